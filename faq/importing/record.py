"""The one record that every reader yields, whatever the file looked like."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

# Three years, the longest cycle that an editor may leave a text alone.
REVIEW_INTERVAL_MONTHS = 36


class FurnitureKind(StrEnum):
    """Lines that belong to the page an article stood on, not to the article."""

    ASK_A_QUESTION = "ask_a_question"
    BYLINE = "byline"
    LAST_REVISION = "last_revision"
    RATING = "rating"
    SHARE = "share"
    CONTACT = "contact"
    TEASER_HEADING = "teaser_heading"
    TEASER = "teaser"


@dataclass(frozen=True, slots=True)
class Furniture:
    """One such line as it was read; `line` counts from 1."""

    kind: FurnitureKind
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Unsure:
    """A line that could be read in more than one way, and how it was read."""

    line: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Rating:
    """What readers of the source page gave; `count` is None where the page does not say."""

    count: int | None
    average: float
    out_of: int


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact line and the language it is written in."""

    language: str
    text: str


@dataclass(frozen=True, slots=True)
class SourceCredit:
    """Credit for the text that an article goes back to: never our author or reviewer."""

    editor: str | None = None
    role: str | None = None
    experience_years: int | None = None
    last_revised: date | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph on one line, without markup."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list; its items carry neither bullets nor numbers. `start` is the first number."""

    ordered: bool
    items: tuple[str, ...]
    line: int
    start: int = 1


Block = Paragraph | ListBlock


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it, in order."""

    heading: str
    line: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Teaser:
    """The start of another article that stood below this one."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TopicRecord:
    """A subject that entries belong to."""

    ref: str
    slug: str
    name: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """Where an entry's statements come from; `published` is a year, a month or a day (ISO)."""

    title: str
    publisher: str = ""
    url: str | None = None
    published: str | None = None
    accessed: date | None = None


@dataclass(frozen=True, slots=True)
class EntryRecord:
    """One question with its answer in Markdown; drafts have no short answer and no sources."""

    ref: str
    language: str
    article: str
    position: int
    slug: str
    question: str
    body: str
    topic: str | None = None
    short_answer: str = ""
    aliases: tuple[str, ...] = ()
    sources: tuple[SourceRecord, ...] = ()
    review_interval_months: int = REVIEW_INTERVAL_MONTHS


@dataclass(frozen=True, slots=True)
class PendingQuestionRecord:
    """A question that waits for an answer; `note` is for editors only."""

    ref: str
    language: str
    question: str
    article: str | None = None
    details: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """An article. `lead` holds its first paragraphs as read, `lead_markdown` ready to be stored.

    From a Markdown file the two differ only in how paragraphs are cut, and `sections`,
    `entries` and what was found on the page are empty.
    """

    ref: str
    language: str
    title: str
    slug: str | None = None
    lead: tuple[str, ...] = ()
    lead_markdown: str = ""
    source: SourceCredit | None = None
    topics: tuple[TopicRecord, ...] = ()
    related: tuple[str, ...] = ()
    entries: tuple[EntryRecord, ...] = ()
    sections: tuple[Section, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    unsure: tuple[Unsure, ...] = ()
    rating: Rating | None = None
    contacts: tuple[Contact, ...] = ()
    teaser: Teaser | None = None


Record = ArticleRecord | EntryRecord | PendingQuestionRecord

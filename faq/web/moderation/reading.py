"""A draft as readers will read it: rendered text, sources, authors, and how old it is."""

from dataclasses import dataclass

from markupsafe import Markup

from faq import markup
from faq.entries.models import Entry
from faq.entries.publishing import SourceText, Text, text_of
from faq.web.references import resolver


@dataclass(frozen=True)
class AsRead:
    """An answer as its readers see it; `text` is what it was made of."""

    text: Text
    language: str
    body: Markup
    sources: tuple[SourceText, ...]
    entry: Entry | None = None

    @property
    def number(self) -> int:
        """The number of the revision; 0 for what is not stored."""
        return self.entry.newest.number if self.entry else 0

    @property
    def authors(self) -> list[str]:
        """The names of everybody who wrote a revision, in the order of their first one."""
        revisions = self.entry.revisions if self.entry else []
        return list(dict.fromkeys(r.author.name for r in revisions if r.author))


def as_read(entry: Entry) -> AsRead:
    """Return the newest revision of the entry as its readers will see it."""
    text = text_of(entry.newest)
    return AsRead(text, entry.language, rendered(text.body, entry.language), text.sources, entry)


def preview(text: Text, language: str) -> AsRead:
    """Return a text that is stored nowhere as its readers would see it."""
    return AsRead(text, language, rendered(text.body, language), text.sources)


def rendered(body: str, language: str) -> Markup:
    """Return the body as safe HTML, with headings from level 3 on, as the question has."""
    return markup.render(
        body, language=language, link=resolver(language, [body]), heading_base=3, id_prefix="answer"
    )

"""The rules that a record must keep, told all at once and each by its key."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from faq.errors import FaqError
from faq.importing import values
from faq.importing.record import (
    ArticleRecord,
    EntryRecord,
    PendingQuestionRecord,
    Record,
    SourceCredit,
    SourceRecord,
    TopicRecord,
)

LANGUAGES = ("en", "ru")

AnyRecord = TypeVar("AnyRecord", ArticleRecord, EntryRecord, PendingQuestionRecord)


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with the value under `key`, such as "sources[2].url"."""

    key: str
    why: str

    def __str__(self) -> str:
        return f"{self.key}: {self.why}"


class InvalidRecord(FaqError):
    """A file could be read, but breaks rules: `mistakes` names every one, `name` the file."""

    def __init__(self, mistakes: Iterable[Mistake], name: str = "") -> None:
        self.mistakes = tuple(mistakes)
        self.name = name
        told = "; ".join(map(str, self.mistakes))
        super().__init__(f"{name}: {told}" if name else told)


def checked(record: AnyRecord) -> AnyRecord:
    """Return `record` unchanged; raises InvalidRecord that names all its mistakes."""
    mistakes = mistakes_in(record)
    if mistakes:
        raise InvalidRecord(mistakes)
    return record


def mistakes_in(record: Record) -> tuple[Mistake, ...]:
    """Return every mistake in `record`, in the order of its keys; empty if it keeps all rules."""
    match record:
        case ArticleRecord():
            found = _article(record)
        case EntryRecord():
            found = _entry(record)
        case PendingQuestionRecord():
            found = _question(record)
    return tuple(Mistake(key, why) for key, why in found if why)


# A rule yields keys with what is wrong there; nothing wrong is an empty text.
_Found = Iterator[tuple[str, str]]


def _article(record: ArticleRecord) -> _Found:
    yield from _identity(record.ref, record.language)
    if record.slug is not None:
        yield "slug", values.slug(record.slug)
    yield "title", values.line(record.title, values.TITLE)
    yield "lead", values.block(record.lead_markdown)
    if record.source is not None:
        yield from _credit(record.source)
    for number, topic in enumerate(record.topics, start=1):
        yield from _topic(topic, f"topics[{number}]")
    yield "topics", values.repeated(topic.ref for topic in record.topics)
    for number, ref in enumerate(record.related, start=1):
        yield f"related[{number}]", values.ref(ref)
    for number, entry in enumerate(record.entries, start=1):
        yield from ((f"entries[{number}].{key}", why) for key, why in _entry(entry))
    yield "entries", values.repeated(entry.ref for entry in record.entries)


def _entry(record: EntryRecord) -> _Found:
    yield from _identity(record.ref, record.language)
    yield "article", values.ref(record.article)
    yield "position", values.between(record.position, 1, 10_000)
    if record.topic is not None:
        yield "topic", values.ref(record.topic)
    yield "slug", values.slug(record.slug)
    yield "question", values.line(record.question, values.TITLE)
    yield "short_answer", values.short(record.short_answer)
    yield "body", values.block(record.body) or ("" if record.body.strip() else "is empty")
    for number, alias in enumerate(record.aliases, start=1):
        yield f"aliases[{number}]", values.line(alias, values.TITLE)
    yield "aliases", values.repeated(record.aliases)
    for number, source in enumerate(record.sources, start=1):
        yield from _source(source, f"sources[{number}]")
    yield "review_interval_months", values.between(record.review_interval_months, 1, 120)


def _question(record: PendingQuestionRecord) -> _Found:
    yield from _identity(record.ref, record.language)
    if record.article is not None:
        yield "article", values.ref(record.article)
    yield "question", values.line(record.question, values.TITLE)
    yield "details", values.block(record.details)
    yield "note", values.text(record.note)


def _identity(ref: str, language: str) -> _Found:
    yield "ref", values.ref(ref)
    yield "language", "" if language in LANGUAGES else f"must be one of {', '.join(LANGUAGES)}"


def _credit(source: SourceCredit) -> _Found:
    for key, value in (("editor", source.editor), ("role", source.role)):
        if value is not None:
            yield f"source.{key}", values.line(value, values.CREDIT)
    if source.experience_years is not None:
        yield "source.experience_years", values.between(source.experience_years, 0, 80)


def _topic(topic: TopicRecord, key: str) -> _Found:
    yield f"{key}.ref", values.ref(topic.ref)
    yield f"{key}.slug", values.slug(topic.slug)
    yield f"{key}.name", values.line(topic.name, values.NAME)
    yield f"{key}.description", values.text(topic.description)


def _source(source: SourceRecord, key: str) -> _Found:
    yield f"{key}.title", values.line(source.title, values.TITLE)
    if source.publisher:
        yield f"{key}.publisher", values.line(source.publisher, values.CREDIT)
    if source.url is not None:
        yield f"{key}.url", values.url(source.url)
    if source.published is not None:
        yield f"{key}.published", values.published(source.published)

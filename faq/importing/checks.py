"""The rules that a record must keep, told all at once and each by its key."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from urllib.parse import urlsplit

from faq.errors import FaqError
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
SHORT_ANSWER_WORDS = 60

# Lengths in characters; the short ones are those of the columns that hold the values.
_NAME, _TITLE, _TEXT, _URL = 120, 300, 100_000, 1000
_CREDIT = 200

_REF = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]*")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")

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
    yield "slug", "" if record.slug is None else _slug(record.slug)
    yield "title", _line(record.title, _TITLE)
    yield "lead", _block(record.lead_markdown)
    if record.source is not None:
        yield from _credit(record.source)
    for number, topic in enumerate(record.topics, start=1):
        yield from _topic(topic, f"topics[{number}]")
    yield "topics", _repeated(topic.ref for topic in record.topics)
    for number, ref in enumerate(record.related, start=1):
        yield f"related[{number}]", _ref(ref)
    for number, entry in enumerate(record.entries, start=1):
        yield from ((f"entries[{number}].{key}", why) for key, why in _entry(entry))
    yield "entries", _repeated(entry.ref for entry in record.entries)


def _entry(record: EntryRecord) -> _Found:
    yield from _identity(record.ref, record.language)
    yield "article", _ref(record.article)
    yield "position", _between(record.position, 1, 10_000)
    yield "topic", "" if record.topic is None else _ref(record.topic)
    yield "slug", _slug(record.slug)
    yield "question", _line(record.question, _TITLE)
    yield "short_answer", _short(record.short_answer)
    yield "body", _block(record.body) or ("" if record.body.strip() else "is empty")
    for number, alias in enumerate(record.aliases, start=1):
        yield f"aliases[{number}]", _line(alias, _TITLE)
    yield "aliases", _repeated(record.aliases)
    for number, source in enumerate(record.sources, start=1):
        yield from _source(source, f"sources[{number}]")
    yield "review_interval_months", _between(record.review_interval_months, 1, 120)


def _question(record: PendingQuestionRecord) -> _Found:
    yield from _identity(record.ref, record.language)
    yield "article", "" if record.article is None else _ref(record.article)
    yield "question", _line(record.question, _TITLE)
    yield "details", _block(record.details)
    yield "note", _text(record.note)


def _identity(ref: str, language: str) -> _Found:
    yield "ref", _ref(ref)
    yield "language", "" if language in LANGUAGES else f"must be one of {', '.join(LANGUAGES)}"


def _credit(source: SourceCredit) -> _Found:
    for key, value in (("editor", source.editor), ("role", source.role)):
        yield f"source.{key}", "" if value is None else _line(value, _CREDIT)
    years = source.experience_years
    yield "source.experience_years", "" if years is None else _between(years, 0, 80)


def _topic(topic: TopicRecord, key: str) -> _Found:
    yield f"{key}.ref", _ref(topic.ref)
    yield f"{key}.slug", _slug(topic.slug)
    yield f"{key}.name", _line(topic.name, _NAME)
    yield f"{key}.description", _text(topic.description)


def _source(source: SourceRecord, key: str) -> _Found:
    yield f"{key}.title", _line(source.title, _TITLE)
    yield f"{key}.publisher", _line(source.publisher, _CREDIT) if source.publisher else ""
    yield f"{key}.url", "" if source.url is None else _url(source.url)
    yield f"{key}.published", "" if source.published is None else _published(source.published)


def _ref(value: str) -> str:
    if _REF.fullmatch(value) is None:
        return "must be Latin letters, digits, dots, hyphens or slashes, and not empty"
    return _long(value, _NAME)


def _slug(value: str) -> str:
    if _SLUG.fullmatch(value) is None:
        return "must be small Latin letters and digits, in words joined by single hyphens"
    return _long(value, _NAME)


def _line(value: str, longest: int) -> str:
    if not value.strip():
        return "is empty"
    if len(value.splitlines()) > 1:
        return "must be on one line"
    return _text(value, longest)


def _short(value: str) -> str:
    words = len(value.split())
    if words > SHORT_ANSWER_WORDS:
        return f"has {words} words, {SHORT_ANSWER_WORDS} are the most"
    return _text(value)


def _text(value: str, longest: int = _TEXT) -> str:
    if _CONTROL.search(value):
        return "holds a control character"
    return _long(value, longest)


def _block(value: str) -> str:
    return _text(value) or "has white space at an end" * (value != value.strip())


def _long(value: str, longest: int) -> str:
    return f"is {len(value)} characters long, {longest} are the most" * (len(value) > longest)


def _between(value: int, least: int, most: int) -> str:
    return "" if least <= value <= most else f"must be from {least} to {most}"


def _repeated(values: Iterable[str]) -> str:
    (value, times), *_ = Counter(values).most_common(1) or [("", 0)]
    return f"{value} stands there twice" if times > 1 else ""


def _url(value: str) -> str:
    try:
        parts = urlsplit(value)
    except ValueError:
        return "is no web address"
    if parts.scheme not in ("http", "https") or not parts.hostname or re.search(r"\s", value):
        return "must be a web address that starts with https:// or http://"
    return _text(value, _URL)


def _published(value: str) -> str:
    shapes: dict[int, Callable[[str], str]] = {4: "{}-01-01".format, 7: "{}-01".format}
    try:
        date.fromisoformat(shapes.get(len(value), str)(value))
    except ValueError:
        return "must be a year, a month or a day, such as 2018, 2018-03 or 2018-03-18"
    return ""

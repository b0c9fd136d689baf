"""Reads and writes Markdown files with front matter: articles, entries, pending questions."""

from collections.abc import Callable, Mapping
from typing import Any

from faq.importing import front_matter
from faq.importing.checks import InvalidRecord, Mistake, mistakes_in
from faq.importing.fields import Reader
from faq.importing.front_matter import FrontMatterError
from faq.importing.record import (
    REVIEW_INTERVAL_MONTHS,
    ArticleRecord,
    EntryRecord,
    PendingQuestionRecord,
    Record,
    SourceCredit,
    SourceRecord,
    TopicRecord,
)
from faq.importing.refusal import UnreadableFile


def read_markdown(text: str, name: str) -> Record:
    """Return the checked record in `text`; `name` names the file in what is raised.

    Raises UnreadableFile where the front matter cannot be read, InvalidRecord with every
    missing, unknown or wrong key otherwise.
    """
    try:
        parts = front_matter.split_front_matter(text.replace("\r\n", "\n").replace("\r", "\n"))
        if parts is None:
            raise FrontMatterError("it has no front matter; the first line must be ---")
        reader = Reader(front_matter.load(parts[0]))
    except FrontMatterError as error:
        raise UnreadableFile(name, str(error)) from error
    kind = reader.text("kind")
    if kind not in _READERS:
        told = Mistake("kind", f"must be one of {', '.join(_READERS)}")
        raise InvalidRecord([told], name)
    record = _READERS[kind](reader, parts[1].strip())
    reader.refuse_the_rest()
    # Rules are not held against a value that could not even be read.
    known = {mistake.key for mistake in reader.mistakes}
    broken = [mistake for mistake in mistakes_in(record) if mistake.key not in known]
    if reader.mistakes or broken:
        raise InvalidRecord([*reader.mistakes, *broken], name)
    return record


def _article(reader: Reader, body: str) -> ArticleRecord:
    paragraphs = [part.strip() for part in body.split("\n\n")]
    return ArticleRecord(
        ref=reader.text("ref"),
        language=reader.text("language"),
        title=reader.text("title"),
        slug=reader.optional_text("slug"),
        lead=tuple(filter(None, paragraphs)),
        lead_markdown=body,
        source=_credit(reader.mapping("source")),
        topics=tuple(map(_topic, reader.mappings("topics"))),
        related=reader.texts("related"),
    )


def _credit(reader: Reader | None) -> SourceCredit | None:
    if reader is None:
        return None
    credit = SourceCredit(
        reader.optional_text("editor"),
        reader.optional_text("role"),
        reader.optional_number("experience_years"),
        reader.optional_day("last_revised"),
    )
    reader.refuse_the_rest()
    return credit


def _topic(reader: Reader) -> TopicRecord:
    topic = TopicRecord(
        reader.text("ref"),
        reader.text("slug"),
        reader.text("name"),
        reader.optional_text("description") or "",
    )
    reader.refuse_the_rest()
    return topic


def _entry(reader: Reader, body: str) -> EntryRecord:
    months = reader.optional_number("review_interval_months")
    return EntryRecord(
        ref=reader.text("ref"),
        language=reader.text("language"),
        article=reader.text("article"),
        position=reader.number("position"),
        slug=reader.text("slug"),
        question=reader.text("question"),
        body=body,
        topic=reader.optional_text("topic"),
        short_answer=reader.optional_text("short_answer") or "",
        aliases=reader.texts("aliases"),
        sources=tuple(map(_source, reader.mappings("sources"))),
        review_interval_months=REVIEW_INTERVAL_MONTHS if months is None else months,
    )


def _source(reader: Reader) -> SourceRecord:
    source = SourceRecord(
        reader.text("title"),
        reader.optional_text("publisher") or "",
        reader.optional_text("url"),
        reader.optional_text("published"),
        reader.optional_day("accessed"),
    )
    reader.refuse_the_rest()
    return source


def _question(reader: Reader, body: str) -> PendingQuestionRecord:
    details = reader.optional_text("details") or ""
    if details and body:
        reader.mistakes.append(Mistake("details", "is given, so nothing may stand below"))
    return PendingQuestionRecord(
        ref=reader.text("ref"),
        language=reader.text("language"),
        question=reader.text("question"),
        article=reader.optional_text("article"),
        details=details or body,
        note=reader.optional_text("note") or "",
    )


_READERS: dict[str, Callable[[Reader, str], Record]] = {
    "article": _article,
    "entry": _entry,
    "question": _question,
}


def write_markdown(record: Record) -> str:
    """Return `record` as the text of a file that reads back as an equal record.

    What an import found on a page (sections, furniture, doubts) has no place in such a file,
    nor have the entries of an article: each is a file of its own.
    """
    match record:
        case ArticleRecord():
            kind, values, body = "article", _article_values(record), record.lead_markdown
        case EntryRecord():
            kind, values, body = "entry", _entry_values(record), record.body
        case PendingQuestionRecord():
            kind, values, body = "question", _question_values(record), ""
    head = front_matter.dump({"kind": kind} | _filled(values))
    return f"---\n{head}---\n{body}\n" if body else f"---\n{head}---\n"


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return `values` without those that are empty, which reading makes empty again."""
    return {key: value for key, value in values.items() if value not in (None, "", (), [], {})}


def _article_values(record: ArticleRecord) -> dict[str, Any]:
    credit = record.source
    return {
        "ref": record.ref,
        "language": record.language,
        "slug": record.slug,
        "title": record.title,
        "source": credit and _fields(credit),
        "topics": [_fields(topic) for topic in record.topics],
        "related": list(record.related),
    }


def _entry_values(record: EntryRecord) -> dict[str, Any]:
    return {
        "ref": record.ref,
        "language": record.language,
        "article": record.article,
        "position": record.position,
        "topic": record.topic,
        "slug": record.slug,
        "question": record.question,
        "short_answer": record.short_answer,
        "aliases": list(record.aliases),
        "review_interval_months": record.review_interval_months,
        "sources": [_fields(source) for source in record.sources],
    }


def _question_values(record: PendingQuestionRecord) -> dict[str, Any]:
    return _fields(record)


def _fields(record: Any) -> dict[str, Any]:
    """Return the fields of a flat record that hold something, by name."""
    return _filled({field: getattr(record, field) for field in record.__slots__})

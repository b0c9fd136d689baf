"""The kinds of records in Markdown files, and the keys that each one is written under."""

from collections.abc import Callable, Mapping
from typing import Any

from faq.importing.checks import Mistake
from faq.importing.markdown.fields import Reader
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
    return None if credit == SourceCredit() else credit


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


READERS: dict[str, Callable[[Reader, str], Record]] = {
    "article": _article,
    "entry": _entry,
    "question": _question,
}


def parts_of(record: Record) -> tuple[dict[str, Any], str]:
    """Return the keys and values of the file that `record` is written to, and its body.

    What is empty has no key, since reading makes it empty again.
    """
    match record:
        case ArticleRecord():
            kind, values, body = "article", _article_values(record), record.lead_markdown
        case EntryRecord():
            kind, values, body = "entry", _entry_values(record), record.body
        case PendingQuestionRecord():
            kind, values, body = "question", _fields(record), ""
    return {"kind": kind} | _filled(values), body


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
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


def _fields(record: Any) -> dict[str, Any]:
    return _filled({field: getattr(record, field) for field in record.__slots__})

"""Articles and topics into the database; once readers can read one, an import holds back."""

from typing import Any

from sqlalchemy import select

from faq.clock import now
from faq.db import db
from faq.entries.models import Article, Entry, Topic
from faq.importing.outcomes import Outcome, Result
from faq.importing.record import ArticleRecord, SourceCredit, TopicRecord
from faq.text import slugify


def load_article(
    article: Article | None, record: ArticleRecord, is_known: bool
) -> tuple[Article, Outcome]:
    """Return the article's row, made or brought up to date, and what was done.

    `is_known` tells that the last import held exactly this. An address once given stays.
    """
    if article is None:
        article = _new_article(record)
        return article, _told(Result.CREATED, record)
    changes = {} if is_known else _changes(article, _values(record))
    if record.furniture and not is_known:
        article.furniture = _furniture(record)
    if not changes:
        return article, _told(Result.UNCHANGED, record)
    if article.published_at is not None:
        return article, _told(Result.HELD_BACK, record, _remark(changes))
    _apply(article, changes)
    article.changed_at = now()
    return article, _told(Result.REVISED, record)


def _new_article(record: ArticleRecord) -> Article:
    article = Article(
        ref=record.ref,
        language=record.language,
        slug=free_slug(Article, record.language, record.slug or slugify(record.title)),
        furniture=_furniture(record),
        **_values(record),
    )
    db.session.add(article)
    db.session.flush()
    return article


def _values(record: ArticleRecord) -> dict[str, Any]:
    credit = record.source or SourceCredit()
    return {
        "title": record.title,
        "lead": record.lead_markdown,
        "source_editor": credit.editor or "",
        "source_role": credit.role or "",
        "source_experience_years": credit.experience_years,
        "source_last_revised": credit.last_revised,
        "related": list(record.related),
    }


def _furniture(record: ArticleRecord) -> list[dict[str, Any]]:
    return [
        {"kind": one.kind.value, "text": one.text, "line": one.line} for one in record.furniture
    ]


def _changes(row: Article | Topic, values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if getattr(row, name) != value}


def _apply(row: Article | Topic, changes: dict[str, Any]) -> None:
    for name, value in changes.items():
        setattr(row, name, value)


def _remark(changes: dict[str, Any]) -> str:
    return f"readers read it, so an editor has to change: {', '.join(sorted(changes))}"


def _told(result: Result, record: ArticleRecord, remark: str = "") -> Outcome:
    return Outcome(result, "article", record.language, record.ref, record.title, remark)


def load_topic(language: str, record: TopicRecord, is_known: bool) -> Outcome:
    """Make the topic or bring it up to date, unless readers can read it already."""
    wanted = select(Topic).where(Topic.language == language, Topic.ref == record.ref)
    topic = db.session.scalar(wanted)
    values = {"name": record.name, "description": record.description}
    if topic is None:
        slug = free_slug(Topic, language, record.slug)
        db.session.add(Topic(ref=record.ref, language=language, slug=slug, **values))
        db.session.flush()
        return Outcome(Result.CREATED, "topic", language, record.ref, record.name)
    changes = {} if is_known else _changes(topic, values)
    result, remark = Result.REVISED if changes else Result.UNCHANGED, ""
    if changes and _has_live_entries(topic):
        result, remark = Result.HELD_BACK, _remark(changes)
    elif changes:
        _apply(topic, changes)
    return Outcome(result, "topic", language, record.ref, record.name, remark)


def _has_live_entries(topic: Topic) -> bool:
    live = select(Entry.id).where(Entry.topic_id == topic.id, Entry.live_revision_id.is_not(None))
    return db.session.scalar(live.limit(1)) is not None


def free_slug(model: type[Article | Entry | Topic], language: str, wanted: str) -> str:
    """Return `wanted`, numbered where another row of this kind has that address already."""
    like = model.slug.startswith(wanted[:60], autoescape=True)
    taken = frozenset(
        db.session.scalars(select(model.slug).where(model.language == language, like))
    )
    return slugify(wanted, taken=taken) if wanted in taken else wanted

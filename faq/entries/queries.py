"""What readers may load: live entries and what they belong to, nothing else."""

from collections.abc import Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload, selectinload

from faq.db import db
from faq.entries.models import Article, ContentGeneration, Entry, Revision, Topic

NEWEST_SHOWN = 6


def _live(language: str) -> Select[Entry]:
    return (
        select(Entry)
        .where(Entry.language == language, Entry.live_revision_id.is_not(None))
        .options(
            joinedload(Entry.live_revision).options(
                selectinload(Revision.sources),
                joinedload(Revision.author),
                joinedload(Revision.approved_by),
            ),
            joinedload(Entry.article),
            joinedload(Entry.topic),
        )
    )


def live_entry(language: str, slug: str) -> Entry | None:
    """Return the live entry at this address, or None."""
    return db.session.scalar(_live(language).where(Entry.slug == slug))


def live_entries_of_article(article: Article) -> Sequence[Entry]:
    """Return the article's live entries in the article's order."""
    wanted = _live(article.language).where(Entry.article_id == article.id)
    return db.session.scalars(wanted.order_by(Entry.position, Entry.id)).all()


def live_entries_of_topic(topic: Topic, *, after: int, limit: int) -> Sequence[Entry]:
    """Return live entries of a topic with an id above `after`, at most `limit`, by id."""
    wanted = _live(topic.language).where(Entry.topic_id == topic.id, Entry.id > after)
    return db.session.scalars(wanted.order_by(Entry.id).limit(limit)).all()


def newest_live_entries(language: str, limit: int = NEWEST_SHOWN) -> Sequence[Entry]:
    """Return the live entries published last, newest first."""
    newest = (Entry.first_published_at.desc(), Entry.id.desc())
    return db.session.scalars(_live(language).order_by(*newest).limit(limit)).all()


def live_article(language: str, slug: str) -> Article | None:
    """Return the published article at this address, or None."""
    return db.session.scalar(_articles(language).where(Article.slug == slug))


def live_articles(language: str, limit: int = NEWEST_SHOWN) -> Sequence[Article]:
    """Return the articles published last, newest first."""
    newest = (Article.published_at.desc(), Article.id.desc())
    return db.session.scalars(_articles(language).order_by(*newest).limit(limit)).all()


def _articles(language: str) -> Select[Article]:
    return select(Article).where(Article.language == language, Article.published_at.is_not(None))


def topic(language: str, slug: str) -> Topic | None:
    """Return the topic at this address, or None."""
    return db.session.scalar(select(Topic).where(Topic.language == language, Topic.slug == slug))


def live_topics(language: str) -> Sequence[Topic]:
    """Return the topics that have live entries, by name."""
    has_live = (
        select(Entry.id)
        .where(Entry.topic_id == Topic.id, Entry.live_revision_id.is_not(None))
        .exists()
    )
    wanted = select(Topic).where(Topic.language == language, has_live)
    return db.session.scalars(wanted.order_by(Topic.name)).all()


def live_slugs(language: str, refs: Sequence[str]) -> dict[str, str]:
    """Return ref -> slug for those of `refs` that are live entries in this language."""
    wanted = select(Entry.ref, Entry.slug).where(
        Entry.language == language, Entry.ref.in_(refs), Entry.live_revision_id.is_not(None)
    )
    return dict(db.session.execute(wanted).all())


def entry_translations(entry: Entry) -> dict[str, str]:
    """Return language -> slug of this live entry in all languages it is live in."""
    wanted = select(Entry.language, Entry.slug).where(
        Entry.ref == entry.ref, Entry.live_revision_id.is_not(None)
    )
    return dict(db.session.execute(wanted).all())


def article_translations(article: Article) -> dict[str, str]:
    """Return language -> slug of this article in all languages it is published in."""
    wanted = select(Article.language, Article.slug).where(
        Article.ref == article.ref, Article.published_at.is_not(None)
    )
    return dict(db.session.execute(wanted).all())


def topic_translations(topic: Topic) -> dict[str, str]:
    """Return language -> slug of this topic in all languages."""
    wanted = select(Topic.language, Topic.slug).where(Topic.ref == topic.ref)
    return dict(db.session.execute(wanted).all())


def generation() -> int:
    """Return the number that every change of public content raises."""
    return db.session.scalar(select(ContentGeneration.number)) or 0

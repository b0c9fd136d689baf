"""Queries for what a page points to: live entries as links, without their text."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Select, func, select

from faq.db import db
from faq.entries.models import Article, Entry, Revision, Topic

# Longer lists beside an answer are not read; longer articles are not written.
OTHERS_SHOWN = 6
MOST_IN_AN_ARTICLE = 200


class Link(NamedTuple):
    """A live entry as a page that points to it needs it."""

    ref: str
    slug: str
    question: str


class Neighbours(NamedTuple):
    """The entries before and after one in its article; None at either end."""

    previous: Link | None
    next: Link | None


def _links(language: str) -> Select[str, str, str]:
    return (
        select(Entry.ref, Entry.slug, Revision.question)
        .join(Revision, Entry.live_revision_id == Revision.id)
        .where(Entry.language == language)
    )


def named(language: str, refs: Sequence[str]) -> list[Link]:
    """Return the live entries among `refs`, in the order of `refs`; those not live are left out."""
    if not refs:
        return []
    rows = db.session.execute(_links(language).where(Entry.ref.in_(refs)))
    found = {row[0]: Link(*row) for row in rows}
    return [found[ref] for ref in refs if ref in found]


def neighbours(entry: Entry) -> Neighbours:
    """Return what stands before and after this live entry in its article."""
    if entry.article_id is None:
        return Neighbours(None, None)
    wanted = _links(entry.language).where(Entry.article_id == entry.article_id)
    ordered = wanted.order_by(Entry.position, Entry.id).limit(MOST_IN_AN_ARTICLE)
    row = [Link(*found) for found in db.session.execute(ordered)]
    place = next((i for i, link in enumerate(row) if link.ref == entry.ref), len(row))
    following = row[place + 1] if place + 1 < len(row) else None
    return Neighbours(row[place - 1] if 0 < place < len(row) else None, following)


def others(entry: Entry) -> list[Link]:
    """Return other live entries of the same topic, else of the same article.

    Those after this one come first, then those before it, so that no entry is always left out.
    """
    if entry.topic_id is not None:
        same = Entry.topic_id == entry.topic_id
    elif entry.article_id is not None:
        same = Entry.article_id == entry.article_id
    else:
        return []
    wanted = _links(entry.language).where(same).limit(OTHERS_SHOWN)
    later = wanted.where(Entry.id > entry.id).order_by(Entry.id)
    earlier = wanted.where(Entry.id < entry.id).order_by(Entry.id.desc())
    rows = [*db.session.execute(later), *db.session.execute(earlier)]
    return [Link(*row) for row in rows[:OTHERS_SHOWN]]


def live_counts(language: str) -> dict[int, int]:
    """Return topic id -> number of its live entries, for the topics that have any."""
    wanted = (
        select(Entry.topic_id, func.count())
        .join(Topic, Entry.topic_id == Topic.id)
        .where(Entry.language == language, Entry.live_revision_id.is_not(None))
        .group_by(Entry.topic_id)
    )
    return {topic: count for topic, count in db.session.execute(wanted) if topic is not None}


def article_counts(articles: Sequence[Article]) -> dict[int, int]:
    """Return article id -> number of its live entries."""
    wanted = (
        select(Entry.article_id, func.count())
        .where(
            Entry.article_id.in_([article.id for article in articles]),
            Entry.live_revision_id.is_not(None),
        )
        .group_by(Entry.article_id)
    )
    return {article: count for article, count in db.session.execute(wanted) if article is not None}

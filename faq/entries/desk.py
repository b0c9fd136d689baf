"""What editors load and readers do not: an entry with every revision, and what can be chosen."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from faq.db import db
from faq.entries.models import Entry, Revision, Topic


def with_revisions(entry_id: int | None) -> Entry | None:
    """Return the entry with its topic, and its revisions with their people; None for None."""
    wanted = select(Entry).where(Entry.id == entry_id)
    people = (joinedload(Revision.author), joinedload(Revision.approved_by))
    options = (joinedload(Entry.topic), selectinload(Entry.revisions).options(*people))
    return None if entry_id is None else db.session.scalar(wanted.options(*options))


def live_choices(language: str) -> Sequence[tuple[int, str]]:
    """Return id and public question of every live entry in this language, by question."""
    wanted = (
        select(Entry.id, Revision.question)
        .join(Entry.live_revision)
        .where(Entry.language == language)
        .order_by(Revision.question, Entry.id)
    )
    return db.session.execute(wanted).all()


def topics(language: str) -> Sequence[Topic]:
    """Return every topic in this language, with or without entries, by name."""
    wanted = select(Topic).where(Topic.language == language)
    return db.session.scalars(wanted.order_by(Topic.name, Topic.id)).all()

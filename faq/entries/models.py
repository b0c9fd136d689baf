"""What readers read: articles, topics, entries, their revisions and sources."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from faq.clock import now
from faq.db import Model, stored_enum
from faq.people.models import Person


class Significance(StrEnum):
    """How much a change means; only a clinical one needs a second person."""

    TYPO = "typo"
    WORDING = "wording"
    CLINICAL = "clinical"


class Topic(Model):
    """A subject that entries belong to, in one language."""

    __tablename__ = "topic"
    __table_args__ = (UniqueConstraint("language", "ref"), UniqueConstraint("language", "slug"))

    id: Mapped[int] = mapped_column(primary_key=True)
    # The same in all languages: it ties translations together.
    ref: Mapped[str] = mapped_column(String(120))
    language: Mapped[str] = mapped_column(String(2))
    slug: Mapped[str] = mapped_column(String(120))
    name: Mapped[str] = mapped_column(String(120))
    description: Mapped[str] = mapped_column(Text, default="")


class Article(Model):
    """An article in one language: a lead, and entries in an order."""

    __tablename__ = "article"
    __table_args__ = (UniqueConstraint("language", "ref"), UniqueConstraint("language", "slug"))

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(120))
    language: Mapped[str] = mapped_column(String(2))
    slug: Mapped[str] = mapped_column(String(120))
    title: Mapped[str] = mapped_column(String(300))
    lead: Mapped[str] = mapped_column(Text, default="")
    # Credit for the text that this article goes back to: never our author or reviewer.
    source_editor: Mapped[str] = mapped_column(String(200), default="")
    source_role: Mapped[str] = mapped_column(String(200), default="")
    source_experience_years: Mapped[int | None]
    source_last_revised: Mapped[date | None]
    related: Mapped[list[str]] = mapped_column(JSON, default=list)
    # What an import recognised as furniture: [{"kind", "text", "line"}]. Kept, not shown.
    furniture: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    # Digest of the imported record, so that importing it again changes nothing.
    import_digest: Mapped[str] = mapped_column(String(64), default="")
    published_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = mapped_column(default=now)
    changed_at: Mapped[datetime] = mapped_column(default=now)

    entries: Mapped[list["Entry"]] = relationship(
        back_populates="article", order_by="Entry.position, Entry.id"
    )


class Entry(Model):
    """One question with its answer, in one language. Live while it has a live revision."""

    __tablename__ = "entry"
    __table_args__ = (UniqueConstraint("language", "ref"), UniqueConstraint("language", "slug"))

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(120))
    language: Mapped[str] = mapped_column(String(2))
    slug: Mapped[str] = mapped_column(String(120))
    article_id: Mapped[int | None] = mapped_column(ForeignKey("article.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    topic_id: Mapped[int | None] = mapped_column(ForeignKey("topic.id"), index=True)
    live_revision_id: Mapped[int | None] = mapped_column(
        ForeignKey("revision.id", use_alter=True), unique=True
    )
    review_interval_months: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(default=now)
    first_published_at: Mapped[datetime | None] = mapped_column(index=True)
    # The day when the live text last changed, and the day when all of it was last reviewed.
    changed_at: Mapped[datetime | None]
    reviewed_at: Mapped[datetime | None]

    article: Mapped[Article | None] = relationship(back_populates="entries")
    topic: Mapped[Topic | None] = relationship()
    live_revision: Mapped["Revision | None"] = relationship(
        foreign_keys=[live_revision_id], post_update=True
    )
    revisions: Mapped[list["Revision"]] = relationship(
        back_populates="entry",
        foreign_keys="Revision.entry_id",
        order_by="Revision.number",
        cascade="all, delete-orphan",
    )

    @property
    def is_live(self) -> bool:
        """Whether readers can read it."""
        return self.live_revision_id is not None

    @property
    def newest(self) -> "Revision":
        """The revision with the highest number, live or not."""
        return self.revisions[-1]


class Revision(Model):
    """One exact text of an entry. Approval belongs to it and to no other text."""

    __tablename__ = "revision"
    __table_args__ = (UniqueConstraint("entry_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"))
    number: Mapped[int]
    question: Mapped[str] = mapped_column(String(300))
    short_answer: Mapped[str] = mapped_column(Text, default="")
    body: Mapped[str] = mapped_column(Text, default="")
    aliases: Mapped[list[str]] = mapped_column(JSON, default=list)
    significance: Mapped[Significance] = mapped_column(
        stored_enum(Significance, "significance"), default=Significance.CLINICAL
    )
    # None: an import or the bundled demo, which has no author on the team.
    author_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime] = mapped_column(default=now)
    # SHA-256 of exactly the text, as `publishing.digest` makes it.
    digest: Mapped[str] = mapped_column(String(64))
    approved_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    approved_at: Mapped[datetime | None]
    # Why it was published without a second person; shown to readers in words.
    unreviewed_reason: Mapped[str] = mapped_column(String(200), default="")

    entry: Mapped[Entry] = relationship(back_populates="revisions", foreign_keys=[entry_id])
    author: Mapped[Person | None] = relationship(foreign_keys=[author_id])
    approved_by: Mapped[Person | None] = relationship(foreign_keys=[approved_by_id])
    sources: Mapped[list["Source"]] = relationship(
        order_by="Source.position", cascade="all, delete-orphan", lazy="selectin"
    )


class Source(Model):
    """Where a revision's statements come from."""

    __tablename__ = "source"

    id: Mapped[int] = mapped_column(primary_key=True)
    revision_id: Mapped[int] = mapped_column(
        ForeignKey("revision.id", ondelete="CASCADE"), index=True
    )
    position: Mapped[int]
    title: Mapped[str] = mapped_column(String(300))
    publisher: Mapped[str] = mapped_column(String(200), default="")
    url: Mapped[str] = mapped_column(String(1000), default="")
    # As the source gives it: a year, a month or a day.
    published: Mapped[str] = mapped_column(String(20), default="")
    accessed: Mapped[date | None]


class EntryAction(StrEnum):
    """What happened to an entry."""

    IMPORTED = "imported"
    REVISED = "revised"
    PUBLISHED = "published"


class EntryEvent(Model):
    """One thing that happened to an entry. Never changed, never deleted by hand."""

    __tablename__ = "entry_event"

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"), index=True)
    action: Mapped[EntryAction] = mapped_column(stored_enum(EntryAction, "entry_action"))
    revision_number: Mapped[int | None]
    # None: the site itself, by an import.
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(default=now)

    person: Mapped[Person | None] = relationship()


class ContentGeneration(Model):
    """One row: a number that every change of public content raises."""

    __tablename__ = "content_generation"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(default=1)

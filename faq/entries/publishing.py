"""Writing revisions and making one of them the text that readers read."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta

from sqlalchemy import select, update

from faq.clock import now
from faq.db import db
from faq.entries.models import (
    ContentGeneration,
    Entry,
    EntryAction,
    EntryEvent,
    Revision,
    Significance,
    Source,
)
from faq.people.models import Person
from faq.text import slugify

DAYS_IN_MONTH = 365.25 / 12


@dataclass(frozen=True)
class SourceText:
    """One source as an editor gives it; `published` as precise as the source itself is."""

    title: str
    publisher: str = ""
    url: str = ""
    published: str = ""
    accessed: date | None = None


@dataclass(frozen=True)
class Text:
    """All that a reader reads of an entry, and so all that an approval is about."""

    question: str
    short_answer: str = ""
    body: str = ""
    aliases: tuple[str, ...] = ()
    sources: tuple[SourceText, ...] = field(default=())


def digest(text: Text) -> str:
    """Return SHA-256, in hex, of the text as JSON: sorted keys, UTF-8, no spaces."""
    whole = json.dumps(
        asdict(text), sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str
    )
    return hashlib.sha256(whole.encode()).hexdigest()


def text_of(revision: Revision) -> Text:
    """Return the revision's text, as it was given to `revise`."""
    sources = tuple(
        SourceText(s.title, s.publisher, s.url, s.published, s.accessed) for s in revision.sources
    )
    return Text(
        revision.question,
        revision.short_answer,
        revision.body,
        tuple(revision.aliases),
        sources,
    )


def start(language: str, text: Text, *, by: Person | None, ref: str, slug: str = "") -> Entry:
    """Add an entry that is not live, with its first revision.

    Without a slug it gets its address when it is published: a first draft may still hold words
    that must not stand in an address.
    """
    entry = Entry(ref=ref, language=language, slug=slug or _no_slug_yet(ref))
    db.session.add(entry)
    revise(entry, text, by=by, action=EntryAction.REVISED if by else EntryAction.IMPORTED)
    return entry


def _no_slug_yet(ref: str) -> str:
    return f"draft-{slugify(ref)}"


def free_slug(language: str, question: str) -> str:
    """Return an address for the question that no entry in this language has."""
    wanted = slugify(question)
    # A number at the end shortens what stands before it.
    like = Entry.slug.startswith(wanted[: len(wanted) - 10 or None], autoescape=True)
    taken = db.session.scalars(select(Entry.slug).where(Entry.language == language, like))
    return slugify(question, taken=frozenset(taken))


def revise(
    entry: Entry,
    text: Text,
    *,
    by: Person | None,
    significance: Significance = Significance.CLINICAL,
    action: EntryAction = EntryAction.REVISED,
) -> Revision:
    """Add a draft revision with this text, unless the newest one already says the same."""
    if entry.revisions and entry.newest.digest == digest(text):
        return entry.newest
    revision = Revision(
        number=entry.newest.number + 1 if entry.revisions else 1,
        question=text.question,
        short_answer=text.short_answer,
        body=text.body,
        aliases=list(text.aliases),
        significance=significance,
        author=by,
        digest=digest(text),
        sources=_source_rows(text.sources),
    )
    entry.revisions.append(revision)
    _record(entry, action, revision, by)
    return revision


def _source_rows(sources: Sequence[SourceText]) -> list[Source]:
    return [Source(position=place, **asdict(source)) for place, source in enumerate(sources, 1)]


def approve(revision: Revision, *, by: Person | None, unreviewed_reason: str = "") -> None:
    """Mark exactly this revision as approved, or say in words why nobody else checked it."""
    revision.approved_at = now()
    revision.approved_by = None if unreviewed_reason else by
    revision.unreviewed_reason = unreviewed_reason


def make_live(revision: Revision, *, by: Person | None) -> None:
    """Make an approved revision the one that readers read."""
    entry, moment = revision.entry, now()
    entry.live_revision = revision
    if entry.slug == _no_slug_yet(entry.ref):
        entry.slug = free_slug(entry.language, revision.question)
    entry.first_published_at = entry.first_published_at or moment
    entry.changed_at = moment
    if revision.approved_by is not None and revision.significance is Significance.CLINICAL:
        entry.reviewed_at = revision.approved_at
    _record(entry, EntryAction.PUBLISHED, revision, by)
    raise_generation()


def _record(entry: Entry, action: EntryAction, revision: Revision, by: Person | None) -> None:
    # The entry may have no id yet; flushing gives it one, and the revision its number's row.
    db.session.flush()
    db.session.add(
        EntryEvent(entry_id=entry.id, action=action, revision_number=revision.number, person=by)
    )


def raise_generation() -> None:
    """Tell every process that public pages have changed, when this transaction commits."""
    raised = db.session.scalars(
        update(ContentGeneration)
        .values(number=ContentGeneration.number + 1)
        .returning(ContentGeneration.id)
    )
    if raised.first() is None:
        db.session.add(ContentGeneration(id=1, number=1))


def review_due(entry: Entry, default_months: int) -> date | None:
    """Return the day when the entry's next review is due; None before any review."""
    if entry.reviewed_at is None:
        return None
    months = entry.review_interval_months or default_months
    return (entry.reviewed_at + timedelta(days=months * DAYS_IN_MONTH)).date()

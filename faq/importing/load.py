"""Validated records into the database, again and again: only what changed becomes a new draft.

What readers can read already stays as it is. An import never publishes: a changed text waits as a
draft revision, and an article's own lines, which have no drafts, are held back once it is public.
"""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import select

from faq.db import db
from faq.entries import publishing
from faq.entries.models import Article, Entry, EntryAction, EntryEvent, Topic
from faq.importing.articles import free_slug, load_article, load_topic
from faq.importing.batches import Batch, CannotLoad, Named, batches_of
from faq.importing.outcomes import LoadReport, Outcome, Result, in_order, question_waits
from faq.importing.record import REVIEW_INTERVAL_MONTHS, EntryRecord
from faq.importing.texts import is_settled, text_of_record

__all__ = ["CannotLoad", "LoadReport", "Result", "load"]

BEHIND = "an editor's newer text is now behind it"


def load(files: Iterable[Named]) -> LoadReport:
    """Bring the records into the database; the caller commits, or rolls back for a dry run.

    `files` may come in any order. Raises CannotLoad, naming the file, for an entry whose article
    or topic is unknown, or whose reference is taken by another article.
    """
    batches, waiting = batches_of(files)
    outcomes = []
    # All articles first: an entry may name an article or topic that a later file brings.
    loads = [_Load(batch) for batch in batches]
    for step in (_Load.article_and_topics, _Load.entries):
        outcomes += [outcome for one in loads for outcome in step(one)]
    outcomes += map(question_waits, waiting)
    db.session.flush()
    return LoadReport(in_order(outcomes), tuple(waiting))


class _Load:
    """The load of one batch, in two steps."""

    def __init__(self, batch: Batch) -> None:
        self.batch = batch
        self.row = _article(batch.language, batch.ref)
        # The same files as last time have nothing to say about what editors arranged since.
        self.is_known = self.row is not None and self.row.import_digest == batch.digest
        self.held_back = False

    def article_and_topics(self) -> Iterator[Outcome]:
        record = self.batch.article
        if record is None:
            return
        self.row, told = load_article(self.row, record, self.is_known)
        topics = [load_topic(record.language, topic, self.is_known) for topic in record.topics]
        self.held_back = Result.HELD_BACK in {told.result, *(topic.result for topic in topics)}
        yield told
        yield from topics

    def entries(self) -> Iterator[Outcome]:
        batch = self.batch
        if self.row is None:
            raise CannotLoad(batch.entries[0][0], _no_such_article(batch))
        for name, record in batch.entries:
            yield _load_entry(self.row, name, record, self.is_known)
        if batch.article is None or not batch.entries:
            return
        yield from _vanished(self.row, [record.ref for _, record in batch.entries])
        if not self.held_back:
            self.row.import_digest = batch.digest


def _article(language: str, ref: str) -> Article | None:
    return db.session.scalar(
        select(Article).where(Article.language == language, Article.ref == ref)
    )


def _no_such_article(batch: Batch) -> str:
    return f"its article {batch.ref} ({batch.language}) is neither among the files nor on the site"


def _load_entry(article: Article, name: str, record: EntryRecord, is_known: bool) -> Outcome:
    text = text_of_record(record)
    topic = _topic(name, record)
    known = select(Entry).where(Entry.language == record.language, Entry.ref == record.ref)
    entry = db.session.scalar(known)
    if entry is None:
        slug = free_slug(Entry, record.language, record.slug)
        entry = publishing.start(record.language, text, by=None, ref=record.ref, slug=slug)
        entry.article = article
        _place(entry, record, topic)
        return _told(Result.CREATED, record)
    if entry.article is not article:
        raise CannotLoad(name, f"the reference {record.ref} is taken by another article's entry")
    if is_known:
        return _told(Result.UNCHANGED, record)
    remark = "moved" if _arrange(entry, record, topic) else ""
    if is_settled(entry, text):
        return _told(Result.UNCHANGED, record, remark)
    if entry.newest.author_id is not None and entry.newest is not entry.live_revision:
        remark = BEHIND
    publishing.revise(entry, text, by=None, action=EntryAction.IMPORTED)
    return _told(Result.REVISED, record, remark)


def _told(result: Result, record: EntryRecord, remark: str = "") -> Outcome:
    return Outcome(result, "entry", record.language, record.ref, record.question, remark)


def _topic(name: str, record: EntryRecord) -> Topic | None:
    if record.topic is None:
        return None
    wanted = select(Topic).where(Topic.language == record.language, Topic.ref == record.topic)
    topic = db.session.scalar(wanted)
    if topic is None:
        raise CannotLoad(name, f"its topic {record.topic} ({record.language}) is not known")
    return topic


def _arrange(entry: Entry, record: EntryRecord, topic: Topic | None) -> bool:
    """Put the entry where the record says; return whether it stood elsewhere before."""
    months = entry.review_interval_months or REVIEW_INTERVAL_MONTHS
    stands = (max(entry.position, 1), entry.topic, months)
    if stands == (record.position, topic or entry.topic, record.review_interval_months):
        return False
    _place(entry, record, topic)
    if entry.is_live:
        publishing.raise_generation()
    return True


def _place(entry: Entry, record: EntryRecord, topic: Topic | None) -> None:
    entry.position = record.position
    entry.topic = topic or entry.topic
    entry.review_interval_months = record.review_interval_months


def _vanished(article: Article, refs: Sequence[str]) -> Iterator[Outcome]:
    """Yield the imported entries of the article that the files no longer hold."""
    imported = select(EntryEvent.id).where(
        EntryEvent.entry_id == Entry.id, EntryEvent.action == EntryAction.IMPORTED
    )
    wanted = select(Entry).where(
        Entry.article_id == article.id, Entry.ref.not_in(refs), imported.exists()
    )
    for entry in db.session.scalars(wanted.order_by(Entry.position, Entry.id)):
        remark = "still live" if entry.is_live else "still a draft"
        question = (entry.live_revision or entry.newest).question
        yield Outcome(
            Result.VANISHED, "entry", entry.language, entry.ref, question, f"{remark}, kept"
        )

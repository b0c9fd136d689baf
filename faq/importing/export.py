"""Everything on the site back into Markdown files that an import reads without a change."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from faq.db import db
from faq.entries.models import Article, Entry, Revision, Topic
from faq.importing.checks import mistakes_in
from faq.importing.markdown import write_markdown
from faq.importing.record import (
    REVIEW_INTERVAL_MONTHS,
    ArticleRecord,
    EntryRecord,
    SourceCredit,
    SourceRecord,
    TopicRecord,
)


@dataclass(frozen=True)
class Exported:
    """What an export wrote: the files, why some could not be read back, and what was left out.

    left_out: the entries that belong to no article, for which the format has no place.
    """

    files: tuple[Path, ...]
    faults: tuple[str, ...]
    left_out: int


def export(folder: Path) -> Exported:
    """Write each article and each of its entries to a file, in one folder per language.

    An entry's live text is written, or its newest draft where it is not live. Files of the same
    name are overwritten, others left alone. Raises OSError where the folder cannot be written.
    """
    files, faults = [], []
    for path, record in files_of(folder):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(write_markdown(record), encoding="utf-8", newline="\n")
        files.append(path)
        faults += [f"{path.name}: {mistake}" for mistake in mistakes_in(record)]
    alone = select(func.count(Entry.id)).where(Entry.article_id.is_(None))
    return Exported(tuple(files), tuple(faults), db.session.scalar(alone) or 0)


def files_of(folder: Path) -> Iterator[tuple[Path, ArticleRecord | EntryRecord]]:
    """Yield each record with the path of its file; a dot, which no address has, parts the name."""
    unused = _unused_topics()
    wanted = select(Article).order_by(Article.language, Article.ref)
    for article in db.session.scalars(wanted).all():
        place = folder / article.language
        entries = _entries(article)
        # A topic without entries goes with the first article of its language.
        yield (
            place / f"{article.slug}.md",
            article_record(article, entries, unused.pop(article.language, [])),
        )
        for entry in entries:
            record = entry_record(article, entry)
            yield place / f"{article.slug}.{record.position:02}.{entry.slug}.md", record


def _entries(article: Article) -> Sequence[Entry]:
    wanted = (
        select(Entry)
        .where(Entry.article_id == article.id)
        .options(selectinload(Entry.revisions), selectinload(Entry.topic))
        .order_by(Entry.position, Entry.id)
    )
    return db.session.scalars(wanted).all()


def _unused_topics() -> dict[str, list[Topic]]:
    in_article = select(Entry.id).where(Entry.topic_id == Topic.id, Entry.article_id.is_not(None))
    unused: dict[str, list[Topic]] = {}
    for topic in db.session.scalars(select(Topic).where(~in_article.exists())):
        unused.setdefault(topic.language, []).append(topic)
    return unused


def article_record(
    article: Article, entries: Sequence[Entry], topics: Sequence[Topic]
) -> ArticleRecord:
    """Return the article as an import would read it, with its entries' topics and these."""
    used = {entry.topic for entry in entries if entry.topic} | set(topics)
    credit = SourceCredit(
        article.source_editor or None,
        article.source_role or None,
        article.source_experience_years,
        article.source_last_revised,
    )
    return ArticleRecord(
        ref=article.ref,
        language=article.language,
        title=article.title,
        slug=article.slug,
        lead_markdown=article.lead,
        source=credit if credit != SourceCredit() else None,
        topics=tuple(
            TopicRecord(topic.ref, topic.slug, topic.name, topic.description)
            for topic in sorted(used, key=lambda topic: topic.ref)
        ),
        related=tuple(article.related),
    )


def entry_record(article: Article, entry: Entry) -> EntryRecord:
    """Return the entry as an import would read it: the live text, else the newest draft."""
    revision = entry.live_revision or entry.newest
    return EntryRecord(
        ref=entry.ref,
        language=entry.language,
        article=article.ref,
        position=max(entry.position, 1),
        slug=entry.slug,
        question=revision.question,
        body=revision.body,
        topic=entry.topic.ref if entry.topic else None,
        short_answer=revision.short_answer,
        aliases=tuple(revision.aliases),
        sources=tuple(_sources(revision)),
        review_interval_months=entry.review_interval_months or REVIEW_INTERVAL_MONTHS,
    )


def _sources(revision: Revision) -> Iterator[SourceRecord]:
    for source in revision.sources:
        yield SourceRecord(
            source.title,
            source.publisher,
            source.url or None,
            source.published or None,
            source.accessed,
        )

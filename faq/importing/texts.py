"""What a record says to readers, and whether the site has heard it before."""

from collections.abc import Iterator
from dataclasses import replace

from faq.entries import publishing
from faq.entries.models import Entry, Revision
from faq.entries.publishing import SourceText, Text
from faq.importing.record import EntryRecord


def text_of_record(record: EntryRecord) -> Text:
    """Return what a reader would read of this record."""
    sources = tuple(
        SourceText(s.title, s.publisher, s.url or "", s.published or "", s.accessed)
        for s in record.sources
    )
    return Text(record.question, record.short_answer, record.body, record.aliases, sources)


def is_settled(entry: Entry, text: Text) -> bool:
    """Tell whether a file with this text brings nothing new.

    It says what the last import said, whatever editors made of it since, or what is live, or
    what the newest draft says. An older text that comes back is news.
    """
    return any(_says_the_same(revision, text) for revision in _heard(entry))


def _heard(entry: Entry) -> Iterator[Revision]:
    imported = [revision for revision in entry.revisions if revision.author_id is None]
    yield from imported[-1:]
    yield entry.newest
    if entry.live_revision is not None:
        yield entry.live_revision


def _says_the_same(revision: Revision, text: Text) -> bool:
    same = revision.digest == publishing.digest(text)
    return same or _tidy(publishing.text_of(revision)) == _tidy(text)


def _tidy(text: Text) -> Text:
    """Return the text without the white space at its ends, which no file keeps."""
    return replace(
        text,
        question=text.question.strip(),
        short_answer=text.short_answer.strip(),
        body=text.body.strip(),
    )

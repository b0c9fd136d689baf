"""Records sorted by the article they belong to, whatever order their files came in."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field

from faq.errors import FaqError
from faq.importing.record import ArticleRecord, EntryRecord, PendingQuestionRecord, Record

# A record and the name of the file that it was read from.
Named = tuple[str, Record]

KINDS: dict[type[Record], str] = {
    ArticleRecord: "article",
    EntryRecord: "entry",
    PendingQuestionRecord: "question",
}


class CannotLoad(FaqError):
    """The record in the file `name` is sound by itself, but does not fit what is there."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name}: {why}")
        self.name = name
        self.why = why


@dataclass
class Batch:
    """What one call knows of one article: its record, if it is there, and its entries."""

    language: str
    ref: str
    article: ArticleRecord | None = None
    entries: list[tuple[str, EntryRecord]] = field(default_factory=list)

    @property
    def digest(self) -> str:
        """SHA-256, in hex, of everything in the batch, independent of the order of files."""
        records = [self.article, *(record for _, record in self.entries)]
        whole = json.dumps(
            [asdict(record) for record in records if record], sort_keys=True, default=str
        )
        return hashlib.sha256(whole.encode()).hexdigest()


def batches_of(files: Iterable[Named]) -> tuple[list[Batch], list[PendingQuestionRecord]]:
    """Return the articles with their entries by position, and the questions that wait.

    Raises CannotLoad when two files hold the same record.
    """
    batches: dict[tuple[str, str], Batch] = {}
    waiting: list[PendingQuestionRecord] = []
    seen: dict[tuple[str, str, str], str] = {}
    for name, record in files:
        _refuse_twice(seen, name, record)
        match record:
            case ArticleRecord(ref=ref, language=language):
                batch = batches.setdefault((language, ref), Batch(language, ref))
                batch.article = record
                for entry in record.entries:
                    _refuse_twice(seen, name, entry)
                    batch.entries.append((name, entry))
            case EntryRecord(article=ref, language=language):
                batch = batches.setdefault((language, ref), Batch(language, ref))
                batch.entries.append((name, record))
            case PendingQuestionRecord():
                waiting.append(record)
    for batch in batches.values():
        batch.entries.sort(key=lambda named: (named[1].position, named[1].ref))
    return [batches[key] for key in sorted(batches)], waiting


def _refuse_twice(seen: dict[tuple[str, str, str], str], name: str, record: Record) -> None:
    key = (KINDS[type(record)], record.language, record.ref)
    if key in seen:
        raise CannotLoad(name, f"{' '.join(key)} stands in {seen[key]} already")
    seen[key] = name

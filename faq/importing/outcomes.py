"""What became of each record of an import, for people and programs to read."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from faq.importing.record import PendingQuestionRecord


class Result(StrEnum):
    """What an import did with one record."""

    CREATED = "created"
    REVISED = "revised"
    UNCHANGED = "unchanged"
    HELD_BACK = "held_back"
    """Readers would see the change at once, so an editor has to make it."""
    VANISHED = "vanished"
    """On the site, but no longer among the files; nothing was deleted."""
    LEFT_OUT = "left_out"
    """A question without an answer: it waits for one in the queue and is no entry."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One record and its result; `what` is "article", "topic", "entry" or "question"."""

    result: Result
    what: str
    language: str
    ref: str
    title: str
    remark: str = ""

    def __str__(self) -> str:
        remark = f" ({self.remark})" if self.remark else ""
        name = f"{self.what} {self.language} {self.ref}"
        return f"{self.result.replace('_', ' ')}: {name}: {self.title}{remark}"


@dataclass(frozen=True, slots=True)
class LoadReport:
    """Everything that one import did, article by article, and the questions it left out."""

    outcomes: tuple[Outcome, ...]
    waiting: tuple[PendingQuestionRecord, ...] = ()

    def only(self, *results: Result) -> list[Outcome]:
        """Return the outcomes with one of these results."""
        return [outcome for outcome in self.outcomes if outcome.result in results]

    def count(self, result: Result, what: str = "entry") -> int:
        """Return how many records of this kind had this result."""
        return sum(outcome.what == what for outcome in self.only(result))

    def as_json(self) -> dict[str, Any]:
        """Return the report as JSON can hold it."""
        return {
            "counts": {result.value: len(self.only(result)) for result in Result},
            "outcomes": [asdict(outcome) for outcome in self.outcomes],
        }


def question_waits(record: PendingQuestionRecord) -> Outcome:
    """Return the outcome of a question that no import answers."""
    return Outcome(
        Result.LEFT_OUT,
        "question",
        record.language,
        record.ref,
        record.question,
        "a question stub is not an entry",
    )


def in_order(outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """Return the outcomes with those first that a person should look at."""
    looked_at = (Result.HELD_BACK, Result.VANISHED, Result.LEFT_OUT)
    return tuple(sorted(outcomes, key=lambda outcome: outcome.result not in looked_at))

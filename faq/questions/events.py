"""What happened to a question: appended, read, never changed."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import ForeignKey, String, Text, event
from sqlalchemy.orm import Mapped, Mapper, mapped_column, relationship

from faq.clock import now
from faq.db import Model, stored_enum
from faq.errors import FaqError
from faq.people.models import Person
from faq.questions.lifecycle import Status

if TYPE_CHECKING:
    from faq.questions.models import Question


class QuestionEvent(Model):
    """One thing that happened to a question. Holds no asker's words; never changed."""

    __tablename__ = "question_event"

    id: Mapped[int] = mapped_column(primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"), index=True)
    # A MoveName, or what is recorded without a move: "submit", "mark_urgent", "read_original".
    move: Mapped[str] = mapped_column(String(32))
    before: Mapped[Status | None] = mapped_column(stored_enum(Status, "event_before"))
    after: Mapped[Status] = mapped_column(stored_enum(Status, "event_after"))
    # "staff", "asker", "upkeep" or "operator".
    capacity: Mapped[str] = mapped_column(String(10))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    reason: Mapped[str] = mapped_column(String(40), default="")
    # What staff wrote about it, for staff.
    note: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime] = mapped_column(default=now)

    person: Mapped[Person | None] = relationship()


class EventsAreForever(FaqError):
    """Somebody tried to change an event."""


@event.listens_for(QuestionEvent, "before_update")
def _refuse_change(_mapper: Mapper[Any], _connection: Any, _target: QuestionEvent) -> None:
    raise EventsAreForever


def record(
    question: "Question", what: str, *, by: Person | None, capacity: str, note: str = ""
) -> QuestionEvent:
    """Append an event that is not a move, such as marking a question urgent."""
    happened = QuestionEvent(
        move=what,
        before=question.status,
        after=question.status,
        person=by,
        capacity=capacity,
        note=note,
    )
    question.events.append(happened)
    return happened

"""A question, what belongs to it, and the one way its status changes."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column, relationship

from faq.clock import now
from faq.db import Model, stored_enum
from faq.entries.models import Entry, Revision
from faq.errors import NotAllowed, Stale, WrongState
from faq.people.models import Person
from faq.questions.capacities import By, capacities, person_of
from faq.questions.consents import ConsentKind
from faq.questions.events import EventsAreForever, QuestionEvent, record
from faq.questions.lifecycle import MOVES, OPEN, OUTCOMES, MoveName, Status, moves_from, target_of
from faq.questions.reasons import DeclineReason

__all__ = [
    "Consent", "Contact", "EventsAreForever", "Message", "Note", "Original", "Question",
    "QuestionEvent", "record",
]  # fmt: skip


class Question(Model):
    """What somebody asked, and where it stands. Says nothing about who asked."""

    __tablename__ = "question"
    __table_args__ = (Index("ix_question_queue", "status", "waiting_since", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    _status: Mapped[Status] = mapped_column(
        "status", stored_enum(Status, "question_status"), default=Status.SUBMITTED
    )
    # Counts changes; a form carries it, so that nobody acts on what they have not seen.
    version: Mapped[int] = mapped_column()
    language: Mapped[str] = mapped_column(String(2))
    urgent: Mapped[bool] = mapped_column(default=False)
    about: Mapped[str] = mapped_column(String(10), default="")
    age_band: Mapped[str] = mapped_column(String(10), default="")
    may_publish: Mapped[bool]
    # HMAC of the follow code. Unique: the same send, repeated, meets this row.
    code_digest: Mapped[str | None] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime] = mapped_column(default=now)
    changed_at: Mapped[datetime] = mapped_column(default=now)
    # Since when it waits for the team in its present state.
    waiting_since: Mapped[datetime] = mapped_column(default=now)
    closed_at: Mapped[datetime | None] = mapped_column(index=True)

    holder_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    held_since: Mapped[datetime | None]
    # The entry that was written to answer it, as a draft or published.
    entry_id: Mapped[int | None] = mapped_column(ForeignKey("entry.id"), index=True)
    # A live entry that the asker was pointed to instead.
    pointed_to_id: Mapped[int | None] = mapped_column(ForeignKey("entry.id"), index=True)
    # False: the answer is shown to the asker only and never becomes a public entry.
    stands_alone: Mapped[bool] = mapped_column(default=True)
    # The exact text that was approved as the answer.
    answer_id: Mapped[int | None] = mapped_column(ForeignKey("revision.id"))
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("question.id"), index=True)
    decline_reason: Mapped[DeclineReason | None] = mapped_column(
        stored_enum(DeclineReason, "decline_reason")
    )
    # What the team adds for the asker, in general words.
    outcome_note: Mapped[str] = mapped_column(Text, default="")

    # The mapper reads this from the class itself.
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it so.

    original: Mapped["Original | None"] = relationship(cascade="all, delete-orphan")
    contact: Mapped["Contact | None"] = relationship(cascade="all, delete-orphan")
    consents: Mapped[list["Consent"]] = relationship(cascade="all, delete-orphan")
    messages: Mapped[list["Message"]] = relationship(
        cascade="all, delete-orphan", order_by="Message.id"
    )
    notes: Mapped[list["Note"]] = relationship(cascade="all, delete-orphan", order_by="Note.id")
    events: Mapped[list["QuestionEvent"]] = relationship(order_by="QuestionEvent.id")
    holder: Mapped[Person | None] = relationship()
    entry: Mapped[Entry | None] = relationship(foreign_keys=[entry_id])
    pointed_to: Mapped[Entry | None] = relationship(foreign_keys=[pointed_to_id])
    answer: Mapped[Revision | None] = relationship()
    merged_into: Mapped["Question | None"] = relationship(remote_side=[id], back_populates="merged")
    merged: Mapped[list["Question"]] = relationship(back_populates="merged_into")

    @hybrid_property
    def status(self) -> Status:
        """Where the question stands. Only `move` changes it."""
        return self._status

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something about it."""
        return self.status in OPEN

    @property
    def leading(self) -> "Question":
        """The question whose outcome is this one's: itself, or what it was merged into."""
        question = self
        while question.status is Status.MERGED and question.merged_into is not None:
            question = question.merged_into
        return question

    @property
    def outcome(self) -> Status | None:
        """What it came to; also after the asker erased it, since others may share the outcome."""
        status: Status | None = self.status
        if status is Status.ERASED:
            status = next(e.before for e in reversed(self.events) if e.move == MoveName.ERASE)
        return status if status in OUTCOMES else None

    @property
    def public_entry(self) -> Entry | None:
        """The live entry that readers, and its asker, find the answer in."""
        answering = {Status.PUBLISHED: self.entry, Status.ANSWERED: self.pointed_to}
        entry = answering.get(self.outcome) if self.outcome else None
        return entry if entry is not None and entry.is_live else None

    def moves_for(self, by: By, *, solo: bool) -> list[MoveName]:
        """Return what `by` may do now; `solo`: a team of one may publish its own work."""
        return moves_from(self.status, capacities(self, by, solo=solo))

    def move(
        self, name: MoveName, *, by: By, reason: str = "", note: str = "", solo: bool = False
    ) -> "QuestionEvent":
        """Change the status and record it; the only way either happens.

        Raises WrongState if the move does not start here, NotAllowed if not for `by`.
        """
        self.must_allow(name, by=by, solo=solo)
        before, self._status = self.status, target_of(name, held=self.holder is not None)
        self.changed_at = self.waiting_since = now()
        self.closed_at = None if self.is_open else self.changed_at
        happened = QuestionEvent(
            move=name,
            before=before,
            after=self.status,
            person=person_of(by),
            capacity=_capacity_word(by),
            reason=reason,
            note=note,
        )
        self.events.append(happened)
        return happened

    def must_allow(self, name: MoveName, *, by: By, solo: bool = False) -> None:
        """Raise WrongState or NotAllowed where `move` would."""
        if self.status not in MOVES[name].sources:
            raise WrongState(f"{name} does not start from {self.status}")
        if name not in self.moves_for(by, solo=solo):
            raise NotAllowed(f"{name} is not theirs to make")

    def must_be(self, version: int) -> None:
        """Raise Stale unless the question is still as it was at `version`."""
        if self.version != version:
            raise Stale(f"version {self.version}, not {version}")


def _capacity_word(by: By) -> str:
    return "staff" if isinstance(by, Person) else by.value


class Original(Model):
    """The asker's own words. Personal data: apart, never published, deleted in time."""

    __tablename__ = "original"

    question_id: Mapped[int] = mapped_column(
        ForeignKey("question.id", ondelete="CASCADE"), primary_key=True
    )
    question: Mapped[str] = mapped_column(Text)
    details: Mapped[str] = mapped_column(Text, default="")


class Contact(Model):
    """Where the asker wants to be told. Personal data: encrypted, deleted after the outcome."""

    __tablename__ = "contact"

    question_id: Mapped[int] = mapped_column(
        ForeignKey("question.id", ondelete="CASCADE"), primary_key=True
    )
    sealed_address: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(default=now)


class Consent(Model):
    """What the asker agreed to or refused: which text, in which language, when."""

    __tablename__ = "consent"

    question_id: Mapped[int] = mapped_column(
        ForeignKey("question.id", ondelete="CASCADE"), primary_key=True
    )
    kind: Mapped[ConsentKind] = mapped_column(
        stored_enum(ConsentKind, "consent_kind"), primary_key=True
    )
    given: Mapped[bool]
    text_version: Mapped[str] = mapped_column(String(20))
    language: Mapped[str] = mapped_column(String(2))
    at: Mapped[datetime] = mapped_column(default=now)


class Message(Model):
    """One line of the thread between team and asker. The asker's lines are personal data."""

    __tablename__ = "message"

    id: Mapped[int] = mapped_column(primary_key=True)
    question_id: Mapped[int] = mapped_column(
        ForeignKey("question.id", ondelete="CASCADE"), index=True
    )
    from_asker: Mapped[bool]
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(default=now)


class Note(Model):
    """What the team tells itself about a question. Askers never see it."""

    __tablename__ = "note"

    id: Mapped[int] = mapped_column(primary_key=True)
    question_id: Mapped[int] = mapped_column(
        ForeignKey("question.id", ondelete="CASCADE"), index=True
    )
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(default=now)

    person: Mapped[Person | None] = relationship()

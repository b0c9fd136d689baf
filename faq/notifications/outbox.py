"""What must be told: written with the event that causes it, delivered once by a worker."""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, String, event, or_, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from faq.clock import now
from faq.db import Model, db, stored_enum
from faq.notifications.rules import LAST_TO_ASKER, RULES, Audience, MessageName
from faq.people.models import Person, people_who_may
from faq.people.roles import Permission
from faq.questions.lifecycle import MoveName
from faq.questions.models import Question, QuestionEvent

FIRST_WAIT = timedelta(seconds=30)


class DeliveryState(StrEnum):
    """What became of a message."""

    WAITING = "waiting"
    SENT = "sent"
    NOBODY = "nobody"
    """There is no address (any more) to send it to."""
    GIVEN_UP = "given_up"


class OutboxMessage(Model):
    """One message to one person or asker. Holds no address and no word of the question."""

    __tablename__ = "outbox_message"
    __table_args__ = (Index("ix_outbox_due", "state", "due_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    # The event and the addressee: what is told once has one row.
    key: Mapped[str] = mapped_column(String(80), unique=True)
    message: Mapped[MessageName] = mapped_column(stored_enum(MessageName, "message_name"))
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id", ondelete="CASCADE"))
    # None: the asker of `question_id`.
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    # The same in every try, so that a mail server's repeat can be recognised as one.
    message_id: Mapped[str] = mapped_column(String(80))
    state: Mapped[DeliveryState] = mapped_column(
        stored_enum(DeliveryState, "delivery_state"), default=DeliveryState.WAITING
    )
    tries: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[datetime] = mapped_column(default=now)
    lease: Mapped[str] = mapped_column(String(32), default="")
    leased_until: Mapped[datetime | None]
    created_at: Mapped[datetime] = mapped_column(default=now)
    done_at: Mapped[datetime | None]
    # The name of the last error's class: never its text, which may quote an address.
    last_error: Mapped[str] = mapped_column(String(80), default="")


def watch(session: Any) -> None:
    """Make this session write the outbox rows of every new event, so that no verb forgets them."""
    if not event.contains(session, "after_flush", _write_what_events_cause):
        event.listen(session, "after_flush", _write_what_events_cause)


def _write_what_events_cause(session: Session, _context: Any) -> None:
    events = [new for new in session.new if isinstance(new, QuestionEvent)]
    for happened in events:
        if happened.move == MoveName.REOPEN:
            _take_back_outcome(session, happened.question_id)
        if happened.move in RULES:
            session.add_all(_messages_for(session, happened))


def _take_back_outcome(session: Session, question_id: int) -> None:
    """Keep an outcome that was undone from being told, so that the next one is told alone."""
    with session.no_autoflush:
        concerned = [q.id for q in with_merged(session.get_one(Question, question_id))]
    undone = update(OutboxMessage).where(
        OutboxMessage.question_id.in_(concerned),
        OutboxMessage.message.in_(LAST_TO_ASKER),
        OutboxMessage.state == DeliveryState.WAITING,
    )
    session.execute(undone.values(state=DeliveryState.NOBODY, done_at=now()))


def _messages_for(session: Session, happened: QuestionEvent) -> Iterable[OutboxMessage]:
    telling = RULES[happened.move]
    with session.no_autoflush:
        question = session.get_one(Question, happened.question_id)
        if telling.audience in (Audience.ASKER, Audience.ASKERS):
            concerned = [question] if telling.audience is Audience.ASKER else with_merged(question)
            askers = [q for q in concerned if q.contact is not None]
            return [_message(happened, telling.message, asker, None) for asker in askers]
        staff = _staff(question, telling.audience)
        return [_message(happened, telling.message, question, person) for person in staff]


def with_merged(question: Question) -> Iterable[Question]:
    """Yield the question and everything merged into it, however deep."""
    yield question
    for merged in question.merged:
        yield from with_merged(merged)


def _staff(question: Question, audience: Audience) -> list[Person]:
    if audience is Audience.HOLDER and question.holder is not None:
        return [question.holder]
    wanted = Permission.REVIEW if audience is Audience.REVIEWERS else Permission.MODERATE
    return people_who_may(wanted, question.language)


def _message(
    happened: QuestionEvent, name: MessageName, question: Question, person: Person | None
) -> OutboxMessage:
    addressee = f"person-{person.id}" if person else f"asker-{question.id}"
    return OutboxMessage(
        key=f"event-{happened.id}:{addressee}",
        message=name,
        question_id=question.id,
        person_id=person.id if person else None,
        message_id=secrets.token_hex(16),
    )


def take(lease_seconds: int) -> OutboxMessage | None:
    """Lease the next due message to this worker and return it; the caller commits.

    Other workers skip it until the lease runs out, which is how a dead worker's work comes back.
    """
    moment = now()
    free = or_(OutboxMessage.leased_until.is_(None), OutboxMessage.leased_until < moment)
    due = (
        select(OutboxMessage)
        .where(OutboxMessage.state == DeliveryState.WAITING, OutboxMessage.due_at <= moment, free)
        .order_by(OutboxMessage.due_at, OutboxMessage.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    message = db.session.scalar(due)
    if message is not None:
        message.lease = secrets.token_hex(16)
        message.leased_until = moment + timedelta(seconds=lease_seconds)
    return message


def still_leased(message_id: int, lease: str) -> OutboxMessage | None:
    """Return the message if this lease is still the one in force, locked for the update."""
    wanted = select(OutboxMessage).where(
        OutboxMessage.id == message_id, OutboxMessage.lease == lease
    )
    return db.session.scalar(wanted.with_for_update())


def finish(message: OutboxMessage, state: DeliveryState) -> None:
    """Record that nothing more is to be done about this message."""
    message.state, message.done_at, message.leased_until = state, now(), None


def postpone(message: OutboxMessage, error: Exception, max_tries: int) -> None:
    """Record a failed try: the wait doubles each time, and the last try gives up."""
    message.last_error = type(error).__name__
    message.tries += 1
    message.leased_until = None
    if message.tries >= max_tries:
        finish(message, DeliveryState.GIVEN_UP)
    else:
        message.due_at = now() + FIRST_WAIT * 2 ** (message.tries - 1)

"""What waits, for whom, in which lane, oldest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, Select, and_, false, func, select, tuple_
from sqlalchemy.orm import joinedload, selectinload

from faq.db import db
from faq.people.models import Person
from faq.people.roles import Permission
from faq.questions.lifecycle import OPEN, Status
from faq.questions.models import Note, Question, QuestionEvent

PAGE = 25
HELD = (Status.CLAIMED, Status.DRAFTED)


class Lane(StrEnum):
    """Where a question is found in the panel."""

    URGENT = "urgent"
    NEW = "new"
    MINE = "mine"
    WITH_OTHERS = "with_others"
    IN_REVIEW = "in_review"
    WAITING = "waiting"
    DONE = "done"


@dataclass(frozen=True)
class Place:
    """A row's place in a list: what the next page starts after."""

    since: datetime
    id: int


def lane_of(question: Question, viewer: Person | None = None) -> Lane:
    """Return the lane of a question, as `viewer` sees it."""
    if not question.is_open:
        return Lane.DONE
    if question.urgent:
        return Lane.URGENT
    if question.status in HELD:
        mine = viewer is not None and question.holder_id == viewer.id
        return Lane.MINE if mine else Lane.WITH_OTHERS
    return {
        Status.SUBMITTED: Lane.NEW,
        Status.NEEDS_DETAILS: Lane.WAITING,
        Status.IN_REVIEW: Lane.IN_REVIEW,
    }[question.status]


def _in_lane(lane: Lane, viewer: Person) -> ColumnElement[bool]:
    """Return the same rule as `lane_of`, as a condition; urgent ones stay in "mine" too."""
    calm = Question.urgent.is_(False)
    held = Question.status.in_(HELD)
    return {
        Lane.URGENT: and_(Question.urgent, Question.status.in_(OPEN)),
        Lane.NEW: and_(calm, Question.status == Status.SUBMITTED),
        Lane.MINE: and_(held, Question.holder_id == viewer.id),
        Lane.WITH_OTHERS: and_(calm, held, Question.holder_id != viewer.id),
        Lane.IN_REVIEW: and_(calm, Question.status == Status.IN_REVIEW),
        Lane.WAITING: and_(calm, Question.status == Status.NEEDS_DETAILS),
        Lane.DONE: Question.status.not_in(OPEN),
    }[lane]


def visible_to(viewer: Person) -> ColumnElement[bool]:
    """Return the condition for the questions this person may read at all."""
    languages = viewer.languages(Permission.READ_QUESTIONS)
    return Question.language.in_(languages) if languages else false()


def in_lane(
    lane: Lane, viewer: Person, *, after: Place | None = None, limit: int = PAGE
) -> Sequence[Question]:
    """Return a page of the lane: what waits longest first, what was decided last first."""
    wanted = select(Question).where(visible_to(viewer), _in_lane(lane, viewer))
    wanted = wanted.options(
        joinedload(Question.original), joinedload(Question.holder), joinedload(Question.entry)
    )
    ordered = _in_order(wanted, after, newest_first=lane is Lane.DONE)
    return db.session.scalars(ordered.limit(limit)).all()


def _in_order(
    wanted: Select[Question], after: Place | None, *, newest_first: bool
) -> Select[Question]:
    key = (Question.waiting_since, Question.id)
    if after is not None:
        place, last = tuple_(*key), (after.since, after.id)
        wanted = wanted.where(place < last if newest_first else place > last)
    return wanted.order_by(*(part.desc() if newest_first else part.asc() for part in key))


def counts(viewer: Person) -> dict[Lane, int]:
    """Return how many wait in each lane but the last; what is done is not counted."""
    lanes = [lane for lane in Lane if lane is not Lane.DONE]
    columns = [
        func.count(Question.id).filter(_in_lane(lane, viewer)).label(lane.value) for lane in lanes
    ]
    wanted = select(*columns).where(visible_to(viewer), Question.status.in_(OPEN))
    row = db.session.execute(wanted).one()
    return dict(zip(lanes, row, strict=True))


def visible_question(question_id: int, viewer: Person) -> Question | None:
    """Return the question with all that its page shows, if this person may read it."""
    wanted = (
        select(Question)
        .where(Question.id == question_id, visible_to(viewer))
        .options(
            joinedload(Question.original),
            joinedload(Question.holder),
            selectinload(Question.messages),
            selectinload(Question.notes).joinedload(Note.person),
            selectinload(Question.events).joinedload(QuestionEvent.person),
        )
    )
    return db.session.scalar(wanted)


def next_after(viewer: Person, question_id: int | None = None) -> Question | None:
    """Return what waits longest and is nobody's: urgent ones first, not the one just seen."""
    wanted = select(Question).where(
        visible_to(viewer), Question.status == Status.SUBMITTED, Question.id != (question_id or 0)
    )
    first = (Question.urgent.desc(), Question.waiting_since, Question.id)
    return db.session.scalar(wanted.order_by(*first).limit(1))


def open_for_merging(question: Question, viewer: Person, limit: int = 50) -> Sequence[Question]:
    """Return other open questions in the same language, newest first."""
    wanted = select(Question).where(
        visible_to(viewer),
        Question.language == question.language,
        Question.status.in_(OPEN),
        Question.id != question.id,
    )
    wanted = wanted.options(joinedload(Question.original))
    return db.session.scalars(wanted.order_by(Question.id.desc()).limit(limit)).all()


def all_questions(after: int = 0, limit: int = 500) -> Sequence[Question]:
    """Return questions with an id above `after`, by id, for commands."""
    wanted = select(Question).where(Question.id > after).options(joinedload(Question.original))
    return db.session.scalars(wanted.order_by(Question.id).limit(limit)).all()

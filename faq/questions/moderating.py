"""What moderators and editors do with a question before, or instead of, answering it."""

from datetime import timedelta

from sqlalchemy import select, update

from faq.clock import now
from faq.db import db
from faq.entries.models import Entry
from faq.errors import NotAllowed, Refused, WrongState
from faq.people.models import Person
from faq.people.roles import Permission
from faq.questions.capacities import UPKEEP, authors
from faq.questions.lifecycle import MoveName, Status
from faq.questions.models import Message, Note, Question, record
from faq.questions.reasons import DeclineReason
from faq.questions.submitting import let_go
from faq.text import clean


def claim(question: Question, *, by: Person) -> None:
    """Say that `by` is working on it."""
    question.move(MoveName.CLAIM, by=by)
    question.holder, question.held_since = by, now()


def release(question: Question, *, by: Person) -> None:
    """Give it back to the queue: by its holder, or by a lead for somebody who is away."""
    question.move(MoveName.RELEASE, by=by)
    question.holder = question.held_since = None


def release_lapsed_claims(minutes: int) -> int:
    """Give back what was claimed and left alone for so many minutes; return how many."""
    lapsed = select(Question).where(
        Question.status == Status.CLAIMED, Question.held_since < now() - timedelta(minutes=minutes)
    )
    questions = db.session.scalars(lapsed).all()
    for question in questions:
        question.move(MoveName.RELEASE, by=UPKEEP, reason="claim_lapsed")
        question.holder = question.held_since = None
    return len(questions)


def renew_claim(question: Question, *, by: Person) -> None:
    """Count as activity what stores nothing, such as a preview.

    Not a change of the question: its version stays, so nobody's form becomes stale.
    """
    held = update(Question).where(Question.id == question.id, Question.holder_id == by.id)
    db.session.execute(held.values(held_since=now()).execution_options(synchronize_session=False))


def ask_for_details(question: Question, text: str, *, by: Person) -> None:
    """Ask the asker something; they see it on the status page."""
    question.must_allow(MoveName.ASK_FOR_DETAILS, by=by)
    _need(text, "text")
    question.move(MoveName.ASK_FOR_DETAILS, by=by)
    question.messages.append(Message(from_asker=False, text=clean(text)))


def answer_with_entry(question: Question, entry: Entry | None, note: str, *, by: Person) -> None:
    """Point the asker to an entry that answers the question already."""
    question.must_allow(MoveName.ANSWER_WITH_ENTRY, by=by)
    if entry is None or not entry.is_live or entry.language != question.language:
        raise Refused({"entry": "entry_not_live"})
    question.move(MoveName.ANSWER_WITH_ENTRY, by=by)
    question.pointed_to, question.answer = entry, entry.live_revision
    question.outcome_note = clean(note)
    let_go(question)


def merge(question: Question, into: Question | None, *, by: Person) -> None:
    """Make the other question's outcome this one's too; what is urgent stays urgent."""
    question.must_allow(MoveName.MERGE, by=by)
    if into is None or into.language != question.language:
        raise Refused({"into": "question_not_open"})
    if into.id == question.id:
        raise Refused({"into": "question_is_itself"})
    _lock(question, into)
    if not into.is_open:
        raise Refused({"into": "question_not_open"})
    question.move(MoveName.MERGE, by=by)
    question.merged_into = into
    let_go(question)
    if question.urgent and not into.urgent:
        mark_urgent(into, True, by=by)


def _lock(*questions: Question) -> None:
    """Hold these rows until the transaction ends, and see them as they are now.

    Two merges that cross, or a merge into what is being published, would each believe what the
    other is about to change. Raises Stale if one has changed since it was loaded.
    """
    db.session.flush()
    seen = {question.id: question.version for question in questions}
    rows = select(Question).where(Question.id.in_(seen)).order_by(Question.id)
    locked = rows.with_for_update(of=Question).execution_options(populate_existing=True)
    for question in db.session.scalars(locked):
        question.must_be(seen[question.id])


def decline(question: Question, reason: DeclineReason, note: str, *, by: Person) -> None:
    """Say why there will be no answer."""
    question.move(MoveName.DECLINE, by=by, reason=reason.value)
    question.decline_reason, question.outcome_note = reason, clean(note)
    let_go(question)


def reopen(question: Question, reason: str, *, by: Person) -> None:
    """Undo an outcome: the question waits again."""
    question.must_allow(MoveName.REOPEN, by=by)
    _need(reason, "reason")
    question.move(MoveName.REOPEN, by=by, note=clean(reason))
    question.merged_into = question.decline_reason = None
    question.pointed_to = question.answer = None
    question.outcome_note = ""


def mark_urgent(question: Question, urgent: bool, *, by: Person) -> None:
    """Put an open question into the urgent lane, or take it out."""
    if not by.may(Permission.MODERATE, question.language):
        raise NotAllowed("urgency is for moderators and editors")
    if not question.is_open:
        raise Refused({"urgent": "question_not_open"})
    if not urgent and by.id in authors(question):
        # Or somebody could lift the need for a second person from their own text.
        raise NotAllowed("an author does not take urgency away")
    question.urgent, question.changed_at = urgent, now()
    record(question, "mark_urgent" if urgent else "unmark_urgent", by=by, capacity="staff")


def add_note(question: Question, text: str, *, by: Person) -> None:
    """Leave a note that only the team sees."""
    _need(text, "text")
    _lock(question)
    if question.status is Status.ERASED:
        raise WrongState("nothing is kept about an erased question")
    question.notes.append(Note(person=by, text=clean(text)))


def _need(text: str, field: str) -> None:
    if not clean(text).strip():
        raise Refused({field: "text_needed"})

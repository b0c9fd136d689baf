"""What moderators and editors do with a question before, or instead of, answering it."""

from datetime import timedelta

from sqlalchemy import select

from faq.clock import now
from faq.db import db
from faq.entries.models import Entry
from faq.errors import NotAllowed, Refused
from faq.people.models import Person
from faq.people.roles import Permission
from faq.questions.capacities import UPKEEP
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
    question.entry, question.answer = entry, entry.live_revision
    question.stands_alone, question.outcome_note = True, clean(note)
    let_go(question)


def merge(question: Question, into: Question | None, *, by: Person) -> None:
    """Make the other question's outcome this one's too."""
    question.must_allow(MoveName.MERGE, by=by)
    if into is None or not into.is_open or into.language != question.language:
        raise Refused({"into": "question_not_open"})
    if into.id == question.id:
        raise Refused({"into": "question_is_itself"})
    question.move(MoveName.MERGE, by=by)
    question.merged_into = into
    let_go(question)


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
    question.merged_into = question.decline_reason = question.answer = None
    question.outcome_note = ""
    if question.entry is not None and question.entry.is_live:
        # It was pointed to; it is not this question's own draft.
        question.entry = None


def mark_urgent(question: Question, urgent: bool, *, by: Person) -> None:
    """Put an open question into the urgent lane, or take it out."""
    if not by.may(Permission.MODERATE, question.language):
        raise NotAllowed("urgency is for moderators and editors")
    if not question.is_open:
        raise Refused({"urgent": "question_not_open"})
    question.urgent, question.changed_at = urgent, now()
    record(question, "mark_urgent" if urgent else "unmark_urgent", by=by, capacity="staff")


def add_note(question: Question, text: str, *, by: Person) -> None:
    """Leave a note that only the team sees."""
    _need(text, "text")
    question.notes.append(Note(person=by, text=clean(text)))


def _need(text: str, field: str) -> None:
    if not clean(text).strip():
        raise Refused({field: "text_needed"})

"""What can be done to a question from its page: who may try, with which form, and what it does."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l

from faq.db import db
from faq.entries.models import Entry
from faq.people.models import Person
from faq.people.roles import Permission
from faq.questions import answering, moderating
from faq.questions.lifecycle import MoveName, Status
from faq.questions.models import Question
from faq.web.moderation import forms, panel


@dataclass(frozen=True)
class Doing:
    """Everything that an act needs to know. `form` is of the class that its row names."""

    question: Question
    form: Any
    by: Person


@dataclass(frozen=True)
class Act:
    """One row of the table. `checked`: it must not be done to what has changed meanwhile."""

    may_try: Permission
    do: Callable[[Doing], None]
    done: object
    form: type[forms.ActForm] = forms.ActForm
    checked: bool = True


M, P = MoveName, Permission


def _point_to_entry(it: Doing) -> None:
    chosen = it.form.entry.data
    entry = db.session.get(Entry, chosen) if chosen else None
    moderating.answer_with_entry(it.question, entry, it.form.note.data or "", by=it.by)


def _merge(it: Doing) -> None:
    chosen = it.form.into.data
    into = db.session.get(Question, chosen) if chosen else None
    moderating.merge(it.question, into, by=it.by)


def _return(it: Doing) -> None:
    reason = it.form.reason.data or ""
    answering.return_to_author(it.question, reason, by=it.by, solo=panel.is_solo())


MOVES: dict[str, Act] = {
    M.CLAIM: Act(
        P.MODERATE,
        lambda it: moderating.claim(it.question, by=it.by),
        _l("You have claimed this question."),
    ),
    M.RELEASE: Act(
        P.READ_QUESTIONS,
        lambda it: moderating.release(it.question, by=it.by),
        _l("The question is back in the queue."),
    ),
    M.ASK_FOR_DETAILS: Act(
        P.MODERATE,
        lambda it: moderating.ask_for_details(it.question, it.form.text.data or "", by=it.by),
        _l("The asker can read what you want to know."),
        forms.AskForDetailsForm,
    ),
    M.SEND_TO_REVIEW: Act(
        P.ANSWER,
        lambda it: answering.send_to_review(it.question, by=it.by),
        _l("The draft waits for a second person."),
    ),
    M.RETURN: Act(
        P.READ_QUESTIONS, _return, _l("The draft is back with its author."), forms.ReturnForm
    ),
    M.PUBLISH: Act(
        P.READ_QUESTIONS,
        lambda it: answering.publish(it.question, by=it.by, solo=panel.is_solo()),
        _l("Published. Everybody who asked this can read it now."),
    ),
    M.ANSWER_WITH_ENTRY: Act(
        P.MODERATE,
        _point_to_entry,
        _l("The asker is pointed to the entry."),
        forms.AnswerWithEntryForm,
    ),
    M.MERGE: Act(P.MODERATE, _merge, _l("The questions are merged."), forms.MergeForm),
    M.DECLINE: Act(
        P.MODERATE,
        lambda it: moderating.decline(
            it.question, it.form.chosen, it.form.note.data or "", by=it.by
        ),
        _l("The question is declined. You can reopen it here."),
        forms.DeclineForm,
    ),
    M.REOPEN: Act(
        P.MODERATE,
        lambda it: moderating.reopen(it.question, it.form.reason.data or "", by=it.by),
        _l("The question is open again."),
        forms.ReasonForm,
    ),
}

MARK_URGENT, UNMARK_URGENT, ADD_NOTE = "mark_urgent", "unmark_urgent", "add_note"
# What is not a move: it leaves the question where it is.
OTHERS: dict[str, Act] = {
    MARK_URGENT: Act(
        P.MODERATE,
        lambda it: moderating.mark_urgent(it.question, True, by=it.by),
        _l("The question is in the urgent lane."),
    ),
    UNMARK_URGENT: Act(
        P.MODERATE,
        lambda it: moderating.mark_urgent(it.question, False, by=it.by),
        _l("The question is no longer in the urgent lane."),
    ),
    ADD_NOTE: Act(
        P.READ_QUESTIONS,
        lambda it: moderating.add_note(it.question, it.form.text.data or "", by=it.by),
        _l("Your note is stored."),
        forms.NoteForm,
        checked=False,
    ),
}
ACTS: Mapping[str, Act] = MOVES | OTHERS


def open_to(question: Question, person: Person) -> list[str]:
    """Return the names of the acts whose forms this person gets, in the order of the table."""
    names: list[str] = [
        move for move in question.moves_for(person, solo=panel.is_solo()) if move in MOVES
    ]
    if question.is_open and person.may(P.MODERATE, question.language):
        names.append(UNMARK_URGENT if question.urgent else MARK_URGENT)
    return names if question.status is Status.ERASED else [*names, ADD_NOTE]

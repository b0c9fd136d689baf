"""Walks the made-up questions through the verbs that the site itself uses."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from faq.db import db
from faq.demo.questions import QUESTIONS, MadeUp, Stage
from faq.entries.models import Entry
from faq.people.models import Person
from faq.questions import answering, moderating
from faq.questions.answering import Draft
from faq.questions.models import Question
from faq.questions.submitting import NewQuestion, submit
from faq.secrets import new_nonce


@dataclass(frozen=True)
class Pending:
    """A question that came with the bundled article; `note` is for editors only."""

    language: str
    question: str
    details: str = ""
    note: str = ""


@dataclass(frozen=True)
class Team:
    """Who acts in the demo: one moderates and writes, the other reviews."""

    moderator: Person
    reviewer: Person


def make_queue(
    team: Team, pending: Iterable[Pending], *, secrets: Sequence[bytes]
) -> list[Question]:
    """Send and handle all made-up questions; return them, the bundled article's first.

    No asker leaves an address. The caller decides whether the team is told.
    """
    made = [_send_pending(one, team, secrets) for one in pending]
    known: dict[str, Question] = {}
    for told in QUESTIONS:
        question = known[told.key] = _send(told, secrets)
        STAGES[told.stage](question, told, team, known)
    return [*made, *known.values()]


def _send_pending(pending: Pending, team: Team, secrets: Sequence[bytes]) -> Question:
    question = _submit(pending.language, pending.question, pending.details, secrets)
    if pending.note:
        moderating.add_note(question, pending.note, by=team.moderator)
    return question


def _send(told: MadeUp, secrets: Sequence[bytes]) -> Question:
    return _submit(
        told.language,
        told.question,
        told.details,
        secrets,
        about=told.about,
        may_publish=told.may_publish,
    )


def _submit(
    language: str,
    text: str,
    details: str,
    secrets: Sequence[bytes],
    *,
    about: str = "",
    may_publish: bool = True,
) -> Question:
    new = NewQuestion(
        language=language,
        question=text,
        details=details,
        nonce=new_nonce(),
        consent_store=True,
        may_publish=may_publish,
        about=about,
    )
    return submit(new, secrets=secrets)[0]


Known = dict[str, Question]


def _leave(question: Question, told: MadeUp, team: Team, known: Known) -> None:
    """Do nothing: it waits."""


def _mark_urgent(question: Question, told: MadeUp, team: Team, known: Known) -> None:
    moderating.mark_urgent(question, True, by=team.moderator)


def _claim(question: Question, told: MadeUp, team: Team, known: Known) -> None:
    moderating.claim(question, by=team.moderator)
    if told.text:
        moderating.add_note(question, told.text, by=team.moderator)


def _ask(question: Question, told: MadeUp, team: Team, known: Known) -> None:
    moderating.ask_for_details(question, told.text, by=team.moderator)


def _draft(question: Question, told: MadeUp, team: Team, known: Known) -> None:
    if told.answer is None:
        raise ValueError(f"{told.key} has no answer")
    _claim(question, told, team, known)
    # Who said no to publication gets the answer alone, on the status page.
    draft = Draft(told.answer, stands_alone=told.may_publish)
    answering.draft(question, draft, by=team.moderator)


def _send_to_review(question: Question, told: MadeUp, team: Team, known: Known) -> None:
    _draft(question, told, team, known)
    answering.send_to_review(question, by=team.moderator)


def _publish(question: Question, told: MadeUp, team: Team, known: Known) -> None:
    _send_to_review(question, told, team, known)
    answering.publish(question, by=team.reviewer, solo=False)


def _point_to_entry(question: Question, told: MadeUp, team: Team, known: Known) -> None:
    wanted = select(Entry).where(Entry.ref == told.entry, Entry.language == told.language)
    entry = db.session.scalar(wanted)
    moderating.answer_with_entry(question, entry, told.text, by=team.moderator)


def _merge(question: Question, told: MadeUp, team: Team, known: Known) -> None:
    moderating.merge(question, known[told.into], by=team.moderator)


def _decline(question: Question, told: MadeUp, team: Team, known: Known) -> None:
    if told.reason is None:
        raise ValueError(f"{told.key} has no reason")
    moderating.decline(question, told.reason, told.text, by=team.moderator)


STAGES: dict[Stage, Callable[[Question, MadeUp, Team, Known], None]] = {
    Stage.NEW: _leave,
    Stage.URGENT: _mark_urgent,
    Stage.CLAIMED: _claim,
    Stage.WAITING: _ask,
    Stage.DRAFTED: _draft,
    Stage.IN_REVIEW: _send_to_review,
    Stage.PUBLISHED: _publish,
    Stage.ANSWERED: _point_to_entry,
    Stage.MERGED: _merge,
    Stage.DECLINED: _decline,
}

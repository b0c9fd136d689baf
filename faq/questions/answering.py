"""How a question becomes an answer: draft, send to review, return, publish."""

from dataclasses import dataclass

from faq.clock import now
from faq.entries import publishing
from faq.entries.models import Entry, Revision, Topic
from faq.entries.publishing import Text
from faq.errors import NotAllowed, Refused, WrongState
from faq.people.models import Person
from faq.questions.capacities import authors, capacities
from faq.questions.lifecycle import Capacity, MoveName, Status
from faq.questions.models import Question, record
from faq.questions.submitting import let_go
from faq.screening import personal_data
from faq.text import clean

SHORT_ANSWER_WORDS = 60


@dataclass(frozen=True)
class Draft:
    """An answer as its editor gives it.

    stands_alone: it becomes a public entry; False: only the asker sees it, on the status page.
    None, the default, is what the asker agreed to.
    """

    text: Text
    topic: Topic | None = None
    stands_alone: bool | None = None


def draft(question: Question, new: Draft, *, by: Person) -> Revision:
    """Save the answer as a draft: the first save is the move, later ones are revisions of it.

    Raises NotAllowed unless `by` holds the question, WrongState when it is not being answered.
    """
    _check(new)
    if question.status is Status.DRAFTED:
        if Capacity.HOLDER not in capacities(question, by, solo=False):
            raise NotAllowed("only the holder writes")
        record(question, "save_draft", by=by, capacity="staff")
    else:
        question.move(MoveName.DRAFT, by=by)
    question.changed_at = question.held_since = now()
    wanted = new.stands_alone
    question.stands_alone = question.may_publish if wanted is None else wanted
    entry = question.entry or _start_entry(question, new, by)
    question.entry = entry
    entry.topic = new.topic
    return publishing.revise(entry, new.text, by=by)


def _start_entry(question: Question, new: Draft, by: Person) -> Entry:
    return publishing.start(question.language, new.text, by=by, ref=f"question-{question.id}")


def _check(new: Draft) -> None:
    problems = {}
    if not clean(new.text.question).strip():
        problems["question"] = "text_needed"
    if not clean(new.text.body).strip() and not clean(new.text.short_answer).strip():
        problems["body"] = "text_needed"
    if len(new.text.short_answer.split()) > SHORT_ANSWER_WORDS:
        problems["short_answer"] = "short_answer_too_long"
    if problems:
        raise Refused(problems)


def send_to_review(question: Question, *, by: Person) -> None:
    """Ask a second person to check the draft.

    Raises Refused while the public wording identifies somebody or no source is named.
    """
    question.must_allow(MoveName.SEND_TO_REVIEW, by=by)
    problems = review_problems(_answer_of(question).newest)
    if problems:
        raise Refused(problems)
    question.move(MoveName.SEND_TO_REVIEW, by=by)
    question.held_since = now()


def review_problems(revision: Revision) -> dict[str, str]:
    """Return what keeps this revision from being reviewed, as field -> message key."""
    problems = {}
    wording = "\n".join((revision.question, *revision.aliases))
    if personal_data.find(wording):
        problems["question"] = "wording_identifies"
    if not revision.sources:
        problems["sources"] = "source_needed"
    if not revision.short_answer.strip():
        problems["short_answer"] = "text_needed"
    return problems


def return_to_author(question: Question, reason: str, *, by: Person, solo: bool) -> None:
    """Send the draft back, saying what to change."""
    question.must_allow(MoveName.RETURN, by=by, solo=solo)
    if not clean(reason).strip():
        raise Refused({"reason": "text_needed"})
    question.move(MoveName.RETURN, by=by, note=clean(reason), solo=solo)
    question.held_since = now()


def publish(question: Question, *, by: Person, solo: bool) -> None:
    """Approve exactly the newest revision and make it the answer.

    solo: a team of one may publish its own work; the page then says so in words.
    """
    question.must_allow(MoveName.PUBLISH, by=by, solo=solo)
    revision = _answer_of(question).newest
    own = by.id in authors(question)
    question.move(MoveName.PUBLISH, by=by, solo=solo)
    publishing.approve(revision, by=by, unreviewed_reason="no_second_person" if own else "")
    question.answer = revision
    if question.stands_alone:
        publishing.make_live(revision, by=by)
    let_go(question)


def _answer_of(question: Question) -> Entry:
    if question.entry is None:
        raise WrongState("there is no draft")
    return question.entry

"""What one question's end means for the others that were merged into it."""

import threading

import pytest

from faq.db import db, writing
from faq.errors import FaqError
from faq.questions import moderating, submitting
from faq.questions.capacities import ASKER
from faq.questions.lifecycle import Status
from faq.questions.models import Question
from faq.questions.reasons import DeclineReason
from tests.support import make


def test_an_outcome_stays_for_the_others_when_one_asker_erases(database):
    mo, rae = make.moderator(), make.reviewer()
    leading, merged = make.in_review(mo), make.question("Can a lip twitch for weeks?")
    moderating.merge(merged, leading, by=mo)
    make.answering.publish(leading, by=rae, solo=False)
    submitting.erase(leading, by=ASKER)
    assert merged.status is Status.MERGED
    assert merged.leading.outcome is Status.PUBLISHED
    assert merged.leading.public_entry is not None


def test_a_private_answer_stays_while_somebody_else_needs_it(database):
    mo, rae = make.moderator(), make.reviewer()
    leading = make.in_review(mo, answer=make.draft(stands_alone=False))
    merged = make.question("Can a lip twitch for weeks?")
    moderating.merge(merged, leading, by=mo)
    make.answering.publish(leading, by=rae, solo=False)
    submitting.erase(leading, by=ASKER)
    assert merged.leading.answer is not None


def test_a_private_answer_goes_with_the_only_asker_it_was_for(database):
    leading = make.published(
        make.moderator(), make.reviewer(), answer=make.draft(stands_alone=False)
    )
    submitting.erase(leading, by=ASKER)
    assert leading.answer is None
    assert leading.entry is None


def test_pointing_to_an_entry_keeps_the_draft_that_was_begun(database):
    mo, entry = make.moderator(), make.live_entry()
    question = make.drafted(mo)
    own = question.entry
    moderating.release(question, by=mo)
    moderating.answer_with_entry(question, entry, "", by=mo)
    assert question.public_entry is entry
    moderating.reopen(question, "It does not fit.", by=mo)
    moderating.claim(question, by=mo)
    make.answering.draft(question, make.draft(body="Another try."), by=mo)
    assert question.entry is own


def test_what_is_urgent_stays_urgent_when_merged(database):
    mo = make.moderator()
    urgent, calm = make.question(), make.question("Can a lip twitch for weeks?")
    moderating.mark_urgent(urgent, True, by=mo)
    moderating.merge(urgent, calm, by=mo)
    assert calm.urgent


def test_two_merges_that_cross_leave_one_question_open(app):
    with app.app_context(), writing():
        mo = make.moderator().id
        one, other = make.question().id, make.question("Can a lip twitch for weeks?").id
    barrier, refused = threading.Barrier(2), []

    def merge(this: int, into: int) -> None:
        with app.app_context(), writing():
            barrier.wait()
            try:
                person = db.session.get(make.Person, mo)
                moderating.merge(
                    db.session.get(Question, this), db.session.get(Question, into), by=person
                )
                db.session.commit()
            except FaqError as error:
                db.session.rollback()
                refused.append(type(error).__name__)

    threads = [threading.Thread(target=merge, args=pair) for pair in ((one, other), (other, one))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 1
    with app.app_context():
        states = [db.session.get(Question, key).status for key in (one, other)]
        assert sorted(states) == [Status.MERGED, Status.SUBMITTED]


@pytest.mark.parametrize("end", ["decline", "withdraw"])
def test_a_purge_takes_drafts_and_notes_with_the_words_they_may_quote(database, end):
    mo = make.moderator()
    question = make.drafted(mo)
    moderating.add_note(question, "They say it began in spring.", by=mo)
    if end == "decline":
        moderating.decline(question, DeclineReason.DOSE, "", by=mo)
    else:
        submitting.withdraw(question)
    submitting.forget(question)
    assert (question.entry, question.notes, question.original) == (None, [], None)

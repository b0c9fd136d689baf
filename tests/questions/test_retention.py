"""What is kept how long: each rule just before and just after its term."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import func, select

from faq.clock import now
from faq.db import db
from faq.questions import moderating, retention, submitting
from faq.questions.models import Contact, Message, Original, QuestionEvent
from faq.questions.reasons import DeclineReason
from faq.settings import defaults
from tests.support import make

SETTINGS = defaults()
MOMENT = timedelta(minutes=1)
ADDRESS = "asker@example.org"


def counts():
    """Return how many rows hold something of an asker, and how many events there are."""
    models = (Original, Message, Contact, QuestionEvent)
    return {m.__name__: db.session.scalar(select(func.count()).select_from(m)) for m in models}


def purge_after(term, dry_run=False):
    """Purge as if `term` had gone by, and return what was done."""
    with time_machine.travel(now() + term, tick=False):
        done = retention.purge(SETTINGS, dry_run=dry_run)
        db.session.commit()
        return done


def published():
    return make.published(make.moderator(), make.reviewer())


def declined(reason=DeclineReason.OUT_OF_SCOPE):
    question = make.question()
    moderating.decline(question, reason, "", by=make.moderator())
    db.session.commit()
    return question


def spam():
    return declined(DeclineReason.SPAM)


def answered():
    question = make.question()
    moderating.answer_with_entry(question, make.live_entry(), "", by=make.moderator())
    db.session.commit()
    return question


def withdrawn():
    question = make.question()
    submitting.withdraw(question)
    db.session.commit()
    return question


@pytest.mark.parametrize(
    ("end", "rule", "days"),
    [
        (published, "original_after_publication", SETTINGS["KEEP_ORIGINAL_AFTER_PUBLICATION_DAYS"]),
        (spam, "spam", SETTINGS["KEEP_SPAM_DAYS"]),
        (declined, "original_after_decline", SETTINGS["KEEP_ORIGINAL_AFTER_DECLINE_DAYS"]),
        (
            answered,
            "original_after_other_outcome",
            SETTINGS["KEEP_ORIGINAL_AFTER_OTHER_OUTCOME_DAYS"],
        ),
        (
            withdrawn,
            "original_after_other_outcome",
            SETTINGS["KEEP_ORIGINAL_AFTER_OTHER_OUTCOME_DAYS"],
        ),
    ],
)
def test_words_go_when_their_term_is_over_and_not_before(database, end, rule, days):
    question = end()
    term = timedelta(days=days)
    assert not any(purge_after(term - MOMENT).values())
    assert question.original is not None
    assert purge_after(term + MOMENT)[rule] == 1
    db.session.refresh(question)
    assert question.original is None
    assert question.messages == []
    assert not any(purge_after(term + MOMENT).values())


def test_what_is_left_still_says_what_became_of_the_question(database):
    question = published()
    purge_after(timedelta(days=31))
    assert question.answer is not None
    assert [event.move for event in question.events][-1] == "publish"


def test_the_thread_goes_with_the_original(database):
    mo, question = make.moderator(), make.question()
    moderating.ask_for_details(question, "How long?", by=mo)
    submitting.reply(question, "Two weeks.")
    moderating.decline(question, DeclineReason.DOSE, "", by=mo)
    db.session.commit()
    purge_after(timedelta(days=31))
    assert counts() == {**counts(), "Original": 0, "Message": 0}


def test_no_word_of_an_open_question_goes_however_old_it_is(database):
    mo = make.moderator()
    questions = [make.question(), make.claimed(mo), make.drafted(mo), make.in_review(mo)]
    waiting = make.question()
    moderating.ask_for_details(waiting, "How long?", by=mo)
    db.session.commit()
    before = counts()
    purge_after(timedelta(days=700))
    assert counts() == before
    assert all(question.original for question in questions)


def test_what_a_merged_asker_wrote_stays_until_the_common_outcome_is_old(database):
    mo = make.moderator()
    merged, leading = make.question(), make.question("Can a lip twitch for weeks?")
    moderating.merge(merged, leading, by=mo)
    db.session.commit()
    purge_after(timedelta(days=700))
    assert merged.original is not None
    with time_machine.travel(now() + timedelta(days=100)):
        moderating.decline(leading, DeclineReason.DOSE, "", by=mo)
        db.session.commit()
    purge_after(timedelta(days=130) - MOMENT)
    assert merged.original is not None
    purge_after(timedelta(days=130) + MOMENT)
    db.session.expire_all()
    assert (merged.original, leading.original) == (None, None)


def test_a_reopened_question_is_open_again_and_keeps_its_words(database):
    question = declined()
    moderating.reopen(question, "A mistake.", by=make.moderator("max"))
    db.session.commit()
    assert not any(purge_after(timedelta(days=31)).values())


def told(**changes):
    """Return a declined question whose asker left an address."""
    question = make.question(email=ADDRESS, **changes)
    moderating.decline(question, DeclineReason.DOSE, "", by=make.moderator())
    db.session.commit()
    return question


def test_an_address_goes_a_day_after_the_outcome(database):
    told()
    term = timedelta(hours=SETTINGS["KEEP_CONTACT_AFTER_OUTCOME_HOURS"])
    assert purge_after(term - MOMENT)["contact"] == 0
    assert purge_after(term + MOMENT)["contact"] == 1
    assert counts()["Contact"] == 0


def test_an_address_goes_after_its_longest_term_even_when_nothing_was_decided(database):
    make.question(email=ADDRESS)
    term = timedelta(days=SETTINGS["KEEP_CONTACT_AT_MOST_DAYS"])
    assert purge_after(term - MOMENT)["contact"] == 0
    assert purge_after(term + MOMENT)["contact"] == 1


def test_a_merged_askers_address_goes_a_day_after_the_common_outcome_and_not_before(database):
    mo = make.moderator()
    first, second = (make.question(f"Can it twitch {n} days?", email=ADDRESS) for n in range(2))
    leading = make.question("Can a lip twitch for weeks?")
    moderating.merge(first, second, by=mo)
    moderating.merge(second, leading, by=mo)
    db.session.commit()
    assert purge_after(timedelta(days=30))["contact"] == 0
    moderating.decline(leading, DeclineReason.DOSE, "", by=mo)
    db.session.commit()
    term = timedelta(hours=SETTINGS["KEEP_CONTACT_AFTER_OUTCOME_HOURS"])
    assert purge_after(term - MOMENT)["contact"] == 0
    assert purge_after(term + MOMENT)["contact"] == 2


def test_events_go_after_their_term(database):
    make.question()
    term = timedelta(days=SETTINGS["KEEP_EVENTS_DAYS"])
    assert purge_after(term - MOMENT)["events"] == 0
    assert purge_after(term + MOMENT)["events"] == 1


def test_a_dry_run_counts_the_same_and_changes_nothing(database):
    told()
    before, term = counts(), timedelta(days=800)
    promised = purge_after(term, dry_run=True)
    assert counts() == before
    assert promised == {**promised, "original_after_decline": 1, "contact": 1, "events": 2}
    assert purge_after(term) == promised


def test_every_rule_has_its_setting():
    assert {rule.setting for rule in retention.ORIGINALS} <= set(SETTINGS)

"""What moderators do besides answering."""

from datetime import timedelta

import pytest
import time_machine

from faq.clock import now
from faq.errors import NotAllowed, Refused, WrongState
from faq.people.roles import Role
from faq.questions import moderating, submitting
from faq.questions.lifecycle import MoveName, Status
from faq.questions.reasons import REASONS, DeclineReason
from tests.support import make


def test_claiming_names_the_holder_and_releasing_forgets_them(database):
    mo = make.moderator()
    question = make.claimed(mo)
    assert question.holder is mo
    moderating.release(question, by=mo)
    assert question.holder is None
    assert question.status is Status.SUBMITTED


def test_only_the_holder_or_a_lead_releases(database):
    mo, other, lead = make.moderator(), make.moderator("max"), make.person("lee", Role.LEAD)
    question = make.claimed(mo)
    with pytest.raises(NotAllowed):
        moderating.release(question, by=other)
    moderating.release(question, by=lead)
    assert question.status is Status.SUBMITTED


def test_a_claim_that_was_left_alone_lapses(database):
    question = make.claimed(make.moderator())
    assert moderating.release_lapsed_claims(15) == 0
    with time_machine.travel(now() + timedelta(minutes=16)):
        assert moderating.release_lapsed_claims(15) == 1
    assert question.status is Status.SUBMITTED
    assert question.holder is None


def test_a_draft_does_not_lapse(database):
    make.drafted(make.moderator())
    with time_machine.travel(now() + timedelta(days=3)):
        assert moderating.release_lapsed_claims(15) == 0


def test_a_claim_locks_nobody_out(database):
    question = make.claimed(make.moderator())
    moderating.decline(question, DeclineReason.SPAM, "", by=make.moderator("max"))
    assert question.status is Status.DECLINED
    assert question.holder is None


def test_a_live_entry_answers_a_question(database):
    mo, entry, question = make.moderator(), make.live_entry(), make.question()
    moderating.answer_with_entry(question, entry, "The second part fits.", by=mo)
    assert question.status is Status.ANSWERED
    assert question.answer is entry.live_revision


def test_a_draft_or_another_language_answers_nothing(database):
    mo, question = make.moderator(), make.question()
    for entry in (None, make.drafted(mo).entry, make.live_entry(language="ru")):
        with pytest.raises(Refused):
            moderating.answer_with_entry(question, entry, "", by=mo)
    assert question.status is Status.SUBMITTED


def test_a_question_is_merged_into_another_open_one_only(database):
    mo, question = make.moderator(), make.question()
    declined = make.question("Is this a question at all?")
    moderating.decline(declined, DeclineReason.OUT_OF_SCOPE, "", by=mo)
    russian = make.question("Почему дёргается губа?", language="ru")
    for into in (None, question, declined, russian):
        with pytest.raises(Refused):
            moderating.merge(question, into, by=mo)
    into = make.question("Can a lip twitch for weeks?")
    moderating.merge(question, into, by=mo)
    assert question.leading is into


def test_the_outcome_is_found_through_several_merges(database):
    mo = make.moderator()
    one, two, three = (make.question(f"Can a lip twitch {n} weeks?") for n in range(3))
    moderating.merge(one, two, by=mo)
    moderating.merge(two, three, by=mo)
    assert one.leading is three


@pytest.mark.parametrize(
    "end", [submitting.withdraw, lambda q: submitting.erase(q, by=submitting.ASKER)]
)
def test_whoever_was_merged_waits_again_when_the_leading_question_goes(database, end):
    mo = make.moderator()
    merged, leading = make.question(), make.question("Can a lip twitch for weeks?")
    moderating.merge(merged, leading, by=mo)
    end(leading)
    assert merged.status is Status.SUBMITTED
    assert merged.merged_into is None


def test_reopening_undoes_each_outcome(database):
    mo, entry = make.moderator(), make.live_entry()
    declined, pointed, merged = (make.question() for _ in range(3))
    moderating.decline(declined, DeclineReason.DOSE, "note", by=mo)
    moderating.answer_with_entry(pointed, entry, "note", by=mo)
    moderating.merge(merged, make.question("Can a lip twitch for weeks?"), by=mo)
    for question in (declined, pointed, merged):
        moderating.reopen(question, "A mistake.", by=mo)
        assert question.status is Status.SUBMITTED
        assert question.closed_at is None
        assert (question.decline_reason, question.merged_into, question.entry) == (None,) * 3
        assert question.outcome_note == ""


def test_a_published_question_is_not_reopened(database):
    question = make.published(make.moderator(), make.reviewer())
    with pytest.raises(WrongState):
        moderating.reopen(question, "A mistake.", by=make.moderator("max"))


def test_a_held_question_goes_back_to_its_holder_after_a_reply(database):
    mo = make.moderator()
    question = make.claimed(mo)
    moderating.ask_for_details(question, "How long?", by=mo)
    submitting.reply(question, "Two weeks.")
    assert question.status is Status.CLAIMED
    assert question.holder is mo


def test_urgency_is_marked_and_recorded(database):
    mo, question = make.moderator(), make.question()
    moderating.mark_urgent(question, True, by=mo)
    assert question.urgent
    assert question.events[-1].move == "mark_urgent"
    with pytest.raises(NotAllowed):
        moderating.mark_urgent(question, False, by=make.reviewer())


def test_every_decline_reason_has_its_texts_in_both_languages():
    assert set(REASONS) == set(DeclineReason)
    for texts in REASONS.values():
        assert set(texts) == {"en", "ru"}
        assert all(t.label and t.text and t.next_step for t in texts.values())
        assert len({t.text for t in texts.values()}) == 2


def test_the_name_of_every_move_fits_its_column():
    assert max(len(name.value) for name in MoveName) <= 32


def test_nothing_is_noted_about_an_erased_question(database):
    mo, question = make.moderator(), make.question()
    submitting.erase(question, by=submitting.ASKER)
    with pytest.raises(WrongState):
        moderating.add_note(question, "They said more.", by=mo)


def test_a_preview_counts_as_activity_and_makes_no_form_stale(database):
    mo = make.moderator()
    question = make.claimed(mo)
    seen = question.version
    with time_machine.travel(now() + timedelta(minutes=14)):
        moderating.renew_claim(question, by=mo)
    with time_machine.travel(now() + timedelta(minutes=16)):
        assert moderating.release_lapsed_claims(15) == 0
    database.session.expire_all()
    assert question.version == seen

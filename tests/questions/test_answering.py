"""From draft to publication, and the two people it takes."""

import pytest

from faq.db import db
from faq.entries.publishing import Text
from faq.errors import NotAllowed, Refused, WrongState
from faq.people.roles import Role
from faq.questions import answering, moderating
from faq.questions.answering import Draft
from faq.questions.lifecycle import MoveName, Status
from tests.support import make


def test_publishing_makes_the_newest_revision_live(database):
    mo, rae = make.moderator(), make.reviewer()
    question = make.published(mo, rae)
    assert question.status is Status.PUBLISHED
    assert question.entry.live_revision is question.answer is question.entry.newest
    assert question.answer.approved_by is rae
    assert question.answer.unreviewed_reason == ""
    assert question.entry.reviewed_at is not None


def test_an_author_cannot_publish_their_own_draft(database):
    both = make.person("bo", Role.EDITOR, Role.REVIEWER)
    question = make.in_review(both)
    assert MoveName.PUBLISH not in question.moves_for(both, solo=False)
    with pytest.raises(NotAllowed):
        answering.publish(question, by=both, solo=False)
    assert not question.entry.is_live


def test_who_wrote_an_earlier_version_of_the_draft_cannot_publish_it_either(database):
    both, mo = make.person("bo", Role.EDITOR, Role.REVIEWER), make.moderator()
    question = make.drafted(both)
    moderating.release(question, by=both)
    moderating.claim(question, by=mo)
    answering.draft(question, make.draft(body="Tired muscles often twitch."), by=mo)
    answering.send_to_review(question, by=mo)
    with pytest.raises(NotAllowed):
        answering.publish(question, by=both, solo=False)


def test_a_team_of_one_may_publish_and_readers_are_told(database):
    solo = make.person("solo", Role.EDITOR)
    question = make.in_review(solo)
    answering.publish(question, by=solo, solo=True)
    assert question.answer.unreviewed_reason == "no_second_person"
    assert question.answer.approved_by is None
    assert question.entry.reviewed_at is None


def test_an_urgent_question_needs_a_second_person_even_in_a_team_of_one(database):
    solo = make.person("solo", Role.EDITOR)
    question = make.in_review(solo)
    moderating.mark_urgent(question, True, by=solo)
    with pytest.raises(NotAllowed):
        answering.publish(question, by=solo, solo=True)


def test_only_the_holder_drafts(database):
    mo, other = make.moderator(), make.moderator("max")
    question = make.claimed(mo)
    with pytest.raises(NotAllowed):
        answering.draft(question, make.draft(), by=other)
    question = make.drafted(mo)
    with pytest.raises(NotAllowed):
        answering.draft(question, make.draft(body="Other words."), by=other)


def test_saving_again_adds_a_revision_and_the_same_text_does_not(database):
    mo = make.moderator()
    question = make.drafted(mo)
    answering.draft(question, make.draft(), by=mo)
    assert len(question.entry.revisions) == 1
    answering.draft(question, make.draft(body="Better words."), by=mo)
    assert [r.number for r in question.entry.revisions] == [1, 2]


def test_nothing_is_drafted_while_a_reviewer_reads(database):
    mo = make.moderator()
    question = make.in_review(mo)
    with pytest.raises(WrongState):
        answering.draft(question, make.draft(body="Sneaked in."), by=mo)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"sources": ()}, "sources"),
        ({"question": "Why does the lip of jane.doe@example.org twitch?"}, "question"),
        ({"question": "Call me on +44 20 7946 0958, my lip twitches"}, "question"),
        ({"short_answer": ""}, "short_answer"),
    ],
)
def test_a_draft_that_is_not_fit_for_review_stays_a_draft(database, changes, field):
    mo = make.moderator()
    question = make.drafted(mo, answer=make.draft(**changes))
    with pytest.raises(Refused) as refused:
        answering.send_to_review(question, by=mo)
    assert field in refused.value.problems
    assert question.status is Status.DRAFTED


def test_an_empty_draft_is_refused_before_anything_moves(database):
    mo = make.moderator()
    question = make.claimed(mo)
    with pytest.raises(Refused):
        answering.draft(question, Draft(Text(question=" ")), by=mo)
    assert question.status is Status.CLAIMED


def test_a_reviewer_returns_a_draft_with_a_reason(database):
    mo, rae = make.moderator(), make.reviewer()
    question = make.in_review(mo)
    with pytest.raises(Refused):
        answering.return_to_author(question, "  ", by=rae, solo=False)
    answering.return_to_author(question, "Say when to see a doctor.", by=rae, solo=False)
    assert question.status is Status.DRAFTED
    assert question.holder is mo
    assert question.events[-1].note == "Say when to see a doctor."


def test_an_answer_for_the_asker_alone_never_becomes_public(database):
    mo, rae = make.moderator(), make.reviewer()
    question = make.published(mo, rae, answer=make.draft(stands_alone=False), may_publish=False)
    assert question.answer is not None
    assert not question.entry.is_live


def test_two_drafts_with_the_same_wording_get_different_addresses(database):
    mo, rae = make.moderator(), make.reviewer()
    one, other = make.published(mo, rae), make.published(mo, rae)
    db.session.flush()
    assert one.entry.slug != other.entry.slug


def test_the_address_comes_from_the_wording_that_was_approved(database):
    mo, rae = make.moderator(), make.reviewer()
    question = make.drafted(mo, answer=make.draft(question="Can Ivan Petrov's lip twitch?"))
    answering.draft(question, make.draft(question="Can a lip twitch?"), by=mo)
    answering.send_to_review(question, by=mo)
    answering.publish(question, by=rae, solo=False)
    assert question.entry.slug == "can-a-lip-twitch"


def test_any_author_who_publishes_alone_is_not_called_a_second_person(database):
    first, second = make.moderator(), make.moderator("max")
    question = make.drafted(first)
    moderating.release(question, by=first)
    moderating.claim(question, by=second)
    answering.draft(question, make.draft(body="Tired muscles can twitch, often."), by=second)
    answering.send_to_review(question, by=second)
    answering.publish(question, by=first, solo=True)
    assert question.answer.unreviewed_reason == "no_second_person"


def test_an_author_does_not_lift_the_need_for_a_second_person(database):
    mo = make.moderator()
    question = make.in_review(mo)
    moderating.mark_urgent(question, True, by=mo)
    with pytest.raises(NotAllowed):
        moderating.mark_urgent(question, False, by=mo)


def test_what_the_asker_agreed_to_is_the_default(database):
    mo = make.moderator()
    assert make.drafted(mo, may_publish=False).stands_alone is False
    assert make.drafted(mo, may_publish=True).stands_alone is True

"""A question's one way to change, and what may not be changed at all."""

import pytest
from sqlalchemy.orm.exc import StaleDataError

from faq.db import db
from faq.errors import NotAllowed, Stale, WrongState
from faq.people.roles import Role
from faq.questions.capacities import ASKER
from faq.questions.lifecycle import MoveName, Status
from faq.questions.models import EventsAreForever, Question
from tests.support import make


def test_a_move_changes_the_status_and_leaves_one_event(database):
    mo, question = make.moderator(), make.question()
    before = len(question.events)
    question.move(MoveName.CLAIM, by=mo)
    assert question.status is Status.CLAIMED
    [event] = question.events[before:]
    assert (event.move, event.before, event.after, event.person) == (
        "claim",
        Status.SUBMITTED,
        Status.CLAIMED,
        mo,
    )


def test_a_move_from_the_wrong_state_changes_nothing(database):
    mo, question = make.moderator(), make.question()
    events = len(question.events)
    with pytest.raises(WrongState):
        question.move(MoveName.PUBLISH, by=mo)
    assert question.status is Status.SUBMITTED
    assert len(question.events) == events


def test_nobody_sets_the_status_past_the_table(database):
    question = make.question()
    with pytest.raises(AttributeError):
        question.status = Status.PUBLISHED


def test_roles_count_only_in_the_language_of_the_question(database):
    russian = make.person("rosa", Role.MODERATOR, languages=["ru"])
    question = make.question()
    assert question.moves_for(russian, solo=False) == []
    with pytest.raises(NotAllowed):
        question.move(MoveName.CLAIM, by=russian)


def test_an_admin_alone_may_neither_moderate_nor_publish(database):
    admin, mo = make.person("ada", Role.ADMIN), make.moderator()
    assert make.question().moves_for(admin, solo=True) == []
    assert make.in_review(mo).moves_for(admin, solo=True) == []


def test_a_deactivated_person_may_do_nothing(database):
    mo, question = make.moderator(), make.question()
    mo.active = False
    assert question.moves_for(mo, solo=False) == []


def test_the_asker_may_withdraw_and_erase_an_open_question(database):
    question = make.question()
    assert question.moves_for(ASKER, solo=False) == [MoveName.WITHDRAW, MoveName.ERASE]


def test_an_act_on_an_older_version_is_refused(database):
    question = make.question()
    seen = question.version
    question.move(MoveName.CLAIM, by=make.moderator())
    db.session.flush()
    with pytest.raises(Stale):
        question.must_be(seen)


def test_two_sessions_cannot_both_change_one_version(database):
    mo, question = make.moderator(), make.question()
    seen = question.version
    table = Question.__table__
    db.session.execute(table.update().values(version=seen + 1))
    with db.session.no_autoflush:
        question.move(MoveName.CLAIM, by=mo)
    with pytest.raises(StaleDataError):
        db.session.flush()


def test_events_are_never_changed(database):
    question = make.question()
    question.events[0].note = "something else"
    with pytest.raises(EventsAreForever):
        db.session.flush()

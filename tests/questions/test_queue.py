"""The lanes: one rule in two forms, in order, page by page, and only what somebody may read."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import update

from faq.clock import now
from faq.db import db
from faq.people.roles import Role
from faq.questions import moderating, queue
from faq.questions.lifecycle import OPEN, Status
from faq.questions.models import Question
from faq.questions.queue import HELD, Lane, Place, counts, in_lane, lane_of, next_after
from tests.support import make

# What is claimed or drafted has a holder; anything else may have one or not.
HOLDERS = [(status, holder) for status in Status for holder in ("viewer", "other")]
HOLDERS += [(status, "nobody") for status in Status if status not in HELD]


def ids(questions):
    return [question.id for question in questions]


def put(question, status, urgent, holder_id):
    """Set a question up past its verbs: this is about each combination, not how it comes about."""
    columns = {"status": status, "urgent": urgent, "holder_id": holder_id}
    wanted = update(Question.__table__).where(Question.__table__.c.id == question.id)
    db.session.execute(wanted.values(**columns))
    db.session.expire_all()


@pytest.mark.parametrize(("status", "holder"), HOLDERS)
@pytest.mark.parametrize("urgent", [False, True])
def test_a_question_is_listed_in_the_lane_it_is_said_to_be_in(database, status, urgent, holder):
    viewer, other, question = make.moderator("vi"), make.moderator("max"), make.question()
    put(question, status, urgent, {"nobody": None, "viewer": viewer.id, "other": other.id}[holder])
    found = {lane for lane in Lane if in_lane(lane, viewer)}
    also_mine = {Lane.MINE} if status in HELD and holder == "viewer" else set()
    assert found == {lane_of(question, viewer)} | also_mine
    expected = counts(viewer)
    assert all((expected[lane] == 1) is (lane in found) for lane in expected)


def test_urgent_ones_are_in_their_lane_only_while_they_are_open(database):
    mo, question = make.moderator(), make.question()
    for status in Status:
        put(question, status, True, mo.id)
        assert (lane_of(question, mo) is Lane.URGENT) is (status in OPEN)


def later(minutes):
    return time_machine.travel(now() + timedelta(minutes=minutes), tick=False)


def several(count):
    """Send so many questions, a minute after each other."""
    made = []
    for number in range(count):
        with later(number):
            made.append(make.question(f"Can a lip twitch {number} weeks?"))
    return made


def test_what_waits_longest_comes_first(database):
    mo = make.moderator()
    first, second, third = several(3)
    with later(10):
        moderating.claim(first, by=mo)
        moderating.release(first, by=mo)
        db.session.commit()
    assert ids(in_lane(Lane.NEW, mo)) == ids([second, third, first])


def test_what_was_done_last_comes_first(database):
    mo, made = make.moderator(), several(3)
    for minutes, question in zip((30, 20, 40), made, strict=True):
        with later(minutes):
            moderating.decline(question, moderating.DeclineReason.DOSE, "", by=mo)
            db.session.commit()
    assert ids(in_lane(Lane.DONE, mo)) == ids([made[2], made[0], made[1]])


def all_pages(lane, viewer, limit):
    found, after = [], None
    while page := in_lane(lane, viewer, after=after, limit=limit):
        found += page
        after = Place(page[-1].waiting_since, page[-1].id)
    return found


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 8])
def test_pages_together_are_the_whole_lane_without_repeats(database, limit):
    mo = make.moderator()
    with later(0):
        # Sent in the same instant, so that only the id tells them apart.
        made = [make.question(f"Can a lip twitch {number} weeks?") for number in range(7)]
    assert ids(all_pages(Lane.NEW, mo, limit)) == ids(made)
    with later(1):
        for question in made:
            moderating.decline(question, moderating.DeclineReason.DOSE, "", by=mo)
    db.session.commit()
    assert ids(all_pages(Lane.DONE, mo, limit)) == ids(made)[::-1]


def test_a_question_that_comes_while_somebody_pages_is_not_lost(database):
    mo, made = make.moderator(), several(4)
    page = in_lane(Lane.NEW, mo, limit=2)
    with later(9):
        new = make.question("What is new here?")
    rest = in_lane(Lane.NEW, mo, after=Place(page[-1].waiting_since, page[-1].id))
    assert ids(rest) == ids([made[2], made[3], new])


def test_everybody_sees_only_the_languages_they_read(database):
    english = make.question()
    russian = make.question("Почему дёргается губа?", language="ru")
    both, rosa = make.moderator(), make.person("rosa", Role.MODERATOR, languages=["ru"])
    ada = make.person("ada", Role.ADMIN)
    seen = {viewer.name: ids(in_lane(Lane.NEW, viewer)) for viewer in (both, rosa, ada)}
    assert seen == {"mo": [english.id, russian.id], "rosa": [russian.id], "ada": []}
    assert counts(rosa)[Lane.NEW] == 1
    assert counts(ada)[Lane.NEW] == 0
    assert queue.visible_question(english.id, rosa) is None
    assert queue.visible_question(russian.id, rosa) is russian
    assert queue.visible_question(russian.id, ada) is None
    assert queue.visible_question(4711, both) is None


def test_somebody_who_was_deactivated_sees_nothing(database):
    mo, question = make.moderator(), make.question()
    mo.active = False
    db.session.commit()
    assert in_lane(Lane.NEW, mo) == []
    assert queue.visible_question(question.id, mo) is None


def test_the_next_one_is_urgent_first_then_the_oldest_and_nobodys(database):
    mo, other = make.moderator(), make.moderator("max")
    oldest, held, urgent, newest = several(4)
    moderating.claim(held, by=other)
    moderating.mark_urgent(urgent, True, by=mo)
    db.session.commit()
    assert next_after(mo) is urgent
    assert next_after(mo, urgent.id) is oldest
    moderating.claim(urgent, by=mo)
    moderating.claim(oldest, by=mo)
    db.session.commit()
    assert next_after(mo) is newest
    assert next_after(mo, newest.id) is None


def test_a_question_is_merged_only_into_open_ones_of_its_language(database):
    mo = make.moderator()
    question, open_one, done = several(3)
    make.question("Почему дёргается губа?", language="ru")
    moderating.decline(done, moderating.DeclineReason.DOSE, "", by=mo)
    db.session.commit()
    assert ids(queue.open_for_merging(question, mo)) == [open_one.id]


def test_commands_page_through_all_questions_by_id(database):
    made = several(3)
    assert ids(queue.all_questions(limit=2)) == ids(made[:2])
    assert ids(queue.all_questions(after=made[1].id)) == ids(made[2:])

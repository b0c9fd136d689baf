"""What must be told is written with its cause: to the right people, once, and without addresses."""

import threading
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import func, select, text

from faq.clock import now
from faq.db import db, writing
from faq.notifications import outbox
from faq.notifications.outbox import FIRST_WAIT, DeliveryState, OutboxMessage
from faq.notifications.rules import MessageName
from faq.people.roles import Role
from faq.questions import answering, moderating, submitting
from faq.questions.reasons import DeclineReason
from tests.support import make

ADDRESS = "asker@example.org"


@pytest.fixture
def team(database):
    """Two moderators, one of them for Russian only; a reviewer, an admin, and one who has left."""
    people = {
        "mo": make.moderator("mo"),
        "rosa": make.person("rosa", Role.MODERATOR, languages=["ru"]),
        "rae": make.reviewer("rae"),
        "ada": make.person("ada", Role.ADMIN),
        "left": make.moderator("left"),
    }
    people["left"].active = False
    db.session.commit()
    return people


def forget_all():
    """Empty the outbox, so that only what comes next is seen."""
    for message in db.session.scalars(select(OutboxMessage)):
        db.session.delete(message)
    db.session.commit()


def told():
    """Return message, question and person's id (None: the asker) of all that is to be told."""
    db.session.commit()
    wanted = select(OutboxMessage).order_by(OutboxMessage.id)
    return [(m.message, m.question_id, m.person_id) for m in db.session.scalars(wanted)]


def test_a_new_question_is_told_to_the_moderators_of_its_language(team):
    english = make.question()
    assert told() == [(MessageName.NEW_QUESTION, english.id, team["mo"].id)]
    forget_all()
    russian = make.question("Почему дёргается губа?", language="ru")
    everybody = {(MessageName.NEW_QUESTION, russian.id, team[n].id) for n in ("mo", "rosa")}
    assert set(told()) == everybody


def test_a_draft_for_review_is_told_to_the_reviewers(team):
    question = make.drafted(team["mo"])
    forget_all()
    answering.send_to_review(question, by=team["mo"])
    assert told() == [(MessageName.REVIEW_WANTED, question.id, team["rae"].id)]


def test_a_returned_draft_and_a_reply_are_told_to_the_holder(team):
    question = make.in_review(team["mo"])
    forget_all()
    answering.return_to_author(question, "Say more.", by=team["rae"], solo=False)
    assert told() == [(MessageName.RETURNED, question.id, team["mo"].id)]
    asked = make.claimed(team["mo"])
    moderating.ask_for_details(asked, "How long?", by=team["mo"])
    db.session.commit()
    forget_all()
    submitting.reply(asked, "Two weeks.")
    assert told() == [(MessageName.ASKER_REPLIED, asked.id, team["mo"].id)]


def test_a_reply_to_nobodys_question_is_told_to_the_moderators(team):
    question = make.question()
    moderating.ask_for_details(question, "How long?", by=team["mo"])
    db.session.commit()
    forget_all()
    submitting.reply(question, "Two weeks.")
    assert told() == [(MessageName.ASKER_REPLIED, question.id, team["mo"].id)]


def test_an_asker_is_told_only_where_they_left_an_address(team):
    without, with_one = make.question(), make.question(email=ADDRESS)
    forget_all()
    for question in (without, with_one):
        moderating.ask_for_details(question, "How long?", by=team["mo"])
    assert told() == [(MessageName.DETAILS_WANTED, with_one.id, None)]


def by_decline(question, people):
    moderating.decline(question, DeclineReason.DOSE, "", by=people["mo"])


def by_entry(question, people):
    moderating.answer_with_entry(question, make.live_entry(), "", by=people["mo"])


def by_publication(question, people):
    moderating.claim(question, by=people["mo"])
    answering.draft(question, make.draft(), by=people["mo"])
    answering.send_to_review(question, by=people["mo"])
    db.session.commit()
    forget_all()
    answering.publish(question, by=people["rae"], solo=False)


@pytest.mark.parametrize("end", [by_decline, by_entry, by_publication])
def test_an_outcome_reaches_every_asker_that_was_merged_exactly_once(team, end):
    leading = make.question("Can a lip twitch for weeks?", email=ADDRESS)
    near, far, silent = (
        make.question(f"Can it twitch {n} days?", email=email)
        for n, email in enumerate((ADDRESS, ADDRESS, ""))
    )
    moderating.merge(far, near, by=team["mo"])
    moderating.merge(near, leading, by=team["mo"])
    moderating.merge(silent, leading, by=team["mo"])
    db.session.commit()
    forget_all()
    end(leading, team)
    wanted = [(MessageName.OUTCOME, q.id, None) for q in (leading, near, far)]
    assert sorted(told(), key=str) == sorted(wanted, key=str)


def test_merging_itself_tells_nobody(team):
    leading, merged = make.question("Can it last?", email=ADDRESS), make.question(email=ADDRESS)
    forget_all()
    moderating.merge(merged, leading, by=team["mo"])
    assert told() == []


def test_what_the_asker_does_themselves_is_told_to_nobody(team):
    question = make.question(email=ADDRESS)
    forget_all()
    submitting.withdraw(question)
    assert told() == []
    submitting.erase(question, by=submitting.ASKER)
    assert told() == []


def test_what_is_rolled_back_is_told_to_nobody(team):
    question = make.question(email=ADDRESS)
    forget_all()
    moderating.decline(question, DeclineReason.DOSE, "", by=team["mo"])
    db.session.flush()
    assert db.session.scalar(select(func.count(OutboxMessage.id))) == 1
    db.session.rollback()
    assert told() == []


def test_a_refused_send_leaves_nothing_behind(team):
    new = make.new_question()
    submitting.submit(new, secrets=make.SECRETS)
    submitting.submit(new, secrets=make.SECRETS)
    assert len(told()) == 1


def test_the_outbox_holds_no_address_and_no_word_of_the_question(team):
    marker = "zanzibar-marker"
    question = make.question(f"Why, {marker}, does it?", details=marker, email=ADDRESS)
    by_decline(question, team)
    db.session.commit()
    rows = db.session.execute(text("SELECT * FROM outbox_message")).all()
    assert len(rows) == 2
    assert marker not in repr(rows)
    assert "@" not in repr(rows)


# --- leases --------------------------------------------------------------------------------------


def take(seconds=60):
    message = outbox.take(seconds)
    db.session.commit()
    return message


def after(span):
    return time_machine.travel(now() + span, tick=False)


def test_two_workers_never_hold_the_same_message(team):
    make.question()
    first = take()
    assert first.message is MessageName.NEW_QUESTION
    assert take() is None


def test_a_dead_workers_message_comes_back_after_its_lease(team):
    make.question()
    dead = take(60)
    lease = dead.lease
    with after(timedelta(seconds=59)):
        assert take() is None
    with after(timedelta(seconds=61)):
        again = take(60)
        assert again.id == dead.id
        assert again.lease != lease
    assert outbox.still_leased(dead.id, lease) is None
    assert outbox.still_leased(dead.id, again.lease) is again


def test_many_workers_at_once_each_take_their_own(app):
    with app.app_context(), writing():
        for number in range(8):
            make.moderator(f"mo{number}")
        make.question()
    taken, errors = [], []
    barrier = threading.Barrier(4)

    def work():
        try:
            with app.app_context():
                barrier.wait(10)
                while True:
                    with writing():
                        message = outbox.take(60)
                        found = message.id if message else None
                        db.session.commit()
                    if found is None:
                        return
                    taken.append(found)
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert errors == []
    assert len(taken) == len(set(taken)) == 8


def test_the_wait_doubles_and_the_last_try_gives_up(team):
    make.question()
    message = take()
    waits = []
    for _ in range(4):
        start = now()
        with time_machine.travel(start, tick=False):
            outbox.postpone(message, OSError("x@example.org refused"), max_tries=5)
        waits.append(message.due_at - start)
        assert message.state is DeliveryState.WAITING
    assert waits == [FIRST_WAIT * factor for factor in (1, 2, 4, 8)]
    outbox.postpone(message, OSError("x@example.org refused"), max_tries=5)
    assert message.state is DeliveryState.GIVEN_UP
    assert message.done_at is not None
    assert message.last_error == "OSError"


def test_a_postponed_message_is_not_taken_before_its_time(team):
    make.question()
    outbox.postpone(take(), OSError(), max_tries=5)
    db.session.commit()
    with after(FIRST_WAIT - timedelta(seconds=1)):
        assert take() is None
    with after(FIRST_WAIT + timedelta(seconds=1)):
        assert take() is not None


def test_what_is_finished_is_never_taken_again(team):
    make.question()
    outbox.finish(take(), DeliveryState.SENT)
    db.session.commit()
    with after(timedelta(days=9)):
        assert take() is None


def test_erasing_a_question_does_not_trip_over_what_is_still_to_be_told(team):
    question = make.question(email=ADDRESS)
    submitting.erase(question, by=submitting.ASKER)
    db.session.commit()
    assert len(told()) == 1


def test_only_the_one_who_is_asked_hears_that_details_are_wanted(team):
    leading, merged = make.question(email=ADDRESS), make.question("Why me?!", email=ADDRESS)
    moderating.merge(merged, leading, by=team["mo"])
    forget_all()
    moderating.ask_for_details(leading, "How long?", by=team["mo"])
    assert told() == [(MessageName.DETAILS_WANTED, leading.id, None)]

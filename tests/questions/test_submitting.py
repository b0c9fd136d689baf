"""Sending, following and erasing."""

import threading
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import func, select, text

from faq.clock import now
from faq.db import db, writing
from faq.errors import Refused
from faq.questions import answering, moderating, submitting
from faq.questions.capacities import ASKER
from faq.questions.lifecycle import Status
from faq.questions.models import Question
from faq.secrets import InvalidCode
from tests.support import make

MARKER = "zanzibar-marker"


def test_the_same_send_gives_the_same_question_and_code(database):
    new = make.new_question()
    first, code = submitting.submit(new, secrets=make.SECRETS)
    second, again = submitting.submit(new, secrets=make.SECRETS)
    assert (first.id, code) == (second.id, again)


def test_nothing_is_kept_without_consent(database):
    with pytest.raises(Refused):
        submitting.submit(make.new_question(consent_store=False), secrets=make.SECRETS)
    assert db.session.scalar(select(func.count(Question.id))) == 0


def test_eight_threads_with_one_form_store_one_question(app):
    new, codes, errors = make.new_question(), set(), []
    barrier = threading.Barrier(8)

    def send() -> None:
        try:
            with app.app_context(), writing():
                barrier.wait()
                _, code = submitting.submit(new, secrets=make.SECRETS)
                db.session.commit()
                codes.add(code)
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=send) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert len(codes) == 1
    with app.app_context():
        assert db.session.scalar(select(func.count(Question.id))) == 1


def test_a_code_finds_its_question_also_after_the_secret_has_changed(database):
    question, code = make.asked()
    newer = [b"another secret that is long enough too", *make.SECRETS]
    assert submitting.find_by_code(code, secrets=newer) is question
    assert submitting.find_by_code(code, secrets=newer[:1]) is None


def test_what_is_no_code_is_not_looked_up(database):
    with pytest.raises(InvalidCode):
        submitting.find_by_code("hello", secrets=make.SECRETS)


def everything(connection):
    """Return the text of all that all tables hold."""
    rows = []
    for table in db.metadata.sorted_tables:
        rows += connection.execute(text(f'SELECT * FROM "{table.name}"')).all()
    return repr(rows)


def test_erasing_leaves_no_word_of_the_asker_in_any_table(database):
    mo = make.moderator()
    question = make.claimed(
        mo, text=f"Why does my lip twitch, {MARKER}?", details=MARKER, email=f"{MARKER}@example.org"
    )
    moderating.ask_for_details(question, "How long?", by=mo)
    submitting.reply(question, MARKER)
    moderating.add_note(question, f"They said {MARKER}", by=mo)
    answering.draft(question, make.draft(body=f"Quoting: {MARKER}"), by=mo)
    db.session.commit()
    assert MARKER in everything(db.session.connection())
    submitting.erase(question, by=ASKER)
    db.session.commit()
    assert question.status is Status.ERASED
    assert MARKER not in everything(db.session.connection())


def test_erasing_keeps_the_public_answer_and_the_tombstone(database):
    question = make.published(make.moderator(), make.reviewer())
    entry = question.entry
    submitting.erase(question, by=ASKER)
    db.session.commit()
    assert entry.is_live
    assert question.events[-1].move == "erase"


def test_the_team_withdraws_nothing_in_the_askers_name(database):
    question = make.question()
    submitting.withdraw(question)
    assert question.events[-1].capacity == "asker"


def test_a_changed_consent_is_another_send(database):
    agreed = make.new_question(may_publish=True)
    first, _ = submitting.submit(agreed, secrets=make.SECRETS)
    refused = make.new_question(may_publish=False, nonce=agreed.nonce)
    second, _ = submitting.submit(refused, secrets=make.SECRETS)
    assert first.id != second.id
    assert second.may_publish is False


def test_a_repeat_of_what_was_erased_is_neither_stored_nor_acknowledged(database):
    new = make.new_question()
    question, _ = submitting.submit(new, secrets=make.SECRETS)
    submitting.erase(question, by=ASKER)
    with pytest.raises(submitting.AlreadyErased):
        submitting.submit(new, secrets=make.SECRETS)
    assert question.original is None


def test_a_reply_begins_its_holders_claim_anew(database):
    mo = make.moderator()
    question = make.claimed(mo)
    moderating.ask_for_details(question, "How long?", by=mo)
    with time_machine.travel(now() + timedelta(hours=3)):
        submitting.reply(question, "Two weeks.")
        assert moderating.release_lapsed_claims(15) == 0

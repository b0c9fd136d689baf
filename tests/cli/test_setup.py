"""`setup`: a new site in one command, and no change in any later one."""

import re

import pytest
from sqlalchemy import func, select

from faq.db import db, writing
from faq.entries.models import Entry
from faq.notifications.outbox import DeliveryState, OutboxMessage
from faq.people.models import Person, all_people, person_with_email
from faq.people.roles import Role
from faq.questions.models import Question
from tests.support import make

PASSWORD = re.compile(r"\b[a-z0-9]{5}(?:-[a-z0-9]{5}){3}\b")


@pytest.fixture
def run(app):
    runner = app.test_cli_runner()
    return lambda *args: runner.invoke(args=["setup", *args])


def counts(app):
    with app.app_context():
        return [
            db.session.scalar(select(func.count()).select_from(model))
            for model in (Person, Entry, Question)
        ]


def test_a_new_site_gets_accounts_content_and_a_queue(app, run):
    done = run()
    assert done.exit_code == 0
    assert counts(app) == [3, 33, 15]
    assert len(PASSWORD.findall(done.output)) == 3
    with app.app_context():
        moderator = person_with_email("moderator@example.org")
        assert moderator.roles_in("ru") == {Role.MODERATOR, Role.EDITOR}
        reviewer = person_with_email("reviewer@example.org")
        assert reviewer.qualification == ""
        assert reviewer.qualification_checked_on is None


def test_the_printed_password_signs_in(app, run):
    line = next(line for line in run().output.splitlines() if "moderator@" in line)
    client = app.test_client()
    client.sign_in("moderator@example.org", PASSWORD.search(line)[0])
    with client.session_transaction() as session:
        assert session.get("signed_in_at")


def test_a_second_run_changes_nothing_and_says_so(app, run):
    run()
    before = counts(app)
    again = run()
    assert again.exit_code == 0
    assert "already" in again.output
    assert not PASSWORD.search(again.output)
    assert counts(app) == before


def test_nobody_is_told_of_made_up_questions(app, run, mails):
    run()
    with app.app_context():
        states = set(db.session.scalars(select(OutboxMessage.state)))
    assert states == {DeliveryState.NOBODY}
    app.test_cli_runner().invoke(args=["work", "--once"])
    assert mails() == []


def test_without_the_demo_there_are_only_accounts(app, run):
    assert run("--no-demo").exit_code == 0
    assert counts(app) == [3, 0, 0]


def test_a_real_team_gets_no_accounts_and_no_made_up_questions(app, run):
    with app.app_context(), writing():
        make.moderator("real")
    done = run()
    assert counts(app) == [1, 30, 0]
    assert not PASSWORD.search(done.output)


def test_content_of_one_s_own_is_left_alone(app, run):
    with app.app_context(), writing():
        make.live_entry()
    run()
    assert counts(app) == [3, 1, 0]
    with app.app_context():
        assert len(all_people()) == 3

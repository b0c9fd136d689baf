"""`questions list`: states for everybody with the server's keys, words only on record."""

import json

import pytest

from faq.cli.questions import every_question
from faq.db import db, writing
from faq.questions import submitting
from faq.questions.models import Question
from tests.support import make


@pytest.fixture
def run(app):
    runner = app.test_cli_runner()
    return lambda *args: runner.invoke(args=["questions", "list", *args])


@pytest.fixture
def asked(app):
    with app.app_context(), writing():
        return [make.question(f"Why does this happen {n}?", language=n).id for n in ("en", "ru")]


def events(app, question_id):
    with app.app_context():
        return [event.move for event in db.session.get(Question, question_id).events]


def test_a_program_reads_states_without_words(app, run, asked):
    rows = json.loads(run("--json").stdout)
    assert [row["id"] for row in rows] == asked
    assert set(rows[0]) == {"id", "status", "lane", "created", "language"}
    assert (rows[0]["status"], rows[0]["lane"], rows[1]["language"]) == ("submitted", "new", "ru")
    assert events(app, asked[0]) == ["submit"]


def test_reading_the_words_is_recorded_on_each_question(app, run, asked):
    rows = json.loads(run("--json", "--text").stdout)
    assert rows[0]["question"] == "Why does this happen en?"
    assert events(app, asked[0]) == events(app, asked[1]) == ["submit", "read_original"]


def test_what_was_forgotten_is_shown_as_nothing_and_not_recorded(app, run, asked):
    with app.app_context(), writing():
        submitting.forget(db.session.get(Question, asked[0]))
        db.session.commit()
    rows = json.loads(run("--json", "--text").stdout)
    assert (rows[0]["question"], rows[0]["details"]) == (None, None)
    assert events(app, asked[0]) == ["submit"]


def test_every_page_of_the_list_is_read(app):
    with app.app_context(), writing():
        wanted = [make.question(f"Why does it happen {n}?").id for n in range(5)]
        assert [question.id for question in every_question(page_size=2)] == wanted


def test_people_get_a_table(run, asked):
    lines = run().stdout.splitlines()
    assert len(lines) == 3
    assert "submitted" in lines[1]


def test_an_empty_queue_says_so(run):
    assert "No questions yet" in run().output
    assert json.loads(run("--json").stdout) == []

"""`privacy purge`: removes what is over, or only counts it."""

import json
from datetime import timedelta

import pytest

from faq.clock import now
from faq.db import db, writing
from faq.questions import moderating
from faq.questions.models import Question
from faq.questions.reasons import DeclineReason
from tests.support import make


@pytest.fixture
def old(app):
    with app.app_context(), writing():
        question = make.question()
        moderating.decline(question, DeclineReason.SPAM, "", by=make.moderator())
        question.closed_at = now() - timedelta(days=8)
        db.session.commit()
        return question.id


@pytest.fixture
def run(app):
    runner = app.test_cli_runner()
    return lambda *args: runner.invoke(args=["privacy", "purge", *args])


def has_words(app, question_id):
    with app.app_context():
        return db.session.get(Question, question_id).original is not None


def test_a_dry_run_only_counts(app, run, old):
    done = run("--dry-run", "--json")
    assert json.loads(done.stdout)["spam"] == 1
    assert has_words(app, old)


def test_what_is_over_is_removed(app, run, old):
    assert "spam: 1" in run().stdout
    assert not has_words(app, old)
    assert json.loads(run("--json").stdout)["spam"] == 0

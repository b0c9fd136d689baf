"""Upkeep: claims given back, old data removed, and no trace of it in SQLite's log."""

from datetime import timedelta
from pathlib import Path

import pytest

from faq.cli import upkeep
from faq.clock import now
from faq.db import db, writing
from faq.questions import submitting
from faq.questions.capacities import ASKER
from faq.questions.lifecycle import Status
from faq.questions.models import Question
from tests.support import make

MARK = "an unmistakable turn of phrase"


@pytest.fixture
def lapsed(app):
    with app.app_context(), writing():
        question = make.claimed(make.moderator())
        question.held_since = now() - timedelta(hours=1)
        db.session.commit()
        return question.id


def test_a_forgotten_claim_is_given_back(app, lapsed):
    with app.app_context():
        assert upkeep.give_back_claims(app.config) == 1
        assert db.session.get(Question, lapsed).status is Status.SUBMITTED


def test_upkeep_does_each_task_once_until_it_is_due_again(app, lapsed):
    with app.app_context():
        house = upkeep.Upkeep()
        house.do_what_is_due(app.config)
        question = db.session.get(Question, lapsed)
        assert question.status is Status.SUBMITTED
        events = len(question.events)
        house.do_what_is_due(app.config)
        assert len(question.events) == events


def test_what_was_erased_is_in_no_file_of_the_database(app):
    with app.app_context():
        if db.engine.dialect.name != "sqlite":
            pytest.skip("PostgreSQL keeps its files to itself")
        with writing():
            question = make.question(f"Is this {MARK}?")
            submitting.erase(question, by=ASKER)
            db.session.commit()
        upkeep.empty_log()
        path = Path(str(db.engine.url.database))
    files = [file for file in path.parent.glob(f"{path.name}*") if file.is_file()]
    assert files
    assert not any(MARK.encode() in file.read_bytes() for file in files)

"""The made-up queue: every kind of work is in it, and nobody's data."""

from collections import Counter

import pytest
from sqlalchemy import func, select

from faq import demo
from faq.db import db
from faq.demo.publishing import publish_demo
from faq.demo.questions import QUESTIONS, Stage
from faq.demo.queue import STAGES, Pending, Team, make_queue
from faq.entries.models import Entry
from faq.importing.load import load
from faq.importing.reading import read
from faq.questions.lifecycle import Status
from faq.questions.models import Contact
from faq.questions.queue import Lane, lane_of
from tests.support import make

PENDING = [
    Pending("en", "Do lips affect bite and teeth?", "Some details.", "A note for editors."),
    Pending("ru", "Влияют ли губы на прикус?"),
]


@pytest.fixture
def made(database):
    load([(str(path), read(path)) for path in demo.files()])
    publish_demo()
    team = Team(make.moderator(), make.reviewer())
    questions = make_queue(team, PENDING, secrets=make.SECRETS)
    db.session.commit()
    return questions


def test_every_kind_of_work_is_there(made):
    lanes = Counter(lane_of(question) for question in made)
    assert lanes[Lane.URGENT] == lanes[Lane.WAITING] == lanes[Lane.IN_REVIEW] == 1
    assert lanes[Lane.NEW] >= 4
    outcomes = {question.status for question in made if not question.is_open}
    assert outcomes == {Status.PUBLISHED, Status.ANSWERED, Status.MERGED, Status.DECLINED}


def test_both_languages_have_about_as_much(made):
    languages = Counter(question.language for question in made)
    assert abs(languages["en"] - languages["ru"]) <= 2


def test_the_bundled_article_s_questions_wait_first_with_their_notes(made):
    first = made[: len(PENDING)]
    assert {question.status for question in first} == {Status.SUBMITTED}
    assert [len(question.notes) for question in first] == [1, 0]


def test_nobody_left_an_address(made):
    assert db.session.scalar(select(func.count()).select_from(Contact)) == 0


def test_made_up_answers_are_not_public(made):
    own = db.session.scalars(select(Entry).where(Entry.article_id.is_(None))).all()
    assert own
    assert not any(entry.is_live for entry in own)


def test_every_move_is_on_record(made):
    published = next(q for q in made if q.status is Status.PUBLISHED)
    moves = [event.move for event in published.events]
    assert moves == ["submit", "claim", "draft", "send_to_review", "publish"]


def test_every_stage_has_a_question_and_every_question_a_stage():
    assert {told.stage for told in QUESTIONS} == set(STAGES) == set(Stage)
    assert len({told.key for told in QUESTIONS}) == len(QUESTIONS)

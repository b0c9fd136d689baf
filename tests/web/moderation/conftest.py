"""Browsers in which the team is signed in."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from faq.db import db, writing
from faq.questions.models import Question
from tests.support.pages import PageClient
from tests.support.people import signed_in


@pytest.fixture
def store(app: Flask) -> Callable[[Callable[[], Any]], int]:
    """A function that builds something in the database and returns its id.

    Its application context is over before a page is fetched: a request must not share one.
    """

    def build(builder: Callable[[], Any]) -> int:
        with app.app_context(), writing():
            return int(builder().id)

    return build


@pytest.fixture
def see(app: Flask) -> Callable[..., Any]:
    """A function that reads something of a question: `see(number, lambda q: q.status)`."""

    def read(number: int, what: Callable[[Question], Any]) -> Any:
        with app.app_context():
            return what(db.session.get_one(Question, number))

    return read


@pytest.fixture
def mo(app: Flask) -> PageClient:
    """Mo's browser: moderates and edits."""
    return signed_in(app, "mo")


@pytest.fixture
def ed(app: Flask) -> PageClient:
    """Ed's browser: moderates and edits."""
    return signed_in(app, "ed")


@pytest.fixture
def rae(app: Flask) -> PageClient:
    """Rae's browser: reviews."""
    return signed_in(app, "rae")


@pytest.fixture
def ada(app: Flask) -> PageClient:
    """Ada's browser: runs the team, and reads no questions."""
    return signed_in(app, "ada")

"""While the database is locked: readers read on, writers hear soon that they should try again."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import Engine, create_engine

from faq.db import db, engine_options, writing
from tests.support import make
from tests.support.apps import app_with, scratch_database
from tests.support.pages import PageClient

WAIT = 1
TYPED = {
    "question": "Why does my lip twitch at night?",
    "consent_store": "y",
    "consent_publish": "yes",
    "step": "send",
}


@pytest.fixture
def busy(
    test_database: str, settings_for_tests: dict[str, object], tmp_path: Path
) -> Iterator[Flask]:
    """A site of its own, so that nobody else waits, with one answer to read."""
    settings = {"DATABASE_WAIT_SECONDS": WAIT, "TESTING": False}
    with (
        scratch_database(test_database, tmp_path) as url,
        app_with(settings_for_tests, DATABASE_URL=url, **settings) as app,
    ):
        with app.app_context(), writing():
            upgrade()
            make.live_entry()
        yield app


@contextmanager
def locked(app: Flask) -> Iterator[None]:
    """Hold what every writer needs."""
    url = app.config["DATABASE_URL"]
    engine = create_engine(url, **engine_options(url, WAIT))
    try:
        yield from _hold(engine)
    finally:
        engine.dispose()


def _hold(engine: Engine) -> Iterator[None]:
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            connection.connection.dbapi_connection.isolation_level = None
            connection.connection.dbapi_connection.execute("BEGIN IMMEDIATE")
        else:
            connection.exec_driver_sql("LOCK TABLE question IN ACCESS EXCLUSIVE MODE")
        yield
        connection.connection.dbapi_connection.rollback()


def send(client: PageClient, form: dict[str, str]) -> tuple[int, float, str]:
    """Send a question; return status, seconds and the header that says when to try again."""
    start = time.monotonic()
    answer = client.post("/en/ask", data={**form, **TYPED})
    return answer.status_code, time.monotonic() - start, answer.headers.get("Retry-After", "")


def test_readers_read_on_and_writers_hear_soon_to_try_again(busy: Flask) -> None:
    client = busy.test_client()
    form = client.form("/en/ask")
    pages = ["/en/", "/en/answers/why-is-my-lower-lip-twitching", "/en/about"]
    assert [client.get(page).status_code for page in pages] == [200] * 3
    with locked(busy):
        # Some are in the store by now and some have still to be made.
        for page in [*pages, "/ru/", "/ru/privacy", "/en/questions", "/en/ask"]:
            assert client.get(page).status_code == 200
        status, seconds, later = send(client, form)
        assert status == 503
        assert int(later) > 0
        assert seconds < WAIT + 4
    assert send(client, form)[0] == 200


def test_a_short_lock_is_waited_for(busy: Flask) -> None:
    client = busy.test_client()
    form = client.form("/en/ask")
    release = threading.Event()

    def hold() -> None:
        with locked(busy):
            release.wait(0.4)

    holder = threading.Thread(target=hold)
    holder.start()
    time.sleep(0.1)
    status, _, _ = send(client, form)
    release.set()
    holder.join(10)
    assert status == 200


def test_what_was_refused_is_not_stored_and_what_is_sent_again_is_stored_once(busy: Flask) -> None:
    client = busy.test_client()
    form = client.form("/en/ask")
    with locked(busy):
        assert send(client, form)[0] == 503
    for _ in range(2):
        assert send(client, form)[0] == 200
    with busy.app_context():
        assert (
            db.session.connection().exec_driver_sql("SELECT count(*) FROM question").scalar() == 1
        )

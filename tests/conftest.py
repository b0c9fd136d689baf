"""Fixtures for all tests: one migrated database for the run, emptied after each test."""

import itertools
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import insert

from faq import create_app
from faq.db import db, writing
from faq.entries.models import ContentGeneration
from faq.web.shelf import Shelf
from tests.support.databases import database_url
from tests.support.make import SECRETS
from tests.support.pages import PageClient

LOCAL = ("127.0.0.1", "::1", "localhost")


@pytest.fixture(scope="session")
def test_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a database for the whole run."""
    with database_url(tmp_path_factory.mktemp("database")) as url:
        yield url


@pytest.fixture(scope="session")
def settings_for_tests(
    test_database: str, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, object]:
    """The settings of every application in the tests."""
    return {
        "DATABASE_URL": test_database,
        "INSTANCE": str(tmp_path_factory.mktemp("instance")),
        "SECRET_KEY": SECRETS[0].decode(),
        "MAIL_TRANSPORT": "files",
        "TESTING": True,
        "PAGE_STORE_CLOCK": itertools.count(step=2).__next__,
    }


@pytest.fixture(scope="session")
def migrated_app(settings_for_tests: dict[str, object]) -> Iterator[Flask]:
    """The application on a database that the migrations have made."""
    app = create_app(settings_for_tests)
    app.test_client_class = PageClient
    with app.app_context():
        upgrade()
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def app(migrated_app: Flask) -> Iterator[Flask]:
    """The application; whatever the test stores is gone after it."""
    yield migrated_app
    with migrated_app.app_context(), writing():
        db.session.remove()
        with db.engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                names = ", ".join(f'"{table.name}"' for table in db.metadata.sorted_tables)
                connection.exec_driver_sql(f"TRUNCATE {names} RESTART IDENTITY CASCADE")
            else:
                connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
                for table in reversed(db.metadata.sorted_tables):
                    connection.execute(table.delete())
            connection.execute(insert(ContentGeneration).values(id=1, number=1))
    store = migrated_app.wsgi_app
    store.shelf = Shelf(store.shelf.max_bytes)


@pytest.fixture
def client(app: Flask) -> PageClient:
    """A browser without a session."""
    return app.test_client()


@pytest.fixture
def database(app: Flask) -> Iterator[Any]:
    """An application context, for tests of what lies below the web."""
    with app.app_context(), writing():
        yield db
        db.session.rollback()


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that leaves this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in LOCAL:
            raise AssertionError(f"a test tried to reach {address[0]}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture
def instance(settings_for_tests: dict[str, object]) -> Path:
    """The instance folder of the application."""
    return Path(str(settings_for_tests["INSTANCE"]))


@pytest.fixture
def mails(instance: Path) -> Iterator[Callable[[], list[str]]]:
    """A function that returns the mails sent so far, as text."""
    folder = instance / "mail"

    def read() -> list[str]:
        return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.eml"))]

    yield read
    for path in folder.glob("*.eml"):
        path.unlink()

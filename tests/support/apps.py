"""Applications other than the shared one: with settings, or a database, of their own."""

import os
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import create_engine, make_url

from faq import create_app
from faq.db import db
from tests.support.pages import PageClient


@contextmanager
def app_with(settings: Mapping[str, object], **changes: object) -> Iterator[Flask]:
    """Yield an application with these settings, some of them changed."""
    app = create_app({**settings, **changes})
    app.test_client_class = PageClient
    try:
        yield app
    finally:
        with app.app_context():
            db.session.remove()
            db.engine.dispose()


@contextmanager
def scratch_database(like: str, folder: Path) -> Iterator[str]:
    """Yield the address of an empty database of the same kind as `like`, gone afterwards."""
    url = make_url(like)
    if url.get_backend_name() == "sqlite":
        yield f"sqlite:///{folder / 'scratch.sqlite3'}"
        return
    name = f"scratch_{uuid.uuid4().hex[:12]}"
    server = create_engine(url, isolation_level="AUTOCOMMIT")
    try:
        _say(server, f'CREATE DATABASE "{name}"')
        yield url.set(database=name).render_as_string(hide_password=False)
        _say(server, f'DROP DATABASE "{name}" WITH (FORCE)')
    finally:
        server.dispose()


def _say(server: Any, command: str) -> None:
    with server.connect() as connection:
        connection.exec_driver_sql(command)


def clean_environment(**changes: str) -> dict[str, str]:
    """Return the environment for a process of its own, without any FAQ_ setting but these."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FAQ_")}
    return {**kept, **changes}

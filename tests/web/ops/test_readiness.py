"""Readiness: a database that does not answer, or answers without tables."""

from pathlib import Path

from sqlalchemy import create_engine

from faq import settings
from faq.web.ops import readiness

MIGRATIONS = str(settings.ROOT / "migrations")


def test_a_database_that_cannot_be_opened_is_unreachable(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'no' / 'such' / 'folder.sqlite3'}")
    found = readiness.check(engine, MIGRATIONS)
    assert found == {"database": "unreachable", "migrations": "unknown"}


def test_an_empty_database_is_behind(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'empty.sqlite3'}")
    try:
        assert readiness.check(engine, MIGRATIONS)["migrations"] == readiness.BEHIND
    finally:
        engine.dispose()


def test_there_is_one_newest_migration() -> None:
    assert len(readiness.newest(MIGRATIONS)) == 1

"""The migrations make just what the models say, forwards and backwards, and lose no row."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import Enum, func, inspect, select

from faq.db import db, writing
from faq.questions import moderating, submitting
from faq.questions.reasons import DeclineReason
from faq.settings import ROOT
from tests.support import make
from tests.support.apps import app_with, scratch_database

VERSIONS = sorted(
    script.revision for script in ScriptDirectory(str(ROOT / "migrations")).walk_revisions()
)


@pytest.fixture
def fresh(
    test_database: str, settings_for_tests: dict[str, object], tmp_path: Path
) -> Iterator[Flask]:
    """An application on an empty database of the same kind as the run's."""
    with (
        scratch_database(test_database, tmp_path) as url,
        app_with(settings_for_tests, DATABASE_URL=url) as app,
        app.app_context(),
    ):
        yield app


def tables() -> set[str]:
    return set(inspect(db.engine).get_table_names()) - {"alembic_version"}


def differences() -> list[Any]:
    """Return what a new migration would have to do to reach the models."""
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return compare_metadata(context, db.metadata)


def test_up_down_and_up_again_ends_where_the_models_are(fresh: Flask) -> None:
    wanted = {table.name for table in db.metadata.sorted_tables}
    upgrade()
    assert tables() == wanted
    downgrade(revision="base")
    assert tables() == set()
    upgrade()
    assert tables() == wanted
    assert differences() == []


def test_the_guard_objects_to_tables_that_are_not_what_the_models_say(fresh: Flask) -> None:
    upgrade()
    with db.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE topic ADD COLUMN colour VARCHAR(10)")
    [change] = differences()
    assert change[0] == "remove_column"


def missing_values() -> list[str]:
    """Return the values of enumerations that the database's checks would refuse."""
    faults = []
    inspector = inspect(db.engine)
    for table in db.metadata.sorted_tables:
        checks = {c["name"]: str(c["sqltext"]) for c in inspector.get_check_constraints(table.name)}
        for column in table.columns:
            if isinstance(column.type, Enum):
                text = checks.get(f"ck_{table.name}_{column.type.name}", "")
                faults += [
                    f"{table.name}.{column.name}: {value}"
                    for value in column.type.enums
                    if f"'{value}'" not in text
                ]
    return faults


def test_the_database_knows_every_value_of_every_enumeration(fresh: Flask) -> None:
    upgrade()
    assert missing_values() == []


def test_the_guard_objects_to_a_value_without_a_migration(
    fresh: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    upgrade()
    reason = db.metadata.tables["question"].c.decline_reason.type
    monkeypatch.setattr(reason, "enums", [*reason.enums, "too_late"])
    assert missing_values() == ["question.decline_reason: too_late"]


def test_there_is_one_newest_migration_and_its_number_says_so() -> None:
    assert ScriptDirectory(str(ROOT / "migrations")).get_heads() == [VERSIONS[-1]]
    names = sorted(path.name for path in (ROOT / "migrations" / "versions").glob("*.py"))
    assert [name.partition("_")[0] for name in names] == VERSIONS


# --- with data -----------------------------------------------------------------------------------


def fill() -> None:
    """Store something in every table, by the verbs of the site."""
    with writing():
        mo, rae = make.moderator(), make.reviewer()
        make.published(mo, rae, email="asker@example.org")
        make.live_entry(within=make.article(), about=make.topic())
        question = make.claimed(mo, details="Since last week.", email="asker@example.org")
        moderating.add_note(question, "Looks common.", by=mo)
        moderating.ask_for_details(question, "How long?", by=mo)
        submitting.reply(question, "Two weeks.")
        merged = make.question("Can a lip twitch for weeks?")
        moderating.merge(merged, question, by=mo)
        moderating.decline(make.question("Is it?"), DeclineReason.SPAM, "", by=mo)
        db.session.commit()


def rows() -> dict[str, list[Any]]:
    """Return all that is stored, by table."""
    db.session.remove()
    with db.engine.connect() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(_ordered(table))]
            for table in db.metadata.sorted_tables
        }


def _ordered(table: Any) -> Any:
    return select(table).order_by(*table.primary_key.columns)


def test_every_table_has_a_row_to_lose(fresh: Flask) -> None:
    upgrade()
    fill()
    assert [name for name, found in rows().items() if not found] == []


@pytest.mark.parametrize("step", list(range(1, len(VERSIONS))) or ["none yet"])
def test_a_step_back_and_forth_loses_no_row(fresh: Flask, step: object) -> None:
    if step == "none yet":
        assert VERSIONS == ["0001"]
        return
    upgrade()
    fill()
    before = {name: len(found) for name, found in rows().items()}
    downgrade(revision=VERSIONS[int(str(step)) - 1])
    upgrade()
    assert {name: len(found) for name, found in rows().items()} == before
    assert differences() == []


REBUILD = '''"""Rebuild every table, as SQLite has to for many changes."""

from alembic import op
from sqlalchemy import inspect

revision, down_revision, branch_labels, depends_on = "9999", "{newest}", None, None


def upgrade():
    """Copy each table to a new one."""
    for name in inspect(op.get_bind()).get_table_names():
        if name != "alembic_version":
            with op.batch_alter_table(name, recreate="{recreate}") as table:
                table.alter_column("id" if name not in KEYED else "question_id", nullable=False)


KEYED = ("original", "contact", "consent")


def downgrade():
    """There is nothing to undo."""
'''


def test_rebuilding_a_table_takes_nothing_with_it(fresh: Flask, tmp_path: Path) -> None:
    upgrade()
    fill()
    before = rows()
    folder = tmp_path / "migrations"
    shutil.copytree(ROOT / "migrations", folder)
    recreate = "always" if db.engine.dialect.name == "sqlite" else "never"
    text = REBUILD.format(newest=VERSIONS[-1], recreate=recreate)
    (folder / "versions" / "9999_rebuild.py").write_text(text)
    upgrade(directory=str(folder))
    assert rows() == before
    with db.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        assert connection.scalar(select(func.count()).select_from(db.metadata.tables["note"])) == 1

"""The database: durable, checked, without lost updates, and silent about what it holds."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import create_engine, select
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError, StatementError

from faq.db import db, engine_options, tame, writing
from faq.people.models import Person, RoleGrant
from faq.questions.models import Message, Original, Question
from tests.support import make

MARKER = "zanzibar-marker"


@pytest.fixture
def sqlite(tmp_path: Path) -> Iterator[Engine]:
    """A tame SQLite database with one counter in it."""
    url = f"sqlite:///{tmp_path / 'tame.sqlite3'}"
    engine = create_engine(url, **engine_options(url, 5))
    tame(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE counter (number INTEGER)")
        connection.exec_driver_sql("INSERT INTO counter VALUES (0)")
    yield engine
    engine.dispose()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("foreign_keys", 1), ("synchronous", 2), ("secure_delete", 1)],
)
def test_every_connection_to_sqlite_is_durable_and_checked(
    sqlite: Engine, pragma: str, value: object
) -> None:
    for _ in range(2):
        with sqlite.connect() as connection:
            assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value
        sqlite.dispose()


def read(connection) -> int:
    return connection.exec_driver_sql("SELECT number FROM counter").scalar()


def add_one(engine: Engine, times: int, errors: list[Exception]) -> None:
    try:
        for _ in range(times):
            with writing(), engine.begin() as connection:
                number = read(connection)
                connection.exec_driver_sql("UPDATE counter SET number = ?", (number + 1,))
    except OperationalError as error:
        errors.append(error)


def test_writers_who_read_first_wait_for_each_other_and_lose_nothing(sqlite: Engine) -> None:
    errors: list[Exception] = []
    threads = [threading.Thread(target=add_one, args=(sqlite, 10, errors)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert errors == []
    with sqlite.connect() as connection:
        assert read(connection) == 60


def test_outside_of_writing_the_second_one_would_fail_half_way(sqlite: Engine) -> None:
    with sqlite.connect() as first, sqlite.connect() as second:
        assert read(first) == read(second) == 0
        second.exec_driver_sql("UPDATE counter SET number = 1")
        second.commit()
        with pytest.raises(OperationalError, match="locked"):
            first.exec_driver_sql("UPDATE counter SET number = 1")


def test_readers_do_not_wait_for_a_writer(sqlite: Engine) -> None:
    with writing(), sqlite.begin() as writer:
        writer.exec_driver_sql("UPDATE counter SET number = 7")
    worked = []

    def look() -> None:
        with sqlite.connect() as reader:
            worked.append(read(reader))

    with writing(), sqlite.begin() as writer:
        writer.exec_driver_sql("UPDATE counter SET number = 8")
        thread = threading.Thread(target=look)
        thread.start()
        thread.join(3)
    assert worked == [7]


def test_what_was_rolled_back_is_gone(sqlite: Engine) -> None:
    with sqlite.connect() as connection:
        connection.exec_driver_sql("UPDATE counter SET number = 7")
        connection.rollback()
        assert read(connection) == 0


def test_writing_ends_where_it_ends(sqlite: Engine) -> None:
    with writing():
        pass
    with sqlite.connect() as first, sqlite.connect() as second:
        read(first)
        second.exec_driver_sql("UPDATE counter SET number = 1")
        second.rollback()


def test_no_address_lets_a_query_hang_for_long() -> None:
    options = engine_options("postgresql://localhost/faq", 4)
    assert "lock_timeout=4s" in options["connect_args"]["options"]
    assert "statement_timeout" in options["connect_args"]["options"]
    assert options["connect_args"]["connect_timeout"] <= 3
    assert options["pool_timeout"] == 4
    assert engine_options("sqlite:///x", 4)["connect_args"] == {"timeout": 4}


def test_a_time_comes_back_aware_and_in_utc(database) -> None:
    moscow = timezone(timedelta(hours=3))
    question = make.question()
    question.created_at = datetime(2026, 11, 22, 2, 30, tzinfo=moscow)
    db.session.commit()
    db.session.expire_all()
    assert question.created_at == datetime(2026, 11, 21, 23, 30, tzinfo=UTC)
    assert question.created_at.tzinfo is UTC


def test_a_time_without_a_zone_is_refused(database) -> None:
    question = make.question()
    question.created_at = datetime(2026, 11, 22)
    with pytest.raises(StatementError, match="without a zone"):
        db.session.flush()


def test_what_refers_to_nothing_is_refused(database) -> None:
    db.session.add(Original(question_id=4711, question="x"))
    with pytest.raises(IntegrityError):
        db.session.flush()


def test_the_database_itself_refuses_a_status_that_does_not_exist(database) -> None:
    make.question()
    with pytest.raises(DBAPIError):
        db.session.connection().exec_driver_sql("UPDATE question SET status = 'lost'")


def shown(error: BaseException | None) -> str:
    """Return all that a log would show of an error and of its causes."""
    text = ""
    while error is not None:
        text += f"{error!r} {error} {getattr(error, 'orig', '')}"
        error = error.__cause__ or error.__context__
    return text


def test_errors_of_the_database_say_nothing_of_what_it_holds(database) -> None:
    make.person(MARKER)
    again = Person(email=f"{MARKER}@example.org", name="x", password="x", fs_uniquifier="x")
    db.session.add(again)
    with pytest.raises(IntegrityError) as twice:
        db.session.flush()
    db.session.rollback()
    # A row that lacks something is quoted whole by PostgreSQL.
    db.session.add(Message(question_id=None, from_asker=True, text=MARKER))
    with pytest.raises(IntegrityError) as lacking:
        db.session.flush()
    assert MARKER not in shown(twice.value)
    assert MARKER not in shown(lacking.value)


def test_errors_still_say_which_rule_was_broken(database) -> None:
    person = make.person("mo")
    db.session.add(Person(email=person.email, name="x", password="x", fs_uniquifier="x"))
    with pytest.raises(IntegrityError, match="person"):
        db.session.flush()


def test_enumerations_are_stored_by_their_value(database) -> None:
    make.moderator()
    stored = db.session.connection().exec_driver_sql("SELECT role FROM role_grant").scalars()
    assert set(stored) == {"moderator", "editor"}
    assert db.session.scalars(select(RoleGrant)).first().role.value in ("moderator", "editor")


def test_a_question_counts_its_versions(database) -> None:
    question: Question = make.question()
    before = question.version
    question.urgent = True
    db.session.flush()
    assert question.version == before + 1

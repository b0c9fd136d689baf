"""The database: one base for all models, safe SQLite, and what a write transaction is."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import DateTime, Dialect, Enum, MetaData, TypeDecorator, event
from sqlalchemy.engine import Connection, Engine, ExceptionContext, make_url
from sqlalchemy.orm import DeclarativeBase, registry
from sqlalchemy.pool import ConnectionPoolEntry

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """Stores an aware time as UTC and gives it back aware, on SQLite too."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return `value` in UTC; a naive time is a mistake and raises ValueError."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return `value` aware, in UTC."""
        if value is None or value.tzinfo is not None:
            return value and value.astimezone(UTC)
        return value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """Base of all models; times are UtcDateTime wherever a model says `datetime`."""

    registry = registry(
        metadata=MetaData(naming_convention=NAMES), type_annotation_map={datetime: UtcDateTime}
    )


db = SQLAlchemy(model_class=Base)

if TYPE_CHECKING:

    class Model(Base):
        """What the type checker sees of `db.Model`, which is made at run time."""

        __abstract__ = True

else:
    Model = db.Model


def stored_enum(kind: type[StrEnum], name: str) -> Enum:
    """Return a column type that stores the enum's values as text, checked by the database."""
    return Enum(
        kind,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=32,
        values_callable=lambda members: [member.value for member in members],
    )


_writing: ContextVar[bool] = ContextVar("writing", default=False)


@contextmanager
def writing() -> Iterator[None]:
    """Make transactions that begin inside take SQLite's write lock at once.

    Two requests that read, then write, would otherwise overwrite each other or fail half-way.
    """
    token = _writing.set(True)
    try:
        yield
    finally:
        _writing.reset(token)


def engine_options(url: str, wait_seconds: int) -> dict[str, Any]:
    """Return SQLAlchemy's engine options for this address: nothing may hang for long."""
    if make_url(url).get_backend_name() == "sqlite":
        # Errors name the statement but never its values: they may be an asker's words.
        return {"hide_parameters": True, "connect_args": {"timeout": wait_seconds}}
    limits = f"-c lock_timeout={wait_seconds}s -c statement_timeout=10s"
    return {
        "hide_parameters": True,
        "pool_pre_ping": True,
        "pool_timeout": wait_seconds,
        "connect_args": {"connect_timeout": 3, "options": limits},
    }


def tame(engine: Engine) -> None:
    """Keep values out of errors, and make SQLite durable, checked and free of lost updates."""
    event.listen(engine, "handle_error", _keep_values_out)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)


def _keep_values_out(context: ExceptionContext) -> None:
    # PostgreSQL adds the key or the whole row to what went wrong: an address, an asker's words.
    cause = context.original_exception
    says = getattr(getattr(cause, "diag", None), "message_primary", None)
    if says is None:
        return
    cause.args = (says,)
    if context.sqlalchemy_exception is not None:
        context.sqlalchemy_exception.args = (f"({type(cause).__name__}) {says}",)


def _prepare(connection: Any, _entry: ConnectionPoolEntry) -> None:
    # The driver must not begin transactions by itself: `_begin` does, and chooses the kind.
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        "foreign_keys=ON",
        "synchronous=FULL",
        "secure_delete=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if _writing.get() else "BEGIN")

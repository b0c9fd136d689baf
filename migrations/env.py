"""Runs the migrations on the application's own engine, so that SQLite is as tame as at work."""

from collections.abc import Iterator
from contextlib import contextmanager

from alembic import context
from flask import current_app
from sqlalchemy import Connection

from faq.db import db, writing


def run() -> None:
    """Run what is asked for inside one transaction."""
    options = current_app.extensions["migrate"].configure_args
    with writing(), db.engine.connect() as connection, unlinked(connection):
        context.configure(
            connection=connection,
            target_metadata=db.metadata,
            # Our own column types are imported by name in script.py.mako.
            user_module_prefix="",
            **options,
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()


@contextmanager
def unlinked(connection: Connection) -> Iterator[None]:
    """Switch SQLite's foreign keys off meanwhile: rebuilding a table must not cascade.

    The switch does nothing inside a transaction, so it goes to the driver's connection, which
    has not begun one.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    driver = connection.connection.dbapi_connection
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys=ON")


if context.is_offline_mode():
    raise SystemExit("migrations need a database: run them without --sql")
run()

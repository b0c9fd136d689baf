"""Whether the site can do its work: the database answers and has the newest tables."""

import logging
from functools import lru_cache

from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

log = logging.getLogger(__name__)

OK = "ok"
UNREACHABLE = "unreachable"
BEHIND = "not at the newest"
UNKNOWN = "unknown"


def check(engine: Engine, migrations: str) -> dict[str, str]:
    """Return check -> OK or what is wrong; `migrations` is the folder of the migrations.

    Never raises for a database that does not answer.
    """
    try:
        with engine.connect() as connection:
            context = MigrationContext.configure(connection)
            done = frozenset(context.get_current_heads())
    except SQLAlchemyError as error:
        # The message may hold the address of the database, so only its kind is written down.
        log.warning("not ready: %s", type(error).__name__)
        return {"database": UNREACHABLE, "migrations": UNKNOWN}
    return {"database": OK, "migrations": OK if done == newest(migrations) else BEHIND}


@lru_cache(maxsize=4)
def newest(migrations: str) -> frozenset[str]:
    """Return the revisions that no other comes after; they change with a new release only."""
    config = Config()
    # Paths may hold a percent sign, which the configuration would take for a placeholder.
    config.set_main_option("script_location", migrations.replace("%", "%%"))
    return frozenset(ScriptDirectory.from_config(config).get_heads())

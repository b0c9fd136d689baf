"""What a site needs done now and then: claims given back, old data removed, the log emptied."""

import time
from collections.abc import Mapping
from contextlib import closing
from typing import Any

from faq.db import db, writing
from faq.questions.moderating import release_lapsed_claims
from faq.questions.retention import purge

CLAIMS_EVERY_SECONDS = 60.0
PURGE_EVERY_SECONDS = 86_400.0

# Milliseconds that emptying the log may wait for readers; next minute is another chance.
LOG_WAIT_MILLISECONDS = 100


def give_back_claims(settings: Mapping[str, Any]) -> int:
    """Give back what was claimed and left alone; return how many."""
    with writing():
        count = release_lapsed_claims(settings["CLAIM_MINUTES"])
        db.session.commit()
    return count


def remove_old(settings: Mapping[str, Any]) -> dict[str, int]:
    """Remove what has been kept long enough; return how many of each kind."""
    with writing():
        done = purge(settings)
        db.session.commit()
    return done


def empty_log() -> None:
    """Empty SQLite's write-ahead log, where removed words would otherwise stay for a while."""
    if db.engine.dialect.name != "sqlite":
        return
    with closing(db.engine.raw_connection()) as connection:
        cursor = connection.cursor()
        before = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
        cursor.execute(f"PRAGMA busy_timeout={LOG_WAIT_MILLISECONDS}")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        cursor.execute(f"PRAGMA busy_timeout={before}")


class Upkeep:
    """Does each task when it is due; all are due at the start."""

    def __init__(self) -> None:
        self._claims_due = self._purge_due = time.monotonic()

    def do_what_is_due(self, settings: Mapping[str, Any]) -> None:
        """Do the tasks whose time has come. Raises SQLAlchemyError; what failed stays due."""
        instant = time.monotonic()
        if instant >= self._purge_due:
            remove_old(settings)
            self._purge_due = instant + PURGE_EVERY_SECONDS
        if instant >= self._claims_due:
            give_back_claims(settings)
            empty_log()
            self._claims_due = instant + CLAIMS_EVERY_SECONDS

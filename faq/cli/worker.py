"""The worker's loop: one message at a time, upkeep in between, patience with the database."""

import logging
import signal
import time
from collections.abc import Mapping
from typing import Any

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from faq.cli.failures import database_trouble
from faq.cli.upkeep import Upkeep
from faq.db import db
from faq.notifications.delivery import deliver_next

log = logging.getLogger(__name__)

# Seconds between two tries while the database is away.
TROUBLE_SECONDS = 5.0
# How long a request to stop may go unnoticed while there is nothing to do.
NAP_SECONDS = 0.2


class Worker:
    """Works until it is told to stop, and never stops in the middle of a message."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._settings = settings
        self._upkeep = Upkeep()
        self._wanted = True

    def run(self) -> None:
        """Work until SIGTERM or SIGINT."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        while self._wanted:
            self._pause(self.step())

    def step(self) -> float:
        """Do one thing; return how many seconds to wait before the next."""
        try:
            self._upkeep.do_what_is_due(self._settings)
            return 0.0 if deliver_next(self._settings) else self._settings["WORKER_POLL_SECONDS"]
        except SQLAlchemyError as error:
            told = database_trouble(error) if isinstance(error, DBAPIError) else type(error)
            log.warning("The worker waits: %s", told)
            return TROUBLE_SECONDS
        finally:
            # The next step begins a transaction of its own and sees what others did meanwhile.
            db.session.remove()

    def _stop(self, _number: int, _frame: object) -> None:
        self._wanted = False

    def _pause(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while self._wanted and (left := end - time.monotonic()) > 0:
            time.sleep(min(left, NAP_SECONDS))

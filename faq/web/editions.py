"""The edition of the site: which stored pages are current, found out at most once a second."""

import logging
from collections.abc import Callable
from datetime import date
from threading import Lock, Thread

log = logging.getLogger(__name__)

# Seconds between two looks at the generation: how late a publication may reach a process.
LOOK_EVERY = 1.0

# Seconds that the request which looks waits for the answer. A database that hangs must not take
# a reader along.
PATIENCE = 0.5

# The longest pause, in seconds, between two tries while the generation cannot be read.
LONGEST_PAUSE = 5.0


class Editions:
    """Counts the editions of the site as this process gets to know them.

    A new edition begins when the generation changes or the UTC day does: pages that say "overdue"
    by themselves turn over at midnight. Only `generation` touches the database. It is called in a
    thread of its own, one call at a time, and one request waits for it, at most `patience` seconds.
    When it raises, the last known generation stays in use and the pause before the next try grows
    from 1 to 5 seconds. While it hangs no other call is made, so it needs a time limit of its own.
    """

    def __init__(
        self,
        generation: Callable[[], str],
        clock: Callable[[], float],
        today: Callable[[], date],
        patience: float = PATIENCE,
    ) -> None:
        self._generation = generation
        self._clock = clock
        self._today = today
        self._patience = patience
        self._known: tuple[str | None, date] = (None, today())
        self._due = float("-inf")
        self._pause = LOOK_EVERY
        self._looking = Lock()
        self._turning = Lock()
        self.number = 0

    def at(self, instant: float) -> int:
        """Return the number of the edition that is current at `instant` (seconds of the clock).

        0 means that no generation could be read yet. Numbers only grow. Never raises.
        """
        if instant >= self._due:
            self._look(instant)
        return self.number

    def _look(self, instant: float) -> None:
        # The day turns even while the database keeps somebody waiting.
        self._turn()
        if not self._looking.acquire(blocking=False):
            return
        # Another thread may have looked between our glance at the time and our turn.
        if instant < self._due:
            self._looking.release()
            return
        reader = Thread(target=self._read, args=(instant,), name="generation", daemon=True)
        try:
            reader.start()
        except RuntimeError:
            # The system has no thread left to give; the next request tries again.
            self._looking.release()
        else:
            reader.join(self._patience)

    def _read(self, instant: float) -> None:
        try:
            generation = self._generation()
        except Exception as error:
            self._put_off(error)
        else:
            if self._pause != LOOK_EVERY:
                log.info("The generation can be read again")
            self._pause = LOOK_EVERY
            self._turn(generation)
            # From the start of the look: what is published during it is seen by the next one.
            self._due = instant + LOOK_EVERY
        finally:
            self._looking.release()

    def _put_off(self, error: Exception) -> None:
        # Readers must not notice; the page store is there for just this hour.
        if self._pause == LOOK_EVERY:
            log.warning("The generation cannot be read, the last one stays: %r", error)
        self._due = self._clock() + self._pause
        self._pause = min(self._pause * 2, LONGEST_PAUSE)

    def _turn(self, generation: str | None = None) -> None:
        """Begin a new edition if the generation (None: not looked at) or the day is another."""
        with self._turning:
            known = (self._known[0] if generation is None else generation, self._today())
            if known == self._known:
                return
            self._known = known
            if known[0] is not None:
                self.number += 1

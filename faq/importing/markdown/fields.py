"""Values taken from front matter by key and type; every mistake is kept, none stops reading."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from faq.importing.checks import Mistake

_DIGITS = 6  # more would be no position, no year and no number of months


class Reader:
    """A mapping whose keys are asked for one by one.

    What is missing or wrong is noted in `mistakes` and given back empty, so that reading goes
    on to the next key. `prefix` stands before the keys in mistakes, such as "sources[1].".
    """

    def __init__(
        self, values: Mapping[str, Any], prefix: str = "", mistakes: list[Mistake] | None = None
    ) -> None:
        self.mistakes: list[Mistake] = [] if mistakes is None else mistakes
        self._values = values
        self._prefix = prefix
        self._asked: set[str] = set()

    def text(self, key: str) -> str:
        """Return the text under `key`, which must be there."""
        value = self.optional_text(key)
        if value is None:
            self._miss(key)
        return value or ""

    def optional_text(self, key: str) -> str | None:
        """Return the text under `key`, None where it is missing or empty."""
        value = self._take(key)
        if value is None or isinstance(value, str):
            return value or None
        self._wrong(key, "must be one value, not a list")
        return None

    def number(self, key: str) -> int:
        """Return the whole number under `key`, which must be there."""
        value = self.optional_number(key)
        if value is None:
            self._miss(key)
        return value or 0

    def optional_number(self, key: str) -> int | None:
        """Return the whole number under `key`, None where it is missing."""
        value = self.optional_text(key)
        if value is None:
            return None
        if value.isascii() and value.isdigit() and len(value) <= _DIGITS:
            return int(value)
        self._wrong(key, "must be a whole number")
        return None

    def optional_day(self, key: str) -> date | None:
        """Return the day under `key`, None where it is missing."""
        value = self.optional_text(key)
        if value is None:
            return None
        try:
            day = date.fromisoformat(value)
        except ValueError:
            day = None
        # Python also reads weeks and days without hyphens; a file has one way to write a day.
        if day is None or day.isoformat() != value:
            self._wrong(key, "must be a day such as 2018-03-18")
            return None
        return day

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the list of texts under `key`, empty where it is missing."""
        value = self._list(key)
        if all(isinstance(item, str) for item in value):
            return tuple(value)
        self._wrong(key, "must be a list of texts")
        return ()

    def mapping(self, key: str) -> "Reader | None":
        """Return a reader for the keys under `key`, None where it is missing."""
        value = self._take(key)
        if isinstance(value, dict):
            return Reader(value, f"{self._prefix}{key}.", self.mistakes)
        if value is not None:
            self._wrong(key, "must have keys of its own")
        return None

    def mappings(self, key: str) -> tuple["Reader", ...]:
        """Return a reader for each item of the list under `key`, counted from 1."""
        value = self._list(key)
        if not all(isinstance(item, dict) for item in value):
            self._wrong(key, "must be a list whose items have keys of their own")
            return ()
        return tuple(
            Reader(item, f"{self._prefix}{key}[{number}].", self.mistakes)
            for number, item in enumerate(value, start=1)
        )

    def refuse_the_rest(self) -> None:
        """Note every key that nobody asked for."""
        for key in self._values:
            if key not in self._asked:
                self._wrong(str(key)[:60], "is not known here")

    def _list(self, key: str) -> list[Any]:
        value = self._take(key)
        if value is None or isinstance(value, list):
            return value or []
        self._wrong(key, "must be a list")
        return []

    def _take(self, key: str) -> Any:
        self._asked.add(key)
        return self._values.get(key)

    def _miss(self, key: str) -> None:
        if not any(mistake.key == self._prefix + key for mistake in self.mistakes):
            self._wrong(key, "is missing")

    def _wrong(self, key: str, why: str) -> None:
        self.mistakes.append(Mistake(self._prefix + key, why))

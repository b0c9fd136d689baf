"""Days as people write them in English and Russian, and how sure their reading is."""

import re
from dataclasses import dataclass
from datetime import date

AMBIGUOUS = "day and month could change places; read in the order usual for the language"
SHORT_YEAR = "the year has two digits; read as this century"
NO_SUCH_DAY = "there is no such day"

# Beginnings suffice: they cover short forms and the endings of Russian cases.
_MONTHS = {
    start: number
    for number, starts in enumerate(
        (
            ("jan", "янв"), ("feb", "фев"), ("mar", "мар"), ("apr", "апр"), ("may", "мая", "май"),
            ("jun", "июн"), ("jul", "июл"), ("aug", "авг"), ("sep", "сен"), ("oct", "окт"),
            ("nov", "ноя"), ("dec", "дек"),
        ),
        start=1,
    )
    for start in starts
}  # fmt: skip
_MONTH = f"(?P<month>(?:{'|'.join(_MONTHS)})[a-zа-я]{{0,6}})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|-?го|-?е)?"
_YEAR = r"(?P<year>\d{4})"
# What follows a Russian date belongs to it: "2018 г.", "2018 года".
_END = r"(?!\d)(?:\s*г(?:ода|\.)?(?!\w))?"

_DIGIT = re.compile(r"\d")
_SHAPES = tuple(
    re.compile(rf"(?<![\d.,/]){shape}{_END}", re.IGNORECASE)
    for shape in (
        r"(?P<year>\d{4})(?P<sign>[-./])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})",
        r"(?P<first>\d{1,2})(?P<sign>[-./])(?P<second>\d{1,2})(?P=sign)(?P<year>\d{4}|\d{2})",
        rf"{_DAY}[\s.-]{{1,2}}(?:of\s)?{_MONTH}\.?[\s,-]{{1,2}}{_YEAR}",
        rf"{_MONTH}\.?\s{_DAY}(?:,\s?|\s){_YEAR}",
    )
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text, from `start` to `end`; `day` is None where no such day exists."""

    day: date | None
    start: int
    end: int
    doubts: tuple[str, ...] = ()


def find_date(text: str, language: str) -> FoundDate | None:
    """Return the first date in `text`, None where there is none.

    Days with slashes, or in an order that leaves a choice, are read month first in English
    ("en") and day first otherwise; a first number above 12 is always the day.
    """
    if _DIGIT.search(text) is None:
        return None
    matches = (match for shape in _SHAPES if (match := shape.search(text)))
    first = min(matches, key=lambda match: match.start(), default=None)
    if first is None:
        return None
    year, month, day, doubts = _numbers(first.groupdict(), language)
    try:
        found = date(year, month, day)
    except ValueError:
        return FoundDate(None, first.start(), first.end(), (NO_SUCH_DAY,))
    return FoundDate(found, first.start(), first.end(), doubts)


def _numbers(parts: dict[str, str | None], language: str) -> tuple[int, int, int, tuple[str, ...]]:
    """Return year, month, day and doubts."""
    year, doubts = int(parts["year"] or 0), []
    if year < 100:
        year += 2000
        doubts.append(SHORT_YEAR)
    if parts.get("first") is None:
        month = parts["month"] or ""
        number = int(month) if month.isdigit() else _MONTHS[month[:3].casefold()]
        return year, number, int(parts["day"] or 0), tuple(doubts)
    first, second = int(parts["first"] or 0), int(parts["second"] or 0)
    if first <= 12 and second <= 12 and first != second and _leaves_a_choice(parts, language):
        doubts.append(AMBIGUOUS)
    month_first = second > 12 or (first <= 12 and language == "en" and parts["sign"] != ".")
    month_number, day = (first, second) if month_first else (second, first)
    return year, month_number, day, tuple(doubts)


def _leaves_a_choice(parts: dict[str, str | None], language: str) -> bool:
    """Dots and hyphens between numbers always put the day first in Russian."""
    return language == "en" or parts["sign"] == "/"

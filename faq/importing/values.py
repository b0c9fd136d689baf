"""What is wrong with a single value, in words for an editor; an empty text if nothing is."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from urllib.parse import urlsplit

SHORT_ANSWER_WORDS = 60

# Lengths in characters; the short ones are those of the columns that hold the values.
NAME, TITLE, CREDIT, URL = 120, 300, 200, 1000
TEXT = 100_000

_REF = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]*")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_DAY = re.compile(r"[1-9]\d{3}(?:-\d\d){0,2}", re.ASCII)


def ref(value: str) -> str:
    """Names of records in all languages."""
    if _REF.fullmatch(value) is None:
        return "must be Latin letters, digits, dots, hyphens or slashes, and not empty"
    return _long(value, NAME)


def slug(value: str) -> str:
    """The last part of an address."""
    if _SLUG.fullmatch(value) is None:
        return "must be small Latin letters and digits, in words joined by single hyphens"
    return _long(value, NAME)


def line(value: str, longest: int) -> str:
    """Text on one line, not empty, at most `longest` characters."""
    if not value.strip():
        return "is empty"
    if len(value.splitlines()) > 1:
        return "must be on one line"
    return text(value, longest)


def short(value: str) -> str:
    """A short answer; its limit counts words."""
    words = len(value.split())
    if words > SHORT_ANSWER_WORDS:
        return f"has {words} words, {SHORT_ANSWER_WORDS} are the most"
    return text(value)


def text(value: str, longest: int = TEXT) -> str:
    """Any text without control characters."""
    if _CONTROL.search(value):
        return "holds a control character"
    return _long(value, longest)


def block(value: str) -> str:
    """Text of several lines, as files keep it: without white space at its ends."""
    return text(value) or "has white space at an end" * (value != value.strip())


def _long(value: str, longest: int) -> str:
    return f"is {len(value)} characters long, {longest} are the most" * (len(value) > longest)


def between(value: int, least: int, most: int) -> str:
    """A whole number."""
    return "" if least <= value <= most else f"must be from {least} to {most}"


def repeated(values: Iterable[str]) -> str:
    """Values that may stand only once."""
    (value, times), *_ = Counter(values).most_common(1) or [("", 0)]
    return f"{value} stands there twice" if times > 1 else ""


def url(value: str) -> str:
    """A web address that readers can follow."""
    try:
        parts = urlsplit(value)
    except ValueError:
        return "is no web address"
    if parts.scheme not in ("http", "https") or not parts.hostname or re.search(r"\s", value):
        return "must be a web address that starts with https:// or http://"
    return text(value, URL)


def published(value: str) -> str:
    """A year, a month or a day, written as ISO 8601 has them."""
    if _DAY.fullmatch(value) is not None:
        try:
            date.fromisoformat((value + "-01-01")[:10])
        except ValueError:
            return "is no day of the calendar"
        return ""
    return "must be a year, a month or a day, such as 2018, 2018-03 or 2018-03-18"

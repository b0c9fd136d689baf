"""Which lines belong to the page that an article stood on: a reader for each kind."""

import re
from collections.abc import Callable

from faq.importing.plain_text.byline import read_byline
from faq.importing.plain_text.calls import (
    read_call_to_ask,
    read_call_to_read_on,
    read_call_to_share,
)
from faq.importing.plain_text.contacts import read_contacts
from faq.importing.plain_text.found import Found
from faq.importing.plain_text.ratings import read_rating
from faq.importing.plain_text.revisions import read_revision
from faq.importing.record import FurnitureKind

# Longer lines are text, whatever words they are made of. In characters.
LONGEST = 250
_MOST_PARTS = 5  # that one line tells, such as author, date and time to read

_WITH_DATES = (FurnitureKind.BYLINE, FurnitureKind.LAST_REVISION)

_SEPARATOR = re.compile(r"\s[|•·/]\s|;\s")
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3}\.)\s|(?<=\d\.)\s|(?<=\))\s|(?<=г\.)\s")
_BEFORE_REVISION = re.compile(
    r"\s(?=(?:last|latest|date|updated|revised|reviewed|последн\w+|дата|обновлен\w+)\b)",
    re.IGNORECASE,
)


def recognise(text: str, language: str) -> tuple[Found, ...]:
    """Return what a line says as furniture, part by part; empty if it is text of the article.

    `language` ("en" or "ru") settles the order of day and month.
    """
    if len(text) > LONGEST:
        return ()
    whole = _part(text, language)
    if whole is None:
        return _parts(text, _SEPARATOR, language) or _parts(text, _SENTENCE_END, language)
    # A byline may tell a date in a part of its own, and a date of publication one of revision.
    finer = _dated_parts(text, language) if whole.kind in _WITH_DATES else ()
    return finer or (whole,)


def _dated_parts(text: str, language: str) -> tuple[Found, ...]:
    """Return the parts of a line with a date of revision among them, empty without one."""
    for separator in (_SEPARATOR, _BEFORE_REVISION):
        found = _parts(text, separator, language)
        if any(one.revised is not None for one in found):
            return found
    return ()


def _parts(text: str, separator: re.Pattern[str], language: str) -> tuple[Found, ...]:
    """Return what each part says, empty unless there are several and all are furniture."""
    most = 1 if separator is _BEFORE_REVISION else _MOST_PARTS
    parts = [part.strip() for part in separator.split(text, maxsplit=most) if part.strip()]
    if len(parts) < 2:
        return ()
    found: list[Found] = []
    for part in parts:
        one = _part(part, language)
        if one is None:
            return ()
        found.append(one)
    return tuple(found)


def _part(text: str, language: str) -> Found | None:
    return next((found for reader in _READERS if (found := reader(text, language))), None)


_READERS: tuple[Callable[[str, str], Found | None], ...] = (
    lambda text, _language: read_call_to_ask(text),
    read_revision,
    lambda text, _language: read_rating(text),
    lambda text, _language: read_call_to_share(text),
    lambda text, _language: read_contacts(text),
    lambda text, _language: read_byline(text),
    lambda text, _language: read_call_to_read_on(text),
)

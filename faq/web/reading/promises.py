"""What is kept how long, in words, from the settings in force."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from flask_babel import lazy_gettext as _l
from flask_babel import ngettext


class Promise(NamedTuple):
    """One row of the privacy page."""

    what: str
    how_long: str


# Setting -> what it is about. Every setting whose name begins with KEEP_ stands here.
KEPT: dict[str, Any] = {
    "KEEP_ORIGINAL_AFTER_PUBLICATION_DAYS": _l(
        "Your own words, once an answer to your question is published"
    ),
    "KEEP_ORIGINAL_AFTER_DECLINE_DAYS": _l("Your own words, if we decline your question"),
    "KEEP_ORIGINAL_AFTER_OTHER_OUTCOME_DAYS": _l(
        "Your own words, if we point you to an answer that is there already, or if you withdraw "
        "your question"
    ),
    "KEEP_SPAM_DAYS": _l("What we decline as spam"),
    "KEEP_CONTACT_AFTER_OUTCOME_HOURS": _l("Your e-mail address, once there is an outcome"),
    "KEEP_CONTACT_AT_MOST_DAYS": _l("Your e-mail address, whatever happens"),
    "KEEP_EVENTS_DAYS": _l(
        "The record of what the team did and when: numbers, reasons and times, none of your words"
    ),
}


def promises(settings: Mapping[str, Any]) -> list[Promise]:
    """Return what the site keeps and how long, with units, in the page's language."""
    return [Promise(str(what), _span(name, settings[name])) for name, what in KEPT.items()]


def _span(name: str, number: int) -> str:
    if name.endswith("_HOURS"):
        return ngettext("%(num)d hour", "%(num)d hours", number)
    return ngettext("%(num)d day", "%(num)d days", number)

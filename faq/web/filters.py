"""What templates may do to values: dates in words, Markdown, and who may do what."""

from datetime import date, datetime
from typing import Any

from flask import Flask, request
from flask_babel import format_date, format_timedelta
from markupsafe import Markup

from faq.clock import now
from faq.markup.safe import EXTERNAL_REL
from faq.people.roles import Permission
from faq.web.guards import signed_in
from faq.web.languages import current

# Day, month, year in English too: "6 August 2018", not "August 6, 2018".
DATE_PATTERNS = {"en": "d MMMM y"}


def init_app(app: Flask) -> None:
    """Add the filters `date` and `ago`, and `current_person` and `may`, to all templates."""
    app.jinja_env.filters["date"] = long_date
    app.jinja_env.filters["ago"] = ago
    app.jinja_env.filters["foreign"] = foreign
    app.jinja_env.globals["external_rel"] = EXTERNAL_REL
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True

    @app.context_processor
    def person() -> dict[str, Any]:
        return {"current_person": signed_in() if _is_panel() else None, "may": may}


def _is_panel() -> bool:
    return bool(request) and request.path.startswith("/editor/")


def may(permission: str, language: str | None = None) -> bool:
    """Tell whether the signed-in person may do this, in `language` or at all."""
    who = signed_in()
    return who is not None and who.may(Permission(permission), language)


def long_date(value: date | datetime) -> str:
    """Return a day in words: "6 August 2018"."""
    return format_date(value, DATE_PATTERNS.get(current(), "long"))


def ago(value: datetime) -> str:
    """Return how long ago a moment was: "3 hours ago"."""
    return format_timedelta(value - now(), add_direction=True)


def foreign(text: str, language: str) -> Markup | str:
    """Mark text in another language than the page's, so that it is read aloud rightly."""
    if language == current():
        return text
    return Markup('<span lang="{}">{}</span>').format(language, text)

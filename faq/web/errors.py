"""Every error's page: what happened, whether anything was lost, where to go."""

import logging

from flask import Flask, current_app, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from faq.db import db
from faq.errors import NotAllowed, Stale, WrongState
from faq.web.languages import current

log = logging.getLogger(__name__)
RETRY_SECONDS = 5

NOTHING = _l("Nothing was stored.")
CALM = _l("Nothing is lost.")
BACK = _l("Go back in your browser: what you typed is still there.")
# Status -> title, what happened, whether anything was lost.
WORDS = {
    400: (
        _l("That did not work"),
        _l("The site could not understand what your browser sent."),
        (NOTHING, BACK),
    ),
    401: (_l("Please sign in"), _l("This page is for the team."), (CALM,)),
    403: (
        _l("This is not yours to do"),
        _l("Your account does not have the right for this."),
        (NOTHING,),
    ),
    404: (
        _l("There is no such page"),
        _l("The address may be mistyped, or the page has moved."),
        (CALM,),
    ),
    405: (_l("That does not work here"), _l("The page cannot be used in this way."), (NOTHING,)),
    409: (
        _l("Somebody was faster"),
        _l("This has changed since you opened it, so what you did was not carried out."),
        (BACK,),
    ),
    413: (
        _l("That is too much at once"),
        _l("What you sent is larger than this site takes."),
        (NOTHING, BACK),
    ),
    500: (
        _l("Something broke on our side"),
        _l("This is our mistake, not yours. It has been written down."),
        (NOTHING, BACK),
    ),
    503: (
        _l("One moment, please"),
        _l("The site is busy and could not finish this. Please try again in a minute."),
        (NOTHING, BACK),
    ),
}


def init_app(app: Flask) -> None:
    """Give every error a page in the reader's language."""
    app.register_error_handler(HTTPException, http_error)
    app.register_error_handler(CSRFError, expired_token)
    for busy in (OperationalError, PoolTimeout):
        app.register_error_handler(busy, database_busy)
    for meanwhile in (Stale, StaleDataError, WrongState, IntegrityError):
        app.register_error_handler(meanwhile, changed_meanwhile)
    app.register_error_handler(NotAllowed, lambda error: page(403))
    app.register_error_handler(Exception, bug)


def page(status: int, title: str = "", what_happened: str = "") -> tuple[str, int]:
    """Return the error page for this status and the status."""
    words = WORDS.get(status, WORDS[400])
    text = render_template(
        "errors/error.html",
        title=title or words[0],
        what_happened=what_happened or words[1],
        was_anything_lost=" ".join(str(part) for part in words[2]),
        where_to_go=_where_to_go(),
    )
    return text, status


def _where_to_go() -> list[tuple[str, str]]:
    if request.path.startswith("/editor/"):
        return [(_("Back to the panel"), "/editor/")]
    lang = current()
    return [(_("Home page"), f"/{lang}/"), (_("Ask a question"), f"/{lang}/ask")]


def http_error(error: HTTPException) -> ResponseReturnValue:
    """Answer an HTTP error."""
    status = error.code or 500
    headers = dict(error.get_headers()) if status == 405 else {}
    allow = {"Allow": headers["Allow"]} if "Allow" in headers else {}
    return (*page(status), allow)


def form_status(form: FlaskForm) -> int:
    """Return 400 for a form whose token is missing or stale, 422 for one with wrong fields."""
    return 400 if form.meta.csrf and form.csrf_token.errors else 422


def expired_token(_error: CSRFError) -> ResponseReturnValue:
    """Answer a form whose token is missing or too old."""
    return page(
        400,
        _("Please send that again"),
        _("The page had been open too long, so the site could not be sure that it was you."),
    )


def changed_meanwhile(_error: Exception) -> ResponseReturnValue:
    """Answer an act on something that has changed since it was shown."""
    db.session.rollback()
    return page(409)


def database_busy(error: SQLAlchemyError) -> ResponseReturnValue:
    """Answer while the database is locked, full or gone: a try later may succeed."""
    db.session.rollback()
    cause = error.orig if isinstance(error, DBAPIError) else error
    log.warning("database: %s", type(cause).__name__)
    return (*page(503), {"Retry-After": str(RETRY_SECONDS)})


def bug(error: Exception) -> ResponseReturnValue:
    """Answer an error that nobody foresaw; the log gets the trace without any values."""
    if current_app.testing or current_app.debug:
        raise error
    db.session.rollback()
    log.error("bug: %s at %s", type(error).__name__, request.endpoint, exc_info=error)
    return page(500)

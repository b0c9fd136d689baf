"""Signing in to the panel. All that is specific to the sign-in library stays in this file."""

from datetime import datetime, timedelta
from typing import Any

from flask import Flask, current_app, request, session
from flask_babel import lazy_gettext as _l
from flask_login import logout_user, user_logged_in, user_logged_out
from flask_security import Security, SQLAlchemyUserDatastore

from faq.clock import now
from faq.db import db
from faq.people.models import Person, RoleGrant
from faq.people.passwords import new_uniquifier
from faq.web.guards import signed_in

SIGNED_IN_AT = "signed_in_at"
WRONG = _l("The address or the password is not right.")

LIBRARY_SETTINGS: dict[str, Any] = {
    "SECURITY_URL_PREFIX": "/editor",
    "SECURITY_LOGIN_URL": "/sign-in",
    "SECURITY_LOGOUT_URL": "/sign-out",
    "SECURITY_LOGOUT_METHODS": ["POST"],
    "SECURITY_POST_LOGIN_VIEW": "/editor/",
    "SECURITY_POST_LOGOUT_VIEW": "/editor/sign-in",
    "SECURITY_LOGIN_USER_TEMPLATE": "accounts/sign_in.html",
    "SECURITY_PASSWORD_HASH": "argon2",
    "SECURITY_PASSWORD_SCHEMES": ["argon2"],
    "SECURITY_PASSWORD_SINGLE_HASH": ["argon2"],
    # One answer for unknown names and wrong passwords, in words and in time.
    "SECURITY_RETURN_GENERIC_RESPONSES": True,
    "SECURITY_DEFAULT_REMEMBER_ME": False,
    # Roles are not a relationship of Person, so the library cannot join them; grants load anyway.
    "SECURITY_JOIN_USER_ROLES": False,
    "SECURITY_SEND_REGISTER_EMAIL": False,
    "SECURITY_REGISTERABLE": False,
    "SECURITY_RECOVERABLE": False,
    "SECURITY_CHANGEABLE": False,
    "SECURITY_TRACKABLE": False,
    "SECURITY_REDIRECT_ALLOW_SUBDOMAINS": False,
    "SECURITY_FLASH_MESSAGES": False,
    # Its commands would go past our own rules for people.
    "SECURITY_CLI_USERS_NAME": False,
    "SECURITY_CLI_ROLES_NAME": False,
}


def init_app(app: Flask) -> None:
    """Add sign-in and sign-out below /editor, and end sessions that are too old."""
    app.config.update(LIBRARY_SETTINGS)
    app.config["SECURITY_PASSWORD_SALT"] = app.config["SECRET_KEY"]
    app.config["PERMANENT_SESSION_LIFETIME"] = timedelta(
        minutes=app.config["SESSION_IDLE_MINUTES"]
    )
    for message in ("GENERIC_AUTHN_FAILED", "INVALID_PASSWORD", "USER_DOES_NOT_EXIST"):
        app.config[f"SECURITY_MSG_{message}"] = (WRONG, "error")
    Security(app, SQLAlchemyUserDatastore(db, Person, RoleGrant))
    user_logged_in.connect(_start_session, app)
    user_logged_out.connect(_end_sessions, app)
    app.before_request(_end_old_session)


def _start_session(_app: Flask, **_facts: object) -> None:
    session.permanent = True
    session[SIGNED_IN_AT] = now().isoformat()


def _end_sessions(_app: Flask, user: Person, **_facts: object) -> None:
    # A copy of the cookie must be worth nothing after signing out.
    user.fs_uniquifier = new_uniquifier()
    db.session.commit()


def _end_old_session() -> None:
    if not request.path.startswith("/editor/") or signed_in() is None:
        return
    # Signing the cookie anew is what counts as activity.
    session.modified = True
    started = datetime.fromisoformat(session[SIGNED_IN_AT])
    if now() - started > timedelta(hours=current_app.config["SESSION_MAX_HOURS"]):
        logout_user()


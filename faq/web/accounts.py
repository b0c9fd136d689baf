"""Signing in to the panel. All that is specific to the sign-in library stays in this file."""

from datetime import datetime, timedelta
from typing import Any

from flask import Flask, current_app, request, session
from flask_babel import lazy_gettext as _l
from flask_login import logout_user, user_logged_in, user_logged_out
from flask_security import LoginForm, Security, SQLAlchemyUserDatastore

from faq.clock import now
from faq.db import db
from faq.people.models import Person, RoleGrant
from faq.people.passwords import NORMAL_FORM, end_sessions
from faq.web.forms import make_showable
from faq.web.guards import SIGN_OUT, signed_in

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
    # As the password was when it was hashed: й may come as one character or as two.
    "SECURITY_PASSWORD_NORMALIZE_FORM": NORMAL_FORM,
    # One answer for unknown names and wrong passwords, in words and in time.
    "SECURITY_RETURN_GENERIC_RESPONSES": True,
    "SECURITY_DEFAULT_REMEMBER_ME": False,
    # What it would write is no valid header; `headers` says no-store.
    "SECURITY_CACHE_CONTROL": None,
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


class SignInForm(LoginForm):
    """The library's form; what it shows again is text. There is nothing to be remembered."""

    # A field of None is no field, so whatever is sent under its name is not read.
    remember = None

    def validate(self, **more: Any) -> bool:
        """Return whether these are the address and the password of somebody active."""
        fine = bool(super().validate(**more))
        make_showable(self)
        return fine


def init_app(app: Flask) -> None:
    """Add sign-in and sign-out below /editor, and end sessions that are too old."""
    app.config.update(LIBRARY_SETTINGS)
    app.config["SECURITY_PASSWORD_SALT"] = app.config["SECRET_KEY"]
    app.config["PERMANENT_SESSION_LIFETIME"] = timedelta(minutes=app.config["SESSION_IDLE_MINUTES"])
    for message in ("GENERIC_AUTHN_FAILED", "INVALID_PASSWORD", "USER_DOES_NOT_EXIST"):
        app.config[f"SECURITY_MSG_{message}"] = (WRONG, "error")
    # Both have the library's mixins at run time; the floors below the web do not know its types.
    # The type checker does not see the library's mixins on our models (see `people.models`).
    people = SQLAlchemyUserDatastore(db, Person, RoleGrant)  # type: ignore[arg-type]
    library = Security(app, people, login_form=SignInForm)
    # People sign in by the form and are known by their session: no tokens, no JSON.
    library.want_json(lambda _request: False)
    app.login_manager.request_loader(lambda _request: None)  # type: ignore[attr-defined]  # theirs
    user_logged_in.connect(_start_session, app)
    user_logged_out.connect(_end_sessions, app)
    app.before_request(_end_old_session)


def _start_session(_app: Flask, **_facts: object) -> None:
    session.permanent = True
    session[SIGNED_IN_AT] = now().isoformat()


def _end_sessions(_app: Flask, user: Person, **_facts: object) -> None:
    # A copy of the cookie must be worth nothing after signing out. A session that has merely
    # become too old ends alone: it is too old wherever it was copied to.
    if request.endpoint == SIGN_OUT:
        end_sessions(user)
        db.session.commit()


def _end_old_session() -> None:
    if not request.path.startswith("/editor/") or signed_in() is None:
        return
    if _is_over(session.get(SIGNED_IN_AT)):
        logout_user()
    else:
        # Signing the cookie anew is what counts as activity.
        session.modified = True


def _is_over(started: str | None) -> bool:
    # Without its beginning a session was made by no signing in of ours.
    if started is None:
        return True
    longest = timedelta(hours=current_app.config["SESSION_MAX_HOURS"])
    return now() - datetime.fromisoformat(started) > longest

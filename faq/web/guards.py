"""Deny by default: every endpoint says who may use it, or nobody may."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from faq.people.models import Person
from faq.people.roles import Permission
from faq.web.transactions import READING_METHODS

View = TypeVar("View", bound=Callable[..., Any])
PUBLIC = "public"
SIGN_IN, SIGN_OUT = "security.login", "security.logout"
# Endpoints that libraries bring and that everybody may use; theirs cannot carry our mark.
LIBRARY_ENDPOINTS = frozenset({"static", "bootstrap.static", SIGN_IN, SIGN_OUT})


def public(view: View) -> View:
    """Mark a view that everybody may use."""
    view.faq_access = PUBLIC  # type: ignore[attr-defined]  # a mark
    return view


def checks_own_token(view: View) -> View:
    """Mark a view whose own form checks the token, and gives back what was typed if it is stale.

    Every such view is tried without a token by a test.
    """
    view.faq_checks_own_token = True  # type: ignore[attr-defined]  # a mark
    return view


def requires(permission: Permission) -> Callable[[View], View]:
    """Mark a view for people with this permission in some language.

    What they may see of it, language by language, is up to the query that loads it.
    """

    def mark(view: View) -> View:
        view.faq_access = permission  # type: ignore[attr-defined]  # a mark
        return view

    return mark


def access_of(app: Flask, endpoint: str) -> str | Permission | None:
    """Return PUBLIC, the permission asked for, or None for an unmarked endpoint."""
    if endpoint in LIBRARY_ENDPOINTS:
        return PUBLIC
    return getattr(app.view_functions.get(endpoint), "faq_access", None)


def signed_in() -> Person | None:
    """Return who is signed in to the panel, or None."""
    return current_user._get_current_object() if current_user.is_authenticated else None


def require_person() -> Person:
    """Return who is signed in; 401 if nobody is."""
    return signed_in() or abort(401)


def init_app(app: Flask) -> None:
    """Refuse every request to an endpoint whose mark does not let the person in."""

    @app.before_request
    def check() -> ResponseReturnValue | None:
        if request.endpoint is None:
            return None  # No such page: routing raises the 404 itself.
        view = app.view_functions[request.endpoint]
        if request.method not in READING_METHODS:
            _refuse_what_no_form_sends()
            if not hasattr(view, "faq_checks_own_token"):
                app.extensions["csrf"].protect()
        access = access_of(app, request.endpoint)
        if access == PUBLIC:
            return None
        if access is None:
            abort(404)
        person = signed_in()
        if person is None:
            return _to_sign_in()
        if not person.may(Permission(access)):
            abort(403)
        return None


def _refuse_what_no_form_sends() -> None:
    # No form of the site takes a file, has a field without a name, or is sent as JSON; the
    # libraries that read the forms fall over the first two, and sign people in by the third.
    if request.files or None in request.form or request.is_json:
        abort(400)


def _to_sign_in() -> ResponseReturnValue:
    if request.method != "GET":
        abort(401)
    return redirect(url_for(SIGN_IN, next=request.full_path.rstrip("?")))

"""Everything that knows HTTP. `init_app` wires the shared parts and the features."""

import time
from collections.abc import Callable

from flask import Flask
from flask_babel import Babel
from flask_bootstrap import Bootstrap5
from flask_wtf import CSRFProtect
from sqlalchemy import Engine, select
from werkzeug.middleware.proxy_fix import ProxyFix

from faq.db import db
from faq.entries.models import ContentGeneration
from faq.web import (
    accounts,
    addresses,
    asking,
    errors,
    filters,
    guards,
    headers,
    languages,
    moderation,
    ops,
    reading,
    redirects,
    statics,
    transactions,
)
from faq.web.pagestore import PageStore

FLASK_SETTINGS = {
    # A token lives as long as its session: nobody loses a text because they wrote slowly.
    "WTF_CSRF_TIME_LIMIT": None,
    "WTF_CSRF_SSL_STRICT": False,
    # `guards` asks for the token, so that it can leave it to forms which keep what was typed.
    "WTF_CSRF_CHECK_DEFAULT": False,
    "BOOTSTRAP_SERVE_LOCAL": True,
    "SESSION_COOKIE_HTTPONLY": True,
    "SESSION_COOKIE_SAMESITE": "Lax",
    # Only the panel renews it (see `accounts`): a public page never sets a cookie.
    "SESSION_REFRESH_EACH_REQUEST": False,
    "MAX_FORM_PARTS": 200,
    "BABEL_DEFAULT_TIMEZONE": "UTC",
}


def init_app(app: Flask) -> None:
    """Add the web to the application. The order matters: the first hook runs first."""
    app.config.update(FLASK_SETTINGS)
    _derive_settings(app)
    Babel(app, locale_selector=languages.current)
    addresses.init_app(app)
    transactions.init_app(app)
    languages.init_app(app)
    headers.init_app(app)
    redirects.init_app(app)
    filters.init_app(app)
    errors.init_app(app)
    statics.init_app(app)
    Bootstrap5(app)
    CSRFProtect(app)
    accounts.init_app(app)
    for feature in (reading, asking, moderation, ops):
        feature.init_app(app)
    guards.init_app(app)
    _wrap(app)


def _derive_settings(app: Flask) -> None:
    config = app.config
    secure = config["PUBLIC_URL"].startswith("https://")
    config["SESSION_COOKIE_SECURE"] = secure
    config["SESSION_COOKIE_NAME"] = "__Host-session" if secure else "session"
    config["MAX_CONTENT_LENGTH"] = config["MAX_FORM_MEMORY_SIZE"] = config["MAX_BODY_BYTES"]


def _wrap(app: Flask) -> None:
    """Put what answers before Flask around it: the page store outermost."""
    # Replacing `wsgi_app` is how Flask documents middleware; the type checker sees a method.
    hops = app.config["TRUSTED_PROXIES"]
    if hops:
        # Flask's own way to add middleware is to assign to this method.
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops)  # type: ignore[method-assign]
    with app.app_context():
        read = _generation_reader(db.engine)
    files = statics.StaticFiles(
        app.wsgi_app, statics.folders(app), headers.of_site(app.config["PUBLIC_URL"])
    )
    # Assigned as above.
    app.wsgi_app = PageStore(  # type: ignore[method-assign]
        files,
        read,
        max_bytes=app.config["PAGE_STORE_BYTES"],
        # Tests pass a clock that runs fast, so that they see at once what was published.
        clock=app.config.get("PAGE_STORE_CLOCK", time.monotonic),
        strict=app.testing,
    )


def _generation_reader(engine: Engine) -> Callable[[], str]:
    wanted = select(ContentGeneration.number)

    def read() -> str:
        with engine.connect() as connection:
            return str(connection.scalar(wanted))

    return read

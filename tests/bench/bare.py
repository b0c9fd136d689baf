"""The yardstick: a Flask view that returns 20 KB of fixed text. Needs nothing but Flask."""

from flask import Flask

_SENTENCE = "A short answer that says what is known, how well, and when to see a doctor. "
PAGE = ("<!doctype html><title>Bench</title><p>" + _SENTENCE * 300)[:20_000]


def create() -> Flask:
    """Return an application that answers every path with PAGE."""
    app = Flask("bare")
    app.add_url_rule("/", "page", lambda: PAGE)
    app.add_url_rule("/<path:path>", "any", lambda path: PAGE)
    return app

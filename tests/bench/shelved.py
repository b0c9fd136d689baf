"""The yardstick behind the page store: what the store itself costs, without the site."""

from bare import PAGE
from flask import Flask

from faq.web.pagestore import PageStore, stored


def create() -> Flask:
    """Return an application that answers every path with PAGE, once from Flask, then stored."""
    app = Flask("shelved")
    app.add_url_rule("/", "page", stored(lambda: PAGE))
    app.add_url_rule("/<path:path>", "any", stored(lambda path: PAGE))
    # A generation that never changes stands for a quiet day.
    app.wsgi_app = PageStore(app.wsgi_app, generation=lambda: "1")  # type: ignore[method-assign]
    return app

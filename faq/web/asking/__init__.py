"""Asking a question and following it by its code."""

from flask import Flask

from faq.web.asking import following, views
from faq.web.asking.routes import blueprint

__all__ = ["following", "init_app", "views"]


def init_app(app: Flask) -> None:
    """Add the feature's pages."""
    app.register_blueprint(blueprint)

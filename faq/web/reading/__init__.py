"""What readers read: home, articles, answers, topics, and the pages about the site itself."""

from flask import Flask

from faq.web.reading import about, views
from faq.web.reading.routes import blueprint

__all__ = ["about", "init_app", "views"]


def init_app(app: Flask) -> None:
    """Add the public pages."""
    app.register_blueprint(blueprint)

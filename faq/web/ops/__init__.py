"""What operators and machines ask the site: is it alive, is it ready, what may be crawled."""

from flask import Flask

from faq.web.ops.views import ops


def init_app(app: Flask) -> None:
    """Add the addresses for operators and machines."""
    app.register_blueprint(ops)

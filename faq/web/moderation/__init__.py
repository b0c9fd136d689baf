"""The panel in which the team looks after questions: queue, question, moves, answer editor."""

from flask import Flask

from faq.web.moderation import answer, moves, panel, question, queue, signedout

# Importing a module of views adds its routes to the blueprint.
VIEWS = (queue, question, moves, answer, signedout)


def init_app(app: Flask) -> None:
    """Add the panel."""
    app.register_blueprint(panel.blueprint)

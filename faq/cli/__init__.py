"""Commands, below `flask --app faq` and as `faq`."""

from flask import Flask
from flask.cli import FlaskGroup

from faq.cli import content, people, privacy, questions, serve, setup, work

COMMANDS = (
    people.people,
    content.content,
    questions.questions,
    work.work,
    privacy.privacy,
    setup.setup,
    serve.serve,
)


def init_app(app: Flask) -> None:
    """Add the site's own commands to the application."""
    for command in COMMANDS:
        app.cli.add_command(command)


def _application() -> Flask:
    # The package itself imports this module, so it can only be asked for once it is complete.
    from faq import create_app

    return create_app()


main = FlaskGroup(
    name="faq",
    create_app=_application,
    help="Run and look after a moderated health FAQ. Settings: config.py, or FAQ_<NAME>.",
)

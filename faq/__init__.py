"""A self-hosted, moderated health FAQ. `create_app` puts the rooms together."""

from collections.abc import Mapping

from flask import Flask
from flask_migrate import Migrate

from faq import cli, settings, web
from faq.db import db, engine_options, tame
from faq.notifications import outbox

__all__ = ["create_app"]


def create_app(overrides: Mapping[str, object] | None = None) -> Flask:
    """Return the application.

    overrides: settings by their names in config.py, stronger than the environment.
    Raises SettingsError naming every mistake in the settings.
    """
    values = settings.load(overrides)
    app = Flask(
        __name__,
        instance_path=values["INSTANCE"],
        template_folder=str(settings.ROOT / "templates"),
    )
    app.config.update(values)
    app.config["SQLALCHEMY_DATABASE_URI"] = values["DATABASE_URL"]
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = engine_options(
        values["DATABASE_URL"], values["DATABASE_WAIT_SECONDS"]
    )
    db.init_app(app)
    with app.app_context():
        tame(db.engine)
    outbox.watch(db.session)
    Migrate(app, db, directory=str(settings.ROOT / "migrations"), render_as_batch=True)
    web.init_app(app)
    cli.init_app(app)
    return app

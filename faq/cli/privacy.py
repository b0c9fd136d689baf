"""Commands about personal data."""

import json

import click
from flask import current_app
from flask.cli import AppGroup

from faq.cli.failures import plainly
from faq.cli.upkeep import empty_log
from faq.db import db, writing
from faq.questions.retention import purge

privacy = AppGroup("privacy", help="Remove personal data whose time is over.")


@privacy.command("purge")
@click.option("--dry-run", is_flag=True, help="Only count.")
@click.option("--json", "as_json", is_flag=True, help="As a JSON object of counts.")
@plainly()
def purge_now(dry_run: bool, as_json: bool) -> None:
    """Remove what has been kept as long as the settings say. The worker does this daily."""
    with writing():
        done = purge(current_app.config, dry_run=dry_run)
        if dry_run:
            db.session.rollback()
        else:
            db.session.commit()
    empty_log()
    if as_json:
        click.echo(json.dumps(done))
        return
    for what, count in done.items():
        click.echo(f"{what.replace('_', ' ')}: {count}")
    click.echo("Dry run: nothing was removed." if dry_run else "Removed.")

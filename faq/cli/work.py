"""The worker: delivers what must be told and keeps the house in order."""

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy import func, select

from faq.cli import lifeline, upkeep
from faq.cli.failures import plainly
from faq.cli.worker import Worker
from faq.db import db
from faq.notifications.delivery import deliver_next
from faq.notifications.outbox import DeliveryState, OutboxMessage


@click.command("work")
@click.option("--once", is_flag=True, help="Do all that is due, print how much it was, and end.")
@click.option("--with-parent", type=int, hidden=True)
@with_appcontext
@plainly()
def work(once: bool, with_parent: int | None) -> None:
    """Deliver mails, give back forgotten claims, and remove old personal data.

    Runs until it is told to stop (Ctrl-C or SIGTERM), then finishes the message in hand. Several
    may run at once.
    """
    if with_parent is not None:
        lifeline.end_with(with_parent)
    if once:
        _work_once()
    else:
        Worker(current_app.config).run()


def _work_once() -> None:
    settings, handled = current_app.config, 0
    while deliver_next(settings):
        handled += 1
    claims = upkeep.give_back_claims(settings)
    removed = sum(upkeep.remove_old(settings).values())
    upkeep.empty_log()
    waiting = select(func.count(OutboxMessage.id)).where(
        OutboxMessage.state == DeliveryState.WAITING
    )
    click.echo(f"messages handled: {handled}")
    click.echo(f"messages still waiting: {db.session.scalar(waiting)}")
    click.echo(f"claims given back: {claims}")
    click.echo(f"old records removed: {removed}")

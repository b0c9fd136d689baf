"""Prepares a new site: accounts to sign in with, the bundled article, and a queue to try."""

from dataclasses import dataclass

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy import func, select

from faq import demo
from faq.cli.failures import plainly
from faq.db import db, writing
from faq.demo.publishing import publish_demo
from faq.demo.queue import Pending, Team, make_queue
from faq.entries.models import Article, Entry
from faq.importing.load import LoadReport, load
from faq.importing.reading import read
from faq.notifications import outbox
from faq.notifications.outbox import DeliveryState, OutboxMessage
from faq.people.models import Person
from faq.people.passwords import add_person
from faq.people.roles import Role
from faq.questions.models import Question
from faq.secrets import random_password
from faq.settings import secrets_of
from faq.web.languages import LANGUAGES


@dataclass(frozen=True)
class Account:
    """An account that a new site begins with."""

    email: str
    name: str
    roles: tuple[Role, ...]


MODERATOR = Account("moderator@example.org", "Demo moderator", (Role.MODERATOR, Role.EDITOR))
# Without a qualification: pages that this account checks go on saying that no clinician has.
REVIEWER = Account("reviewer@example.org", "Demo reviewer", (Role.REVIEWER,))
ADMIN = Account("admin@example.org", "Demo admin", (Role.ADMIN,))


@click.command("setup")
@click.option("--no-demo", is_flag=True, help="Add neither the bundled article nor the questions.")
@with_appcontext
@plainly()
def setup(no_demo: bool) -> None:
    """Prepare a new site: three accounts, the bundled article, and made-up questions.

    What is there already is left alone, so this can be run at every start.
    """
    people: dict[Account, tuple[Person, str]] = {}
    with writing():
        if _is_empty(Person):
            people = {account: _add(account) for account in (MODERATOR, REVIEWER, ADMIN)}
        said = [] if no_demo else _add_demo(people)
        db.session.commit()
    for line in said or ([] if people else ["Everything is there already: nothing to do."]):
        click.echo(line)
    if people:
        click.echo(_box(_welcome({account: new[1] for account, new in people.items()})))


def _is_empty(model: type[Person | Entry | Article]) -> bool:
    return not db.session.scalar(select(func.count()).select_from(model))


def _add(account: Account) -> tuple[Person, str]:
    password = random_password()
    person = add_person(
        account.email, password, roles=account.roles, languages=LANGUAGES, name=account.name
    )
    return person, password


def _add_demo(people: dict[Account, tuple[Person, str]]) -> list[str]:
    """Add what is missing of the demo; return what was done, in words."""
    if not (_is_empty(Entry) and _is_empty(Article)):
        return []
    loaded = load([(str(path), read(path)) for path in demo.files()])
    said = [f"Published the bundled article: {publish_demo()} answers in English and Russian."]
    if not people:
        # Made-up questions would stand in the queue of a real team, and ring its bell.
        return said
    team = Team(moderator=people[MODERATOR][0], reviewer=people[REVIEWER][0])
    made = make_queue(team, _pending(loaded), secrets=secrets_of(current_app.config))
    _tell_nobody(made)
    return [*said, f"Added {len(made)} made-up questions to the queue."]


def _pending(loaded: LoadReport) -> list[Pending]:
    return [Pending(one.language, one.question, one.details, one.note) for one in loaded.waiting]


def _tell_nobody(made: list[Question]) -> None:
    """Settle the messages about made-up questions: there is nobody to tell."""
    db.session.flush()
    about = OutboxMessage.question_id.in_([question.id for question in made])
    for message in db.session.scalars(select(OutboxMessage).where(about)):
        outbox.finish(message, DeliveryState.NOBODY)


def _welcome(passwords: dict[Account, str]) -> list[str]:
    width = max(len(account.email) for account in passwords)
    lines = [f"Sign in at {current_app.config['PUBLIC_URL']}/editor/sign-in", ""]
    lines += [
        f"{account.email:{width}}  {password}  {', '.join(account.roles)}"
        for account, password in passwords.items()
    ]
    return [*lines, "", "These passwords are shown only this once. Please write them down."]


def _box(lines: list[str]) -> str:
    width = max(map(len, lines))
    edge = f"+{'-' * (width + 2)}+"
    return "\n".join([edge, *(f"| {line:{width}} |" for line in lines), edge])

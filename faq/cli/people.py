"""Commands about the team."""

import json
import sys

import click
from flask.cli import AppGroup

from faq.cli.failures import Stop, plainly
from faq.clock import today
from faq.db import db, writing
from faq.people.models import Person, all_people, person_with_email
from faq.people.passwords import add_person, change_password, disable, enable
from faq.people.roles import Role
from faq.secrets import random_password
from faq.web.languages import LANGUAGES

people = AppGroup(
    "people", help="Add people to the team, see who is on it, and let people in or out."
)


_password_stdin = click.option(
    "--password-stdin",
    is_flag=True,
    help="Read the password from standard input. Otherwise one is made and shown once.",
)


@people.command("add")
@click.argument("email")
@click.option(
    "--role",
    "roles",
    multiple=True,
    required=True,
    type=click.Choice([role.value for role in Role]),
    help="What the person does. May be repeated.",
)
@click.option(
    "--language",
    "languages",
    multiple=True,
    type=click.Choice(list(LANGUAGES)),
    help="In which language. May be repeated. Default: in both.",
)
@click.option("--name", default="", help="As readers see it. Default: the start of the address.")
@click.option(
    "--qualification", default="", help="For a reviewer, as readers see it; you have checked it."
)
@_password_stdin
@plainly()
def add(
    email: str,
    roles: tuple[str, ...],
    languages: tuple[str, ...],
    name: str,
    qualification: str,
    password_stdin: bool,
) -> None:
    """Add somebody to the team."""
    password = _from_stdin() if password_stdin else random_password()
    with writing():
        person = add_person(
            email,
            password,
            roles=[Role(role) for role in dict.fromkeys(roles)],
            languages=list(dict.fromkeys(languages or LANGUAGES)),
            name=name.strip(),
        )
        if qualification.strip():
            person.qualification, person.qualification_checked_on = qualification.strip(), today()
        db.session.commit()
    click.echo(f"Added {person.email}: {_roles(person)}.")
    _show_once(password, made=not password_stdin)


@people.command("password")
@click.argument("email")
@_password_stdin
@plainly()
def new_password(email: str, password_stdin: bool) -> None:
    """Give somebody another password. Ends all their sessions."""
    password = _from_stdin() if password_stdin else random_password()
    with writing():
        person = _somebody(email)
        change_password(person, password)
        db.session.commit()
    click.echo(f"{person.email} has another password, and every session of theirs has ended.")
    _show_once(password, made=not password_stdin)


@people.command("disable")
@click.argument("email")
@plainly()
def disable_person(email: str) -> None:
    """Let somebody in no more. Ends all their sessions; what they wrote stays."""
    with writing():
        person = _somebody(email)
        disable(person)
        db.session.commit()
    click.echo(f"{person.email} is disabled, and every session of theirs has ended.")


@people.command("enable")
@click.argument("email")
@plainly()
def enable_person(email: str) -> None:
    """Let somebody who was disabled in again, with the same password."""
    with writing():
        person = _somebody(email)
        enable(person)
        db.session.commit()
    click.echo(f"{person.email} may sign in again.")


def _somebody(email: str) -> Person:
    person = person_with_email(email)
    if person is None:
        raise Stop(f"Nobody on the team has the address {email}. See: people list")
    return person


def _show_once(password: str, *, made: bool) -> None:
    if made:
        click.echo(f"Password, shown only this once: {password}")


def _from_stdin() -> str:
    """Return the first line of standard input, as it is."""
    try:
        return sys.stdin.readline().rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise Stop("The password on standard input is not text.") from error


@people.command("list")
@click.option("--json", "as_json", is_flag=True, help="As a JSON array.")
@plainly()
def list_people(as_json: bool) -> None:
    """Show who is on the team and what each may do."""
    everybody = all_people()
    if as_json:
        click.echo(json.dumps([_facts(person) for person in everybody], ensure_ascii=False))
        return
    for person in everybody:
        state = "" if person.active else " (disabled)"
        click.echo(f"{person.email}  {person.name}  {_roles(person)}{state}")
    if not everybody:
        click.echo("Nobody yet. Add somebody with: people add EMAIL --role moderator")


def _facts(person: Person) -> dict[str, object]:
    return {
        "id": person.id,
        "email": person.email,
        "name": person.name,
        "active": person.active,
        "qualification": person.qualification,
        "roles": [
            {"role": grant.role.value, "language": grant.language} for grant in _grants(person)
        ],
    }


def _roles(person: Person) -> str:
    """Return the person's roles in words, as in "editor (en, ru), reviewer (en)"."""
    held: dict[str, list[str]] = {}
    for grant in _grants(person):
        held.setdefault(grant.role.value, []).append(grant.language)
    return ", ".join(f"{role} ({', '.join(codes)})" for role, codes in held.items()) or "no role"


def _grants(person: Person) -> list:
    return sorted(person.grants, key=lambda grant: (grant.role, grant.language))

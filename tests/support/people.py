"""The team of the tests: who they are, and browsers in which they are signed in."""

from collections.abc import Callable

from flask import Flask

from faq.db import writing
from faq.people.models import Person, person_with_email
from faq.people.roles import Role
from tests.support import make
from tests.support.pages import PageClient

# Mo and Ed moderate and edit, Rae reviews, Lea leads, Ada runs the team.
TEAM: dict[str, Callable[[str], Person]] = {
    "mo": make.moderator,
    "ed": make.moderator,
    "rae": make.reviewer,
    "lea": lambda name: make.person(name, Role.LEAD),
    "ada": lambda name: make.person(name, Role.ADMIN),
}


def member(name: str) -> Person:
    """Return this member of the team; the first call adds them, since a password takes time."""
    return person_with_email(f"{name}@example.org") or TEAM[name](name)


def signed_in(app: Flask, name: str) -> PageClient:
    """Return a browser in which this member of the team is signed in."""
    with app.app_context(), writing():
        address = member(name).email
    client = app.test_client()
    client.sign_in(address)
    return client

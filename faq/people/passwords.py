"""Adding people: their password's hash, and the mark that their sessions carry."""

import secrets
from collections.abc import Iterable

from argon2 import PasswordHasher

from faq.db import db
from faq.errors import Refused
from faq.people.models import Person, RoleGrant, person_with_email
from faq.people.roles import Role

PASSWORD_MINIMUM = 15
PASSWORD_MAXIMUM = 256


def new_uniquifier() -> str:
    """Return a new session mark; changing a person's mark ends all their sessions."""
    return secrets.token_hex(32)


def add_person(
    email: str, password: str, *, roles: Iterable[Role], languages: Iterable[str], name: str = ""
) -> Person:
    """Add somebody to the team.

    Raises Refused when the address is taken or no address, or the password too short or long.
    """
    problems = {}
    address = email.strip().lower()
    if "@" not in address[1:-1] or len(address) > 254 or any(c.isspace() for c in address):
        problems["email"] = "email_wrong"
    elif person_with_email(address) is not None:
        problems["email"] = "email_taken"
    if not PASSWORD_MINIMUM <= len(password) <= PASSWORD_MAXIMUM:
        problems["password"] = "password_length"
    if problems:
        raise Refused(problems)
    person = Person(
        email=address,
        name=name or address.partition("@")[0],
        password=PasswordHasher().hash(password),
        fs_uniquifier=new_uniquifier(),
        grants=[RoleGrant(role=role, language=code) for code in languages for role in roles],
    )
    db.session.add(person)
    return person

"""Adding people, new passwords, and the mark by which all sessions of a person end."""

import secrets
import unicodedata
from collections.abc import Iterable
from typing import Final

from argon2 import PasswordHasher

from faq.db import db
from faq.errors import Refused
from faq.people.models import Person, RoleGrant, person_with_email
from faq.people.roles import Role

PASSWORD_MINIMUM = 15
PASSWORD_MAXIMUM = 256
# Keyboards send й as one character or as two; both are the same password (NIST SP 800-63B, 3.1.1).
NORMAL_FORM: Final = "NFKC"


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
    normal = _normal(password)
    if not _has_right_length(normal):
        problems["password"] = "password_length"
    if problems:
        raise Refused(problems)
    person = Person(
        email=address,
        name=name or address.partition("@")[0],
        password=PasswordHasher().hash(normal),
        fs_uniquifier=new_uniquifier(),
        grants=[RoleGrant(role=role, language=code) for code in languages for role in roles],
    )
    db.session.add(person)
    return person


def change_password(person: Person, password: str) -> None:
    """Give the person another password, and end all their sessions.

    Raises Refused when it is too short or long.
    """
    normal = _normal(password)
    if not _has_right_length(normal):
        raise Refused({"password": "password_length"})
    person.password = PasswordHasher().hash(normal)
    end_sessions(person)


def disable(person: Person) -> None:
    """Let the person in no more, and end all their sessions."""
    person.active = False
    end_sessions(person)


def enable(person: Person) -> None:
    """Let the person in again, by signing in anew."""
    person.active = True
    end_sessions(person)


def end_sessions(person: Person) -> None:
    """End all sessions of the person, on every device."""
    person.fs_uniquifier = new_uniquifier()


def _normal(password: str) -> str:
    return unicodedata.normalize(NORMAL_FORM, password)


def _has_right_length(normal: str) -> bool:
    return PASSWORD_MINIMUM <= len(normal) <= PASSWORD_MAXIMUM

"""Adding people, and how their passwords are kept."""

import unicodedata

import pytest
from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from sqlalchemy import func, select

from faq.db import db
from faq.errors import Refused
from faq.people.models import Person
from faq.people.passwords import (
    PASSWORD_MAXIMUM,
    PASSWORD_MINIMUM,
    add_person,
    change_password,
    disable,
    enable,
    new_uniquifier,
)
from faq.people.roles import Role
from tests.support.make import PASSWORD


def add(email="mo@example.org", password=PASSWORD, roles=(Role.EDITOR,), languages=("en", "ru")):
    person = add_person(email, password, roles=roles, languages=languages)
    db.session.flush()
    return person


def test_a_person_gets_each_role_in_each_language(database):
    person = add(roles=(Role.EDITOR, Role.REVIEWER))
    assert {(g.role, g.language) for g in person.grants} == {
        (role, language) for role in (Role.EDITOR, Role.REVIEWER) for language in ("en", "ru")
    }


def test_the_password_is_kept_as_a_slow_hash_only(database):
    kept = add().password
    assert kept.startswith("$argon2id$")
    assert PASSWORD not in kept
    assert PasswordHasher().verify(kept, PASSWORD)
    with pytest.raises(VerifyMismatchError):
        PasswordHasher().verify(kept, PASSWORD + "x")


def test_two_people_with_one_password_have_two_hashes(database):
    assert add("a@example.org").password != add("b@example.org").password


@pytest.mark.parametrize("length", [PASSWORD_MINIMUM, 64, PASSWORD_MAXIMUM])
def test_a_password_of_any_sort_is_taken_whole(database, length):
    password = ("пароль без правил " * 20)[:length]
    kept = add(password=password).password
    assert PasswordHasher().verify(kept, password)
    with pytest.raises(VerifyMismatchError):
        PasswordHasher().verify(kept, password[:-1])


@pytest.mark.parametrize("length", [0, PASSWORD_MINIMUM - 1, PASSWORD_MAXIMUM + 1])
def test_a_password_too_short_or_too_long_is_refused(database, length):
    with pytest.raises(Refused) as refused:
        add(password="x" * length)
    assert refused.value.problems == {"password": "password_length"}


@pytest.mark.parametrize(
    "address",
    ["", "mo", "@example.org", "mo@", "mo mo@example.org", "mo@x.org\nbcc", "m" * 251 + "@x.y"],
)
def test_what_is_no_address_is_refused(database, address):
    with pytest.raises(Refused) as refused:
        add(address)
    assert refused.value.problems == {"email": "email_wrong"}


def test_an_address_is_taken_once_however_it_is_written(database):
    add("mo@example.org")
    with pytest.raises(Refused) as refused:
        add(" MO@Example.org ")
    assert refused.value.problems == {"email": "email_taken"}


def test_all_that_is_wrong_is_said_at_once_and_nobody_is_added(database):
    with pytest.raises(Refused) as refused:
        add("mo", "short")
    assert set(refused.value.problems) == {"email", "password"}
    assert db.session.scalar(select(func.count(Person.id))) == 0


def test_every_session_mark_is_new_and_cannot_be_guessed():
    marks = {new_uniquifier() for _ in range(100)}
    assert len(marks) == 100
    assert all(len(mark) == 64 for mark in marks)


def test_a_letter_of_one_character_or_of_two_is_the_same_password(database):
    whole, parts = "мой чёрный ёжик", unicodedata.normalize("NFD", "мой чёрный ёжик")
    assert whole != parts
    assert PasswordHasher().verify(add(password=parts).password, whole)


def test_letters_of_two_characters_do_not_make_a_password_longer(database):
    with pytest.raises(Refused):
        add(password=unicodedata.normalize("NFD", "й" * (PASSWORD_MINIMUM - 1)))


@pytest.mark.parametrize(
    "change", [lambda person: change_password(person, "another long one"), disable, enable]
)
def test_whatever_changes_who_gets_in_ends_all_sessions(database, change):
    person = add()
    before = person.fs_uniquifier
    change(person)
    assert person.fs_uniquifier != before


def test_another_password_replaces_the_hash_or_nothing(database):
    person = add()
    change_password(person, "another long one")
    assert PasswordHasher().verify(person.password, "another long one")
    before = (person.password, person.fs_uniquifier)
    with pytest.raises(Refused) as refused:
        change_password(person, "short")
    assert refused.value.problems == {"password": "password_length"}
    assert (person.password, person.fs_uniquifier) == before

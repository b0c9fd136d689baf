"""Who may what, in which language."""

import pytest
from sqlalchemy.exc import IntegrityError

from faq.db import db
from faq.people.models import RoleGrant, all_people, people_who_may, person_with_email
from faq.people.roles import Permission, Role
from tests.support import make


def test_a_role_counts_only_in_its_language(database):
    rosa = make.person("rosa", Role.MODERATOR, languages=["ru"])
    assert rosa.may(Permission.MODERATE, "ru")
    assert not rosa.may(Permission.MODERATE, "en")
    assert rosa.may(Permission.MODERATE)
    assert rosa.languages(Permission.MODERATE) == ["ru"]
    assert rosa.roles_in("en") == frozenset()


def test_somebody_may_be_an_editor_here_and_a_reviewer_there(database):
    kim = make.person("kim", Role.EDITOR, languages=["en"])
    kim.grants.append(RoleGrant(role=Role.REVIEWER, language="ru"))
    db.session.commit()
    assert kim.may(Permission.REVIEW, "ru")
    assert not kim.may(Permission.REVIEW, "en")
    assert not kim.may(Permission.ANSWER, "ru")
    assert kim.languages(Permission.READ_QUESTIONS) == ["en", "ru"]


def test_without_roles_nobody_may_anything(database):
    nobody = make.person("nobody")
    assert not any(nobody.may(permission) for permission in Permission)
    assert nobody.languages(Permission.USE_PANEL) == []


def test_whoever_has_left_may_nothing(database):
    mo = make.moderator()
    mo.active = False
    assert not any(mo.may(permission) for permission in Permission)
    assert mo.languages(Permission.MODERATE) == []
    db.session.commit()
    assert people_who_may(Permission.MODERATE, "en") == []


def test_people_who_may_are_found_by_language(database):
    mo, rosa = make.moderator(), make.person("rosa", Role.MODERATOR, languages=["ru"])
    make.person("ada", Role.ADMIN)
    assert people_who_may(Permission.MODERATE, "ru") == [mo, rosa]
    assert people_who_may(Permission.MODERATE, "en") == [mo]


def test_the_same_role_is_not_granted_twice(database):
    mo = make.moderator()
    mo.grants.append(RoleGrant(role=Role.EDITOR, language="en"))
    with pytest.raises(IntegrityError):
        db.session.flush()


def test_addresses_are_compared_without_case_or_spaces(database):
    mo = make.person("mo", email="Mo.Ray@Example.ORG")
    assert mo.email == "mo.ray@example.org"
    assert person_with_email("  MO.RAY@example.org ") is mo
    assert person_with_email("ray@example.org") is None


def test_everybody_is_listed_by_address(database):
    names = ["rae", "ada", "mo"]
    for name in names:
        make.person(name)
    assert [person.name for person in all_people()] == sorted(names)

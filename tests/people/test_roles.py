"""The table of roles, said a second time by hand: the two must agree."""

import pytest

from faq.people.roles import GRANTS, Permission, Role, permissions_of

P = Permission
WRITING = {P.USE_PANEL, P.READ_QUESTIONS, P.MODERATE, P.ANSWER}

# Written from the product's description, not from the code.
EXPECTED = {
    Role.MODERATOR: WRITING,
    Role.EDITOR: WRITING,
    Role.REVIEWER: {P.USE_PANEL, P.READ_QUESTIONS, P.REVIEW},
    Role.LEAD: {P.USE_PANEL, P.READ_QUESTIONS, P.FORCE_RELEASE},
    Role.ADMIN: {P.USE_PANEL, P.MANAGE_PEOPLE},
}


@pytest.mark.parametrize("role", list(Role))
def test_each_role_grants_just_this(role):
    assert permissions_of([role]) == EXPECTED[role]


def test_every_role_has_its_row_and_every_permission_somebody():
    assert set(GRANTS) == set(Role)
    assert permissions_of(Role) == set(Permission)


def test_several_roles_add_up_and_none_grant_nothing():
    assert permissions_of([Role.EDITOR, Role.REVIEWER]) == WRITING | {P.REVIEW}
    assert permissions_of([]) == frozenset()


def test_running_the_team_is_no_right_to_read_questions_or_to_publish():
    assert not permissions_of([Role.ADMIN]) & {P.READ_QUESTIONS, P.REVIEW, P.ANSWER, P.MODERATE}

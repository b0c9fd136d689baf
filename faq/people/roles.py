"""Who may do what: a table from role to permissions. Pure."""

from collections.abc import Iterable
from enum import StrEnum


class Role(StrEnum):
    """What a person does on the team, held per language."""

    MODERATOR = "moderator"
    EDITOR = "editor"
    REVIEWER = "reviewer"
    LEAD = "lead"
    ADMIN = "admin"


class Permission(StrEnum):
    """One thing that a view or a command may ask for."""

    USE_PANEL = "use_panel"
    READ_QUESTIONS = "read_questions"
    MODERATE = "moderate"
    ANSWER = "answer"
    REVIEW = "review"
    FORCE_RELEASE = "force_release"
    MANAGE_PEOPLE = "manage_people"


P = Permission
GRANTS: dict[Role, frozenset[Permission]] = {
    Role.MODERATOR: frozenset({P.USE_PANEL, P.READ_QUESTIONS, P.MODERATE, P.ANSWER}),
    Role.EDITOR: frozenset({P.USE_PANEL, P.READ_QUESTIONS, P.MODERATE, P.ANSWER}),
    Role.REVIEWER: frozenset({P.USE_PANEL, P.READ_QUESTIONS, P.REVIEW}),
    Role.LEAD: frozenset({P.USE_PANEL, P.READ_QUESTIONS, P.FORCE_RELEASE}),
    # Running the team is no reason to read what people wrote about their health.
    Role.ADMIN: frozenset({P.USE_PANEL, P.MANAGE_PEOPLE}),
}


def permissions_of(roles: Iterable[Role]) -> frozenset[Permission]:
    """Return everything that these roles together may do."""
    return frozenset().union(*(GRANTS[role] for role in roles))

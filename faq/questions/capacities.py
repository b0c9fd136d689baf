"""In which capacities somebody acts on one question."""

from enum import StrEnum
from typing import TYPE_CHECKING

from faq.people.models import Person
from faq.people.roles import Role
from faq.questions.lifecycle import Capacity

if TYPE_CHECKING:
    from faq.questions.models import Question


class Outsider(StrEnum):
    """Whoever acts and is not a person on the team."""

    ASKER = "asker"
    UPKEEP = "upkeep"


ASKER, UPKEEP = Outsider.ASKER, Outsider.UPKEEP
By = Person | Outsider

FROM_ROLE = {
    Role.MODERATOR: Capacity.MODERATOR,
    Role.EDITOR: Capacity.EDITOR,
    Role.LEAD: Capacity.LEAD,
}
WRITERS = frozenset({Role.MODERATOR, Role.EDITOR})


def person_of(by: By) -> Person | None:
    """Return the team member, or None for the asker and the site itself."""
    return by if isinstance(by, Person) else None


def capacities(question: "Question", by: By, *, solo: bool) -> frozenset[Capacity]:
    """Return the capacities of `by` towards this question.

    solo: the site lets a team of one publish its own work (FAQ_SECOND_PERSON=warn).
    """
    if not isinstance(by, Person):
        return frozenset({Capacity(by.value)})
    if not by.active:
        return frozenset()
    roles = by.roles_in(question.language)
    found = {FROM_ROLE[role] for role in roles if role in FROM_ROLE}
    if question.holder is by and roles & WRITERS:
        found.add(Capacity.HOLDER)
    if _may_review(question, by, roles, solo):
        found.add(Capacity.REVIEWER)
    return frozenset(found)


def _may_review(question: "Question", person: Person, roles: frozenset[Role], solo: bool) -> bool:
    if person.id not in authors(question):
        return Role.REVIEWER in roles
    # Urgent questions need a second person even where the team is one.
    return solo and not question.urgent and bool(roles & (WRITERS | {Role.REVIEWER}))


def authors(question: "Question") -> frozenset[int]:
    """Return the ids of everybody who wrote any of the text that is not yet approved."""
    if question.entry is None:
        return frozenset()
    drafts = (r for r in question.entry.revisions if r.approved_at is None)
    return frozenset(r.author_id for r in drafts if r.author_id is not None)

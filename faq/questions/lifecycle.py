"""A question's life: every state and every allowed move, written once. Pure."""

from collections.abc import Set
from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """Where a question stands."""

    SUBMITTED = "submitted"
    CLAIMED = "claimed"
    NEEDS_DETAILS = "needs_details"
    DRAFTED = "drafted"
    IN_REVIEW = "in_review"
    PUBLISHED = "published"
    ANSWERED = "answered"
    MERGED = "merged"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    ERASED = "erased"


class Capacity(StrEnum):
    """In what capacity somebody acts on one question.

    The same person is in several at once: a moderator who has claimed it is also its holder.
    """

    MODERATOR = "moderator"
    EDITOR = "editor"
    HOLDER = "holder"
    LEAD = "lead"
    REVIEWER = "reviewer"
    """A reviewer who has not written any of the text under review."""
    ASKER = "asker"
    UPKEEP = "upkeep"
    """The site itself: retention, and the consequences of another question's move."""


class MoveName(StrEnum):
    """What can happen to a question."""

    CLAIM = "claim"
    RELEASE = "release"
    ASK_FOR_DETAILS = "ask_for_details"
    REPLY = "reply"
    DRAFT = "draft"
    SEND_TO_REVIEW = "send_to_review"
    RETURN = "return"
    PUBLISH = "publish"
    ANSWER_WITH_ENTRY = "answer_with_entry"
    MERGE = "merge"
    DECLINE = "decline"
    WITHDRAW = "withdraw"
    REOPEN = "reopen"
    ERASE = "erase"


class Need(StrEnum):
    """What a move cannot do without, besides the right state and person."""

    TEXT = "text"
    REASON = "reason"
    DECLINE_REASON = "decline_reason"
    LIVE_ENTRY = "live_entry"
    OPEN_QUESTION = "open_question"
    PUBLIC_WORDING = "public_wording"
    CLEAN_WORDING_AND_SOURCE = "clean_wording_and_source"


@dataclass(frozen=True)
class Move:
    """One row of the table: from where, to where, by whom, and what it needs."""

    sources: frozenset[Status]
    target: Status
    who: frozenset[Capacity]
    needs: Need | None = None
    target_if_held: Status | None = None
    """Where it leads when somebody still holds the question; None: to `target` as well."""


S, C, M = Status, Capacity, MoveName

OPEN = frozenset({S.SUBMITTED, S.CLAIMED, S.NEEDS_DETAILS, S.DRAFTED, S.IN_REVIEW})
OUTCOMES = frozenset({S.PUBLISHED, S.ANSWERED, S.DECLINED})
MODERATION = frozenset({C.MODERATOR, C.EDITOR})
FIRST_LOOK = frozenset({S.SUBMITTED, S.CLAIMED})

MOVES: dict[MoveName, Move] = {
    M.CLAIM: Move(frozenset({S.SUBMITTED}), S.CLAIMED, MODERATION),
    M.RELEASE: Move(
        frozenset({S.CLAIMED, S.DRAFTED}), S.SUBMITTED, frozenset({C.HOLDER, C.LEAD, C.UPKEEP})
    ),
    M.ASK_FOR_DETAILS: Move(FIRST_LOOK, S.NEEDS_DETAILS, MODERATION, Need.TEXT),
    M.REPLY: Move(
        frozenset({S.NEEDS_DETAILS}),
        S.SUBMITTED,
        frozenset({C.ASKER}),
        Need.TEXT,
        target_if_held=S.CLAIMED,
    ),
    M.DRAFT: Move(frozenset({S.CLAIMED}), S.DRAFTED, frozenset({C.HOLDER}), Need.PUBLIC_WORDING),
    M.SEND_TO_REVIEW: Move(
        frozenset({S.DRAFTED}),
        S.IN_REVIEW,
        frozenset({C.HOLDER}),
        Need.CLEAN_WORDING_AND_SOURCE,
    ),
    M.RETURN: Move(frozenset({S.IN_REVIEW}), S.DRAFTED, frozenset({C.REVIEWER}), Need.REASON),
    M.PUBLISH: Move(frozenset({S.IN_REVIEW}), S.PUBLISHED, frozenset({C.REVIEWER})),
    M.ANSWER_WITH_ENTRY: Move(FIRST_LOOK, S.ANSWERED, MODERATION, Need.LIVE_ENTRY),
    M.MERGE: Move(FIRST_LOOK, S.MERGED, MODERATION, Need.OPEN_QUESTION),
    M.DECLINE: Move(
        FIRST_LOOK | {S.NEEDS_DETAILS, S.DRAFTED}, S.DECLINED, MODERATION, Need.DECLINE_REASON
    ),
    M.WITHDRAW: Move(OPEN, S.WITHDRAWN, frozenset({C.ASKER})),
    M.REOPEN: Move(
        frozenset({S.DECLINED, S.MERGED, S.ANSWERED}),
        S.SUBMITTED,
        MODERATION | {C.UPKEEP},
        Need.REASON,
    ),
    M.ERASE: Move(frozenset(Status) - {S.ERASED}, S.ERASED, frozenset({C.ASKER, C.UPKEEP})),
}


def target_of(name: MoveName, *, held: bool) -> Status:
    """Return the state that a move leads to; `held`: somebody holds the question."""
    move = MOVES[name]
    return move.target_if_held if held and move.target_if_held else move.target


def moves_from(status: Status, capacities: Set[Capacity]) -> list[MoveName]:
    """Return the moves open from `status` to somebody in these capacities, in table order."""
    return [
        name for name, move in MOVES.items() if status in move.sources and move.who & capacities
    ]

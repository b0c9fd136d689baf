"""Who hears of what: a table from event to audience and message. Pure."""

from dataclasses import dataclass
from enum import StrEnum


class Audience(StrEnum):
    """To whom a message goes."""

    ASKER = "asker"
    ASKERS = "askers"
    """The asker, and everybody whose question was merged into this one."""
    MODERATORS = "moderators"
    """Everybody who may moderate in the question's language."""
    REVIEWERS = "reviewers"
    HOLDER = "holder"
    """Whoever holds the question; the moderators when nobody does."""


class MessageName(StrEnum):
    """Which text is sent; `messages.py` has the words."""

    NEW_QUESTION = "new_question"
    ASKER_REPLIED = "asker_replied"
    REVIEW_WANTED = "review_wanted"
    RETURNED = "returned"
    DETAILS_WANTED = "details_wanted"
    OUTCOME = "outcome"


@dataclass(frozen=True)
class Telling:
    """One row: this audience gets this message."""

    audience: Audience
    message: MessageName


A, M = Audience, MessageName

# Event (a move's name, or "submit") -> what is told. What is not listed is told to nobody.
RULES: dict[str, Telling] = {
    "submit": Telling(A.MODERATORS, M.NEW_QUESTION),
    "reply": Telling(A.HOLDER, M.ASKER_REPLIED),
    "send_to_review": Telling(A.REVIEWERS, M.REVIEW_WANTED),
    "return": Telling(A.HOLDER, M.RETURNED),
    "ask_for_details": Telling(A.ASKER, M.DETAILS_WANTED),
    "publish": Telling(A.ASKERS, M.OUTCOME),
    "answer_with_entry": Telling(A.ASKERS, M.OUTCOME),
    "decline": Telling(A.ASKERS, M.OUTCOME),
}

# After this message nothing more is sent to the asker, so their address goes.
LAST_TO_ASKER = frozenset({M.OUTCOME})

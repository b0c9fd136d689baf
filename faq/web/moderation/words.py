"""The panel's words for what the tables of the questions room hold: one table for each."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from faq.markup import BlockKind
from faq.people.roles import Permission
from faq.questions.capacities import Outsider
from faq.questions.lifecycle import MoveName, Status
from faq.questions.models import QuestionEvent
from faq.questions.queue import Lane
from faq.questions.reasons import DeclineReason, reason_text
from faq.web.languages import current

STATUSES = {
    Status.SUBMITTED: _l("Submitted"),
    Status.CLAIMED: _l("Claimed"),
    Status.NEEDS_DETAILS: _l("Needs details"),
    Status.DRAFTED: _l("Drafted"),
    Status.IN_REVIEW: _l("In review"),
    Status.PUBLISHED: _l("Published"),
    Status.ANSWERED: _l("Answered"),
    Status.MERGED: _l("Merged"),
    Status.DECLINED: _l("Declined"),
    Status.WITHDRAWN: _l("Withdrawn"),
    Status.ERASED: _l("Erased"),
}

LANES = {
    Lane.URGENT: _l("Urgent"),
    Lane.NEW: _l("New"),
    Lane.MINE: _l("Mine"),
    Lane.WITH_OTHERS: _l("With others"),
    Lane.IN_REVIEW: _l("In review"),
    Lane.WAITING: _l("Waiting for the asker"),
    Lane.DONE: _l("Done"),
}

# What an empty lane means, and what to do next.
EMPTY_LANES = {
    Lane.URGENT: (
        _l("Nothing is urgent"),
        _l(
            "Questions come here when their words can mean an emergency, or when one of you marks "
            "them. Look at the new ones next."
        ),
    ),
    Lane.NEW: (
        _l("No new questions"),
        _l(
            "Everything that was sent has somebody who looks after it. What you have claimed is "
            "under “Mine”."
        ),
    ),
    Lane.MINE: (
        _l("You hold no question"),
        _l("Claim one: open a new question and choose “Claim it”. It then waits for you here."),
    ),
    Lane.WITH_OTHERS: (
        _l("Nobody else holds a question"),
        _l(
            "Questions that your colleagues have claimed are listed here, so that you can see who "
            "works on what."
        ),
    ),
    Lane.IN_REVIEW: (
        _l("No draft waits for a check"),
        _l(
            "Drafts come here when their author sends them to review. Until then you find them "
            "under “With others”."
        ),
    ),
    Lane.WAITING: (
        _l("No asker has to reply"),
        _l(
            "Questions wait here after you ask for details. They come back by themselves when the "
            "asker replies."
        ),
    ),
    Lane.DONE: (
        _l("Nothing is done yet"),
        _l(
            "Published, declined, merged and withdrawn questions stay here, and most of them can "
            "be reopened. Start with the new ones."
        ),
    ),
}

# What a button says that makes the move.
MOVES = {
    MoveName.CLAIM: _l("Claim it"),
    MoveName.RELEASE: _l("Give it back to the queue"),
    MoveName.ASK_FOR_DETAILS: _l("Ask for details"),
    MoveName.DRAFT: _l("Write the answer"),
    MoveName.SEND_TO_REVIEW: _l("Send to review"),
    MoveName.RETURN: _l("Return to the author"),
    MoveName.PUBLISH: _l("Publish"),
    MoveName.ANSWER_WITH_ENTRY: _l("Answer with an entry"),
    MoveName.MERGE: _l("Merge into another question"),
    MoveName.DECLINE: _l("Decline"),
    MoveName.REOPEN: _l("Reopen"),
}

# What the timeline says has happened.
EVENTS = {
    "submit": _l("Submitted"),
    MoveName.CLAIM.value: _l("Claimed"),
    MoveName.RELEASE.value: _l("Given back to the queue"),
    MoveName.ASK_FOR_DETAILS.value: _l("Asked for details"),
    MoveName.REPLY.value: _l("Replied"),
    MoveName.DRAFT.value: _l("Drafted"),
    "save_draft": _l("Changed the draft"),
    MoveName.SEND_TO_REVIEW.value: _l("Sent to review"),
    MoveName.RETURN.value: _l("Returned to the author"),
    MoveName.PUBLISH.value: _l("Published"),
    MoveName.ANSWER_WITH_ENTRY.value: _l("Answered with an entry"),
    MoveName.MERGE.value: _l("Merged"),
    MoveName.DECLINE.value: _l("Declined"),
    MoveName.WITHDRAW.value: _l("Withdrawn"),
    MoveName.REOPEN.value: _l("Reopened"),
    MoveName.ERASE.value: _l("Erased"),
    "mark_urgent": _l("Marked as urgent"),
    "unmark_urgent": _l("Marked as not urgent"),
}

EVENT_REASONS = {
    "claim_lapsed": _l("nobody worked on it for a while"),
    "leading_question_gone": _l("the question it was merged into is gone"),
}

DOERS = {
    Outsider.ASKER.value: _l("the asker"),
    Outsider.UPKEEP.value: _l("the site itself"),
    "operator": _l("the operator"),
    "staff": _l("somebody who has left the team"),
}

# What editors can write in an answer besides plain Markdown, and what it is for.
BLOCKS = {
    BlockKind.EMERGENCY.value: _l("a red card: call an ambulance now"),
    BlockKind.URGENT.value: _l("an amber card: see a doctor today"),
    BlockKind.ROUTINE.value: _l("a blue card: see a doctor, without hurry"),
    BlockKind.NOTE.value: _l("an editor's note"),
}

ABOUT = {
    "me": _l("The person who asks"),
    "child": _l("A child of theirs"),
    "other": _l("Somebody else"),
}

RIGHTS = {
    Permission.READ_QUESTIONS: _l("read what askers send"),
    Permission.MODERATE: _l("claim, decline and merge questions"),
    Permission.ANSWER: _l("write answers"),
    Permission.REVIEW: _l("check the answers of others and publish them"),
    Permission.FORCE_RELEASE: _l("give back what somebody else has claimed"),
    Permission.MANAGE_PEOPLE: _l("add people to the team and end their access"),
}


def happened(event: QuestionEvent) -> str:
    """Return what happened; what has no words yet, under the name it is recorded by."""
    return str(EVENTS.get(event.move, event.move.replace("_", " ")))


def doer(event: QuestionEvent) -> str:
    """Return who did it: a name on the team, or the asker, the site or the operator."""
    return event.person.name if event.person else str(DOERS.get(event.capacity, event.capacity))


def event_reason(event: QuestionEvent) -> str:
    """Return the reason that the event carries, in words; empty if it carries none."""
    if event.reason in set(DeclineReason):
        return reason_text(DeclineReason(event.reason), current()).label
    return str(EVENT_REASONS.get(event.reason, event.reason))


def about(value: str) -> str:
    """Return whom the question is about."""
    return str(ABOUT.get(value, value)) or _("Not said")


def age(band: str) -> str:
    """Return the age band, as in "3–11 years"."""
    return _("%(band)s years", band=band.replace("-", "–")) if band else _("Not said")

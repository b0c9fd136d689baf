"""How a question's status reads to its asker: what it is, and what happens next."""

from dataclasses import dataclass

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from faq.questions.lifecycle import Status


@dataclass(frozen=True)
class Stage:
    """One status in the asker's words."""

    name: LazyString
    next: LazyString


S = Status
STAGES: dict[Status, Stage] = {
    S.SUBMITTED: Stage(
        _l("Waiting for an editor"), _l("An editor will read your question. You need do nothing.")
    ),
    S.CLAIMED: Stage(
        _l("An editor is reading it"),
        _l("The editor decides whether and how it can be answered in general terms."),
    ),
    S.NEEDS_DETAILS: Stage(
        _l("We have a question for you"), _l("Please answer below, so that we can go on.")
    ),
    S.DRAFTED: Stage(
        _l("An answer is being written"), _l("When it is finished, a second person checks it.")
    ),
    S.IN_REVIEW: Stage(
        _l("A second person is checking the answer"),
        _l("After that you can read it here."),
    ),
    S.PUBLISHED: Stage(_l("Answered"), _l("You can read the answer now.")),
    S.ANSWERED: Stage(_l("Answered"), _l("We have found an answer on this site for you.")),
    S.MERGED: Stage(
        _l("Joined with a similar question"),
        _l("Somebody else has asked nearly the same. The answer will be shown here too."),
    ),
    S.DECLINED: Stage(_l("Not answered"), _l("Below is why, and what you can do.")),
    S.WITHDRAWN: Stage(
        _l("Withdrawn by you"), _l("We will not answer it. You can still delete what you wrote.")
    ),
    S.ERASED: Stage(_l("Deleted"), _l("Nothing of what you wrote is left.")),
}

# Events that askers see in the history, by the name of the move.
HISTORY = {
    "submit": _l("You sent the question"),
    "claim": _l("An editor took it up"),
    "ask_for_details": _l("We asked you for details"),
    "reply": _l("You answered"),
    "draft": _l("An editor began to write an answer"),
    "send_to_review": _l("The answer went to a second person"),
    "return": _l("The answer went back to its editor"),
    "publish": _l("The answer was approved"),
    "answer_with_entry": _l("We found an answer on the site"),
    "merge": _l("It was joined with a similar question"),
    "decline": _l("We decided not to answer"),
    "withdraw": _l("You withdrew it"),
    "reopen": _l("We took it up again"),
    "erase": _l("You deleted it"),
}

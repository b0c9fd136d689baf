"""What screening says about a text: which rule, of which kind, and where."""

from dataclasses import dataclass
from enum import StrEnum


class FindingKind(StrEnum):
    """What a finding asks of the page that shows it."""

    EMERGENCY = "emergency"
    CRISIS = "crisis"
    SAME_DAY = "same_day"
    PERSONAL_DATA = "personal_data"
    SPAM = "spam"


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule's hit on the characters `start` to `end` (exclusive) of the text as given.

    `rule` is the rule's id. `detail` helps a moderator understand the rule; it never repeats
    what was written, so findings may be kept where the text may not.
    """

    rule: str
    kind: FindingKind
    detail: str
    start: int
    end: int

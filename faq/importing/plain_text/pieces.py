"""The parts that an article is read from: joined lines, each with the role it turns out to play."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from faq.importing.plain_text.found import Found
from faq.importing.plain_text.lines import Marker


class Role(StrEnum):
    """What a piece is to the article."""

    TEXT = "text"  # not decided yet; what nothing else claims is a paragraph
    ITEM = "item"
    FURNITURE = "furniture"
    RULE = "rule"  # a line of signs that parts or underlines
    TITLE = "title"
    HEADING = "heading"
    TEASER_HEADING = "teaser_heading"
    TEASER = "teaser"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, heading, list item or line of furniture.

    `line` is the number of its first line, `raw` its text with the list mark, if it has one,
    `gap` whether a blank line stands before it, `doubts` what was unclear about it.
    """

    line: int
    text: str
    raw: str
    gap: bool
    role: Role = Role.TEXT
    marker: Marker | None = None
    found: tuple[Found, ...] = ()
    doubts: tuple[str, ...] = ()

    def becomes(self, role: Role, *doubts: str) -> "Piece":
        """Return this piece in another role, with further doubts."""
        return replace(self, role=role, doubts=self.doubts + doubts)

    @property
    def is_content(self) -> bool:
        """Whether it belongs to what readers of the article read below its title."""
        return self.role in (Role.TEXT, Role.ITEM, Role.HEADING)


Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """The pieces of content before and after a piece, None at the ends of the article."""

    before: Piece | None
    after: Piece | None


def around(pieces: Sequence[Piece]) -> list[Around]:
    """Return what stands around each of `pieces`, in their order."""
    before = _last_content(pieces)
    after = _last_content(pieces[::-1])[::-1]
    return [Around(*pair) for pair in zip(before, after, strict=True)]


def _last_content(pieces: Iterable[Piece]) -> list[Piece | None]:
    """Return for each piece the last one of content before it."""
    found: list[Piece | None] = []
    last: Piece | None = None
    for piece in pieces:
        found.append(last)
        last = piece if piece.is_content else last
    return found


def characters(pieces: Iterable[Piece]) -> int:
    """Return how long the text of `pieces` is."""
    return sum(len(piece.text) for piece in pieces)

"""How a text was set: whether its lines were cut to a width, and blank lines part its blocks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from faq.importing.plain_text.lines import Line
from faq.importing.plain_text.pieces import Piece, Role

# A text counts as cut to a width when this many lines, and this share, run on into the next.
_RUNNING_LINES, _RUNNING_SHARE = 3, 0.2
_NARROWEST, _WIDEST = 36, 140  # characters: widths that people and programs cut lines to
_GAPS_FROM = 0.05  # blank lines for each line of text, from where on they part paragraphs

ENDED = re.compile(r"[.!?…:;][\"'»”’)\]]*$")


@dataclass(frozen=True, slots=True)
class Measured:
    """A line, the piece it would be alone, and its width in columns."""

    line: Line
    piece: Piece

    @property
    def width(self) -> int:
        """Columns from the left margin to the end of the text."""
        return self.line.indent + len(self.line.text)


@dataclass(frozen=True, slots=True)
class Layout:
    """How the text was set.

    `width` is what its lines were cut to, 0 if they were not; `has_gaps` tells of blank lines
    between its parts, `first_line` is the number of the line that may hold the title.
    """

    width: int
    has_gaps: bool
    first_line: int = 0

    def is_full(self, one: Measured, two: Measured) -> bool:
        """Tell whether the first word of the next line had no room on the line before it."""
        return 0 < self.width < one.width + 1 + len(two.line.text.split(" ")[0])


def layout_of(measured: Sequence[Measured]) -> Layout:
    """Return how the lines of a text were set."""
    gaps = sum(one.line.gap for one in measured[1:])
    first = measured[0].line.number if measured else 0
    return Layout(_width(measured), gaps >= _GAPS_FROM * len(measured), first)


def _width(measured: Sequence[Measured]) -> int:
    pairs = [(one, two) for one, two in pairwise(measured) if not two.line.gap]
    running = [one.width for one, two in pairs if runs_on_into(one, two)]
    if len(running) < max(_RUNNING_LINES, _RUNNING_SHARE * len(pairs)):
        return 0
    return max(running) if _NARROWEST <= max(running) <= _WIDEST else 0


def runs_on_into(one: Measured, two: Measured) -> bool:
    """Tell whether a line stops in mid-sentence and the next goes on in small letters."""
    return (
        two.piece.role is Role.TEXT
        and one.piece.role in (Role.TEXT, Role.ITEM)
        and not ENDED.search(one.line.text)
        and two.line.text[0].islower()
    )

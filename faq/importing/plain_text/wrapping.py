"""Which lines belong together: paragraphs and list items that were cut to a width."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from faq.importing.plain_text.furniture import LONGEST, recognise
from faq.importing.plain_text.layout import ENDED, Layout, Measured, layout_of, runs_on_into
from faq.importing.plain_text.lines import Line, Strength, split_marker
from faq.importing.plain_text.pieces import Piece, Pieces, Role
from faq.importing.plain_text.shapes import is_shaped_like_a_heading
from faq.importing.record import FurnitureKind

_RUNNING_LENGTH = 40  # characters: a shorter line that stops without a sign may be a list entry

_RULE = re.compile(r"(?:[=_*~#.•·+─—–-]\s?){3,}$")


def pieces_of(lines: Sequence[Line], language: str) -> Pieces:
    """Return `lines` joined to pieces, with list items, furniture and rules told apart."""
    measured = [Measured(line, _alone(line, language)) for line in lines]
    layout = layout_of(measured)
    groups: list[list[Measured]] = []
    for one, below in zip_longest(measured, measured[1:]):
        starts = _is_heading_between(one, below, layout)
        if groups and not starts and _continues(groups[-1], one, layout, language):
            groups[-1].append(one)
        else:
            groups.append([one])
    return tuple(_joined(group, language) for group in groups)


def _alone(line: Line, language: str) -> Piece:
    text = line.text
    if _RULE.fullmatch(text):
        return Piece(line.number, text, text, line.gap, Role.RULE)
    marked = split_marker(text)
    sure = marked is not None and marked[0].strength > Strength.COMPANY
    found = () if sure else recognise(text, language)
    if found:
        return Piece(line.number, text, text, line.gap, Role.FURNITURE, found=found)
    if marked is not None:
        return Piece(line.number, marked[1], text, line.gap, Role.ITEM, marked[0])
    return Piece(line.number, text, text, line.gap)


def _joined(group: Sequence[Measured], language: str) -> Piece:
    """Return one piece for lines that belong together."""
    first = group[0].piece
    if len(group) == 1:
        return replace(first, role=Role.TEXT, found=()) if _lacks_a_name(first) else first
    rest = [one.line.text for one in group[1:]]
    text = _join([first.text, *rest])
    found = first.found if first.role is Role.ITEM else recognise(text, language)
    role = first.role if first.role is Role.ITEM else Role.FURNITURE if found else Role.TEXT
    return replace(first, text=text, raw=_join([first.raw, *rest]), role=role, found=found)


def _lacks_a_name(piece: Piece) -> bool:
    """Tell whether a line such as "Author:" has stayed without a name after it."""
    return any(one.open and one.kind is FurnitureKind.BYLINE for one in piece.found)


def _join(texts: Sequence[str]) -> str:
    """Join with spaces, but none after a hyphen that parts a word."""
    return re.sub(r"(?<=[^\W\d_]-)\n(?=[^\W\d_])", "", "\n".join(texts)).replace("\n", " ")


def _continues(group: Sequence[Measured], two: Measured, layout: Layout, language: str) -> bool:
    """Tell whether the line `two` belongs to the lines of `group` before it."""
    one, first = group[-1], group[0].piece
    if two.line.gap or Role.RULE in (one.piece.role, two.piece.role):
        return False
    if one.piece.role is Role.FURNITURE:
        return _completes(one, two, language)
    if two.piece.role is Role.FURNITURE:
        return False
    full = layout.is_full(one, two)
    if two.piece.role is Role.ITEM:
        return full and _is_chance(group, two)
    runs_on = runs_on_into(one, two)
    if first.role is Role.ITEM:
        runs_on = runs_on or _hangs(group[0], two)
    else:
        # Only the title, on the first line, may be short and still go on.
        may = one.line.number == layout.first_line or len(one.line.text) >= _RUNNING_LENGTH
        runs_on = runs_on and may
    return runs_on or (full and (layout.has_gaps or not _parts(group, two)))


def _is_heading_between(one: Measured, below: Measured | None, layout: Layout) -> bool:
    """Tell whether a line stops early without a sign, as only a heading does in such a text."""
    return (
        layout.width > 0
        and one.piece.role is Role.TEXT
        and below is not None
        and not below.line.gap
        and below.piece.role is Role.TEXT
        and is_shaped_like_a_heading(one.line.text)
        and not layout.is_full(one, below)
        and not runs_on_into(one, below)
    )


def _parts(group: Sequence[Measured], two: Measured) -> bool:
    """Tell whether a new part begins at `two`, in a text without blank lines to show it."""
    one, first = group[-1], group[0]
    if first.piece.role is Role.ITEM:
        return two.line.indent < first.line.indent and ENDED.search(one.line.text) is not None
    return len(group) == 1 and is_shaped_like_a_heading(one.line.text)


def _completes(one: Measured, two: Measured, language: str) -> bool:
    """Tell whether furniture goes on: after a bare label, or in small letters."""
    text, found = f"{one.line.text} {two.line.text}", one.piece.found
    if two.piece.role is Role.FURNITURE and not found[-1].open:
        return False
    if len(text) > LONGEST or not (found[-1].open or two.line.text[0].islower()):
        return False
    return [new.kind for new in recognise(text, language)] == [old.kind for old in found]


def _is_chance(group: Sequence[Measured], two: Measured) -> bool:
    """Tell whether a list mark stands at the start of a line only because the text was cut."""
    marker, one = two.piece.marker, group[-1]
    if marker is None or ENDED.search(one.line.text):
        return False
    if marker.ordered:
        last = group[0].piece.marker
        return marker.number != (last.number if last else 0) + 1
    return group[0].piece.role is Role.TEXT and two.piece.text[0].islower()


def _hangs(item: Measured, two: Measured) -> bool:
    """Tell whether a line is set in under the text of a list item."""
    marker = item.piece.marker
    set_in = two.line.indent - item.line.indent
    return (
        marker is not None
        and set_in > 0
        and (abs(set_in - marker.width) <= 1 or two.line.text[0].islower())
    )

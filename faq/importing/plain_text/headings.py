"""Which lines are headings, by their shape among the lines around them."""

from collections.abc import Sequence
from dataclasses import replace

from faq.importing.plain_text.lists import as_items
from faq.importing.plain_text.pieces import Around, Piece, Pieces, Role, around
from faq.importing.plain_text.shapes import (
    HEADING_CHARACTERS,
    is_shaped_like_a_heading,
    without_heading_marks,
)

BY_MARKS = "a heading by the signs around it, which were left out"
UNDER_THE_TITLE = "short like a heading, but right under the title; read as part of the lead"
NOTHING_BELOW = "short like a heading, but nothing stands under it; read as a paragraph"
EMPTY_SECTION = "a heading with nothing under it but the next heading"
AFTER_A_COLON = "a heading right after a line that ends in a colon"
EXCLAIMS = "a short line with an exclamation mark; read as a heading"
BY_SHORT_LINES = "short lines in a row; read as a list without bullets"
WITH_SIGN = "a heading although it ends in a colon or full stop, since no other headings were found"
NO_HEADINGS = "no headings were found, so everything was read as the lead"

_LIST_FROM = 4  # short lines in a row that no article has as headings over each other
_SIGN_HEADING_WORDS = 8
_LONGER = 3  # times: what stands under a heading with a full stop is at least so much longer


def with_headings(pieces: Pieces) -> Pieces:
    """Return `pieces` with every heading found; where there is none, the title says so."""
    read = _rows_of_short_lines(_by_shape(pieces))
    if not _has_headings(read):
        read = _ended_headings(read)
    if not _has_headings(read):
        return tuple(
            piece.becomes(piece.role, NO_HEADINGS) if piece.role is Role.TITLE else piece
            for piece in read
        )
    return _with_doubts(read)


def _has_headings(pieces: Sequence[Piece]) -> bool:
    return any(piece.role is Role.HEADING for piece in pieces)


def _by_shape(pieces: Pieces) -> Pieces:
    below = [*pieces[1:], None]
    read = [
        _heading_or_text(piece, under, near) if piece.role is Role.TEXT else piece
        for piece, under, near in zip(pieces, below, around(pieces), strict=True)
    ]
    title = next((at for at, piece in enumerate(read) if piece.role is Role.TITLE), 0)
    if _is_subtitle(read[title + 1 : title + 3]):
        read[title + 1] = pieces[title + 1].becomes(Role.TEXT, UNDER_THE_TITLE)
    return tuple(read)


def _is_subtitle(pieces: Sequence[Piece]) -> bool:
    """Tell whether the first of two pieces stands close to the title and apart from the next."""
    return (
        len(pieces) == 2
        and pieces[0].role is Role.HEADING
        and not pieces[0].gap
        and pieces[1].gap
        and pieces[1].role is Role.TEXT
    )


def with_last_line(pieces: Pieces) -> Pieces:
    """Return `pieces` where a heading that nothing stands under any more is a paragraph."""
    places = [at for at, piece in enumerate(pieces) if piece.is_content]
    if not places or pieces[places[-1]].role is not Role.HEADING:
        return pieces
    last = pieces[places[-1]].becomes(Role.TEXT, NOTHING_BELOW)
    return (*pieces[: places[-1]], last, *pieces[places[-1] + 1 :])


def _heading_or_text(piece: Piece, below: Piece | None, near: Around) -> Piece:
    """Decide by signs, by the line `below`, and by shape with something to head."""
    bare = without_heading_marks(piece.text)
    if bare is not None:
        return replace(piece, text=bare).becomes(Role.HEADING, BY_MARKS)
    if _is_underlined(piece, below):
        return piece.becomes(Role.HEADING)
    if not is_shaped_like_a_heading(piece.text):
        return piece
    if near.after is None:
        return piece.becomes(Role.TEXT, NOTHING_BELOW)
    return piece.becomes(Role.HEADING)


def _is_underlined(piece: Piece, below: Piece | None) -> bool:
    return (
        below is not None
        and below.role is Role.RULE
        and not below.gap
        and len(piece.text) <= HEADING_CHARACTERS
        and not piece.text.endswith((".", ";", ","))
    )


def _rows_of_short_lines(pieces: Pieces) -> Pieces:
    """Return `pieces` where many heading-like lines in a row are a list, but for the ends."""
    read = list(pieces)
    row: list[int] = []
    for place, piece in enumerate(pieces):
        if piece.role is Role.HEADING:
            row.append(place)
        elif piece.is_content:
            _list_inside(read, row)
            row = []
    return tuple(read)


def _list_inside(read: list[Piece], row: Sequence[int]) -> None:
    """Turn all lines of a long row but the first and the last into list items."""
    inner = row[1:-1] if len(row) >= _LIST_FROM else ()
    if inner:
        items = as_items([read[at] for at in inner], BY_SHORT_LINES)
        for place, item in zip(inner, items, strict=True):
            read[place] = item


def _ended_headings(pieces: Pieces) -> Pieces:
    """Return `pieces` with short lines as headings although a colon or stop ends them."""
    pairs = zip(pieces, around(pieces), strict=True)
    places = [place for place, pair in enumerate(pairs) if _heads_with_a_sign(*pair)]
    if len(places) < 2:
        return pieces
    read = list(pieces)
    for place in places:
        text = pieces[place].text.rstrip(":. ")
        read[place] = replace(pieces[place], text=text).becomes(Role.HEADING, WITH_SIGN)
    return tuple(read)


def _heads_with_a_sign(piece: Piece, near: Around) -> bool:
    below = near.after
    if piece.role is not Role.TEXT or below is None or not piece.text.endswith((":", ".")):
        return False
    bare = piece.text.rstrip(":. ")
    shaped = is_shaped_like_a_heading(bare) and len(bare.split()) <= _SIGN_HEADING_WORDS
    longer = len(below.text) >= _LONGER * len(bare)
    listed = below.role is Role.ITEM and piece.text.endswith(":")
    return shaped and (listed or (below.role is Role.TEXT and longer))


def _with_doubts(pieces: Pieces) -> Pieces:
    """Return `pieces` with what is unclear about each heading."""
    return tuple(
        piece.becomes(Role.HEADING, *_doubts(piece, near)) if piece.role is Role.HEADING else piece
        for piece, near in zip(pieces, around(pieces), strict=True)
    )


def _doubts(piece: Piece, near: Around) -> list[str]:
    before, below = near.before, near.after
    found = []
    if below is None or below.role is Role.HEADING:
        found.append(EMPTY_SECTION)
    if before is not None and before.role is Role.TEXT and before.text.endswith(":"):
        found.append(AFTER_A_COLON)
    if piece.text.endswith("!"):
        found.append(EXCLAIMS)
    return found

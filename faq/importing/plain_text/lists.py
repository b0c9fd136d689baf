"""Which lines are list items: doubtful marks, and lists that carry no marks at all."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from faq.importing.plain_text.lines import Marker, Strength
from faq.importing.plain_text.pieces import Around, Piece, Pieces, Role, around
from faq.importing.plain_text.shapes import is_shaped_like_a_heading

ALONE = "the only item of its list"
NOT_AN_ITEM = "begins like a list item, but stands alone; read as a paragraph"
BY_SEMICOLONS = "a list without bullets, known by its semicolons"
BY_SHORT_LINES = "a list without bullets, known by its short lines after a colon"
NUMBERED_HEADING = "a numbered line with paragraphs under it; read as a heading"

UNMARKED = Marker("unmarked", False, 0, Strength.LIKELY, 0)

_ITEM_CHARACTERS = 300  # longer lines are paragraphs, whatever they end in
_SHORT_CHARACTERS = 100


def with_items(pieces: Pieces, has_gaps: bool) -> Pieces:
    """Return `pieces` with every list item found.

    `has_gaps` tells that blank lines stand between paragraphs.
    """
    return _unmarked(_numbered_headings(_confirmed(pieces)), has_gaps)


def _confirmed(pieces: Pieces) -> Pieces:
    """Return `pieces` where marks that prove nothing alone are backed by their neighbours."""
    read = list(pieces)
    for place, (piece, near) in enumerate(zip(pieces, around(pieces), strict=True)):
        if piece.role is Role.ITEM and piece.marker and not _has_company(piece, near):
            if piece.marker.strength is Strength.COMPANY:
                back = replace(piece, text=piece.raw, marker=None)
                read[place] = back.becomes(Role.TEXT, NOT_AN_ITEM)
            elif piece.marker.number <= 1:
                read[place] = piece.becomes(Role.ITEM, ALONE)
    return tuple(read)


def _has_company(piece: Piece, near: Around) -> bool:
    before = near.before
    if before is not None and before.role is Role.TEXT and before.text.endswith(":"):
        return True
    return _style(piece) in (_style(before), _style(near.after))


def _style(piece: Piece | None) -> str | None:
    return piece.marker.style if piece is not None and piece.marker is not None else None


def _numbered_headings(pieces: Pieces) -> Pieces:
    """Return `pieces` where numbers 1, 2, … over paragraphs number headings, not items."""
    pairs = zip(pieces, around(pieces), strict=True)
    places = [place for place, pair in enumerate(pairs) if _heads_a_paragraph(*pair)]
    markers = [pieces[place].marker for place in places]
    numbers = [marker.number for marker in markers if marker]
    if len(numbers) < 2 or numbers != list(range(1, len(numbers) + 1)):
        return pieces
    read = list(pieces)
    for place in places:
        told = tuple(doubt for doubt in pieces[place].doubts if doubt != ALONE)
        plain = replace(pieces[place], marker=None, doubts=told)
        read[place] = plain.becomes(Role.HEADING, NUMBERED_HEADING)
    return tuple(read)


def _heads_a_paragraph(piece: Piece, near: Around) -> bool:
    if piece.role is not Role.ITEM or _style(piece) not in ("1.", "1)"):
        return False
    after = near.after
    return (
        is_shaped_like_a_heading(piece.text)
        and _style(near.before) != _style(piece)
        and after is not None
        and after.role is Role.TEXT
        and not is_shaped_like_a_heading(after.text)
    )


def _unmarked(pieces: Pieces, has_gaps: bool) -> Pieces:
    """Return `pieces` where lines after a colon that can only be a list are its items."""
    read = list(pieces)
    for place, piece in enumerate(pieces):
        if piece.role is not Role.TEXT or not piece.text.endswith(":"):
            continue
        by_signs = _by_semicolons(_texts_after(pieces, place))
        run = by_signs or _by_short_lines(_texts_after(pieces, place), has_gaps)
        doubt = BY_SEMICOLONS if by_signs else BY_SHORT_LINES
        if len(run) >= 2:
            read[place + 1 : place + 1 + len(run)] = as_items(run, doubt)
    return tuple(read)


def as_items(pieces: Sequence[Piece], doubt: str) -> list[Piece]:
    """Return lines without marks as list items; the first carries the doubt about them."""
    items = [replace(piece.becomes(Role.ITEM), marker=UNMARKED) for piece in pieces]
    return [items[0].becomes(Role.ITEM, doubt), *items[1:]]


def _texts_after(pieces: Sequence[Piece], place: int) -> Iterator[Piece]:
    for later in range(place + 1, len(pieces)):
        if pieces[later].role is not Role.TEXT:
            return
        yield pieces[later]


def _by_semicolons(pieces: Iterator[Piece]) -> list[Piece]:
    """Return the lines that end in semicolons, and the one that closes them."""
    run: list[Piece] = []
    for piece in pieces:
        if len(piece.text) > _ITEM_CHARACTERS or (run and _begins(piece) != _begins(run[0])):
            break
        closes = not piece.text.endswith((";", ","))
        if closes and (not run or not any(item.text.endswith(";") for item in run)):
            return []
        run.append(piece)
        if closes:
            break
    return run


def _begins(piece: Piece) -> bool:
    return piece.text[0].islower()


def _by_short_lines(pieces: Iterator[Piece], has_gaps: bool) -> list[Piece]:
    """Return the short lines without closing signs that follow each other directly."""
    run: list[Piece] = []
    for piece in pieces:
        bare = piece.text[-1].isalnum() or piece.text[-1] in ')»”"'
        if not bare or len(piece.text) > _SHORT_CHARACTERS or (run and piece.gap):
            break
        if not has_gaps and not _begins(piece):
            break
        run.append(piece)
    return run

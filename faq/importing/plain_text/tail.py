"""Where an article ends, and what the page printed below it."""

from collections.abc import Sequence
from dataclasses import replace

from faq.importing.plain_text.contacts import speaks_of_the_page
from faq.importing.plain_text.found import Found
from faq.importing.plain_text.pieces import Piece, Pieces, Role, characters
from faq.importing.plain_text.shapes import HEADING_CHARACTERS
from faq.importing.record import Contact, FurnitureKind
from faq.text import language_of

CREDITS = frozenset({FurnitureKind.BYLINE, FurnitureKind.LAST_REVISION})
ENDINGS = frozenset({FurnitureKind.RATING, FurnitureKind.SHARE, FurnitureKind.CONTACT})

MAYBE_A_TEASER = "stands last, with no byline before it: may be a teaser of another article"
SECOND_TEASER = "a second teaser; left out"
BELOW_THE_END = "stands below the end of the article without a heading; left out"
TOO_MUCH = "stands below the byline, but is too much for a teaser; kept in the article"

_TEASER_PARAGRAPHS = 3
# Characters that remarks without a heading may have; a longer text is the article going on.
_REMARKS_BELOW_CREDITS, _REMARKS_BELOW_OTHERS = 600, 200
_SMALL_SHARE = 0.3  # of the article: more than that is no row of teasers


def with_tail(pieces: Pieces) -> Pieces:
    """Return `pieces` with teaser and remarks below the end of the article told apart.

    The last byline or date of revision ends the article, unless too much stands below it; then,
    and without them, the first rating, share or contact line with only remarks below it does.
    Nothing ends it before its first heading.
    """
    headings = [at for at, piece in enumerate(pieces) if piece.role is Role.HEADING]
    if not headings:
        return pieces
    credited = [at for at in range(headings[0], len(pieces)) if _ends_for_sure(pieces[at])]
    if credited and _is_below_credits(pieces, credited[-1]):
        return _cut(pieces, credited[-1])
    closing = _places(pieces, ENDINGS, (headings[:1] + credited)[-1])
    remarked = (at for at in closing if _are_remarks(pieces[at + 1 :], _REMARKS_BELOW_OTHERS))
    end = next(remarked, None)
    if credited:
        below = next(at for at in range(credited[-1], len(pieces)) if pieces[at].is_content)
        pieces = _doubted(pieces, below, TOO_MUCH)
    elif closing and _could_be_a_teaser(pieces[headings[-1] + 1 :]):
        pieces = _doubted(pieces, headings[-1], MAYBE_A_TEASER)
    return pieces if end is None else _cut(pieces, end)


def _ends_for_sure(piece: Piece) -> bool:
    """Tell whether `piece` is a byline, a date of revision, or a bare "Read also"."""
    return any(
        found.kind in CREDITS or (found.kind is FurnitureKind.TEASER_HEADING and found.open)
        for found in piece.found
    )


def _places(pieces: Pieces, kinds: frozenset[FurnitureKind], start: int) -> list[int]:
    return [at for at in range(start, len(pieces)) if _kinds(pieces[at]) & kinds]


def _kinds(piece: Piece) -> set[FurnitureKind]:
    return {found.kind for found in piece.found}


def _doubted(pieces: Pieces, place: int, doubt: str) -> Pieces:
    told = pieces[place].becomes(pieces[place].role, doubt)
    return (*pieces[:place], told, *pieces[place + 1 :])


def _is_below_credits(pieces: Pieces, place: int) -> bool:
    """Tell whether what stands below `place` is a teaser, a row of them, remarks or nothing."""
    content = [piece for piece in pieces[place + 1 :] if piece.is_content]
    headings = sum(piece.role is Role.HEADING for piece in content)
    if headings == 0:
        return _are_remarks(content, _REMARKS_BELOW_CREDITS)
    if any(piece.role is Role.ITEM for piece in content):
        return False
    paragraphs = len(content) - headings
    if headings == 1 and content[0].role is Role.HEADING:
        return paragraphs <= _TEASER_PARAGRAPHS
    size = characters(piece for piece in pieces if piece.is_content)
    return paragraphs <= headings + 1 and characters(content) <= _SMALL_SHARE * size


def _are_remarks(pieces: Sequence[Piece], longest: int) -> bool:
    content = [piece for piece in pieces if piece.is_content]
    return all(piece.role is Role.TEXT for piece in content) and characters(content) <= longest


def _could_be_a_teaser(pieces: Sequence[Piece]) -> bool:
    roles = [piece.role for piece in pieces if piece.is_content]
    return Role.ITEM not in roles and len(roles) <= _TEASER_PARAGRAPHS


def _cut(pieces: Pieces, end: int) -> Pieces:
    return pieces[: end + 1] + _read_tail(pieces[end + 1 :])


def _read_tail(tail: Pieces) -> Pieces:
    read: list[Piece] = []
    teasers = 0
    ended = False
    for found in tail:
        # What was unclear about a line as part of the article no longer matters here.
        piece = replace(found, doubts=()) if found.is_content else found
        ended = ended or (bool(_kinds(piece) & ENDINGS) and teasers > 0)
        if not piece.is_content:
            read.append(piece)
        elif piece.role is Role.HEADING:
            teasers += 1
            doubts = (SECOND_TEASER,) if teasers > 1 else ()
            read.append(piece.becomes(Role.TEASER_HEADING, *doubts))
        elif speaks_of_the_page(piece.text) and len(piece.text) <= HEADING_CHARACTERS:
            read.append(_as_contact(piece))
        elif teasers and not ended:
            read.append(piece.becomes(Role.TEASER))
        else:
            read.append(piece.becomes(Role.LEFT_OUT, BELOW_THE_END))
    return tuple(read)


def _as_contact(piece: Piece) -> Piece:
    contact = Contact(language_of(piece.text), piece.text)
    found = Found(FurnitureKind.CONTACT, contacts=(contact,))
    return replace(piece, role=Role.FURNITURE, found=(found,))

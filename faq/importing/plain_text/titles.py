"""The title: the first line of an article that belongs to it, whatever stands above."""

import re
from dataclasses import replace

from faq.folding import fold
from faq.importing.plain_text.pieces import Piece, Pieces, Role
from faq.importing.plain_text.shapes import (
    TITLE_CHARACTERS,
    is_shaped_like_a_title,
    without_heading_marks,
)
from faq.importing.refusal import UnreadableFile

TITLE_WITH_STOP = "taken for the title because it stands first, although it ends in a full stop"
BREADCRUMBS = "a path through the site, not the title; left out"
TITLE_AGAIN = "the title once more; left out"

_BREADCRUMBS = re.compile(r"\s(?:[>›→»]|/\s[^/]{1,60}\s/)\s")
_AGAIN_WITHIN = 3  # pieces: how far below itself a title is repeated by page templates


def with_title(pieces: Pieces, name: str) -> Pieces:
    """Return `pieces` with the title found; raises UnreadableFile, by `name`, without one."""
    read = [_breadcrumbs_out(piece) for piece in pieces[:_AGAIN_WITHIN]]
    read += pieces[_AGAIN_WITHIN:]
    skipped = (Role.FURNITURE, Role.RULE, Role.LEFT_OUT)
    place = next((at for at, piece in enumerate(read) if piece.role not in skipped), None)
    if place is None:
        raise UnreadableFile(name, "it has no title and no text")
    read[place] = _as_title(read[place], name)
    title = fold(read[place].text)
    for at in range(place + 1, min(place + 1 + _AGAIN_WITHIN, len(read))):
        short = read[at].role is Role.TEXT and len(read[at].text) <= TITLE_CHARACTERS
        if short and fold(read[at].text) == title:
            read[at] = read[at].becomes(Role.LEFT_OUT, TITLE_AGAIN)
    return tuple(read)


def _breadcrumbs_out(piece: Piece) -> Piece:
    short = piece.role is Role.TEXT and len(piece.text) <= TITLE_CHARACTERS
    if short and _BREADCRUMBS.search(piece.text):
        return piece.becomes(Role.LEFT_OUT, BREADCRUMBS)
    return piece


def _as_title(piece: Piece, name: str) -> Piece:
    if piece.role is Role.ITEM and not (piece.marker and piece.marker.ordered):
        raise UnreadableFile(name, f"line {piece.line} begins a list where a title should stand")
    text = without_heading_marks(piece.raw) or piece.raw
    if not is_shaped_like_a_title(text):
        raise UnreadableFile(name, f"line {piece.line} does not read like a title")
    doubts = (TITLE_WITH_STOP,) if text.endswith(".") else ()
    return replace(piece.becomes(Role.TITLE, *doubts), text=text, marker=None)

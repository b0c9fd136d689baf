"""Tables of contents, and other lines that a page prints around an article."""

import re
from collections.abc import Sequence

from faq.folding import fold
from faq.importing.plain_text.pieces import Piece, Pieces, Role
from faq.importing.plain_text.shapes import HEADING_CHARACTERS
from faq.importing.plain_text.vocabulary import vocabulary, words_of

CONTENTS = "a line of the table of contents, since it stands again further down; left out"
CONTENTS_LABEL = "the heading of the table of contents; left out"
PAGE_LINE = "a line of the page, not of the article; left out"

_LABEL = vocabulary(
    "contents content table of in this article on page the what you will learn",
    "содержание оглавление статьи в этой статье о чем план материала",
)
# The number before a line of contents, and the page after it.
_NUMBERS_AROUND = re.compile(r"^\d{1,2}[.)]\s|[\s.]{2,20}\d{1,3}$")
_PAGE_LINE = re.compile(
    r"(?:©|\(c\)\s|copyright\b|all rights reserved|все права защищены)"
    r"|(?:reading time|time to read|время (?:на )?(?:про)?чтени[яе])\b"
    r"|\d{1,3}\s?(?:min(?:ute)?s?\.?\s(?:to\s)?read|мин\w*\.?\s(?:на\s)?чтени)"
    r"|(?:views?|comments?|tags?|category|categories|просмотр\w*|комментари\w*|теги|метки"
    r"|рубрика|категория)\s?(?::|\(?\d)"
    r"|(?:subscribe|follow us|sign up|подпи(?:шитесь|сывайтесь|саться))\b"
    r"|(?:advertisement|реклама|print|распечатать|back to top|наверх)$"
    r"|(?:loading|загрузка)\s?(?:\.{2,3}|…)?$",
    re.IGNORECASE,
)


def without_page_lines(pieces: Pieces) -> Pieces:
    """Return `pieces` with tables of contents and lines of the page left out."""
    read = [_page_line_out(piece) for piece in pieces]
    keys = [_key(piece) for piece in read]
    last = {key: place for place, key in enumerate(keys) if key and _may_head(read, place)}
    listed = [last.get(key, 0) > place for place, key in enumerate(keys)]
    for place, piece in enumerate(read):
        beside = listed[place - 1 : place] + listed[place + 1 : place + 2]
        if listed[place] and any(beside):
            read[place] = piece.becomes(Role.LEFT_OUT, CONTENTS)
            if place and not listed[place - 1] and _is_label(read[place - 1]):
                read[place - 1] = read[place - 1].becomes(Role.LEFT_OUT, CONTENTS_LABEL)
    return tuple(read)


def _page_line_out(piece: Piece) -> Piece:
    short = piece.role is Role.TEXT and len(piece.text) <= HEADING_CHARACTERS
    if short and _PAGE_LINE.match(piece.text):
        return piece.becomes(Role.LEFT_OUT, PAGE_LINE)
    return piece


def _key(piece: Piece) -> str:
    """Return the form in which lines of contents and headings are compared, "" for neither."""
    if piece.role not in (Role.TEXT, Role.ITEM) or len(piece.text) > HEADING_CHARACTERS:
        return ""
    return _NUMBERS_AROUND.sub("", fold(piece.text)).strip(" .;:,")


def _may_head(pieces: Sequence[Piece], place: int) -> bool:
    """Tell whether a piece can be the heading that a table of contents points to."""
    if pieces[place].role is Role.TEXT:
        return True
    after = pieces[place + 1] if place + 1 < len(pieces) else None
    return after is not None and after.role is Role.TEXT


def _is_label(piece: Piece) -> bool:
    words = words_of(piece.text)
    return piece.role is Role.TEXT and 0 < len(words) <= 6 and _LABEL.covers(words)

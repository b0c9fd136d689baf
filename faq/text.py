"""Text as it is stored, compared, shortened and turned into addresses."""

import re
import unicodedata
from collections.abc import Container
from enum import StrEnum
from typing import Literal

from slugify import slugify as _transliterate

from faq.folding import Folded, fold, folded

__all__ = [
    "SLUG_LENGTH", "Folded", "Problem", "clean", "fold", "folded", "language_of",
    "one_line", "problems", "slugify", "truncate",
]  # fmt: skip

SLUG_LENGTH = 80  # characters: long enough to be read, short enough for a printed address

# Every way a line can end, the vertical tab of slide programs among them.
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = "\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
_BIDI = "\u202a-\u202e\u2066-\u2069"
# Characters nobody sees: zero-width spaces, joiners that join nothing, soft hyphens, byte-order
# marks, tag characters, and code points that XML forbids and would break the feeds.
_UNSEEN = "\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u2060-\u2064\u206a-\u206f\ufdd0-\ufdef\ufeff"
_FORBIDDEN = "\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f" + "".join(
    chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(1, 17)
)
_DROPPED = re.compile(f"[\x00{_CONTROLS}{_BIDI}{_UNSEEN}{_FORBIDDEN}]")
# A zero-width joiner belongs between two pictures ("family", "health worker") and nowhere else.
_PICTURE = "\u2194-\u21aa\u231a-\u23ff\u25aa-\u27bf\u2934-\u2b55\ufe0f\U0001f000-\U0001faff"
_LONE_JOINER = re.compile(f"(?<![{_PICTURE}])\u200d|\u200d(?![{_PICTURE}])")
_SURROGATES = re.compile("[\ud800-\udfff]")
_BLANK_LINES = re.compile(r"\n{4,}")


class Problem(StrEnum):
    """Why a text must be refused; what is merely untidy is cleaned without a word."""

    NUL = "nul"
    SURROGATE = "surrogate"
    CONTROL = "control"
    BIDI = "bidi"
    BINARY = "binary"


_SIGNS: tuple[tuple[Problem, re.Pattern[str]], ...] = (
    (Problem.NUL, re.compile("\x00")),
    (Problem.SURROGATE, _SURROGATES),
    (Problem.CONTROL, re.compile(f"[{_CONTROLS}]")),
    (Problem.BIDI, re.compile(f"[{_BIDI}]")),
)
_UNREADABLE = {"Cc", "Cn", "Co", "Cs"}  # control, unassigned, private use, surrogate


def problems(text: str) -> list[Problem]:
    """Return what makes `text` unfit to be kept, in the order of `Problem`; empty if fit."""
    found = [problem for problem, sign in _SIGNS if sign.search(text)]
    if _is_mostly_binary(text):
        found.append(Problem.BINARY)
    return found


def _is_mostly_binary(text: str) -> bool:
    """Tell whether more than one character in ten is no character of any script."""
    unreadable = sum(
        character == "\ufffd"
        or (not character.isspace() and unicodedata.category(character) in _UNREADABLE)
        for character in text
    )
    return unreadable * 10 > len(text)


def clean(text: str) -> str:
    """Return `text` as it is stored: NFC, `\\n` line ends, nothing unseen, no trailing spaces.

    Three or more blank lines become two, and blank lines at both ends go. Lone surrogates
    become U+FFFD, so the result can always be written as UTF-8. Cleaning twice changes nothing.
    """
    text = _SURROGATES.sub("\ufffd", _LINE_ENDS.sub("\n", text))
    # Composed once before, because some signs change by it, and once after, because a letter
    # and its accent may have stood apart only by something unseen.
    text = _DROPPED.sub("", unicodedata.normalize("NFC", text))
    text = unicodedata.normalize("NFC", _LONE_JOINER.sub("", text))
    lines = "\n".join(line.rstrip() for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n\n", lines).strip("\n")


def one_line(text: str) -> str:
    """Return the cleaned text on one line, with single spaces and none at the ends."""
    return " ".join(clean(text).split())


def truncate(text: str, characters: int) -> str:
    """Return the text on one line, at most `characters` long, cut between words with an ellipsis.

    A word that would leave less than half of the length is cut inside. Raises ValueError below
    one character.
    """
    if characters < 1:
        raise ValueError("characters must be 1 or more")
    line = one_line(text)
    if len(line) <= characters:
        return line
    room = line[: characters - 1]
    words = room if line[characters - 1] == " " else room.rpartition(" ")[0]
    if len(words) < characters // 2:
        # One long word at the end would leave hardly anything of the text.
        words = ""
    return (words or _whole_signs(room, line)).rstrip(" ,;:.-–—") + "…"


def _whole_signs(part: str, line: str) -> str:
    """Shorten `part`, the start of `line`, until no accent or joined picture is cut in two."""
    while part and (part[-1] == "\u200d" or _continues(line[len(part)])):
        part = part[:-1]
    return part


def _continues(character: str) -> bool:
    return character == "\u200d" or unicodedata.category(character).startswith("M")


_CYRILLIC = re.compile("[\u0400-\u052f]")
_LATIN = re.compile("[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]")
# Below half, since Russian questions carry Latin names of medicines and tests.
_RUSSIAN_FROM = 0.3


def language_of(text: str) -> Literal["en", "ru"]:
    """Return "ru" where at least three letters in ten are Cyrillic, else "en"."""
    cyrillic, latin = len(_CYRILLIC.findall(text)), len(_LATIN.findall(text))
    return "ru" if cyrillic and cyrillic >= _RUSSIAN_FROM * (cyrillic + latin) else "en"


def slugify(text: str, taken: Container[str] = ()) -> str:
    """Return an address part of Latin letters, digits and hyphens, at most 80 long.

    Never empty: a text without letters or digits gives "text". Where the slug is in `taken`,
    the first free number from 2 is added.
    """
    # Only the start can show; cutting first keeps a huge text quick.
    start = one_line(text[: 20 * SLUG_LENGTH])
    slug = _cut(start, SLUG_LENGTH) or "text"
    candidate, number = slug, 2
    while candidate in taken:
        ending = f"-{number}"
        candidate = slug[: SLUG_LENGTH - len(ending)].rstrip("-") + ending
        number += 1
    return candidate


def _cut(text: str, length: int) -> str:
    return str(_transliterate(text, max_length=length, word_boundary=True, save_order=True))

"""The form in which words are compared, and the way back to the places they came from."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

# Unified before anything else, because compatibility forms would split some of them.
_UNIFIED = str.maketrans(dict.fromkeys("’‘‛ʼʻ`´＇′ʹ", "'") | dict.fromkeys("‐‑‒–—―−﹣－", "-"))
# Letters a reader cannot tell apart in at least one case, Latin first. Compared in lower case.
_TWINS = ("aа", "bв", "cс", "eе", "hн", "iі", "jј", "kк", "mм", "oо", "pр", "sѕ", "tт", "xх", "yу")
_TO_CYRILLIC = {pair[0]: pair[1] for pair in _TWINS}
_TO_LATIN = {pair[1]: pair[0] for pair in _TWINS}
_WORD = re.compile(r"[^\W\d_]+")
_CLUSTER_LENGTH = 8  # characters: a letter with more accents than that is a decoration


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; `starts[i]` and `ends[i]` bound what character i came from."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where folded characters `start` to `end` (not empty) stand in the original.

        Raises IndexError for places outside the folded text.
        """
        return self.starts[start], self.ends[end - 1]


_Piece = tuple[str, int, int]  # one folded character, where it starts and ends in the original


def fold(text: str) -> str:
    """Return the form in which two texts are compared; folding twice changes nothing.

    Compatibility forms, case, ё, stress marks, Latin and Cyrillic look-alikes inside a word,
    unseen characters, kinds of apostrophe, hyphen and space no longer count, and three or more
    of one sign become two. Digits are never shortened: 1000 is not 100.
    """
    return folded(text).text


def folded(text: str) -> Folded:
    """Return `text` folded, with the place in `text` of every character that is left."""
    pieces = list(_squeezed(_pieces(text)))
    letters = _one_script("".join(piece[0] for piece in pieces))
    # Look-alikes made equal may stand side by side now, so runs are shortened once more.
    pairs = zip(letters, pieces, strict=True)
    same = list(_squeezed((letter, piece[1], piece[2]) for letter, piece in pairs))
    while same and same[-1][0] == " ":
        same.pop()
    return Folded(
        "".join(piece[0] for piece in same),
        tuple(piece[1] for piece in same),
        tuple(piece[2] for piece in same),
    )


def _pieces(text: str) -> Iterator[_Piece]:
    """Yield the folded characters of each base letter with its accents, with their place."""
    cluster, start, end = "", 0, 0
    for place, character in enumerate(text.translate(_UNIFIED)):
        category = unicodedata.category(character)
        if category[0] == "C" and not character.isspace():
            continue  # control, unseen, unassigned: no part of a word
        if category[0] != "M":
            yield from ((letter, start, end) for letter in _fold_cluster(cluster))
            cluster, start = "", place
        cluster, end = (cluster + character)[:_CLUSTER_LENGTH], place + 1
    yield from ((letter, start, end) for letter in _fold_cluster(cluster))


@lru_cache(maxsize=8192)
def _fold_cluster(cluster: str) -> str:
    """Fold one letter with its accents; accents that do not melt into a letter are dropped."""
    before = None
    while cluster != before:
        before = cluster
        cluster = unicodedata.normalize("NFKC", cluster.casefold()).replace("ё", "е")
        cluster = "".join(_seen(character) for character in cluster.translate(_UNIFIED))
    return cluster


def _seen(character: str) -> str:
    if character.isspace():
        return " "
    category = unicodedata.category(character)
    return "" if category[0] == "C" or category in ("Mn", "Me") else character


def _squeezed(pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """Let at most two of one sign in a row through, one space, every digit; no leading space."""
    last, run = " ", 1
    for piece in pieces:
        run = run + 1 if piece[0] == last else 1
        last = piece[0]
        if run <= (1 if last == " " else 2) or last.isdigit():
            yield piece


def _one_script(text: str) -> str:
    """Write each word that mixes Latin and Cyrillic letters in the one script it means."""
    return _WORD.sub(lambda match: _written_alike(match[0]), text)


@lru_cache(maxsize=8192)
def _written_alike(word: str) -> str:
    """Return `word` with its look-alikes in the script of its unmistakable letters.

    Kinds of letters are counted, not letters, so that shortened runs cannot tip the balance;
    a draw is Cyrillic, since look-alikes are most often typed into Russian words.
    """
    cyrillic = {letter for letter in word if "\u0400" <= letter <= "\u052f"}
    latin = {letter for letter in word if letter.isascii()}
    if not cyrillic or not latin:
        return word
    own_cyrillic, own_latin = len(cyrillic - set(_TO_LATIN)), len(latin - set(_TO_CYRILLIC))
    if own_cyrillic == own_latin == 0:
        own_cyrillic, own_latin = len(cyrillic), len(latin)
    twins = _TO_CYRILLIC if own_cyrillic >= own_latin else _TO_LATIN
    return "".join(twins.get(letter, letter) for letter in word)

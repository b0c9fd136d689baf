"""Word lists that a short line can be made of, whole words and beginnings alike."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words in lower case; those written with a star stand for all that begin so."""

    whole: frozenset[str]
    beginnings: tuple[str, ...]

    def __contains__(self, word: object) -> bool:
        return word in self.whole or (isinstance(word, str) and word.startswith(self.beginnings))

    def __or__(self, other: "Vocabulary") -> "Vocabulary":
        return Vocabulary(self.whole | other.whole, self.beginnings + other.beginnings)

    def covers(self, words: Iterable[str]) -> bool:
        """Tell whether all `words` are known."""
        return all(word in self for word in words)

    def meets(self, words: Iterable[str]) -> bool:
        """Tell whether one of `words` is known."""
        return any(word in self for word in words)


def vocabulary(*lines: str) -> Vocabulary:
    """Return the words of `lines`, parted by spaces."""
    words = " ".join(lines).split()
    starts = tuple(word.rstrip("*") for word in words if word.endswith("*"))
    return Vocabulary(frozenset(word for word in words if not word.endswith("*")), starts)


@lru_cache(maxsize=32)
def words_of(text: str) -> tuple[str, ...]:
    """Return the words of `text` in lower case, without digits and signs; ё counts as е."""
    # Kept for a moment, because one line is asked about its words for each kind of furniture.
    return tuple(_WORD.findall(text.casefold().replace("ё", "е").replace("’", "'")))

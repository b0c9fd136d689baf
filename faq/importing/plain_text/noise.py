"""What no article looks like, found quickly before anything is read more closely."""

import re
import unicodedata
from collections.abc import Callable

from faq.importing.refusal import UnreadableFile

LONGEST_LINE = 20_000  # characters: ten pages without a break
MOST_LINES = 3_000  # blank ones too; a long article has a few hundred
_LONGEST_WORDS = 20  # characters on average; English and Russian words have five to seven
_LETTERS_FROM = 0.5  # share of all that is not space
_LATIN_OR_CYRILLIC = re.compile("[A-Za-z\u00c0-\u024f\u0400-\u052f]")
_MARKUP_LINE = re.compile(r"\s*</?[A-Za-z!?]")
_MARKS_IN_A_ROW = 8  # accents on one letter; real text has two at most


def refuse_noise(text: str, name: str) -> None:
    """Return if `text` may hold an article; raises UnreadableFile that says why not."""
    shown = "".join(text.split())
    if not shown:
        raise UnreadableFile(name, "it is empty or holds only white space")
    why = next((why for is_noise, why in _SIGNS if is_noise(text, shown)), None)
    if why is not None:
        raise UnreadableFile(name, why)


def _has_too_many_lines(text: str, _shown: str) -> bool:
    return len(re.split("\r\n|\r|\n", text)) > MOST_LINES


def _has_a_giant_line(text: str, _shown: str) -> bool:
    return max(map(len, text.splitlines()), default=0) > LONGEST_LINE


def _is_markup(text: str, _shown: str) -> bool:
    lines = [line for line in text.splitlines() if line.strip()]
    return sum(_MARKUP_LINE.match(line) is not None for line in lines) * 5 >= len(lines)


def _has_few_letters(_text: str, shown: str) -> bool:
    return sum(map(str.isalpha, shown)) < _LETTERS_FROM * len(shown)


def _has_other_letters(_text: str, shown: str) -> bool:
    known = len(_LATIN_OR_CYRILLIC.findall(shown))
    return known < _LETTERS_FROM * sum(map(str.isalpha, shown))


def _has_endless_words(text: str, shown: str) -> bool:
    return len(shown) > _LONGEST_WORDS * len(text.split())


def _has_towers_of_marks(text: str, _shown: str) -> bool:
    marks = "".join(re.escape(sign) for sign in set(text) if unicodedata.combining(sign))
    return bool(marks) and re.search(f"[{marks}]{{{_MARKS_IN_A_ROW}}}", text) is not None


_SIGNS: tuple[tuple[Callable[[str, str], bool], str], ...] = (
    (_is_markup, "it is HTML or XML; save the article as plain text"),
    (_has_endless_words, "it has no words, only unbroken runs of characters"),
    (_has_too_many_lines, f"it has more than {MOST_LINES} lines"),
    (_has_few_letters, "most of it is not letters"),
    (_has_other_letters, "it is neither English nor Russian"),
    (_has_a_giant_line, f"it has a line of more than {LONGEST_LINE} characters"),
    (_has_towers_of_marks, "it has letters under heaps of accents"),
)

"""What headings look like, by form alone: there is no list of known headings."""

import re

# Longer lines are paragraphs whatever they end in.
HEADING_CHARACTERS, HEADING_WORDS = 120, 18
TITLE_CHARACTERS, TITLE_WORDS = 160, 30
# A line without a full stop inside may be long; two sentences in a heading are short ones.
_TWO_SENTENCES_WORDS = 8
_EXCLAMATION_WORDS = 5  # a longer one is a warning, and so is a single word

_CLOSED = re.compile(r"[.,;:…][\"'»”’)\]]*$")
_INNER_STOP = re.compile(r"[^\W\d_]{2}\.\s+[A-ZА-ЯЁ]")
_CAPTION = re.compile(
    r"(?:fig(?:ure)?|photo|image|table|video|source|рис(?:унок)?|фото|таблица|видео|источник)"
    r"\s?(?:[.:№]|\d)",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")
_FIRST_SIGN = re.compile(r"[^\W_]")
_MARKED = re.compile(
    r"(?:#{1,6}\s(?P<hash>[^#]+)#{0,6}|\*\*(?P<bold>[^*]+)\*\*|__(?P<under>[^_]+)__"
    r"|={1,6}\s(?P<equal>[^=]+)={1,6})"
)


def is_shaped_like_a_heading(text: str) -> bool:
    """Tell whether a line is short, begins like a sentence and does not end like one."""
    first = _FIRST_SIGN.search(text)
    words = len(text.split())
    return (
        first is not None
        and not first.group().islower()
        and _LETTER.search(text) is not None
        and len(text) <= HEADING_CHARACTERS
        and words <= HEADING_WORDS
        and not _CLOSED.search(text)
        and not _CAPTION.match(text)
        and not (words > _TWO_SENTENCES_WORDS and _INNER_STOP.search(text))
        and not (text.endswith("!") and not 1 < words <= _EXCLAMATION_WORDS)
    )


def is_shaped_like_a_title(text: str) -> bool:
    """Tell whether a line can be the title of an article: it may be longer than a heading."""
    return (
        _LETTER.search(text) is not None
        and len(text) <= TITLE_CHARACTERS
        and len(text.split()) <= TITLE_WORDS
        and not (text.endswith((".", ":", ";")) and _INNER_STOP.search(text))
    )


def without_heading_marks(text: str) -> str | None:
    """Return the heading in a line written with signs around it, None if it has none.

    Such as "## Causes", "**Causes**" and "== Causes ==".
    """
    match = _MARKED.fullmatch(text) if len(text) <= HEADING_CHARACTERS else None
    inner = next(filter(None, match.groups()), "").strip() if match else ""
    return inner or None

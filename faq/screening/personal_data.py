"""Finds what points to a person in a text (addresses, numbers, links, handles) and masks it.

Every expression is started at the border of a word and has no nested choice, so the time
grows with the length of the text and hostile text is no slower than plain text.
"""

import re
from collections.abc import Iterator, Sequence

import phonenumbers

from faq.screening.findings import Finding, FindingKind

COVER = "•••"

# Where the site's readers live; numbers with a country code are found for every country.
_REGIONS = ("RU", "US", "GB", "DE", "UA")
# Digits. Below nine, what German numbering allows as a number is mostly a dose or a lab value.
_SHORTEST_NUMBER = 9

# Endings that are no common English or Russian word: a missing space after a full stop
# ("hurts.It") must not make a link. The short hosts need their path.
_ENDING = (
    r"(?:com|net|org|info|biz|ru|рф|su|uk|us|de|ua|kz|eu|fr|pl|io|app|online|site)"
    r"(?![\w-])(?!\.\w)"
)
_HOST = rf"(?:[\w-]+\.)+{_ENDING}"
_PATH = r"(?:[:/?#][^\s<>\"«»]*)?"

_AT = r"(?:\s?[(\[{]\s?(?:at|@|эт|собака|собачка)\s?[)\]}]\s?|\s(?:at|эт|собака|собачка)\s)"
_DOT = r"(?:\s?[(\[{]\s?(?:dot|точка|\.)\s?[)\]}]\s?|\s(?:dot|точка)\s|\.)"

_PATTERNS: tuple[tuple[str, str, re.Pattern[str]], ...] = tuple(
    (rule, detail, re.compile(pattern, re.IGNORECASE))
    for rule, detail, pattern in (
        ("email", "", r"(?<![\w.+%-])[\w.+%-]+[@＠][\w-]+(?:\.[\w-]+)+"),
        (
            "email",
            "written in words",
            r"(?<![\w.+-])[\w.+-]{1,64}(?:\s(?:dot|точка)\s[\w.+-]{1,64}){0,3}"
            rf"{_AT}[\w-]{{1,63}}(?:{_DOT}[\w-]{{1,63}}){{0,3}}{_DOT}(?:ру|ком|{_ENDING})",
        ),
        ("link", "", r"(?<![a-z])(?:https?|ftp|tg)://[^\s<>\"«»]+"),
        ("link", "", rf"(?<![\w.@-])(?:www\.[\w-]+(?:\.[\w-]+)*|{_HOST}){_PATH}"),
        ("link", "", r"(?<![\w.@-])(?:t\.me|wa\.me|youtu\.be|vk\.me|is\.gd|bit\.ly)/[\w+/?=&.-]+"),
        # Twice the longest number: a second one often follows without a word between them.
        ("phone", "international", r"(?<![\w+])\+\d(?:[\s().-]{0,2}\d){9,29}"),
        (
            "phone",
            "national",
            r"(?<![\d+])(?<!\d[.,])[78][\s(.-]{0,2}9\d\d(?:[\s).-]{0,2}\d){7}(?!\d)",
        ),
        ("handle", "", r"(?<![\w.@/])@[^\W\d][\w.]{2,31}"),
    )
)
_IN_A_NUMBER = re.compile(r"\d[.,/]$")
_UNIT = re.compile(
    r"\s?(?:%|(?:(?:мк|м|к)?г|мл|ме|ед|руб|ммоль|(?:mc|m|k)?g|ml|iu|u|mmol)\b)", re.IGNORECASE
)
_FULL_STOPS = ".,;:!?)…"


def find(text: str) -> list[Finding]:
    """Return what points to a person, in the order of the text; findings never overlap.

    Takes any text. Rules: `email`, `link`, `phone`, `handle`.
    """
    hits = sorted(_hits(text), key=lambda hit: (hit.start, -hit.end))
    merged: list[Finding] = []
    for hit in hits:
        if merged and hit.start < merged[-1].end:
            last = merged[-1]
            merged[-1] = _hit(last.rule, last.detail, last.start, max(last.end, hit.end))
        else:
            merged.append(hit)
    return merged


def mask(text: str, findings: Sequence[Finding], cover: str = COVER) -> str:
    """Return `text` with every finding, in any order and overlap, replaced by `cover`."""
    parts, place = [], 0
    for finding in sorted(findings, key=lambda each: each.start):
        if finding.end > place:
            if finding.start >= place:
                parts += [text[place : finding.start], cover]
            place = finding.end
    return "".join([*parts, text[place:]])


def _hits(text: str) -> Iterator[Finding]:
    for rule, detail, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            end = match.start() + len(match[0].rstrip(_FULL_STOPS))
            yield _hit(rule, detail, match.start(), end)
    for region in _REGIONS:
        yield from _numbers(text, region)


def _numbers(text: str, region: str) -> Iterator[Finding]:
    """Yield the telephone numbers that are valid in `region`, or anywhere with their code."""
    for match in phonenumbers.PhoneNumberMatcher(text, region):
        digits = sum(character.isdigit() for character in match.raw_string)
        if digits >= _SHORTEST_NUMBER and not _is_measured(text, match.start, match.end):
            yield _hit("phone", "national", match.start, match.end)


def _is_measured(text: str, start: int, end: int) -> bool:
    """Tell whether digits continue a decimal number before them or carry a unit behind them."""
    return bool(_IN_A_NUMBER.search(text[max(start - 2, 0) : start]) or _UNIT.match(text, end))


def _hit(rule: str, detail: str, start: int, end: int) -> Finding:
    return Finding(rule, FindingKind.PERSONAL_DATA, detail, start, end)

"""A text as numbered lines without odd characters, and the marks that begin list items."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from faq.text import one_line

_LINE_END = re.compile("\r\n|\r|\n")
# Breaks that editors of text do not count as new lines, so the line number stays.
_INNER_BREAK = re.compile("[\v\f\x85\u2028\u2029]")
# Round, square and pointed bullets, ticks, and the two that old word processors leave behind.
_BULLETS = "•●○◦∙·⁃‣▪▫■□◾◽►▶▸➤➢→⇒✓✔☑✅❖◆◇\uf0b7\uf0a7"
_LONE_MARK = re.compile(rf"[{_BULLETS}]|[-–—*]|\(?\d{{1,2}}[.)]")
_LEADING_SPACE = re.compile(r"[\s\u200b\ufeff]*")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: `number` from 1, `indent` in columns, `gap` after a blank one."""

    number: int
    indent: int
    text: str
    gap: bool


def lines_of(text: str) -> Iterator[Line]:
    """Yield the lines of `text` that hold anything to see, with single spaces.

    A list mark on a line of its own is put before the next line, and several bullets on one
    line make several lines of that number.
    """
    mark: Line | None = None
    for shown in _shown_lines(text):
        line = shown
        if mark is not None:
            if _takes(mark, line):
                line = Line(mark.number, mark.indent, f"{mark.text} {line.text}", mark.gap)
            else:
                yield mark
            mark = None
        if _LONE_MARK.fullmatch(line.text):
            mark = line
        else:
            yield from _bulleted(line)
    if mark is not None:
        yield mark


def _takes(mark: Line, line: Line) -> bool:
    """Tell whether a mark that stands alone belongs to `line`: only bullets reach further."""
    near = not line.gap or mark.text in _BULLETS
    return near and _LONE_MARK.fullmatch(line.text) is None


def _bulleted(line: Line) -> Iterator[Line]:
    """Yield the items of a list that was put on one line, or else the line itself."""
    bullet = line.text[0]
    parts = line.text[1:].split(f" {bullet} ") if bullet in _BULLETS else []
    if len(parts) < 2:
        yield line
        return
    for place, part in enumerate(parts):
        gap = line.gap and place == 0
        yield Line(line.number, line.indent, f"{bullet} {part.strip()}", gap)


def _shown_lines(text: str) -> Iterator[Line]:
    gap = True
    for number, raw in enumerate(_LINE_END.split(text), start=1):
        for part in _INNER_BREAK.split(raw):
            shown = one_line(part) if part else ""
            if shown:
                yield Line(number, _indent(part), shown, gap)
            gap = not shown


def _indent(part: str) -> int:
    match = _LEADING_SPACE.match(part)
    return len(match.group().expandtabs(4)) if match else 0


class Strength(IntEnum):
    """How surely a mark at the start of a line begins a list item."""

    COMPANY = 1  # only beside another item of its style, or after a colon
    LIKELY = 2  # alone too, but not beyond doubt
    SURE = 3


@dataclass(frozen=True, slots=True)
class Marker:
    """The mark of a list item; `number` is 0 for bullets, `width` counts its characters."""

    style: str
    ordered: bool
    number: int
    strength: Strength
    width: int


_CIRCLED = {chr(0x2460 + number): number + 1 for number in range(20)}
_ALPHABETS = ("abcdefghijklmnopqrstuvwxyz", "абвгдежзиклмнопрстуфхцчшщэюя")

# Style, pattern (group 1: the number, if any) and strength; the first match counts.
_MARKS: tuple[tuple[str, re.Pattern[str], Strength], ...] = (
    ("bullet", re.compile(rf"[{_BULLETS}]\s*"), Strength.SURE),
    ("star", re.compile(r"[*+]\s"), Strength.LIKELY),
    ("hyphen", re.compile(r"[-−‐‑]{1,2}\s"), Strength.LIKELY),
    ("dash", re.compile(r"[–—]\s"), Strength.COMPANY),
    ("tight hyphen", re.compile(r"[-−–—](?=[^\W\d_])"), Strength.COMPANY),
    ("letter o", re.compile(r"o\s"), Strength.COMPANY),
    ("1)", re.compile(r"\(?(\d{1,2})(?:\)|\.\))(?:\s|(?=[^\W\d_]))"), Strength.SURE),
    ("1.", re.compile(r"(\d{1,2})\.(?:\s|(?=[^\W\d_]))"), Strength.SURE),
    ("①", re.compile(f"([{''.join(_CIRCLED)}])\\s*"), Strength.SURE),
    ("a)", re.compile(r"\(?([^\W\d_])\)\s?"), Strength.LIKELY),
    ("i)", re.compile(r"\(?([ivxIVX]{1,5})\)\s"), Strength.COMPANY),
    ("a.", re.compile(r"([a-zа-я])\.\s"), Strength.COMPANY),
    ("I.", re.compile(r"([IVX]{1,5})\.\s"), Strength.COMPANY),
)


def split_marker(text: str) -> tuple[Marker, str] | None:
    """Return the mark at the start of `text` and what follows it, None without either."""
    for style, pattern, strength in _MARKS:
        match = pattern.match(text)
        if match is not None and match.end() < len(text):
            counted = match[1] if pattern.groups else ""
            marker = Marker(style, bool(counted), _number(counted), strength, match.end())
            return marker, text[match.end() :]
    return None


def _number(counted: str) -> int:
    """Return the place that a number or letter stands for, 0 where it tells none."""
    if counted in _CIRCLED:
        return _CIRCLED[counted]
    if counted.isdecimal():
        return int(counted)
    places = (letters.find(counted.lower()) + 1 for letters in _ALPHABETS)
    return max(places) if counted else 0

"""Bytes to text: byte-order marks, UTF-8, old Russian encodings, and what is no text at all."""

import codecs
import re

from faq.importing.refusal import UnreadableFile

# What files of other kinds begin with.
_OTHER_KINDS = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich-text document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"\x89PNG", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
)
# Longer marks first: the one of UTF-32 begins like that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OLD_RUSSIAN = ("cp1251", "koi8-r", "cp866")
_RUSSIAN_WORD = re.compile(r"(?<![A-Za-z])[А-Яа-яЁё]{3,}(?![A-Za-z])")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_SMALL = re.compile("[а-яё]")
# Quotes, dashes, bullets, dots and spaces of Windows-1252, which old English files hold.
_TYPOGRAPHIC = frozenset(b"\x80\x85\x91\x92\x93\x94\x95\x96\x97\x99\xa0\xa9\xab\xae\xb0\xb7\xbb")
_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f]")

_MOSTLY = 0.8
_SAMPLE = 50_000  # characters that show what encoding a text is in


def decode(data: bytes, name: str) -> str:
    """Return the text that `data` holds; raises UnreadableFile where it holds none.

    A byte-order mark decides; without one it is UTF-8, or else an old Russian encoding if the
    result reads as Russian, or English whose only other signs are typographic ones.
    """
    for start, kind in _OTHER_KINDS:
        if data.startswith(start):
            raise UnreadableFile(name, f"it is {kind}, not plain text")
    text = _decoded(data, name).rstrip("\x1a")
    control = _NOT_TEXT.search(text)
    if control is not None:
        line = text.count("\n", 0, control.start()) + 1
        raise UnreadableFile(name, f"it is not text: line {line} holds a control character")
    return text


def _decoded(data: bytes, name: str) -> str:
    mark, encoding = next((pair for pair in _MARKS if data.startswith(pair[0])), (b"", "utf-8"))
    try:
        return data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        old = _old(data) if not mark else None
        if old is not None:
            return old
        place = f"byte {error.start + len(mark) + 1}"
        why = f"{place} cannot be read as {encoding.upper()}; save the file as UTF-8"
        raise UnreadableFile(name, why) from error


def _old(data: bytes) -> str | None:
    """Return text in an encoding from before Unicode, None if it makes no sense in any."""
    if _NOT_TEXT.search(data.decode("latin-1").rstrip("\x1a")):
        return None
    if _TYPOGRAPHIC.issuperset(byte for byte in set(data) if byte > 0x7F):
        return data.decode("cp1252", "replace")
    texts = (data.decode(encoding, "replace") for encoding in _OLD_RUSSIAN)
    return next((text for text in texts if _reads_as_russian(text)), None)


def _reads_as_russian(text: str) -> bool:
    """Tell whether what is not ASCII is mostly Russian words in mostly small letters."""
    if "\ufffd" in text:
        return False
    text = text[:_SAMPLE]
    letters = len(_CYRILLIC.findall(text))
    in_words = sum(map(len, _RUSSIAN_WORD.findall(text)))
    foreign = sum(sign.isalpha() and not sign.isascii() for sign in text) - letters
    return (
        in_words >= _MOSTLY * letters > 0
        and len(_SMALL.findall(text)) >= _MOSTLY * letters
        and foreign <= (1 - _MOSTLY) * letters
    )

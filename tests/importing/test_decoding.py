"""Bytes in old and new encodings, and bytes that are no text."""

import pytest

from faq.importing.decoding import decode
from faq.importing.refusal import UnreadableFile

RUSSIAN = "Икота бывает у каждого — и почти всегда проходит сама.\nЁлка, «чай», №5.\n"
ENGLISH = "The nose doesn’t bleed for long – “wait” • lean forward…\n"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1251"],
)
def test_russian_text_is_read_in_many_encodings(encoding: str) -> None:
    assert decode(RUSSIAN.encode(encoding), "a.txt") == RUSSIAN


@pytest.mark.parametrize("encoding", ["koi8-r", "cp866"])
def test_older_russian_encodings_are_not_taken_for_the_common_one(encoding: str) -> None:
    text = "Икота бывает у каждого. Ёлка.\n"
    assert decode(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize("mark", [b"\xfe\xff", b"\xff\xfe"])
def test_both_orders_of_utf_16_are_read(mark: bytes) -> None:
    order = "utf-16-be" if mark == b"\xfe\xff" else "utf-16-le"
    assert decode(mark + RUSSIAN.encode(order), "a.txt") == RUSSIAN


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_english_text_keeps_its_quotes_and_bullets(encoding: str) -> None:
    assert decode(ENGLISH.encode(encoding), "a.txt") == ENGLISH


def test_one_russian_line_in_an_english_article_is_read() -> None:
    text = "For questions: a@example.org\nПо вопросам: a@example.org\n"
    assert decode(text.encode("cp1251"), "a.txt") == text


def test_the_end_mark_of_old_systems_is_dropped() -> None:
    assert decode(b"Text\r\n\x1a", "a.txt") == "Text\r\n"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"%PDF-1.7\n...", "PDF"),
        (b"PK\x03\x04....", "ZIP"),
        (b"\x89PNG\r\n", "picture"),
        (b"{\\rtf1 text}", "rich-text"),
        (b"Good\nwith \x00 nul", "line 2"),
        (b"bell \x07", "control"),
        (b"\xe2\x80 broken", "byte 1 "),
        (b"caf\xe9 and nothing else", "UTF-8"),
        (b"\xff\xfe\x00\xd8\x00\xd8", "UTF-16"),
        ("Text".encode("utf-16-le"), "control"),
        (bytes(range(128, 256)) * 8, "UTF-8"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(data: bytes, why: str) -> None:
    with pytest.raises(UnreadableFile, match=why) as refusal:
        decode(data, "a.txt")
    assert str(refusal.value).startswith("a.txt: ")
    assert "\n" not in str(refusal.value)

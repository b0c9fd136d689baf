"""What is refused before it is read more closely."""

import base64
import random

import pytest

from faq.importing.plain_text.noise import LONGEST_LINE, MOST_LINES, refuse_noise
from faq.importing.refusal import UnreadableFile

RANDOM = random.Random(1)
NOISE = RANDOM.randbytes(60_000)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "empty"),
        (" \n\u00a0\t\r\n", "white space"),
        ("<!DOCTYPE html>\n<html>\n<body>\n<p>Text.</p>", "HTML"),
        ("<p>Hello <b>you</b>.</p>\n" * 5, "HTML"),
        ('<?xml version="1.0"?>\n<a/>', "XML"),
        (base64.encodebytes(NOISE).decode(), "no words"),
        ("a" * 100_000, "no words"),
        ("12 34 56 78\n" * 50, "not letters"),
        ("唇がぴくぴくする理由 について\n" * 20, "neither English nor Russian"),
        ("word\n" * (MOST_LINES + 1), "lines"),
        ("word " * LONGEST_LINE, "characters"),
        (
            "Zalgo te\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309xt is here to stay",
            "accents",
        ),
    ],
)
def test_noise_is_refused_with_a_reason(text: str, why: str) -> None:
    with pytest.raises(UnreadableFile, match=why):
        refuse_noise(text, "a.txt")


@pytest.mark.parametrize(
    "text",
    [
        "A title\n\nA text with a <b>tag</b> in it.",
        "Заголовок\n\nТекст.",
        "A title\n\nRest and water help most people. See https://example.org/" + "a" * 80,
        "Dose\n\n" + "Take 2 tablets of 500 mg each at 8, 14 and 20 o'clock.",
    ],
)
def test_an_article_passes(text: str) -> None:
    refuse_noise(text, "a.txt")

"""What headings and titles look like."""

import pytest

from faq.importing.plain_text.shapes import (
    is_shaped_like_a_heading,
    is_shaped_like_a_title,
    without_heading_marks,
)


@pytest.mark.parametrize(
    "text",
    [
        "Causes", "Why does it twitch?", "Tablets: yes or no?", "5 ways to stop it",
        "«Тики» у детей",
        "Don't panic, and don't wait!", "Stage 1. The beginning", "WHAT TO DO", "1 in 10 people",
    ],
)  # fmt: skip
def test_a_short_line_without_an_end_can_be_a_heading(text: str) -> None:
    assert is_shaped_like_a_heading(text)


@pytest.mark.parametrize(
    "text",
    [
        "It ends.", "It waits:", "a small start", "Item;", "And then…", "Important!", "112",
        "Fig. 3",
        "Рис. 2. Нерв", "word " * 30, "It is harmless. See the doctor if it lasts for long",
        '"It ends."', "",
    ],
)  # fmt: skip
def test_other_lines_cannot(text: str) -> None:
    assert not is_shaped_like_a_heading(text)


def test_a_title_may_be_longer_and_end_in_a_full_stop() -> None:
    assert is_shaped_like_a_title("Hiccups.")
    assert is_shaped_like_a_title("Hiccups. Where they come from and what to do about them")
    assert not is_shaped_like_a_title("It is one thing. It is another.")
    assert not is_shaped_like_a_title("w" * 200)
    assert not is_shaped_like_a_title("***")


@pytest.mark.parametrize(
    "text", ["## Causes", "## Causes ##", "**Causes**", "__Causes__", "== Causes =="]
)
def test_signs_around_a_heading_are_taken_off(text: str) -> None:
    assert without_heading_marks(text) == "Causes"


@pytest.mark.parametrize("text", ["Causes", "#1 reason", "**bold** and more", "#", "** **", "C#"])
def test_other_signs_stay(text: str) -> None:
    assert without_heading_marks(text) is None

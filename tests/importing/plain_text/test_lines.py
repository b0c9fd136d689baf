"""Lines as they are numbered, cleaned, and begun by list marks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faq.importing.plain_text.lines import Line, Strength, lines_of, split_marker


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_counts_once(end: str) -> None:
    text = end.join(["One", "", "  Two", "Three"])
    assert list(lines_of(text)) == [
        Line(1, 0, "One", True),
        Line(3, 2, "Two", True),
        Line(4, 0, "Three", False),
    ]


def test_breaks_inside_a_line_keep_its_number() -> None:
    text = "One\u2028Two\vThree\nFour"
    assert [(line.number, line.text) for line in lines_of(text)] == [
        (1, "One"), (1, "Two"), (1, "Three"), (2, "Four"),
    ]  # fmt: skip


def test_odd_spaces_and_unseen_characters_leave_plain_text() -> None:
    text = "\ufeffDry\u00a0eyes\u2009and \u200btea\u00adrs и\u0306од\u3000\t"
    assert [line.text for line in lines_of(text)] == ["Dry eyes and tears йод"]


@pytest.mark.parametrize("text", ["•\ntea\n1.\nmilk", "•\n\ntea\n1.\nmilk"])
def test_a_mark_on_a_line_of_its_own_belongs_to_the_next_line(text: str) -> None:
    assert [line.text for line in lines_of(text)] == ["• tea", "1. milk"]


def test_a_mark_with_nothing_after_it_stays() -> None:
    assert [line.text for line in lines_of("-\n\ntea\n•\n•")] == ["-", "tea", "•", "•"]


def test_bullets_on_one_line_are_several_items() -> None:
    lines = list(lines_of("Text\n• tea; • milk; • water."))
    assert [line.text for line in lines] == ["Text", "• tea;", "• milk;", "• water."]
    assert [line.number for line in lines] == [1, 2, 2, 2]


def test_a_line_of_odd_spaces_is_blank() -> None:
    assert [line.gap for line in lines_of("One\n\u00a0\u200b\t\nTwo")] == [True, True]


@pytest.mark.parametrize(
    ("text", "style", "number"),
    [
        ("• tea", "bullet", 0), ("•tea", "bullet", 0), ("▪ tea", "bullet", 0), ("◦ tea", "bullet",
        0),
        ("‣ tea", "bullet", 0), ("· tea", "bullet", 0), ("● tea", "bullet", 0), ("* tea", "star",
        0),
        ("- tea", "hyphen", 0), ("-- tea", "hyphen", 0), ("– tea", "dash", 0), ("— tea", "dash", 0),
        ("-tea", "tight hyphen", 0), ("—чай", "tight hyphen", 0), ("o tea", "letter o", 0),
        ("1. tea", "1.", 1), ("12) tea", "1)", 12), ("(3) tea", "1)", 3), ("4.) tea", "1)", 4),
        ("5.Tea", "1.", 5), ("③ tea", "①", 3), ("b) tea", "a)", 2), ("в) чай", "a)", 3),
        ("б. чай", "a.", 2), ("ii) tea", "i)", 0), ("IV. tea", "I.", 0),
    ],
)  # fmt: skip
def test_list_marks_are_told_by_style_and_number(text: str, style: str, number: int) -> None:
    split = split_marker(text)
    assert split is not None
    marker, rest = split
    assert (marker.style, rest.lower()) == (style, "чай" if "ча" in text else "tea")
    if number:
        assert (marker.ordered, marker.number) == (True, number)


@pytest.mark.parametrize(
    "text",
    ["5 ways", "2.5 mg daily", "18.03.2018", "-5 degrees", "•", "1.", "2018. A year", "**b**"],
)
def test_other_lines_have_no_mark(text: str) -> None:
    assert split_marker(text) is None


def test_a_dash_proves_less_than_a_bullet() -> None:
    strengths = [
        split[0].strength for text in ("— a", "- a", "• a") if (split := split_marker(text))
    ]
    assert strengths == [Strength.COMPANY, Strength.LIKELY, Strength.SURE]


@settings(deadline=None)
@given(st.text(max_size=300))
def test_lines_are_clean_and_in_order(text: str) -> None:
    lines = list(lines_of(text))
    assert all(line.text == " ".join(line.text.split()) != "" for line in lines)
    assert [line.number for line in lines] == sorted(line.number for line in lines)

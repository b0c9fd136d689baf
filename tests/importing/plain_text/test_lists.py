"""Lists with doubtful marks, and lists without any."""

import pytest

from faq.importing.plain_text import read_plain_text
from faq.importing.plain_text.lists import (
    ALONE,
    BY_SEMICOLONS,
    BY_SHORT_LINES,
    NOT_AN_ITEM,
    NUMBERED_HEADING,
)
from faq.importing.record import ArticleRecord, ListBlock


def read(body: str) -> ArticleRecord:
    return read_plain_text(f"Title\n\nHeading\n\n{body}\n\nThe end of it.", "a.txt")


def lists(record: ArticleRecord) -> list[tuple[str, ...]]:
    return [
        block.items
        for section in record.sections
        for block in section.blocks
        if isinstance(block, ListBlock)
    ]


def whys(record: ArticleRecord) -> list[str]:
    return [one.why for one in record.unsure]


@pytest.mark.parametrize(
    "line", ["— Yes, said the doctor.", "–10 degrees is cold.", "I. Petrov said so."]
)
def test_a_lone_dash_or_initial_is_a_paragraph(line: str) -> None:
    assert lists(read(line)) == []


def test_a_lone_dash_is_told() -> None:
    assert whys(read("— Yes, said the doctor.")) == [NOT_AN_ITEM]


@pytest.mark.parametrize("line", ["- Only one.", "* Only one.", "• Only one.", "1. Only one."])
def test_a_lone_item_is_a_list_of_one_and_told(line: str) -> None:
    record = read(line)
    assert (lists(record), whys(record)) == ([("Only one.",)], [ALONE])


def test_a_lone_item_after_a_colon_is_no_doubt() -> None:
    record = read("One thing helps:\n\n— rest.")
    assert (lists(record), whys(record)) == ([("rest.",)], [])


def test_lines_with_semicolons_after_a_colon_are_a_list() -> None:
    record = read("It may be:\n\nstress;\n\nfatigue;\n\ncold.")
    assert (lists(record), whys(record)) == ([("stress;", "fatigue;", "cold.")], [BY_SEMICOLONS])


def test_short_lines_after_a_colon_are_a_list() -> None:
    record = read("Bring with you:\n\nYour diary\nYour tablets\nA friend")
    assert lists(record) == [("Your diary", "Your tablets", "A friend")]
    assert whys(record) == [BY_SHORT_LINES]


def test_numbers_over_paragraphs_are_headings() -> None:
    record = read("1. Rest\n\nLie down.\n\n2. Water\n\nDrink it.")
    assert [section.heading for section in record.sections] == ["Heading", "Rest", "Water"]
    assert NUMBERED_HEADING in whys(record)


def test_numbered_sentences_with_remarks_between_stay_a_list() -> None:
    record = read("1. Sit up.\n\nThis is easy.\n\n2. Lean forward.")
    assert [section.heading for section in record.sections] == ["Heading"]
    assert lists(record) == [("Sit up.",), ("Lean forward.",)]

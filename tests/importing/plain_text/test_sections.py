"""Where lists begin and end, and where they stand in the text."""

import pytest

from faq.importing.plain_text import read_plain_text
from faq.importing.plain_text.sections import LIST_GOES_ON, LIST_IN_LEAD, NUMBER_MISSING
from faq.importing.record import ListBlock


def lists(body: str) -> list[tuple[bool, int, int]]:
    """Return for each list whether it is ordered, its first number and its length."""
    record = read_plain_text(f"Title\n\nHeading\n\nThese:\n\n{body}\n\nEnd.", "a.txt")
    return [
        (block.ordered, block.start, len(block.items))
        for section in record.sections
        for block in section.blocks
        if isinstance(block, ListBlock)
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("- a\n- b\n\n- c", [(False, 1, 3)]),
        ("• a\n◦ b\n• c", [(False, 1, 3)]),
        ("1. a\n2. b\n1. c\n2. d", [(True, 1, 2), (True, 1, 2)]),
        ("1. a\n1. b\n1. c", [(True, 1, 3)]),
        ("1. a\n- x\n- y\n2. b", [(True, 1, 1), (False, 1, 2), (True, 2, 1)]),
        ("1) a\n2) b\n1. c\n2. d", [(True, 1, 2), (True, 1, 2)]),
        ("а) a\nб) b\nв) c", [(True, 1, 3)]),
        ("i) a\nii) b\niii) c", [(True, 9, 3)]),
        ("1. a\n2. b\n- c\n- d", [(True, 1, 2), (False, 1, 2)]),
    ],
)
def test_a_list_ends_where_another_begins(body: str, expected: list[tuple[bool, int, int]]) -> None:
    assert lists(body) == expected


def test_furniture_between_items_does_not_part_a_list() -> None:
    assert lists("- a\n- b\n\nAsk a question\n\n- c") == [(False, 1, 3)]


def test_missing_numbers_are_told() -> None:
    record = read_plain_text("Title\n\nHeading\n\nThese:\n\n2. a\n3. b\n5. c\n\nEnd.", "a.txt")
    assert [one.why for one in record.unsure] == [LIST_GOES_ON, NUMBER_MISSING]


def test_items_of_a_list_in_the_lead_are_told_as_paragraphs() -> None:
    record = read_plain_text("Title\n\nIt is about:\n\n- a\n- b\n\nHeading\n\nEnd.", "a.txt")
    assert record.lead == ("It is about:", "a", "b")
    assert record.lead_markdown == "It is about:\n\n- a\n- b"
    assert [one.why for one in record.unsure] == [LIST_IN_LEAD]

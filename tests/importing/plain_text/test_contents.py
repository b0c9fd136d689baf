"""Tables of contents, and lines of the page."""

import pytest

from faq.importing.plain_text import read_plain_text
from faq.importing.plain_text.contents import CONTENTS, CONTENTS_LABEL, PAGE_LINE

BODY = "A lead.\n\nCauses\n\nA text.\n\nWhat to do\n\nAnother text."


@pytest.mark.parametrize(
    "contents",
    [
        "Contents\n\nCauses\n\nWhat to do", "Contents:\nCauses\nWhat to do", "Causes\nWhat to do",
        "In this article:\n• Causes\n• What to do", "Table of contents\n1. Causes\n2. What to do",
        "Contents\nCauses ..... 1\nWhat to do ..... 2",
    ],
)  # fmt: skip
def test_a_table_of_contents_is_no_part_of_the_article(contents: str) -> None:
    record = read_plain_text(f"Title\n\n{contents}\n\n{BODY}", "a.txt")
    assert record.lead == ("A lead.",)
    assert [section.heading for section in record.sections] == ["Causes", "What to do"]
    assert {one.why for one in record.unsure} <= {CONTENTS, CONTENTS_LABEL}


def test_the_same_items_in_two_lists_are_no_contents() -> None:
    lists = "- stress;\n- fatigue."
    text = f"Title\n\nCauses\n\nThey are:\n\n{lists}\n\nSigns\n\nThey are:\n\n{lists}"
    record = read_plain_text(text, "a.txt")
    assert [len(section.blocks) for section in record.sections] == [2, 2]
    assert record.unsure == ()


@pytest.mark.parametrize(
    "line",
    [
        "Reading time: 4 minutes", "Время чтения — 5 минут", "5 min read", "Comments: 3",
        "Views 1200",
        "Tags: lips, tics", "© 2018 Site", "All rights reserved", "Загрузка...", "Просмотров: 15",
    ],
)  # fmt: skip
def test_lines_of_the_page_are_left_out_and_told(line: str) -> None:
    record = read_plain_text(f"Title\n\n{line}\n\n{BODY}\n\n{line}", "a.txt")
    assert [section.heading for section in record.sections] == ["Causes", "What to do"]
    assert [one.why for one in record.unsure] == [PAGE_LINE, PAGE_LINE]

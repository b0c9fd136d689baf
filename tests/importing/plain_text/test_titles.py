"""The title, whatever stands above or below it."""

import pytest

from faq.importing.plain_text import read_plain_text
from faq.importing.plain_text.titles import BREADCRUMBS, TITLE_AGAIN, TITLE_WITH_STOP

REST = "\n\nA lead.\n\nHeading\n\nA text."


@pytest.mark.parametrize(
    "above",
    [
        "", "Home > Eyes > Dry\n\n", "Главная / Глаза / Сухость\n\n", "Ask a question\n\n",
        "Author: Roe J., 3 years of experience\nLast revision: 2018-03-18\n\n", "-----\n",
    ],
)  # fmt: skip
def test_the_title_is_the_first_line_of_the_article(above: str) -> None:
    record = read_plain_text(f"{above}Dry eyes{REST}", "a.txt")
    assert (record.title, record.lead) == ("Dry eyes", ("A lead.",))


@pytest.mark.parametrize(
    "title", ["Dry eyes\n=====", "# Dry eyes", "**Dry eyes**", "  Dry   eyes  "]
)
def test_a_decorated_title_is_plain(title: str) -> None:
    assert read_plain_text(title + REST, "a.txt").title == "Dry eyes"


def test_a_repeated_title_and_a_path_are_left_out_and_told() -> None:
    record = read_plain_text(f"Home > Eyes\nDry eyes\n\nDRY EYES{REST}", "a.txt")
    assert [one.why for one in record.unsure] == [BREADCRUMBS, TITLE_AGAIN]
    assert record.lead == ("A lead.",)


def test_a_title_with_a_full_stop_is_told() -> None:
    record = read_plain_text(f"Dry eyes.{REST}", "a.txt")
    assert record.title == "Dry eyes."
    assert [one.why for one in record.unsure] == [TITLE_WITH_STOP]


def test_a_title_on_two_lines_is_one() -> None:
    assert read_plain_text(f"Dry eyes\nand what helps{REST}", "a.txt").title == (
        "Dry eyes and what helps"
    )


def test_a_numbered_title_keeps_its_number() -> None:
    assert read_plain_text(f"10. Dry eyes{REST}", "a.txt").title == "10. Dry eyes"

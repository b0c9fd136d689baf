"""What the lines around an article told."""

from datetime import date

from faq.importing.plain_text import read_plain_text
from faq.importing.plain_text.page import ONE_MORE
from faq.importing.record import ArticleRecord, FurnitureKind, SourceCredit

BODY = "Title\n\nOne\n\nText.\n\n"


def read(text: str) -> ArticleRecord:
    return read_plain_text(BODY + text, "a.txt")


def test_credit_may_be_told_on_several_lines() -> None:
    record = read("Author: Jane Roe\nExperience: 12 years\nUpdated: 18 March 2018")
    assert record.source == SourceCredit("Jane Roe", "Author", 12, date(2018, 3, 18))


def test_nothing_told_is_no_credit() -> None:
    assert read("").source is None


def test_the_first_of_two_bylines_counts_with_its_own_years() -> None:
    record = read("Author: Jane Roe\nReviewer: Ann Poe, 12 years of experience")
    assert record.source is not None
    assert record.source.editor == "Jane Roe"
    assert [one.why for one in record.unsure] == [ONE_MORE]


def test_a_line_that_tells_two_things_stands_in_both_places() -> None:
    furniture = read("Author: Jane Roe | Updated: 2018-03-18").furniture
    assert [one.kind for one in furniture] == [FurnitureKind.BYLINE, FurnitureKind.LAST_REVISION]
    assert {one.line for one in furniture} == {7}

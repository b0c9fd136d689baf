"""Where an article ends, and what stands below its end."""

import pytest

from faq.importing.plain_text import read_plain_text
from faq.importing.plain_text.tail import BELOW_THE_END, MAYBE_A_TEASER, SECOND_TEASER, TOO_MUCH
from faq.importing.record import ArticleRecord

BODY = "Title\n\nLead.\n\nOne\n\nText of one.\n\nTwo\n\nText of two.\n\n"
BYLINE = "Author: Roe J.A., 29 years of experience.\n\n"
DATE = "Last revision: 03/18/2018\n\n"
TEASER = "Let us talk\n\nAbout other things.\n\n"
END = "(1 rating, average 5 out of 5)\nShare with friends:\nContact: a@example.org\n"


def read(text: str) -> ArticleRecord:
    return read_plain_text(text, "a.txt")


def headings(record: ArticleRecord) -> list[str]:
    return [section.heading for section in record.sections]


@pytest.mark.parametrize("credits", [BYLINE + DATE, BYLINE, DATE, DATE + BYLINE])
@pytest.mark.parametrize("end", [END, ""])
def test_a_heading_below_the_byline_is_a_teaser(credits: str, end: str) -> None:
    record = read(BODY + credits + TEASER + end)
    assert headings(record) == ["One", "Two"]
    assert record.teaser is not None
    assert record.teaser.heading == "Let us talk"
    assert record.teaser.paragraphs == ("About other things.",)
    assert record.unsure == ()


@pytest.mark.parametrize("credits", [BYLINE + DATE, ""])
def test_a_teaser_may_be_missing(credits: str) -> None:
    record = read(BODY + credits + END)
    assert (headings(record), record.teaser) == (["One", "Two"], None)


@pytest.mark.parametrize("place", ["Lead.", "Title"])
def test_a_byline_above_the_first_heading_ends_nothing(place: str) -> None:
    record = read(BODY.replace(place, f"{place}\n\n{BYLINE}{DATE}"))
    assert headings(record) == ["One", "Two"]
    assert record.source is not None
    assert (record.source.editor, record.source.experience_years) == ("Roe J.A.", 29)


def test_without_a_byline_the_last_section_stays_and_is_told() -> None:
    record = read(BODY + TEASER + END)
    assert headings(record) == ["One", "Two", "Let us talk"]
    assert [one.why for one in record.unsure] == [MAYBE_A_TEASER]


def test_a_bare_read_also_is_as_good_as_a_byline() -> None:
    record = read(BODY + "Read also:\n\n" + TEASER + END)
    assert headings(record) == ["One", "Two"]
    assert record.teaser is not None


def test_a_list_below_the_byline_stays_and_is_told() -> None:
    record = read(BODY + BYLINE + "References\n\n1. A book.\n2. Another book.\n")
    assert headings(record) == ["One", "Two", "References"]
    assert [one.why for one in record.unsure] == [TOO_MUCH]


def test_remarks_below_the_end_are_left_out_and_told() -> None:
    record = read(BODY + BYLINE + "This text replaces no doctor.\n\n" + END)
    assert headings(record) == ["One", "Two"]
    assert [one.why for one in record.unsure] == [BELOW_THE_END]


def test_only_the_first_of_two_teasers_counts() -> None:
    body = BODY.replace("Text of one.", "Text of one. " * 30)
    record = read(body + BYLINE + TEASER + "And more\n\nStill other things.\n\n" + END)
    assert record.teaser is not None
    assert record.teaser.heading == "Let us talk"
    assert SECOND_TEASER in [one.why for one in record.unsure]


@pytest.mark.parametrize(
    "line", ["Ask a question", "Share with friends:", "(1 rating, average 5 out of 5)"]
)
def test_furniture_in_the_middle_neither_parts_nor_joins_sections(line: str) -> None:
    plain = read(BODY)
    for place in ("\n\nText of one.", "\n\nTwo", "\n\nOne"):
        record = read(BODY.replace(place, f"\n\n{line}{place}"))
        assert headings(record) == headings(plain)
        assert [len(one.blocks) for one in record.sections] == [1, 1]


def test_an_invitation_to_write_without_an_address_is_a_contact() -> None:
    record = read(BODY + BYLINE + "For suggestions about the site use our form.\n")
    assert [one.text for one in record.contacts] == ["For suggestions about the site use our form."]

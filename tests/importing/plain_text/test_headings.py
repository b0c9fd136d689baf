"""Headings are known by their shape among the lines around them."""

from faq.importing.plain_text import read_plain_text
from faq.importing.plain_text.headings import (
    AFTER_A_COLON,
    BY_MARKS,
    BY_SHORT_LINES,
    EMPTY_SECTION,
    EXCLAIMS,
    NO_HEADINGS,
    NOTHING_BELOW,
    UNDER_THE_TITLE,
    WITH_SIGN,
)


def headings(text: str) -> list[str]:
    return [section.heading for section in read_plain_text(text, "a.txt").sections]


def whys(text: str) -> list[str]:
    return [one.why for one in read_plain_text(text, "a.txt").unsure]


def test_a_short_line_heads_what_stands_under_it() -> None:
    assert headings("Title\n\nLead.\n\nOne\n\nText.\n\nTwo?\n- a\n- b") == ["One", "Two?"]


def test_a_line_that_ends_in_a_colon_introduces() -> None:
    assert headings("Title\n\nOne\n\nText.\n\nWhen to worry:\n\n- a;\n- b.") == ["One"]


def test_the_last_line_heads_nothing() -> None:
    text = "Title\n\nOne\n\nText.\n\nA last word"
    assert headings(text) == ["One"]
    assert whys(text) == [NOTHING_BELOW]


def test_a_line_above_the_end_of_the_page_heads_nothing() -> None:
    text = "Title\n\nOne\n\nText.\n\nA last word\n\nAuthor: Jane Roe\n\nThis replaces no doctor."
    assert headings(text) == ["One"]
    assert NOTHING_BELOW in whys(text)


def test_a_short_line_right_under_the_title_is_no_heading() -> None:
    text = "Title\nA guide for parents\n\nLead.\n\nOne\n\nText."
    assert headings(text) == ["One"]
    assert whys(text) == [UNDER_THE_TITLE]


def test_a_long_warning_is_no_heading() -> None:
    warning = "Never cut or burn it yourself, whatever they say!"
    assert headings(f"Title\n\nOne\n\nText.\n\n{warning}\n\nText.") == ["One"]


def test_signs_and_underlines_make_headings() -> None:
    text = "Title\n\n## One\n\nText.\n\nTwo:\n----\n\nText."
    assert headings(text) == ["One", "Two:"]
    assert whys(text) == [BY_MARKS]


def test_a_heading_over_a_heading_has_no_entry() -> None:
    text = "Title\n\nTreatment\n\nMedicines\n\nText."
    record = read_plain_text(text, "a.txt")
    assert headings(text) == ["Treatment", "Medicines"]
    assert [entry.question for entry in record.entries] == ["Medicines"]
    assert whys(text) == [EMPTY_SECTION]


def test_many_short_lines_are_a_list() -> None:
    text = "Title\n\nSigns\n\nFever\nChills\nHeadache\n\nTreatment\n\nText."
    assert headings(text) == ["Signs", "Treatment"]
    assert whys(text) == [BY_SHORT_LINES]


def test_lines_with_colons_are_headings_where_there_are_no_others() -> None:
    text = "Title\nCauses:\nThere are many of them, and none is known well.\nHelp:\n- tea\n- rest"
    assert headings(text) == ["Causes", "Help"]
    assert whys(text) == [WITH_SIGN, WITH_SIGN]


def test_an_article_without_headings_is_all_lead() -> None:
    text = "Title\n\nOne paragraph.\n\nAnother one."
    record = read_plain_text(text, "a.txt")
    assert (record.lead, record.sections) == (("One paragraph.", "Another one."), ())
    assert whys(text) == [NO_HEADINGS]


def test_doubtful_headings_are_told() -> None:
    text = "Title\n\nOne\n\nText:\n\nNever wait so long!\n\nText."
    assert headings(text) == ["One", "Never wait so long!"]
    assert whys(text) == [AFTER_A_COLON, EXCLAIMS]


def test_a_word_of_warning_is_no_heading() -> None:
    assert headings("Title\n\nOne\n\nText.\n\nImportant!\n\nText.") == ["One"]

"""What is wrong with single values."""

import pytest

from faq.importing import values


@pytest.mark.parametrize("ref", ["A1", "lip-twitch", "lip/why", "a.b_c"])
def test_a_name_may_have_hyphens_dots_and_slashes(ref: str) -> None:
    assert values.ref(ref) == ""


@pytest.mark.parametrize("ref", ["", "-a", "губа", "a b", "a" * 121, "a\n"])
def test_other_names_are_refused(ref: str) -> None:
    assert values.ref(ref)


@pytest.mark.parametrize("slug", ["", "Why", "why--so", "-why", "why-", "why so", "почему"])
def test_a_slug_is_made_of_small_words(slug: str) -> None:
    assert values.slug(slug)
    assert values.slug("why-so-2") == ""


def test_a_line_is_one_line() -> None:
    assert values.line("Why?", 10) == ""
    assert values.line("Why\nso?", 10) == "must be on one line"
    assert values.line("Why\u2028so?", 10) == "must be on one line"
    assert values.line("Why should it?", 10) == "is 14 characters long, 10 are the most"
    assert values.line(" ", 10) == "is empty"


def test_a_short_answer_has_sixty_words_at_most() -> None:
    assert values.short("word " * values.SHORT_ANSWER_WORDS) == ""
    assert values.short("word " * (values.SHORT_ANSWER_WORDS + 1))


def test_a_block_has_no_white_space_at_its_ends() -> None:
    assert values.block("One.\n\nTwo.") == ""
    assert values.block("One.\n")


def test_numbers_have_bounds() -> None:
    assert values.between(1, 1, 5) == values.between(5, 1, 5) == ""
    assert values.between(6, 1, 5) == "must be from 1 to 5"


def test_the_first_repeated_value_is_named() -> None:
    assert values.repeated(["a", "b", "b"]) == "b stands there twice"
    assert values.repeated([]) == ""


@pytest.mark.parametrize("day", ["20180318", "2018-W11-7", "2018-3-18", "0000", "2018-02-30"])
def test_only_one_way_to_write_a_day_is_known(day: str) -> None:
    assert values.published(day)

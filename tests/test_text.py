"""Text as it is stored, compared, shortened and turned into addresses."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faq.text import (
    SLUG_LENGTH,
    Problem,
    clean,
    fold,
    folded,
    language_of,
    one_line,
    problems,
    slugify,
    truncate,
)

# Every code point, lone surrogates too, and often those that these functions treat apart.
ODD = "\x00\t\n\r\x0b\x85\u2028 \u00a0\u00ad\u200b\u200d\ufe0f\ufeff\u202e\u2069\u0301\u0338"
ODD += "ёЁйеeaаİſﬁ'’-–…<>*[]:\ud800\udc00\U0001f469\u2695\u2329=1٣\U000e0041\uffff"
any_text = st.text(st.characters() | st.characters(categories=["Cs"]) | st.sampled_from(ODD))


@given(any_text)
@settings(deadline=None)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(any_text)
@settings(deadline=None)
def test_whatever_comes_in_goes_out_as_utf_8(text: str) -> None:
    for result in (clean(text), fold(text), one_line(text), truncate(text, 20), slugify(text)):
        result.encode("utf-8")


@given(any_text)
@settings(deadline=None)
def test_clean_text_has_nothing_left_to_refuse_but_rubbish(text: str) -> None:
    assert set(problems(clean(text))) <= {Problem.BINARY}


@pytest.mark.parametrize(
    ("stored", "sent"),
    [
        ("a\nb\nc\nd", "a\r\nb\rc\u2028d"),
        ("й", "и\u0306"),
        ("word", "\ufeffwo\u00adr\u200bd\u2060"),
        ("abc", "a\u202eb\u2066c\u2069"),
        ("a\tb", "a\tb\x07\x1b"),
        ("a\n  b", "a  \t\n  b \u00a0"),
        ("a\n\n\nb", "\n\na\n\n\n\n\n\nb\n\n"),
        ("a\ufffd", "a\ud83d"),
        ("", " \n\t "),
        ("é", "e\u200b\u0301"),
    ],
)
def test_stored_text_is_tidy(stored: str, sent: str) -> None:
    assert clean(sent) == stored


def test_joined_pictures_stay_whole_and_other_joiners_go() -> None:
    health_worker = "\U0001f469\U0001f3fd\u200d\u2695\ufe0f"
    assert clean(health_worker) == health_worker
    assert clean("a\u200db \U0001f469\u200d") == "ab \U0001f469"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Почему дёргается губа?\r\nИ долго ли?\ttab", []),
        ("x\x0by\x0c", []),
        ("soft\u00adhyphen \ufeff", []),
        ("text with \x00 inside", [Problem.NUL]),
        ("text with \ud800 inside", [Problem.SURROGATE]),
        ("text with \x1b[31m inside", [Problem.CONTROL]),
        ("c1 control \x9b here", [Problem.CONTROL]),
        ("text with \u202e inside", [Problem.BIDI]),
        ("text with \u2066 inside", [Problem.BIDI]),
        ("\ufffd\ufffdPNG\ufffd", [Problem.BINARY]),
        ("\x89PNG\r\n\x1a\n\x00\x00\x00", [Problem.NUL, Problem.CONTROL, Problem.BINARY]),
        ("", []),
    ],
)
def test_what_cannot_be_kept_is_named(text: str, expected: list[Problem]) -> None:
    assert problems(text) == expected


@given(any_text)
@settings(deadline=None)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(any_text)
@settings(deadline=None)
def test_every_folded_character_knows_where_it_came_from(text: str) -> None:
    result = folded(text)
    assert len(result.text) == len(result.starts) == len(result.ends)
    assert list(result.starts) == sorted(result.starts)
    assert all(0 <= a < b <= len(text) for a, b in zip(result.starts, result.ends, strict=True))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ЁЛКА", "елка"),
        ("за\u0301мок", "замок"),
        ("Ｈｅａｄ  ache", "head ache"),
        ("cудoроги", "судороги"),  # Latin c and o
        ("ѕeizurе", "seizure"),  # Cyrillic ѕ and е
        ("don’t", "don't"),
        ("don´t", "don't"),
        ("BE–FAST", "be-fast"),
        ("su\u200bi\u00adcide", "suicide"),
        ("помогитеееее!!!!!", "Помогитее!!"),
        ("Straße", "STRASSE"),
        ("line\nbreak", "line break"),
    ],
)
def test_texts_that_read_alike_compare_equal(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("1000 mg", "100 mg"), ("кот", "код"), ("шина", "шин"), ("й", "и")]
)
def test_texts_that_differ_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_a_word_in_one_script_keeps_it() -> None:
    assert fold("cop") == "cop"
    assert fold("сор") == "сор"
    assert fold("MRI мозга") == "mri мозга"


def test_a_place_in_the_folded_text_leads_back_to_the_words_as_typed() -> None:
    typed = "  У него CУДО\u0301РОГИИИИ\u200b!!!"
    result = folded(typed)
    start = result.text.index("судорог")
    assert typed[slice(*result.span(start, start + 7))] == "CУДО\u0301РОГ"


def test_a_line_has_no_breaks_and_single_spaces() -> None:
    assert one_line("  a \r\n\n b\tc\u00a0 d ") == "a b c d"


@given(any_text, st.integers(1, 40))
@settings(deadline=None)
def test_a_shortened_text_fits_and_is_not_shortened_again(text: str, room: int) -> None:
    short = truncate(text, room)
    assert len(short) <= room
    assert truncate(short, room) == short


@pytest.mark.parametrize(
    ("text", "room", "expected"),
    [
        ("one two three", 13, "one two three"),
        ("one two three", 12, "one two…"),
        ("one two three", 8, "one two…"),
        ("one, two", 6, "one…"),
        ("undivided", 5, "undi…"),
        ("ab\U0001f469\u200d\u2695", 5, "ab\U0001f469\u200d\u2695"),
        ("ab\U0001f469\u200d\u2695\ufe0fcd", 5, "ab…"),
        ("word", 1, "…"),
        ("", 5, ""),
    ],
)
def test_text_is_cut_between_words(text: str, room: int, expected: str) -> None:
    assert truncate(text, room) == expected


def test_no_room_at_all_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="1 or more"):
        truncate("text", 0)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Why does my lip twitch?", "en"),
        ("Почему дёргается губа?", "ru"),
        ("Можно ли пить Magne B6 и Xanax?", "ru"),
        ("What does «тик» mean in a Russian report?", "en"),
        ("120/80 ???", "en"),
        ("", "en"),
    ],
)
def test_the_language_is_told_by_its_letters(text: str, language: str) -> None:
    assert language_of(text) == language


@given(any_text, st.sets(st.sampled_from(["text", "text-2", "a", "e", "e-2"])))
@settings(deadline=None)
def test_a_slug_is_always_a_free_part_of_an_address(text: str, taken: set[str]) -> None:
    slug = slugify(text, taken)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= SLUG_LENGTH
    assert slug not in taken


def test_slugs_are_readable_in_both_languages() -> None:
    assert slugify("Что такое грипп?") == "chto-takoe-gripp"
    assert slugify("Why is my lower lip twitching?") == "why-is-my-lower-lip-twitching"
    assert slugify("???") == "text"


def test_a_taken_slug_gets_the_first_free_number_and_stays_short() -> None:
    assert slugify("Tic", {"tic", "tic-2"}) == "tic-3"
    long = slugify("word " * 40)
    assert len(slugify("word " * 40, {long})) <= SLUG_LENGTH
    assert slugify("word " * 40, {long}).endswith("-2")


def test_a_long_word_does_not_leave_a_text_without_words() -> None:
    assert truncate("24: " + "a" * 100, 20) == "24: " + "a" * 15 + "…"

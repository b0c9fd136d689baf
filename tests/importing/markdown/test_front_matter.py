"""Front matter: plain values, clear mistakes, nothing that YAML can surprise with."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faq.importing.markdown.front_matter import (
    LONGEST,
    FrontMatterError,
    dump,
    load,
    split_front_matter,
)


def test_front_matter_ends_at_the_second_line_of_hyphens() -> None:
    assert split_front_matter("---\na: 1\n---\nText\n---\nmore") == ("a: 1", "Text\n---\nmore")
    assert split_front_matter("\ufeff\n--- \na: 1\n---") == ("a: 1", "")
    assert split_front_matter("Text\n---\n") is None
    assert split_front_matter("") is None


def test_front_matter_without_an_end_is_refused() -> None:
    with pytest.raises(FrontMatterError, match="closing"):
        split_front_matter("---\na: 1\n")


def test_values_stay_the_text_they_are() -> None:
    text = "slug: no\npublished: 2018\nday: 2018-03-18\ntime: 12:30\nhex: 0x1F\nold: 010\nreal: 1e3"
    assert load(text) == {
        "slug": "no", "published": "2018", "day": "2018-03-18", "time": "12:30", "hex": "0x1F",
        "old": "010", "real": "1e3",
    }  # fmt: skip


def test_nothing_is_none() -> None:
    assert load("a:\nb: ~\nc: null\nd: 'null'") == {"a": None, "b": None, "c": None, "d": "null"}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("a: [", "line 2"),
        ("a: 1\nb: 2\na: 3", "line 4: the key 'a' is given twice"),
        ("a: &x 1\nb: *x", "anchors"),
        ("b: *x", "references"),
        ("a: !!python/object/apply:os.system [ls]", "tags"),
        ("a: !!timestamp 2018-99-99", "tags"),
        ("a: " + "[" * 5000, "levels"),
        ("? [a]\n: b", "unhashable"),
        ("- a\n- b", "keys"),
        ("only text", "keys"),
        ("", "keys"),
        ("a: \x00", "forbids"),
        ("a: " + "b" * LONGEST, "longer"),
        ("a: 1\n--- \nb: 2", "document"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(text: str, why: str) -> None:
    with pytest.raises(FrontMatterError, match=why) as refusal:
        load(text)
    assert "\n" not in str(refusal.value)


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(FrontMatterError):
        assert isinstance(load(text), dict)


PLAIN = st.text(max_size=40).filter(bool)


@settings(deadline=None)
@given(st.dictionaries(PLAIN, PLAIN | st.lists(PLAIN, min_size=1), min_size=1))
def test_what_is_written_reads_back(values: dict[str, object]) -> None:
    assert load(dump(values)) == values


def test_years_and_days_are_written_without_quotes() -> None:
    assert dump({"a": "2018", "b": "2018-03-18", "c": "no", "d": ["x"]}) == (
        "a: 2018\nb: 2018-03-18\nc: 'no'\nd:\n  - x\n"
    )

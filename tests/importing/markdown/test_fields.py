"""Values by key and type; every mistake is kept."""

from datetime import date

from faq.importing.markdown.fields import Reader


def test_values_are_read_by_type() -> None:
    reader = Reader({"a": "text", "b": "12", "c": "2018-03-18", "d": ["x", "y"], "e": None})
    assert reader.text("a") == "text"
    assert reader.number("b") == 12
    assert reader.optional_day("c") == date(2018, 3, 18)
    assert reader.texts("d") == ("x", "y")
    assert reader.optional_text("e") is None
    assert reader.texts("e") == ()
    reader.refuse_the_rest()
    assert reader.mistakes == []


def test_every_mistake_is_kept_with_its_key() -> None:
    reader = Reader(
        {"a": ["x"], "b": "many", "c": "2018-99-99", "d": "x", "e": "x", "f": ["x"], "extra": "x"}
    )
    reader.text("a")
    reader.number("b")
    reader.optional_day("c")
    reader.texts("d")
    reader.mapping("e")
    reader.mappings("f")
    reader.text("gone")
    reader.refuse_the_rest()
    assert [str(mistake) for mistake in reader.mistakes] == [
        "a: must be one value, not a list",
        "b: must be a whole number",
        "c: must be a day such as 2018-03-18",
        "d: must be a list",
        "e: must have keys of its own",
        "f: must be a list whose items have keys of their own",
        "gone: is missing",
        "extra: is not known here",
    ]


def test_keys_inside_keys_are_told_with_their_way() -> None:
    reader = Reader({"sources": [{"title": "x"}, {"titel": "x"}], "source": {}})
    for source in reader.mappings("sources"):
        source.text("title")
        source.refuse_the_rest()
    inner = reader.mapping("source")
    assert inner is not None
    inner.number("years")
    assert [mistake.key for mistake in reader.mistakes] == [
        "sources[2].title", "sources[2].titel", "source.years",
    ]  # fmt: skip

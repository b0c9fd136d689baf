"""Calls of a page to its readers."""

import pytest

from faq.importing.plain_text.calls import (
    read_call_to_ask,
    read_call_to_read_on,
    read_call_to_share,
)


def test_the_verb_comes_before_the_question() -> None:
    assert read_call_to_ask("Ask a question")
    assert not read_call_to_ask("Questions to ask")


@pytest.mark.parametrize("text", ["Share", "Save the article", "Поделитесь ссылкой"])
def test_what_is_shared_is_the_page(text: str) -> None:
    assert read_call_to_share(text)
    assert not read_call_to_share(f"{text} and your worries")


def test_a_question_whether_the_article_was_liked_needs_its_sign() -> None:
    assert read_call_to_share("Did you like the article?")
    assert not read_call_to_share("Like the article")


@pytest.mark.parametrize(
    ("text", "is_open"),
    [("Read also:", True), ("See also: Hiccups", False), ("Похожие материалы:", True)],
)
def test_a_call_to_read_on_is_open_without_a_title(text: str, is_open: bool) -> None:
    found = read_call_to_read_on(text)
    assert found is not None
    assert found.open is is_open


def test_reading_is_not_always_a_call() -> None:
    assert read_call_to_read_on("Read the leaflet: it tells the dose.") is None

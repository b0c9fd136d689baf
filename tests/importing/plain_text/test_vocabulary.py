"""Word lists for short lines."""

from faq.importing.plain_text.vocabulary import vocabulary, words_of


def test_words_are_known_whole_or_by_their_beginning() -> None:
    words = vocabulary("share поделит*", "with")
    assert "share" in words
    assert "поделитесь" in words
    assert "shared" not in words
    assert words.covers(("share", "with"))
    assert not words.covers(("share", "bread"))
    assert words.meets(("bread", "with"))


def test_two_lists_can_be_joined() -> None:
    both = vocabulary("one") | vocabulary("tw*")
    assert both.covers(("one", "two"))


def test_words_lose_case_signs_and_the_dots_of_yo() -> None:
    assert words_of("«Ещё» – Editor-in-Chief’s 5 WORDS!") == ("еще", "editor-in-chief's", "words")

"""Rules of records: all mistakes at once, each by its key."""

from dataclasses import replace

import pytest

from faq.importing.checks import InvalidRecord, checked, mistakes_in
from faq.importing.record import (
    ArticleRecord,
    EntryRecord,
    PendingQuestionRecord,
    Record,
    SourceCredit,
    SourceRecord,
    TopicRecord,
)

ENTRY = EntryRecord("A1", "en", "lip", 1, "why", "Why?", "Because.")
ARTICLE = ArticleRecord("lip", "en", "Lips", slug="lips", lead=("Lead.",), lead_markdown="Lead.")
QUESTION = PendingQuestionRecord("A16", "ru", "Почему?")


@pytest.mark.parametrize("record", [ENTRY, ARTICLE, QUESTION])
def test_a_good_record_comes_back_unchanged(record: Record) -> None:
    assert checked(record) is record


def test_all_mistakes_are_told_at_once_and_by_key() -> None:
    bad = EntryRecord(
        ref="A 1",
        language="de",
        article="",
        position=0,
        slug="Почему",
        question=" ",
        body="",
        topic="lip twitch",
        short_answer="word " * 61,
        aliases=("a", "a", ""),
        sources=(SourceRecord("", url="javascript:alert(1)", published="soon"),),
        review_interval_months=500,
    )
    with pytest.raises(InvalidRecord) as refusal:
        checked(bad)
    assert {mistake.key for mistake in refusal.value.mistakes} == {
        "ref", "language", "article", "position", "slug", "question", "body", "topic",
        "short_answer", "aliases", "aliases[3]", "sources[1].title", "sources[1].url",
        "sources[1].published", "review_interval_months",
    }  # fmt: skip
    assert "short_answer: has 61 words, 60 are the most" in str(refusal.value)


def test_mistakes_inside_an_article_say_where() -> None:
    bad = replace(
        ARTICLE,
        source=SourceCredit(editor="", experience_years=200),
        topics=(TopicRecord("t", "t", "T"), TopicRecord("t", "T!", "")),
        related=("A 1",),
        entries=(ENTRY, replace(ENTRY, body="")),
    )
    assert {mistake.key for mistake in mistakes_in(bad)} == {
        "source.editor", "source.experience_years", "topics[2].slug", "topics[2].name", "topics",
        "related[1]", "entries[2].body", "entries",
    }  # fmt: skip


@pytest.mark.parametrize("text", ["a\x00b", "a\x1bb", "a\rb"])
def test_control_characters_are_refused_everywhere(text: str) -> None:
    keys = {
        mistake.key
        for record in (
            replace(ENTRY, question=text, short_answer=text, body=text, aliases=(text,)),
            replace(QUESTION, details=text, note=text),
        )
        for mistake in mistakes_in(record)
    }
    assert keys == {"question", "short_answer", "body", "aliases[1]", "details", "note"}


@pytest.mark.parametrize(
    ("url", "good"),
    [
        ("https://example.org/a?b=c", True), ("http://example.org", True), ("ftp://example.org",
        False),
        ("//example.org", False), ("https://", False), ("https://exa mple.org", False), ("", False),
        ("https://[broken", False), ("https://example.org/" + "a" * 1000, False),
    ],
)  # fmt: skip
def test_only_web_addresses_are_addresses(url: str, good: bool) -> None:
    record = replace(ENTRY, sources=(SourceRecord("Title", url=url),))
    assert (not mistakes_in(record)) is good


@pytest.mark.parametrize(
    ("day", "good"),
    [
        ("2018", True), ("2018-03", True), ("2018-03-18", True), ("2018-13", False),
        ("18.03.2018", False), ("March", False), ("", False),
    ],
)  # fmt: skip
def test_a_source_was_published_in_a_year_a_month_or_on_a_day(day: str, good: bool) -> None:
    record = replace(ENTRY, sources=(SourceRecord("Title", published=day),))
    assert (not mistakes_in(record)) is good

"""Markdown files with front matter, read and written."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faq.importing.checks import InvalidRecord, mistakes_in
from faq.importing.markdown import read_markdown, write_markdown
from faq.importing.record import (
    ArticleRecord,
    EntryRecord,
    PendingQuestionRecord,
    Record,
    SourceCredit,
    SourceRecord,
    TopicRecord,
)
from faq.importing.refusal import UnreadableFile

ARTICLE = """\
---
kind: article
ref: hiccups
language: en
slug: hiccups
title: "Hiccups: all you need"
source:
  editor: Roe J. A.
  role: chief author
  experience_years: 29
  last_revised: 2018-03-18
topics:
  - ref: breathing
    slug: breathing
    name: Breathing
    description: All about breath.
related: [A16]
---
First paragraph with *stress*.

Second
paragraph.
"""

ENTRY = """\
---
kind: entry
ref: A1
language: ru
article: hiccups
position: 3
topic: breathing
slug: pochemu
question: Почему?
short_answer: Потому что.
aliases: [отчего, "да: как"]
review_interval_months: 12
sources:
  - title: A book
    publisher: A house
    url: https://example.org/
    published: 2018
    accessed: 2026-11-22
---
## Ответ

:::emergency Звоните 112, если:
- очень плохо
:::
"""

QUESTION = """\
---
kind: question
ref: A16
language: en
question: Do lips matter?
note: For editors.
---
They may.
"""


def test_an_article_is_read() -> None:
    assert read_markdown(ARTICLE, "a.md") == ArticleRecord(
        ref="hiccups",
        language="en",
        slug="hiccups",
        title="Hiccups: all you need",
        lead=("First paragraph with *stress*.", "Second\nparagraph."),
        lead_markdown="First paragraph with *stress*.\n\nSecond\nparagraph.",
        source=SourceCredit("Roe J. A.", "chief author", 29, date(2018, 3, 18)),
        topics=(TopicRecord("breathing", "breathing", "Breathing", "All about breath."),),
        related=("A16",),
    )


def test_an_entry_is_read() -> None:
    assert read_markdown(ENTRY, "a.md") == EntryRecord(
        ref="A1",
        language="ru",
        article="hiccups",
        position=3,
        topic="breathing",
        slug="pochemu",
        question="Почему?",
        short_answer="Потому что.",
        aliases=("отчего", "да: как"),
        sources=(
            SourceRecord("A book", "A house", "https://example.org/", "2018", date(2026, 11, 22)),
        ),
        review_interval_months=12,
        body="## Ответ\n\n:::emergency Звоните 112, если:\n- очень плохо\n:::",
    )


def test_a_question_is_read_with_its_details_below() -> None:
    assert read_markdown(QUESTION, "a.md") == PendingQuestionRecord(
        "A16", "en", "Do lips matter?", details="They may.", note="For editors."
    )


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_make_no_difference(end: str) -> None:
    assert read_markdown(ENTRY.replace("\n", end), "a.md") == read_markdown(ENTRY, "a.md")


@pytest.mark.parametrize("text", [ARTICLE, ENTRY, QUESTION])
def test_what_is_written_reads_back(text: str) -> None:
    record = read_markdown(text, "a.md")
    written = write_markdown(record)
    assert read_markdown(written, "a.md") == record
    assert write_markdown(read_markdown(written, "a.md")) == written


def test_every_mistake_is_told_at_once() -> None:
    text = ENTRY.replace("position: 3", "position: third\nplace: 3").replace("slug: pochemu\n", "")
    text = text.replace("https://example.org/", "example").replace("language: ru", "language: de")
    with pytest.raises(InvalidRecord) as refusal:
        read_markdown(text, "a.md")
    assert sorted(mistake.key for mistake in refusal.value.mistakes) == [
        "language", "place", "position", "slug", "sources[1].url",
    ]  # fmt: skip
    assert str(refusal.value).startswith("a.md: ")


@pytest.mark.parametrize("kind", ["kind: page", "kinds: entry", "kind:", "kind: [entry]"])
def test_an_unknown_kind_is_told(kind: str) -> None:
    with pytest.raises(InvalidRecord, match="kind: must be one of article, entry, question"):
        read_markdown(ENTRY.replace("kind: entry", kind), "a.md")


@pytest.mark.parametrize("text", ["", "Text", "---\nkind: entry\n", "---\n[\n---\n"])
def test_without_front_matter_there_is_nothing_to_read(text: str) -> None:
    with pytest.raises(UnreadableFile, match=r"^a\.md: "):
        read_markdown(text, "a.md")


def test_details_are_given_once() -> None:
    with pytest.raises(InvalidRecord, match="details"):
        read_markdown(QUESTION.replace("note:", "details: These.\nnote:"), "a.md")


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30
)
LINE = WORDS.filter(lambda text: bool(text.strip()) and len(text.splitlines()) == 1)
TEXT = st.text(max_size=80).map(str.strip)
REF = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,20}", fullmatch=True)
SLUG = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,3}", fullmatch=True)
LANGUAGE = st.sampled_from(["en", "ru"])
DAYS = st.none() | st.dates()
RECORDS: st.SearchStrategy[Record] = st.one_of(
    st.builds(
        EntryRecord, REF, LANGUAGE, REF, st.integers(1, 999), SLUG, LINE, TEXT, st.none() | REF,
        TEXT,
        st.lists(LINE, unique=True, max_size=3).map(tuple),
        st.lists(
            st.builds(
                SourceRecord, LINE, LINE, st.none() | st.just("https://example.org/a?b#c"),
                st.sampled_from([None, "2018", "2018-03", "2018-03-18"]), DAYS,
            ),
            max_size=2,
        ).map(tuple),
        st.integers(1, 120),
    ),
    st.builds(PendingQuestionRecord, REF, LANGUAGE, LINE, st.none() | REF, TEXT, TEXT),
)  # fmt: skip


@settings(deadline=None)
@given(RECORDS.filter(lambda record: not mistakes_in(record)))
def test_any_good_record_survives_writing_and_reading(record: Record) -> None:
    assert read_markdown(write_markdown(record), "a.md") == record


@settings(deadline=None)
@given(st.text(max_size=300).map(lambda text: f"---\nkind: entry\n{text}\n---\nBody"))
def test_any_front_matter_is_read_or_refused(text: str) -> None:
    with pytest.raises((UnreadableFile, InvalidRecord)):
        read_markdown(text, "a.md")

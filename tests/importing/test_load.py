"""Loading is repeatable, makes drafts only of what changed, and never publishes."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select

from faq.db import db
from faq.entries import publishing, queries
from faq.entries.models import Article, Entry, EntryEvent, Revision, Topic
from faq.importing.load import CannotLoad, Result, load
from faq.importing.plain_text import read_plain_text
from faq.importing.reading import read
from faq.importing.record import ArticleRecord, EntryRecord, SourceRecord, TopicRecord
from tests.support import make

CONTENT = Path("faq/demo/content")
ARTICLE = ArticleRecord(
    ref="tics",
    language="en",
    title="What are tics?",
    slug="what-are-tics",
    lead_markdown="Quick movements.",
    topics=(TopicRecord("moves", "moves", "Movements"),),
)
TEXT = """Why do hands shake?

Hands shake for many reasons. It is common.

Causes

Coffee is one of them. Stress is another.

What helps

Rest helps. So does sleep.

Share this article
"""


def entry(number: int, **changes: object) -> EntryRecord:
    record = EntryRecord(
        ref=f"T{number}",
        language="en",
        article="tics",
        position=number,
        slug=f"question-{number}",
        question=f"Question {number}?",
        body=f"Answer {number}.",
        topic="moves",
        sources=(SourceRecord("Tics", "NHS", "https://www.nhs.uk/", "2023"),),
    )
    return replace(record, **changes)


def files(*records):
    return [(f"{index}.md", record) for index, record in enumerate(records)]


def loaded(*records):
    """Load the records, commit, and forget what is in memory."""
    report = load(files(*records))
    db.session.commit()
    return report


def rows() -> dict[str, int]:
    """How many rows there are of all that an import can make, and the public generation."""
    counted = (Article, Topic, Entry, Revision, EntryEvent)
    found = {m.__name__: db.session.scalar(select(func.count()).select_from(m)) for m in counted}
    return found | {"generation": queries.generation()}


def row(ref: str) -> Entry:
    return db.session.scalars(select(Entry).where(Entry.ref == ref)).one()


def live(ref: str) -> Entry:
    found = row(ref)
    publishing.approve(found.newest, by=None, unreviewed_reason="demo")
    publishing.make_live(found.newest, by=None)
    db.session.commit()
    return found


def test_entries_become_drafts_in_the_article_s_order(database):
    report = loaded(entry(2), entry(1), ARTICLE)
    assert report.count(Result.CREATED) == 2
    article = db.session.scalars(select(Article)).one()
    assert [one.ref for one in article.entries] == ["T1", "T2"]
    assert article.published_at is None
    assert not any(one.is_live for one in article.entries)
    first = article.entries[0]
    assert (first.slug, first.topic.ref, first.newest.author_id) == ("question-1", "moves", None)
    assert [source.publisher for source in first.newest.sources] == ["NHS"]


def test_importing_again_changes_nothing(database):
    loaded(ARTICLE, entry(1), entry(2))
    before = rows()
    report = loaded(entry(2), ARTICLE, entry(1))
    assert rows() == before
    assert {outcome.result for outcome in report.outcomes} == {Result.UNCHANGED}


def test_the_bundled_files_can_be_imported_again_in_any_order(database):
    named = [(path.name, read(path)) for path in sorted(CONTENT.glob("*/*.md"))]
    load(named)
    before = rows()
    report = load(reversed(named))
    assert rows() == before
    assert report.count(Result.UNCHANGED) == 30
    assert [question.ref for question in report.waiting] == ["A16", "A16"]


def test_only_the_changed_entry_gets_a_new_draft(database):
    loaded(ARTICLE, entry(1), entry(2))
    live("T1")
    generation = queries.generation()
    report = loaded(ARTICLE, entry(1, body="A better answer."), entry(2))
    changed = row("T1")
    assert report.count(Result.REVISED) == report.count(Result.UNCHANGED) == 1
    assert changed.live_revision.body == "Answer 1."
    assert changed.newest.body == "A better answer."
    assert changed.newest.approved_at is None
    assert len(row("T2").revisions) == 1
    assert queries.generation() == generation


def test_a_new_section_takes_its_place_and_moves_the_others(database):
    loaded(ARTICLE, entry(1), entry(2))
    report = loaded(ARTICLE, entry(1), entry(3, position=2), entry(2, position=3))
    article = db.session.scalars(select(Article)).one()
    db.session.refresh(article)
    assert [one.ref for one in article.entries] == ["T1", "T3", "T2"]
    assert report.count(Result.CREATED) == 1
    assert len(row("T2").revisions) == 1


def test_moving_a_live_entry_tells_the_pages(database):
    loaded(ARTICLE, entry(1), entry(2))
    live("T1")
    generation = queries.generation()
    loaded(ARTICLE, entry(1, position=5), entry(2))
    assert queries.generation() == generation + 1


def test_an_entry_that_vanished_is_reported_and_kept(database):
    loaded(ARTICLE, entry(1), entry(2))
    live("T2")
    report = loaded(ARTICLE, entry(1))
    gone = report.only(Result.VANISHED)
    assert [(outcome.ref, outcome.remark) for outcome in gone] == [("T2", "still live, kept")]
    assert row("T2").is_live


def test_an_article_alone_says_nothing_about_its_entries(database):
    loaded(ARTICLE, entry(1))
    assert not loaded(ARTICLE).only(Result.VANISHED)


def test_an_entry_made_by_an_editor_has_not_vanished(database):
    loaded(ARTICLE, entry(1))
    text = make.draft().text
    own = publishing.start("en", text, by=make.moderator(), ref="question-7")
    own.article = db.session.scalars(select(Article)).one()
    db.session.commit()
    assert not loaded(ARTICLE, entry(1, body="Other.")).only(Result.VANISHED)


def test_an_unchanged_file_leaves_an_editor_s_draft_in_front(database):
    loaded(ARTICLE, entry(1))
    editor = make.moderator()
    publishing.revise(row("T1"), make.draft().text, by=editor)
    db.session.commit()
    # Another file has changed, so the whole is not the same as last time.
    report = loaded(ARTICLE, entry(1), entry(2))
    assert report.count(Result.UNCHANGED) == 1
    assert row("T1").newest.author_id == editor.id


def test_a_changed_file_says_that_an_editor_s_draft_is_behind_it_now(database):
    loaded(ARTICLE, entry(1))
    publishing.revise(row("T1"), make.draft().text, by=make.moderator())
    db.session.commit()
    (outcome,) = loaded(ARTICLE, entry(1, body="Newer.")).only(Result.REVISED)
    assert "editor" in outcome.remark


def test_what_editors_arranged_survives_the_same_files(database):
    loaded(ARTICLE, entry(1), entry(2))
    other = make.topic("other")
    row("T1").topic = other
    row("T1").review_interval_months = 6
    db.session.commit()
    loaded(ARTICLE, entry(1), entry(2))
    assert (row("T1").topic, row("T1").review_interval_months) == (other, 6)


def test_a_missing_article_is_an_error_that_names_the_file(database):
    with pytest.raises(CannotLoad, match=r"^0\.md: its article tics \(en\) is neither"):
        load(files(entry(1)))


def test_an_article_that_is_on_the_site_need_not_be_among_the_files(database):
    loaded(ARTICLE)
    assert loaded(entry(1)).count(Result.CREATED) == 1


def test_a_missing_topic_is_an_error_that_names_the_file(database):
    with pytest.raises(CannotLoad, match=r"^1\.md: its topic unknown"):
        load(files(ARTICLE, entry(1, topic="unknown")))


def test_a_topic_may_come_with_a_later_article(database):
    first = replace(ARTICLE, ref="a", slug="a", topics=())
    loaded(entry(1, article="a"), first, ARTICLE)
    assert row("T1").topic.ref == "moves"


def test_a_reference_of_another_article_is_never_taken_over(database):
    loaded(ARTICLE, entry(1))
    other = replace(ARTICLE, ref="other", slug="other")
    with pytest.raises(CannotLoad, match="taken by another article"):
        load(files(other, entry(1, article="other")))


def test_an_address_that_is_taken_gets_a_number_and_keeps_it(database):
    loaded(ARTICLE, entry(1), entry(2, slug="question-1"))
    assert row("T2").slug == "question-1-2"
    loaded(ARTICLE, entry(1), entry(2, slug="question-1", body="Changed."))
    assert row("T2").slug == "question-1-2"


def test_plain_text_is_loaded_with_its_furniture(database):
    record = read_plain_text(TEXT, "hands.txt")
    report = load([("hands.txt", record)])
    article = db.session.scalars(select(Article)).one()
    assert [one.newest.question for one in article.entries] == [
        "Why do hands shake?",
        "Causes",
        "What helps",
    ]
    assert [one["kind"] for one in article.furniture] == ["share"]
    assert report.count(Result.CREATED) == 3


def test_a_section_added_to_plain_text_is_the_only_change(database):
    load([("hands.txt", read_plain_text(TEXT, "hands.txt"))])
    longer = TEXT.replace("What helps", "Who gets it\n\nAnybody can get it.\n\nWhat helps")
    report = load([("hands.txt", read_plain_text(longer, "hands.txt"))])
    article = db.session.scalars(select(Article)).one()
    db.session.refresh(article)
    assert [outcome.title for outcome in report.only(Result.CREATED)] == ["Who gets it"]
    assert not report.only(Result.REVISED, Result.VANISHED)
    assert [one.position for one in article.entries] == [1, 2, 3, 4]
    assert article.entries[2].newest.question == "Who gets it"

"""What readers can load: what is live, in their language, in order, without a query per row."""

import pytest
from sqlalchemy import event

from faq.db import db
from faq.entries import desk, publishing, queries
from tests.support import make


def queries_of(work):
    """Return how many statements the work sends to the database."""
    sent = []

    def note(*facts):
        sent.append(facts[2])

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        work()
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
    return len(sent)


def test_a_draft_is_found_by_nobody(database):
    article, topic = make.article(), make.topic()
    draft = publishing.start("en", make.draft().text, by=None, ref="D1")
    draft.article, draft.topic = article, topic
    db.session.commit()
    assert queries.live_entry("en", draft.slug) is None
    assert queries.live_entries_of_article(article) == []
    assert queries.live_entries_of_topic(topic, after=0, limit=9) == []
    assert queries.newest_live_entries("en") == []
    assert queries.live_topics("en") == []
    assert queries.live_slugs("en", ["D1"]) == {}
    assert queries.entry_translations(draft) == {}
    assert desk.live_choices("en") == []


def test_each_language_has_its_own(database):
    entry = make.live_entry()
    assert queries.live_entry("en", entry.slug) is entry
    assert queries.live_entry("ru", entry.slug) is None
    assert queries.newest_live_entries("ru") == []


def test_an_unpublished_article_is_no_page(database):
    article = make.article(published_at=None)
    assert queries.live_article("en", article.slug) is None
    assert queries.live_articles("en") == []
    assert queries.article_translations(article) == {}


def test_the_entries_of_an_article_come_in_its_order(database):
    article = make.article()
    entries = [make.live_entry(ref=f"A{n}", within=article) for n in range(3)]
    for entry, position in zip(entries, (3, 1, 2), strict=True):
        entry.position = position
    db.session.commit()
    found = queries.live_entries_of_article(article)
    assert [entry.ref for entry in found] == ["A1", "A2", "A0"]


def test_the_newest_entries_come_first_and_not_all_of_them(database):
    refs = [make.live_entry(ref=f"A{n}").ref for n in range(queries.NEWEST_SHOWN + 2)]
    found = [entry.ref for entry in queries.newest_live_entries("en")]
    assert found == refs[::-1][: queries.NEWEST_SHOWN]


def test_a_topic_is_paged_without_gap_or_repeat(database):
    topic = make.topic()
    wanted = [make.live_entry(ref=f"A{n}", about=topic).id for n in range(7)]
    found, after = [], 0
    while page := queries.live_entries_of_topic(topic, after=after, limit=3):
        found += [entry.id for entry in page]
        after = page[-1].id
    assert found == wanted


def test_translations_are_found_by_their_reference(database):
    english, russian = make.live_entry(), make.live_entry(language="ru")
    make.live_entry(ref="B2", language="ru")
    both = {"en": english.slug, "ru": russian.slug}
    assert queries.entry_translations(english) == both
    assert queries.entry_translations(russian) == both


@pytest.mark.parametrize("count", [1, 6])
def test_a_list_of_entries_takes_the_same_few_queries_however_long(database, count):
    article = make.article()
    for number in range(count):
        make.live_entry(ref=f"A{number}", within=article)
    db.session.expire_all()
    db.session.refresh(article)

    def work():
        for entry in queries.live_entries_of_article(article):
            revision = entry.live_revision
            assert revision.sources
            assert (revision.author, revision.approved_by, entry.topic) == (None, None, None)

    assert queries_of(work) == 2


def test_the_desk_loads_an_entry_with_every_revision(database):
    entry = make.live_entry()
    publishing.revise(entry, make.draft(body="Other words.").text, by=make.moderator())
    db.session.commit()
    found = desk.with_revisions(entry.id)
    assert [revision.number for revision in found.revisions] == [1, 2]
    assert desk.with_revisions(None) is None
    assert desk.with_revisions(4711) is None


def test_an_editor_chooses_from_all_topics_and_live_entries(database):
    make.topic("zeta")
    make.topic("alpha")
    first, second = make.live_entry("Why B?", ref="B"), make.live_entry("Why A?", ref="A")
    assert [topic.name for topic in desk.topics("en")] == ["Alpha", "Zeta"]
    assert [row for row, _ in desk.live_choices("en")] == [second.id, first.id]

"""The bundled article is live in both languages and says that nobody has checked it."""

import pytest
from sqlalchemy import select

from faq import demo
from faq.db import db
from faq.demo.publishing import publish_demo
from faq.entries import queries
from faq.entries.models import Article, Entry
from faq.importing.load import load
from faq.importing.reading import read
from tests.support import make


@pytest.fixture
def imported(database):
    load([(str(path), read(path)) for path in demo.files()])
    db.session.commit()


@pytest.mark.parametrize("language", ["en", "ru"])
def test_all_entries_are_live_in_the_article_s_order(imported, language):
    publish_demo()
    (article,) = queries.live_articles(language)
    live = queries.live_entries_of_article(article)
    assert [entry.ref for entry in live] == [f"A{number}" for number in range(1, 16)]


def test_every_entry_says_that_it_was_not_reviewed(imported):
    publish_demo()
    for entry in db.session.scalars(select(Entry)):
        assert entry.live_revision.unreviewed_reason == "demo"
        assert entry.live_revision.approved_by is None
        assert entry.reviewed_at is None


def test_publishing_again_changes_nothing(imported):
    assert publish_demo() == 30
    generation = queries.generation()
    moments = [article.published_at for article in db.session.scalars(select(Article))]
    assert publish_demo() == 0
    assert queries.generation() == generation
    assert moments == [article.published_at for article in db.session.scalars(select(Article))]


def test_other_articles_stay_as_they_are(imported):
    other = make.article("other", published_at=None)
    publish_demo()
    assert other.published_at is None

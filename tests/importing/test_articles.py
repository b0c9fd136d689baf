"""Articles and topics: brought up to date while nobody reads them, held back afterwards."""

from dataclasses import replace
from datetime import date

from sqlalchemy import select

from faq.clock import now
from faq.db import db
from faq.entries import queries
from faq.entries.models import Article, Topic
from faq.importing.articles import load_article, load_topic
from faq.importing.outcomes import Result
from faq.importing.record import ArticleRecord, SourceCredit, TopicRecord
from tests.support import make

RECORD = ArticleRecord(
    ref="tics",
    language="en",
    title="What are tics?",
    lead_markdown="Quick movements.",
    source=SourceCredit("Roe J.", "editor", 9, date(2018, 3, 18)),
    related=("A16",),
)
TOPIC = TopicRecord("moves", "moves", "Movements", "All that moves.")


def test_an_article_keeps_the_credit_of_its_source(database):
    article, told = load_article(None, RECORD, is_known=False)
    assert told.result is Result.CREATED
    assert (article.source_editor, article.source_experience_years) == ("Roe J.", 9)
    assert (article.source_last_revised, article.related) == (date(2018, 3, 18), ["A16"])
    assert (article.slug, article.published_at) == ("what-are-tics", None)


def test_a_draft_article_is_brought_up_to_date(database):
    article, _ = load_article(None, RECORD, is_known=False)
    _, told = load_article(article, replace(RECORD, title="Tics"), is_known=False)
    assert told.result is Result.REVISED
    assert (article.title, article.slug) == ("Tics", "what-are-tics")


def test_a_public_article_is_held_back(database):
    article, _ = load_article(None, RECORD, is_known=False)
    article.published_at = now()
    generation = queries.generation()
    _, told = load_article(article, replace(RECORD, lead_markdown="New."), is_known=False)
    assert told.result is Result.HELD_BACK
    assert "lead" in told.remark
    assert article.lead == "Quick movements."
    assert queries.generation() == generation


def test_addresses_of_articles_never_collide(database):
    load_article(None, RECORD, is_known=False)
    other, _ = load_article(None, replace(RECORD, ref="other"), is_known=False)
    assert other.slug == "what-are-tics-2"


def test_a_topic_changes_until_readers_can_read_it(database):
    assert load_topic("en", TOPIC, is_known=False).result is Result.CREATED
    renamed = replace(TOPIC, name="Moving")
    assert load_topic("en", renamed, is_known=False).result is Result.REVISED
    topic = db.session.scalars(select(Topic)).one()
    make.live_entry(about=topic)
    assert load_topic("en", TOPIC, is_known=False).result is Result.HELD_BACK
    assert topic.name == "Moving"


def test_topics_with_one_address_get_two(database):
    load_topic("en", TOPIC, is_known=False)
    load_topic("en", replace(TOPIC, ref="other"), is_known=False)
    assert sorted(db.session.scalars(select(Topic.slug))) == ["moves", "moves-2"]


def test_what_is_known_already_is_left_alone(database):
    article, _ = load_article(None, RECORD, is_known=False)
    article.title = "An editor's title"
    _, told = load_article(article, RECORD, is_known=True)
    assert told.result is Result.UNCHANGED
    assert db.session.scalars(select(Article.title)).one() == "An editor's title"

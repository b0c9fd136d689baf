"""Which texts are news to the site."""

from dataclasses import replace

from faq.entries import publishing
from faq.importing.record import EntryRecord, SourceRecord
from faq.importing.texts import is_settled, text_of_record
from tests.support import make

RECORD = EntryRecord(
    ref="T1",
    language="en",
    article="tics",
    position=1,
    slug="what",
    question="What?",
    body="This.",
    aliases=("which",),
    sources=(SourceRecord("Tics"),),
)
TEXT = text_of_record(RECORD)


def started():
    return publishing.start("en", TEXT, by=None, ref="T1")


def test_what_a_source_leaves_open_is_empty_in_the_text():
    (source,) = TEXT.sources
    assert (source.publisher, source.url, source.published, source.accessed) == ("", "", "", None)


def test_the_same_text_is_no_news(database):
    assert is_settled(started(), TEXT)
    assert is_settled(started_with_space(), TEXT)


def started_with_space():
    return publishing.start("en", replace(TEXT, body="This.\n"), by=None, ref="T2")


def test_a_changed_text_is_news(database):
    assert not is_settled(started(), replace(TEXT, aliases=()))


def test_what_the_last_import_said_is_no_news_behind_an_editor_s_draft(database):
    entry = started()
    publishing.revise(entry, replace(TEXT, body="Better."), by=make.moderator())
    assert is_settled(entry, TEXT)


def test_an_older_import_that_comes_back_is_news(database):
    entry = started()
    publishing.revise(entry, replace(TEXT, body="Other."), by=None)
    assert not is_settled(entry, TEXT)


def test_what_is_live_is_no_news(database):
    entry, editor = started(), make.moderator()
    better = replace(TEXT, body="Better.")
    publishing.approve(publishing.revise(entry, better, by=editor), by=make.reviewer())
    publishing.make_live(entry.newest, by=editor)
    publishing.revise(entry, replace(TEXT, body="Not yet."), by=editor)
    assert is_settled(entry, better)

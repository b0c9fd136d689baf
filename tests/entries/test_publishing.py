"""Revisions, digests, and what makes a text the one that readers read."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import select

from faq.clock import now
from faq.db import db
from faq.entries import publishing, queries
from faq.entries.models import EntryAction, EntryEvent, Significance
from faq.entries.publishing import SourceText, Text, digest, text_of
from tests.support import make

TEXT = Text(
    "Why does a lip twitch?",
    "Often it is tiredness.",
    "Tired muscles can twitch.",
    ("lip spasm", "twitchy lip"),
    (SourceText("Twitching", "NHS", "https://nhs.uk/x", "2024-05", date(2026, 11, 1)),),
)


def started(text=TEXT, language="en", ref="A1"):
    entry = publishing.start(language, text, by=None, ref=ref)
    db.session.commit()
    return entry


def live(entry, revision=None, by=None, reason=""):
    revision = revision or entry.newest
    publishing.approve(revision, by=by, unreviewed_reason=reason)
    publishing.make_live(revision, by=by)
    db.session.commit()


def actions(entry):
    found = select(EntryEvent.action).where(EntryEvent.entry_id == entry.id)
    return list(db.session.scalars(found.order_by(EntryEvent.id)))


def test_a_new_entry_is_not_live(database):
    entry = started()
    assert not entry.is_live
    assert entry.newest.number == 1
    assert queries.live_entry("en", entry.slug) is None
    assert actions(entry) == [EntryAction.IMPORTED]


def test_a_revision_gives_back_exactly_the_text_it_was_made_of(database):
    entry = started()
    db.session.expire_all()
    assert text_of(entry.newest) == TEXT
    assert entry.newest.digest == digest(text_of(entry.newest))


@pytest.mark.parametrize(
    "changes",
    [
        {"question": "Why does a lip twitch"},
        {"short_answer": "Often it is tiredness"},
        {"body": "Tired muscles can twitch!"},
        {"aliases": ("lip spasm",)},
        {"aliases": ("twitchy lip", "lip spasm")},
        {"sources": ()},
        {"sources": (replace(TEXT.sources[0], accessed=date(2026, 11, 2)),)},
        {"sources": (replace(TEXT.sources[0], url=""),)},
    ],
)
def test_any_other_text_has_another_digest(changes):
    assert digest(replace(TEXT, **changes)) != digest(TEXT)


def test_the_digest_of_a_text_never_changes():
    # Receipts that readers keep must stay true in later versions of the site.
    wanted = "43006a2861f202f2"
    assert digest(Text("Why?", "So.", "Because.", ("how",)))[:16] == wanted


def test_the_live_text_stays_while_a_newer_draft_waits(database):
    entry = started()
    live(entry)
    newer = publishing.revise(entry, replace(TEXT, body="Other words."), by=None)
    db.session.commit()
    assert entry.newest is newer
    assert queries.live_entry("en", entry.slug).live_revision.body == TEXT.body
    live(entry)
    assert queries.live_entry("en", entry.slug).live_revision.body == "Other words."


def test_the_same_text_is_no_new_revision(database):
    entry = started()
    assert publishing.revise(entry, TEXT, by=None) is entry.newest
    assert len(entry.revisions) == 1


def test_publishing_raises_the_generation_by_one(database):
    entry, before = started(), queries.generation()
    live(entry)
    assert queries.generation() == before + 1


def test_a_publication_that_was_rolled_back_raises_nothing(database):
    entry, before = started(), queries.generation()
    publishing.approve(entry.newest, by=None)
    publishing.make_live(entry.newest, by=None)
    db.session.rollback()
    assert queries.generation() == before
    assert not entry.is_live


def test_a_draft_raises_no_generation(database):
    before = queries.generation()
    publishing.revise(started(), replace(TEXT, body="Other words."), by=None)
    db.session.commit()
    assert queries.generation() == before


def test_each_approval_belongs_to_one_revision(database):
    entry, rae = started(), make.reviewer()
    live(entry, by=rae)
    newer = publishing.revise(entry, replace(TEXT, body="Other words."), by=None)
    assert newer.approved_by is None
    assert newer.approved_at is None


def test_who_checks_a_clinical_text_moves_the_review_date(database):
    entry = started()
    live(entry, by=make.reviewer())
    assert entry.reviewed_at == entry.newest.approved_at


def test_wording_and_unchecked_texts_do_not_move_the_review_date(database):
    rae, entry = make.reviewer(), started()
    live(entry, reason="demo")
    assert entry.reviewed_at is None
    live(entry, by=rae)
    first = entry.reviewed_at
    with time_machine.travel(now() + timedelta(days=5)):
        wording = publishing.revise(
            entry, replace(TEXT, body="Small words."), by=None, significance=Significance.WORDING
        )
        live(entry, wording, by=rae)
    assert entry.reviewed_at == first
    assert entry.changed_at > first


def test_the_first_publication_stays_the_first(database):
    entry = started()
    live(entry)
    first = entry.first_published_at
    with time_machine.travel(now() + timedelta(days=5)):
        publishing.revise(entry, replace(TEXT, body="Other words."), by=None)
        live(entry)
    assert entry.first_published_at == first
    assert entry.changed_at > first


@pytest.mark.parametrize(
    ("own", "due"), [(None, date(2029, 11, 21)), (12, date(2027, 11, 22)), (1, date(2026, 12, 22))]
)
def test_the_next_review_is_due_so_many_months_after_the_last(database, own, due):
    entry = started()
    assert publishing.review_due(entry, 36) is None
    entry.reviewed_at = datetime(2026, 11, 22, 10, tzinfo=UTC)
    entry.review_interval_months = own
    assert abs(publishing.review_due(entry, 36) - due) <= timedelta(days=1)


def test_entries_with_one_question_have_addresses_of_their_own(database):
    question = "Why does a lip twitch for such a long time when it is cold outside and windy too?"
    slugs = {make.live_entry(question, ref=f"A{number}").slug for number in range(4)}
    assert len(slugs) == 4
    assert all(slug.startswith("why-does-a-lip-twitch-for-such") for slug in slugs)


def test_both_languages_may_have_the_same_address(database):
    assert started().slug == started(language="ru").slug


@pytest.mark.parametrize("question", ["%", "_", "???", "Почему дёргается губа?", "日本語", "%_\\"])
def test_any_question_gets_an_address_that_can_be_typed(database, question):
    for number in range(2):
        slug = started(replace(TEXT, question=question), ref=f"A{number}").slug
        assert slug.isascii()
        assert slug.replace("-", "").isalnum()
        assert slug == slug.lower()


def test_what_happened_to_an_entry_is_recorded(database):
    mo, entry = make.moderator(), started()
    publishing.revise(entry, replace(TEXT, body="Other words."), by=mo)
    live(entry, by=mo)
    assert actions(entry) == [EntryAction.IMPORTED, EntryAction.REVISED, EntryAction.PUBLISHED]

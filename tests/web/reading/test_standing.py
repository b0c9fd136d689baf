"""Who stands behind a text: what is said of an entry, and what of a whole article."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask

from faq.clock import now
from faq.entries.models import Article, Entry, Revision
from faq.people.models import Person
from faq.web.reading import standing

MONTHS = 36


@pytest.fixture(autouse=True)
def _request(app: Flask) -> object:
    """Words need a page's language."""
    with app.test_request_context("/en/"):
        yield


def person(name: str, qualification: str = "") -> Person:
    """Return somebody on the team."""
    return Person(name=name, qualification=qualification)


def entry(
    *, checker: Person | None = None, reviewed: datetime | None = None, **facts: object
) -> Entry:
    """Return a live entry."""
    alone = str(facts.pop("reason", "" if checker else "demo"))
    author = facts.pop("author", None)
    revision = Revision(approved_by=checker, author=author, unreviewed_reason=alone)
    made = {"created_at": now(), "changed_at": now(), "reviewed_at": reviewed}
    return Entry(**{**made, **facts}, live_revision=revision)


def article(**facts: object) -> Article:
    """Return an article."""
    return Article(**{"created_at": now(), "changed_at": now(), **facts})


def of_article(*entries: Entry, **facts: object) -> standing.Standing:
    """Return the standing of an article with these entries."""
    return standing.of_article(article(**facts), entries, MONTHS)


def names(people: Sequence[standing.Name]) -> list[str]:
    """Return their names only."""
    return [person.name for person in people]


def test_a_text_without_an_author_is_the_teams() -> None:
    assert names(standing.of_entry(entry(), MONTHS).written_by) == ["the editorial team"]


def test_a_second_person_without_a_qualification_is_no_clinician() -> None:
    found = standing.of_entry(entry(checker=person("Sam")), MONTHS)
    assert names(found.checked_by) == ["Sam"]
    assert not found.by_clinician
    assert found.noindex


def test_a_fresh_check_by_a_clinician_may_be_indexed() -> None:
    found = standing.of_entry(entry(checker=person("Dr", "MD"), reviewed=now()), MONTHS)
    assert found.by_clinician
    assert not found.noindex


def test_a_check_that_is_too_old_is_overdue() -> None:
    old = now() - timedelta(days=4 * 366)
    found = standing.of_entry(entry(checker=person("Dr", "MD"), reviewed=old), MONTHS)
    assert found.overdue
    assert found.noindex


def test_an_entry_may_fall_due_sooner_than_others() -> None:
    year_ago = now() - timedelta(days=400)
    facts = {"checker": person("Dr", "MD"), "reviewed": year_ago}
    assert not standing.of_entry(entry(**facts), MONTHS).overdue
    assert standing.of_entry(entry(**facts, review_interval_months=12), MONTHS).overdue


def test_an_unchecked_entry_is_as_old_as_the_source_of_its_article() -> None:
    old = article(source_last_revised=date(2018, 3, 18))
    assert standing.of_entry(entry(article=old), MONTHS).due == date(2021, 3, 18)


def test_an_entry_without_check_or_source_has_no_date() -> None:
    found = standing.of_entry(entry(), MONTHS)
    assert found.due is None
    assert not found.overdue


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2018, 3, 18), 36, date(2021, 3, 18)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 12, 31), 2, date(2025, 2, 28)),
        (date(2024, 11, 30), 1, date(2024, 12, 30)),
    ],
)
def test_months_are_those_of_the_calendar(day: date, months: int, expected: date) -> None:
    assert standing._after(day, months) == expected


def test_an_article_is_checked_only_when_all_of_it_is() -> None:
    checker = person("Dr", "MD")
    part = of_article(entry(checker=checker, reviewed=now()), entry())
    whole = of_article(
        entry(checker=checker, reviewed=now()), entry(checker=checker, reviewed=now())
    )
    assert names(part.checked_by) == []
    assert part.reviewed is None
    assert part.noindex
    assert names(whole.checked_by) == ["Dr"]
    assert not whole.noindex


def test_an_article_was_reviewed_when_its_oldest_answer_was() -> None:
    early, late = (datetime(2026, month, 1, tzinfo=UTC) for month in (1, 2))
    checker = person("Dr", "MD")
    found = of_article(
        entry(checker=checker, reviewed=late), entry(checker=checker, reviewed=early)
    )
    assert found.reviewed == early
    assert found.due == date(2028, 12, 31)


def test_an_article_changed_when_any_of_its_answers_did() -> None:
    later = now() + timedelta(days=1)
    assert of_article(entry(), entry(changed_at=later)).changed == later


def test_an_article_with_one_answer_that_nobody_else_checked_says_so() -> None:
    assert of_article(entry(), entry(reason=standing.ALONE)).alone


def test_an_article_names_each_writer_once() -> None:
    ann = person("Ann")
    found = of_article(entry(author=ann), entry(author=ann), entry())
    assert names(found.written_by) == ["Ann", "the editorial team"]


def test_there_is_no_credit_without_a_source() -> None:
    assert standing.credit(None) == ""
    assert standing.credit(article()) == ""


def test_a_credit_says_only_what_is_known() -> None:
    text = standing.credit(article(source_editor="N. N."))
    assert "N. N." in text
    assert "experience" not in text
    assert "last revised" not in text

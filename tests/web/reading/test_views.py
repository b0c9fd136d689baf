"""Public pages: what readers are shown, where links lead, and how many queries a page costs."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import event

from faq.clock import now
from faq.db import db
from faq.entries.models import Article, Entry
from faq.web.shelf import Shelf
from tests.support import make
from tests.support.pages import PageClient

SOURCE = {
    "source_editor": "Makarskaya S. E.",
    "source_role": "editor-in-chief",
    "source_experience_years": 29,
    "source_last_revised": date(2018, 3, 18),
}
NOINDEX = '<meta name="robots" content="noindex">'
UNCHECKED = "No clinician has checked this page"


@contextmanager
def counted_queries(app: Flask) -> Iterator[list[str]]:
    """Collect the statements that go to the database."""
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        statements.append(statement)

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    yield statements
    event.remove(engine, "before_cursor_execute", note)


def queries_of(app: Flask, client: PageClient, path: str) -> int:
    """Return how many reading queries this page costs when it is not stored yet."""
    # A new shelf is empty.
    app.wsgi_app.shelf = Shelf(app.wsgi_app.shelf.max_bytes)
    with counted_queries(app) as statements:
        assert client.get(path).status_code == 200
    return sum(s.startswith("SELECT") and "content_generation" not in s for s in statements)


def an_article(entries: int, **changes: object) -> Article:
    """Add an article whose entries refer to each other."""
    topic = make.topic()
    article = make.article(**{**SOURCE, **changes})
    for number in range(1, entries + 1):
        body = f"See [another](entry:A{number % entries + 1}) or [gone](entry:nowhere)."
        add_entry(number, within=article, about=topic, body=body)
    return article


def add_entry(number: int, **changes: object) -> Entry:
    """Add a live entry at this place of its article."""
    entry = make.live_entry(f"Why does lip number {number} twitch?", ref=f"A{number}", **changes)
    entry.position = number
    db.session.commit()
    return entry


def reviewed_entry(**changes: object) -> None:
    """Answer a question with two people, the second of them a clinician."""
    answer = make.draft(**changes)
    make.published(make.moderator(), make.reviewer(), answer=answer)


@pytest.mark.parametrize(
    ("wanted", "path"), [("ru", "/ru/"), ("de, ru;q=0.5", "/ru/"), ("", "/en/")]
)
def test_the_start_leads_to_the_best_language_and_is_kept_by_nobody(
    client: PageClient, wanted: str, path: str
) -> None:
    response = client.get("/", headers={"Accept-Language": wanted})
    assert (response.status_code, response.headers["Location"]) == (302, path)
    assert "Accept-Language" in response.headers["Vary"]
    assert response.headers["Cache-Control"] == "no-store"


def test_a_home_page_without_content_invites_the_first_question(client: PageClient) -> None:
    page = client.get("/en/").text
    assert "No answers yet" in page
    assert "Ask the first question" in page
    assert 'href="tel:112"' in page


def test_the_home_page_lists_topics_articles_and_answers(app: Flask, client: PageClient) -> None:
    with app.app_context():
        an_article(2)
    page = client.get("/en/").text
    assert "Twitching" in page
    assert "Why does the lower lip twitch?" in page
    assert "Why does lip number 2 twitch?" in page
    assert "2 answers" in page
    assert "No answers yet" not in page


def test_a_topic_without_live_entries_is_not_on_the_home_page(
    app: Flask, client: PageClient
) -> None:
    with app.app_context():
        make.topic("silence")
        make.live_entry()
    assert "Silence" not in client.get("/en/").text


@pytest.mark.parametrize("kind", ["articles", "answers", "topics"])
def test_an_unknown_slug_is_no_page(client: PageClient, kind: str) -> None:
    assert client.get(f"/en/{kind}/nothing-here").status_code == 404


def test_an_article_that_is_not_published_is_no_page(app: Flask, client: PageClient) -> None:
    with app.app_context():
        make.article(published_at=None)
    assert client.get("/en/articles/lip-twitch-en").status_code == 404


def test_a_draft_is_no_page(app: Flask, client: PageClient) -> None:
    with app.app_context():
        question = make.drafted(make.moderator())
        slug = question.entry.slug
    assert client.get(f"/en/answers/{slug}").status_code == 404


def test_an_article_credits_the_editor_of_its_source_and_nobody_of_ours(
    app: Flask, client: PageClient
) -> None:
    with app.app_context():
        an_article(1)
    page = client.get("/en/articles/lip-twitch-en").text
    assert "Based on an article edited by Makarskaya S. E. (editor-in-chief)" in page
    assert "29 years of experience" in page
    assert re.search(r"last revised (18 March|March 18,) 2018", page)
    assert "Written by</dt>" in page
    assert 'class="person">Makarskaya' not in page


def test_an_unchecked_article_past_its_date_says_so_and_is_not_indexed(
    app: Flask, client: PageClient
) -> None:
    with app.app_context():
        an_article(1)
    page = client.get("/en/articles/lip-twitch-en").text
    assert UNCHECKED in page
    assert "This page was due for a new check on" in page
    assert '<time datetime="2021-03-18">' in page
    assert NOINDEX in page


def test_an_article_shows_every_live_entry_with_an_anchor_and_a_page_of_its_own(
    app: Flask, client: PageClient
) -> None:
    with app.app_context():
        an_article(3)
    page = client.get("/en/articles/lip-twitch-en").text
    for number in (1, 2, 3):
        slug = f"why-does-lip-number-{number}-twitch"
        assert f'href="#answer-{slug}"' in page
        assert f'id="answer-{slug}"' in page
        assert f'href="/en/answers/{slug}"' in page


def test_within_an_article_references_lead_down_the_page_and_dead_ones_become_text(
    app: Flask, client: PageClient
) -> None:
    with app.app_context():
        an_article(2)
    page = client.get("/en/articles/lip-twitch-en").text
    assert '<a href="/en/articles/lip-twitch-en#answer-why-does-lip-number-2-twitch">' in page
    assert "or gone." in page


@pytest.mark.parametrize(("entries", "bands"), [(1, 1), (2, 2), (5, 2)])
def test_readers_may_ask_in_the_middle_of_an_article_and_at_its_end(
    app: Flask, client: PageClient, entries: int, bands: int
) -> None:
    with app.app_context():
        an_article(entries)
    page = client.get("/en/articles/lip-twitch-en").text
    assert page.count('<div class="ask-band">') == bands


def test_the_middle_of_an_article_is_between_its_entries(app: Flask, client: PageClient) -> None:
    with app.app_context():
        an_article(4)
    page = client.get("/en/articles/lip-twitch-en").text
    places = [page.index(f'id="answer-why-does-lip-number-{number}-twitch"') for number in (2, 3)]
    assert places[0] < page.index('<div class="ask-band">') < places[1]


def test_only_related_entries_that_are_live_are_named(app: Flask, client: PageClient) -> None:
    with app.app_context():
        make.live_entry("Do lips affect the bite?", ref="B1")
        an_article(1, related=["A16", "B1"])
    page = client.get("/en/articles/lip-twitch-en").text
    assert "Do lips affect the bite?" in page
    assert "A16" not in page


def test_an_article_whose_entries_are_not_live_says_so(app: Flask, client: PageClient) -> None:
    with app.app_context():
        make.article()
    assert "not published yet" in client.get("/en/articles/lip-twitch-en").text


def test_a_checked_answer_names_writer_and_clinician_and_may_be_indexed(
    app: Flask, client: PageClient
) -> None:
    with app.app_context():
        reviewed_entry()
    page = client.get("/en/answers/why-can-a-lip-twitch-at-night").text
    assert "Neurologist" in page
    assert ">mo</span>" in page
    assert UNCHECKED not in page
    assert NOINDEX not in page
    assert f'<time datetime="{now():%Y-%m-%d}">' in page


def test_an_answer_published_alone_says_that_nobody_else_checked_it(
    app: Flask, client: PageClient
) -> None:
    with app.app_context():
        entry = make.live_entry()
        entry.live_revision.unreviewed_reason = "no_second_person"
        db.session.commit()
    page = client.get("/en/answers/why-is-my-lower-lip-twitching").text
    assert "No second person has checked this page." in page
    assert UNCHECKED in page
    assert NOINDEX in page


def test_an_answer_says_that_it_is_not_about_the_reader(app: Flask, client: PageClient) -> None:
    with app.app_context():
        make.live_entry()
    page = client.get("/en/answers/why-is-my-lower-lip-twitching").text
    assert "not about you personally" in page
    assert "Small twitches are common" in page
    assert "Twitching eyes and muscles" in page


def test_an_answer_leads_to_its_article_its_neighbours_and_its_topic(
    app: Flask, client: PageClient
) -> None:
    with app.app_context():
        an_article(3)
    page = client.get("/en/answers/why-does-lip-number-2-twitch").text
    assert 'href="/en/articles/lip-twitch-en#answer-why-does-lip-number-2-twitch"' in page
    assert re.search(r'href="/en/answers/why-does-lip-number-1-twitch" rel="prev"', page)
    assert re.search(r'href="/en/answers/why-does-lip-number-3-twitch" rel="next"', page)
    assert 'href="/en/topics/twitching"' in page


def test_the_switch_leads_to_the_same_answer_or_else_to_the_home_page(
    app: Flask, client: PageClient
) -> None:
    with app.app_context():
        make.live_entry("Only in English?", ref="A1")
        make.live_entry("In both?", ref="A2")
        make.live_entry("На двух языках?", ref="A2", language="ru")
    switch = r'<a href="([^"]+)"\s+lang="ru"'
    alone, both = (
        re.search(switch, client.get(f"/en/answers/{slug}").text)
        for slug in ("only-in-english", "in-both")
    )
    assert alone is not None
    assert both is not None
    assert alone[1] == "/ru/"
    assert both[1].startswith("/ru/answers/")


def test_titles_in_the_other_language_are_marked_for_reading_aloud(
    app: Flask, client: PageClient
) -> None:
    with app.app_context():
        make.live_entry("Почему?", language="ru")
    page = client.get("/ru/answers/pochemu").text
    assert '<span lang="en">Twitching eyes and muscles</span>' in page


def test_what_machines_read_is_true_and_cannot_end_its_element(
    app: Flask, client: PageClient
) -> None:
    with app.app_context():
        make.live_entry("Is </script><b> safe?", short_answer="Yes & <i>no</i>.")
    page = client.get("/en/answers/is-script-b-safe").text
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    data = json.loads(found[1])
    assert data["name"] == "Is </script><b> safe?"
    assert data["@type"] == ["MedicalWebPage", "FAQPage"]
    assert not {"reviewedBy", "lastReviewed", "author"} & set(data)


def test_machines_hear_of_a_review_that_happened(app: Flask, client: PageClient) -> None:
    with app.app_context():
        reviewed_entry()
    page = client.get("/en/answers/why-can-a-lip-twitch-at-night").text
    data = json.loads(page.split('<script type="application/ld+json">')[1].split("</script>")[0])
    assert data["lastReviewed"] == f"{now():%Y-%m-%d}"
    assert data["reviewedBy"] == [{"@type": "Person", "name": "rae", "jobTitle": "Neurologist"}]


def test_a_topic_is_shown_a_page_at_a_time(app: Flask, client: PageClient) -> None:
    with app.app_context():
        topic = make.topic()
        for number in range(1, 23):
            add_entry(number, about=topic)
    first = client.get("/en/topics/twitching").text
    assert "lip number 20 twitch" in first
    assert "lip number 21 twitch" not in first
    further = re.search(r'href="([^"]+after=\d+)"', first)
    assert further is not None
    second = client.get(further[1]).text
    assert "lip number 20 twitch" not in second
    assert "lip number 22 twitch" in second
    assert "More answers" not in second
    assert NOINDEX in second


@pytest.mark.parametrize("after", ["x", "-1", "٣", "9" * 40, "1;drop"])
def test_what_can_be_no_place_in_a_topic_is_no_page(
    app: Flask, client: PageClient, after: str
) -> None:
    with app.app_context():
        make.topic()
    assert client.get("/en/topics/twitching", query_string={"after": after}).status_code == 404


def test_a_topic_without_answers_says_what_to_do(app: Flask, client: PageClient) -> None:
    with app.app_context():
        make.topic()
    assert "There are no answers on this topic yet." in client.get("/en/topics/twitching").text


@pytest.mark.parametrize("name", ["about", "privacy", "contact"])
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_pages_about_the_site_exist_in_both_languages(
    client: PageClient, lang: str, name: str
) -> None:
    assert client.get(f"/{lang}/{name}").status_code == 200


def test_the_about_page_says_what_the_site_is_for(client: PageClient) -> None:
    page = client.get("/en/about").text
    assert "moderation and general signposting" in page
    assert "not a medical service" in page
    assert "carries no advertising" in page
    assert "have not filled in their name" in page


def test_the_contact_page_speaks_both_languages(client: PageClient) -> None:
    page = client.get("/en/contact").text
    assert page.count('href="mailto:editors@example.org') == 2
    assert '<p lang="ru">' in page
    assert 'href="tel:112"' in page


def test_the_privacy_page_says_how_long_with_units(client: PageClient) -> None:
    page = client.get("/en/privacy").text
    assert "<td>24 hours</td>" in page
    assert "<td>730 days</td>" in page


PAGES = ["/en/", "/en/articles/lip-twitch-en", "/en/answers/why-does-lip-number-1-twitch"]
PAGES += ["/en/topics/twitching", "/en/about", "/en/privacy", "/en/contact"]


@pytest.mark.parametrize("path", PAGES)
def test_public_pages_are_stored_and_carry_nothing_personal(
    app: Flask, client: PageClient, path: str
) -> None:
    with app.app_context():
        an_article(2)
    first = client.get(path)
    assert first.status_code == 200
    assert "csrf_token" not in first.text
    assert "Set-Cookie" not in first.headers
    assert app.wsgi_app.shelf.find(path) is not None
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("path", PAGES[:4])
def test_a_page_costs_as_many_queries_for_two_entries_as_for_ten(
    app: Flask, client: PageClient, path: str
) -> None:
    with app.app_context():
        an_article(2)
    few = queries_of(app, client, path)
    with app.app_context():
        article = db.session.scalars(db.select(Article)).one()
        topic = article.entries[0].topic
        for number in range(3, 11):
            body = f"See [this](entry:A{number - 1})."
            add_entry(number, within=article, about=topic, body=body)
    assert queries_of(app, client, path) == few <= 8

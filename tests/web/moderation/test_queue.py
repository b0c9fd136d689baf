"""The queue: who may see it, what a row shows, lanes, pages, and the next question."""

import re
from functools import partial

import pytest
from flask import Flask

from faq.db import db
from faq.people.roles import Role
from faq.questions import moderating
from faq.questions.models import Question
from faq.questions.queue import PAGE, Lane
from tests.support import make
from tests.support.pages import PageClient
from tests.support.people import member
from tests.support.queries import queries


def an_urgent_one() -> Question:
    urgent = make.question("My face went crooked this morning")
    moderating.mark_urgent(urgent, True, by=member("mo"))
    db.session.commit()
    return urgent


def test_who_is_not_signed_in_is_sent_to_the_sign_in_page(client: PageClient) -> None:
    answer = client.get("/editor/queue?lane=mine")
    assert answer.status_code == 302
    assert answer.location == "/editor/sign-in?next=/editor/queue?lane%3Dmine"


def test_who_may_not_read_questions_is_refused_and_shown_the_way(ada: PageClient) -> None:
    answer = ada.get("/editor/queue")
    assert answer.status_code == 403
    assert 'href="/editor/"' in answer.text


def test_the_panel_without_the_right_to_read_is_no_dead_end(ada: PageClient) -> None:
    answer = ada.get("/editor/")
    assert answer.status_code == 200
    assert "add people to the team and end their access" in answer.text
    assert "/editor/queue" not in answer.text


def test_the_panel_opens_at_the_queue(mo: PageClient) -> None:
    assert mo.get("/editor/").location == "/editor/queue"


def test_a_row_says_what_was_asked_in_which_language_and_who_has_it(store, mo: PageClient) -> None:
    store(lambda: make.claimed(member("mo"), text="Отчего дёргается губа во сне?", language="ru"))
    page = mo.get("/editor/queue?lane=mine").text
    assert 'lang="ru">Отчего дёргается губа во сне?</a>' in page
    assert "Russian" not in page
    assert "Русский" in page
    assert "Claimed" in page
    assert "with mo" in page


def test_a_row_covers_what_points_to_a_person(store, mo: PageClient) -> None:
    store(lambda: make.question("Why does it twitch? Write to jane@example.org please"))
    page = mo.get("/editor/queue?lane=new").text
    assert "jane@example.org" not in page
    assert "Why does it twitch? Write to ••• please" in page


def test_a_row_is_cut_between_words(store, mo: PageClient) -> None:
    store(lambda: make.question("Why does my lip twitch " + "and twitch " * 24))
    assert re.search(r" (and|twitch)…</a>", mo.get("/editor/queue?lane=new").text)


def test_markup_in_a_question_stays_text(store, mo: PageClient) -> None:
    store(lambda: make.question("Why <script>alert(1)</script> does it twitch?"))
    assert "&lt;script&gt;" in mo.get("/editor/queue?lane=new").text


def test_nobody_sees_questions_in_a_language_without_a_role_in_it(store, app: Flask) -> None:
    store(lambda: make.person("ru", Role.MODERATOR, languages=["ru"]))
    store(lambda: make.question("Why does my lip twitch?"))
    client = app.test_client()
    client.sign_in("ru@example.org")
    assert "Why does my lip twitch?" not in client.get("/editor/queue?lane=new").text


def test_urgent_questions_are_where_the_queue_opens(store, mo: PageClient) -> None:
    store(an_urgent_one)
    store(lambda: make.question("Why does my lip twitch?"))
    page = mo.get("/editor/queue").text
    assert "crooked" in page
    assert "Why does my lip twitch?" not in page
    assert "queue__row--urgent" in page


def test_a_reviewer_starts_with_what_waits_for_a_check(rae: PageClient) -> None:
    page = rae.get("/editor/queue").text
    assert "No draft waits for a check" in page
    assert "Next question" not in page


@pytest.mark.parametrize("lane", Lane)
def test_an_empty_lane_says_what_to_do_next(mo: PageClient, lane: Lane) -> None:
    page = mo.get(f"/editor/queue?lane={lane}").text
    assert 'class="empty"' in page
    assert "/editor/queue?lane=" in page.split('class="empty"')[1]


@pytest.mark.parametrize(
    "query",
    ["lane=old", "lane=", "lane=new&after=x", "lane=new&after=1-99999999999", "after=-1-1",
     "lane=new&after=9999999999999999999-1", "after=%D9%A1-1"],
)  # fmt: skip
def test_an_address_that_the_queue_never_made_is_no_page(mo: PageClient, query: str) -> None:
    assert mo.get(f"/editor/queue?{query}").status_code == 404


def test_pages_follow_each_other_without_gap_or_repeat(store, mo: PageClient) -> None:
    for number in range(PAGE + 3):
        store(partial(make.question, f"Question with the number {number:03}"))
    first = mo.get("/editor/queue?lane=new").text
    address = first.split('class="paging__older" href="')[1].split('"')[0].replace("&amp;", "&")
    second = mo.get(address).text
    for number in range(PAGE + 3):
        assert (f"number {number:03}" in first) == (number < PAGE)
        assert (f"number {number:03}" in second) == (number >= PAGE)
    assert "Next page" not in second
    assert "First page" in second


def test_a_full_queue_takes_few_queries(store, app: Flask, mo: PageClient) -> None:
    for _number in range(PAGE + 1):
        store(lambda: make.claimed(member("ed")))
    with queries(app) as sent:
        assert mo.get("/editor/queue?lane=with_others").status_code == 200
    assert len(sent) <= 15


def test_the_next_question_is_the_one_that_waits_longest(store, mo: PageClient) -> None:
    first = store(make.question)
    second = store(lambda: make.question("And why does my eyelid twitch?"))
    assert mo.get("/editor/queue/next").location == f"/editor/questions/{first}"
    assert mo.get(f"/editor/queue/next?after={first}").location == f"/editor/questions/{second}"
    assert mo.get("/editor/queue/next?after=x").location == f"/editor/questions/{first}"


def test_without_a_next_question_the_empty_lane_says_so(mo: PageClient) -> None:
    assert "No new questions" in mo.get("/editor/queue/next", follow_redirects=True).text

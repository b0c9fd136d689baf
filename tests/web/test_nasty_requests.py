"""Malformed requests of every kind, to every public form: a page for each, and nothing stored."""

import re
import time
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from faq.db import db
from faq.questions.models import Question
from tests.support.nasty import BODIES, ELSEWHERE, PATHS, QUERIES, STRINGS
from tests.support.pages import PageClient, faults_of

FORMS = (
    "/en/ask",
    "/ru/ask",
    "/en/questions",
    "/ru/questions",
    "/en/questions/reply",
    "/en/questions/withdraw",
    "/en/questions/erase",
    "/editor/sign-in",
)
FIELDS = (
    "question", "details", "about", "age_band", "email", "consent_store", "consent_publish",
    "nonce", "step", "code", "text", "sure", "password", "next", "version", "remember",
)  # fmt: skip
TRACE = re.compile(r"Traceback|site-packages|sqlalchemy|werkzeug|\.py&#34;|\.py\"|line \d+, in")
SLOWEST = 10  # seconds; far above what any takes here, far below what a bomb would take


def stored(app: Flask) -> dict[str, int]:
    """Return the number of rows in every table."""
    with app.app_context():
        return {
            table.name: len(db.session.execute(select(table)).all())
            for table in db.metadata.sorted_tables
        }


def check(answer: Any, what: str, *, is_page: bool = True) -> None:
    """Refuse an answer that is the site's own fault, tells too much, or is no proper page."""
    assert answer.status_code < 500, what
    assert not TRACE.search(answer.text), what
    if is_page and answer.mimetype == "text/html" and answer.status_code not in range(300, 400):
        assert faults_of(answer.text) == [], what


def send(client: FlaskClient, path: str, what: str, **how: Any) -> Any:
    """Send one request and check its answer."""
    start = time.monotonic()
    answer = FlaskClient.open(client, path, **{"method": "POST", "buffered": True, **how})
    assert time.monotonic() - start < SLOWEST, what
    check(answer, f"{path}: {what}: {answer.status_code}")
    return answer


@pytest.fixture(autouse=True)
def _nothing_is_stored(app: Flask) -> Iterator[None]:
    before = stored(app)
    yield
    assert stored(app) == before


@pytest.mark.parametrize("path", FORMS)
def test_bodies_that_no_browser_sends(client: PageClient, path: str) -> None:
    token = client.token("/en/ask")
    for name, (body, kind) in BODIES.items():
        answer = send(client, path, name, data=body, content_type=kind)
        assert answer.status_code in (400, 413, 415, 422), (path, name)
        if kind.startswith("application/x-www"):
            tokened = b"csrf_token=" + token.encode() + b"&" + body
            send(client, path, f"{name}, with a token", data=tokened, content_type=kind)


@pytest.mark.parametrize("path", FORMS)
def test_hostile_text_in_every_field_at_once(client: PageClient, path: str) -> None:
    token = client.token("/en/ask")
    for name, text in STRINGS.items():
        data = dict.fromkeys(FIELDS, text)
        send(client, path, name, data={**data, "csrf_token": token})
        send(client, path, f"{name}, without a token", data=data)


@pytest.mark.parametrize(
    "field", ["about", "age_band", "consent_publish", "step", "nonce", "email"]
)
def test_hostile_text_in_one_field_of_a_good_form(client: PageClient, field: str) -> None:
    good = {
        **client.form("/en/ask"),
        "question": "Why does my lip twitch?",
        "consent_store": "y",
        "consent_publish": "yes",
    }
    for name, text in STRINGS.items():
        answer = send(client, "/en/ask", f"{field}: {name}", data={**good, field: text})
        assert answer.status_code in (200, 413, 422)


@pytest.mark.parametrize("path", FORMS)
def test_fields_that_come_twice_or_with_odd_names(client: PageClient, path: str) -> None:
    token = client.token("/en/ask")
    odd = [
        {"csrf_token": [token, "x"], "question": ["one question here", "another one"]},
        {"csrf_token": [token] * 50, "code": ["0" * 26] * 50},
        {"csrf_token": token, "question[]": "x", "question[0]": "x", "__class__": "x"},
        {"csrf_token": token, "": "x", " ": "y", "\x00": "z", "id": "1", "status": "published"},
        {"csrf_token": token, "urgent": "y", "may_publish": "y", "created_at": "1970-01-01"},
    ]
    for data in odd:
        send(client, path, repr(sorted(data)), data=data)


@pytest.mark.parametrize("path", FORMS)
def test_hostile_files_and_headers(client: PageClient, path: str) -> None:
    for name, value in {
        "Cookie": "session=" + "x" * 5000,
        "Accept-Language": "en;q=" + "9" * 5000,
        "Content-Length": "-1",
        "X-Forwarded-For": "' OR 1=1 --, " * 200,
        "If-None-Match": '"' * 3000,
        "Referer": "javascript:alert(1)",
        "X-HTTP-Method-Override": "DELETE",
        "Accept": "\u00ff" * 500,
        "Range": "bytes=0-0," * 500,
    }.items():
        send(client, path, name, headers={name: value})
        send(client, path, name, headers={name: value}, method="GET")


def test_addresses_that_lead_nowhere(client: PageClient) -> None:
    for path in PATHS:
        answer = send(client, path, "GET", method="GET")
        assert answer.status_code in (301, 302, 308, 400, 404, 405), path
        assert "evil.example" not in answer.headers.get("Location", "").split("/")[2:3]
        assert "root:" not in answer.text
        assert "SECRET" not in answer.text
        send(client, path, "POST")


@pytest.mark.parametrize("page", ["/", "/en/", "/en/ask", "/en/questions", "/editor/sign-in"])
def test_queries_that_nobody_asked_for(client: PageClient, page: str) -> None:
    for query in QUERIES:
        answer = send(client, page, query[:60], method="GET", query_string=query)
        assert answer.status_code in (200, 302, 400, 404)


@pytest.mark.parametrize("path", [*FORMS, "/", "/en/", "/en/about", "/robots.txt", "/healthz"])
def test_every_method_on_every_address(client: PageClient, path: str) -> None:
    for method in ("PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "X", "GET ", "post", "ß"):
        answer = FlaskClient.open(client, path, method=method)
        assert answer.status_code < 500, (path, method)


def test_raw_bytes_in_an_address(app: Flask) -> None:
    client = app.test_client()
    for raw in (
        "/\xff\xfe",
        "/en/\xed\xa0\x80",
        "/en/answers/\x00",
        "/en/\u2028",
        "/\udcff",
        "//evil.example",
    ):
        environ = {"PATH_INFO": raw.encode("utf-8", "replace").decode("latin-1")}
        answer = client.get("/", environ_overrides=environ)
        assert answer.status_code in (302, 308, 400, 404)
        assert "//evil.example" not in answer.headers.get("Location", "")


@pytest.mark.parametrize("target", ELSEWHERE)
def test_no_form_leads_off_the_site(client: PageClient, target: str) -> None:
    for path in FORMS:
        answer = send(client, path, target, data={"next": target}, query_string={"next": target})
        assert "evil.example" not in answer.headers.get("Location", "")


def test_a_code_is_looked_up_as_text_and_never_as_a_pattern(client: PageClient, app: Flask) -> None:
    token = client.token("/en/questions")
    for code in ("%" * 26, "_" * 26, "' OR '1'='1", "*" * 26, "0" * 25, "0" * 27, "О" * 26):
        data = {"csrf_token": token, "code": code, "sure": "y", "text": "x"}
        for step in ("", "/reply", "/withdraw", "/erase"):
            assert send(client, f"/en/questions{step}", code, data=data).status_code == 422


def test_a_wrong_language_prefix_is_no_form(client: PageClient) -> None:
    for path in ("/de/ask", "/en-GB/ask", "/EN/ask", "/%D1%80%D1%83/ask", "/en/ru/ask"):
        assert send(client, path, "prefix").status_code == 404


def test_there_were_enough_of_them() -> None:
    at_least = len(FORMS) * (len(BODIES) + 2 * len(STRINGS)) + 2 * len(PATHS) + len(QUERIES)
    assert at_least > 200


def test_the_check_objects_to_a_trace_and_to_a_fault() -> None:
    class Answer:
        mimetype = "text/html"
        text = "Traceback (most recent call last)"
        status_code = 400

    with pytest.raises(AssertionError):
        check(Answer(), "a trace")
    Answer.text, Answer.status_code = "fine", 500
    with pytest.raises(AssertionError):
        check(Answer(), "a fault")


def test_nothing_but_a_whole_form_stores_a_question(app: Flask, client: PageClient) -> None:
    form = {**client.form("/en/ask"), "question": "Why does it twitch?", "step": "send"}
    send(client, "/en/ask", "no consent", data=form)
    with app.app_context():
        assert db.session.scalars(select(Question)).all() == []

"""Signing in: the page, what it accepts, what it never tells, and where it leads."""

import re
import unicodedata
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask_login import encode_cookie
from werkzeug.test import TestResponse

from faq.db import db, writing
from faq.people.models import person_with_email
from faq.people.passwords import add_person
from faq.people.roles import Role
from tests.support import make
from tests.support.pages import PageClient

PAGE = "/editor/sign-in"
NORMAL_FORMS = ("NFC", "NFD")


@pytest.fixture(autouse=True)
def mo(app: Flask) -> None:
    """Somebody who can sign in."""
    with app.app_context(), writing():
        make.moderator("mo")


def test_the_right_password_opens_the_panel(client: PageClient) -> None:
    assert client.sign_in("mo@example.org").location == "/editor/"
    assert client.get("/editor/queue").status_code == 200


def test_the_page_names_its_fields_for_password_managers(client: PageClient) -> None:
    page = client.get(PAGE).text
    assert 'autocomplete="username"' in page
    assert 'autocomplete="current-password"' in page
    assert "remember" not in page


def test_unknown_people_and_wrong_passwords_get_the_same_answer(client: PageClient) -> None:
    unknown = client.sign_in("nobody@example.org", "not this one at all")
    known = client.sign_in("mo@example.org", "not this one at all")
    assert unknown.status_code == known.status_code
    assert "The address or the password is not right." in known.text
    assert same(unknown.text).replace("nobody@", "mo@") == same(known.text)


def same(page: str) -> str:
    """Return the page without its token, which is signed anew each time."""
    return re.sub(r'(name="csrf_token"[^>]*value=)"[^"]+"', r"\1", page)


def test_what_is_no_address_gets_that_answer_too(client: PageClient) -> None:
    answer = client.sign_in("no address")
    assert "The address or the password is not right." in answer.text


def test_the_typed_address_stays_and_the_password_does_not(client: PageClient) -> None:
    page = client.sign_in("mo@example.org", "not this one at all").text
    assert 'value="mo@example.org"' in page
    assert "not this one at all" not in page


def test_after_signing_in_people_get_where_they_wanted(client: PageClient) -> None:
    where = client.get("/editor/queue?lane=mine").location
    facts = client.form(where, PAGE)
    facts |= {"email": "mo@example.org", "password": make.PASSWORD}
    assert client.post(PAGE, data=facts).location.endswith("/editor/queue?lane=mine")


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "///evil.example",
     "javascript:alert(1)", "https://localhost.evil.example/editor/"],
)  # fmt: skip
def test_signing_in_never_leads_off_the_site(client: PageClient, elsewhere: str) -> None:
    facts = client.form(f"{PAGE}?next={elsewhere}", PAGE)
    assert "next" not in facts
    facts |= {"email": "mo@example.org", "password": make.PASSWORD, "next": elsewhere}
    answer = client.post(PAGE, data=facts)
    where = urlsplit(answer.location or "")
    assert (where.scheme, where.netloc) == ("", "")
    assert not where.path.startswith(("//", "/\\"))


def test_without_a_token_nobody_is_signed_in(client: PageClient) -> None:
    facts = {"email": "mo@example.org", "password": make.PASSWORD}
    client.post(PAGE, data=facts)
    assert client.get("/editor/queue").status_code == 302


def test_the_page_speaks_the_language_of_the_browser(client: PageClient) -> None:
    page = client.get(PAGE, headers={"Accept-Language": "ru"}).text
    assert '<html lang="ru">' in page


def test_signing_out_is_a_post_and_ends_the_session(client: PageClient) -> None:
    client.sign_in("mo@example.org")
    assert client.get("/editor/sign-out").status_code == 405
    token = client.token("/editor/queue")
    client.post("/editor/sign-out", data={"csrf_token": token})
    assert client.get("/editor/queue").status_code == 302


def signing_in(client: PageClient, **more: str) -> TestResponse:
    """Sign in with further fields, or by another address."""
    address = more.pop("address", PAGE)
    facts = {"email": "mo@example.org", "password": make.PASSWORD, **more}
    return client.post(address, data=facts | {"csrf_token": client.token(PAGE)})


def test_nobody_is_remembered(client: PageClient) -> None:
    answer = signing_in(client, remember="y")
    assert answer.location == "/editor/"
    cookies = [line.partition("=")[0] for line in answer.headers.getlist("Set-Cookie")]
    assert cookies == ["session"]
    assert client.get_cookie("remember_token") is None


def test_a_remembering_cookie_opens_nothing(app: Flask, client: PageClient) -> None:
    with app.app_context():
        person = person_with_email("mo@example.org")
        assert person is not None
        client.set_cookie("remember_token", encode_cookie(person.fs_uniquifier))
    assert client.get("/editor/queue").status_code == 302
    assert client.get("/editor/queue").status_code == 302


def test_no_token_is_given_out(client: PageClient) -> None:
    wanted = {"Accept": "application/json"}
    address = f"{PAGE}?include_auth_token"
    facts = {"email": "mo@example.org", "password": make.PASSWORD}
    as_json = {**wanted, "X-CSRFToken": client.token(PAGE)}
    assert client.post(address, json=facts, headers=as_json).status_code == 400
    assert client.get("/editor/queue").status_code == 302
    for answer in (signing_in(client, address=address), client.get(address, headers=wanted)):
        assert answer.mimetype == "text/html"
        assert "token" not in answer.text
    assert client.get("/editor/queue").status_code == 200


@pytest.mark.parametrize("how", ["header", "query", "json"])
def test_a_token_opens_nothing(app: Flask, client: PageClient, how: str) -> None:
    with app.test_request_context():
        person = person_with_email("mo@example.org")
        assert person is not None
        token = person.get_auth_token()  # type: ignore[attr-defined]  # the library's mixin
    asked: dict[str, Any] = {
        "header": {"headers": {"Authentication-Token": token}},
        "query": {"query_string": {"auth_token": token}},
        "json": {"json": {"auth_token": token}},
    }[how]
    assert client.get("/editor/queue", **asked).status_code == 302


def test_the_page_and_its_answers_are_kept_by_nobody(client: PageClient) -> None:
    for answer in (client.get(PAGE), client.sign_in("mo@example.org", "wrong"), signing_in(client)):
        assert answer.headers.getlist("Cache-Control") == ["no-store"]


@pytest.mark.parametrize("kept", NORMAL_FORMS)
@pytest.mark.parametrize("typed", NORMAL_FORMS)
def test_a_russian_password_opens_the_panel_however_a_keyboard_sends_it(
    app: Flask, client: PageClient, kept: str, typed: str
) -> None:
    password = "мой чёрный ёжик"
    with app.app_context(), writing():
        roles = {"roles": [Role.EDITOR], "languages": ["ru"]}
        add_person("ru@example.org", unicodedata.normalize(kept, password), **roles)
        db.session.commit()
    answer = client.sign_in("ru@example.org", unicodedata.normalize(typed, password))
    assert answer.location == "/editor/"

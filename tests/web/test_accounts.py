"""Signing in: the page, what it accepts, what it never tells, and where it leads."""

import re
from urllib.parse import urlsplit

import pytest
from flask import Flask

from faq.db import writing
from tests.support import make
from tests.support.pages import PageClient

PAGE = "/editor/sign-in"


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

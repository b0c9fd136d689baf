"""The security headers are on every kind of answer, not only on those that went well."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from faq.db import writing
from faq.web.headers import ALWAYS
from tests.support import make
from tests.support.apps import app_with
from tests.support.pages import PageClient


def broken() -> str:
    raise RuntimeError("zanzibar-marker")


@pytest.fixture
def site(settings_for_tests: dict[str, object], app: Flask) -> Iterator[Flask]:
    """The site as it runs for readers, with one page that breaks."""
    secure = {"TESTING": False, "PUBLIC_URL": "https://answers.example"}
    with app_with(settings_for_tests, **secure) as made:
        broken.faq_access = "public"  # type: ignore[attr-defined]  # the mark that guards set
        made.add_url_rule("/broken", "broken", broken)
        yield made


KINDS = {
    "page": ("GET", "/en/", 200),
    "page without its body": ("HEAD", "/en/", 200),
    "form": ("GET", "/en/ask", 200),
    "redirect": ("GET", "/", 302),
    "to the panel's door": ("GET", "/editor/queue", 302),
    "missing": ("GET", "/en/no-such-page", 404),
    "missing static file": ("GET", "/static/no-such-file", 404),
    "wrong method": ("DELETE", "/en/ask", 405),
    "options": ("OPTIONS", "/en/ask", 200),
    "no token": ("POST", "/en/questions", 400),
    "signed out": ("POST", "/editor/questions/1/claim", 401),
    "static file": ("GET", "/static/css/site.css", 200),
    "machine": ("GET", "/robots.txt", 200),
    "bug": ("GET", "/broken", 500),
}


def lacking(answer) -> list[str]:
    """Return the names of the headers that the answer lacks or has with another value."""
    return [name for name, value in ALWAYS.items() if answer.headers.get(name) != value]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_answer_has_every_header(site: Flask, kind: str) -> None:
    method, path, status = KINDS[kind]
    answer = FlaskClient.open(site.test_client(), path, method=method, buffered=True)
    if kind in ("no token", "signed out"):
        assert answer.status_code in (400, 401, 422)
    else:
        assert answer.status_code == status
    assert lacking(answer) == []
    assert "Strict-Transport-Security" in answer.headers
    assert "Cache-Control" in answer.headers
    assert "Server" not in answer.headers or "Werkzeug" not in answer.headers["Server"]


def test_too_large_a_body_is_refused_with_the_headers(site: Flask) -> None:
    data = {"question": "x" * (site.config["MAX_BODY_BYTES"] + 1)}
    answer = site.test_client().post("/en/ask", data=data)
    assert answer.status_code == 413
    assert lacking(answer) == []


def test_not_modified_has_the_headers_too(site: Flask) -> None:
    client = site.test_client()
    for path in ("/en/", "/static/css/site.css"):
        first = client.get(path, buffered=True)
        tag = {"If-None-Match": first.headers["ETag"]}
        again = client.get(path, headers=tag, buffered=True)
        assert again.status_code == 304
        assert lacking(again) == []


def test_the_policy_allows_nothing_inline_and_nothing_from_elsewhere() -> None:
    policy = ALWAYS["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    for bad in ("unsafe", "*", "http", "data:", "blob:"):
        assert bad not in policy


def test_the_panel_and_whatever_is_personal_is_kept_by_nobody(
    app: Flask, client: PageClient
) -> None:
    with app.app_context(), writing():
        make.moderator("mo")
    client.sign_in("mo@example.org")
    for path in ("/editor/queue", "/editor/sign-in", "/en/ask", "/en/questions", "/en/nothing"):
        assert "no-store" in client.get(path).headers["Cache-Control"]
    assert client.get("/editor/queue").headers["X-Robots-Tag"] == "noindex"


def test_public_pages_set_no_cookie(client: PageClient) -> None:
    for path in ("/", "/en/", "/ru/", "/en/about", "/en/privacy", "/en/contact", "/robots.txt"):
        assert "Set-Cookie" not in client.get(path).headers


def test_the_cookie_of_the_forms_is_as_narrow_as_it_can_be(site: Flask) -> None:
    cookie = site.test_client().get("/en/ask", base_url="https://localhost").headers["Set-Cookie"]
    name, _, attributes = cookie.partition(";")
    assert name.startswith("__Host-session=")
    for wanted in ("HttpOnly", "Secure", "SameSite=Lax", "Path=/"):
        assert wanted in attributes
    assert "Domain" not in attributes


def test_over_plain_http_there_is_no_promise_of_https(client: PageClient) -> None:
    assert "Strict-Transport-Security" not in client.get("/en/").headers


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "PROPFIND", "PATCH", "PUT", "DELETE"])
def test_odd_methods_are_refused_everywhere(client: PageClient, method: str) -> None:
    for path in ("/en/", "/en/ask", "/editor/sign-in", "/static/css/site.css"):
        assert FlaskClient.open(client, path, method=method).status_code == 405

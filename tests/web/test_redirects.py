"""Redirects lead to this site and nowhere else, whatever the request says about its host."""

import pytest
from flask import Flask

from faq.db import writing
from faq.web.redirects import within
from tests.support import make
from tests.support.pages import PageClient

FORGED = ("evil.example", "evil.example:8000", "EVIL.example", "[", "a b", "\\\\evil.example", "")


@pytest.mark.parametrize("host", FORGED)
@pytest.mark.parametrize(
    ("path", "leads_to"),
    [
        ("/", "/en/"),
        ("/en", "/en/"),
        ("/en//ask", "/en/ask"),
        ("//en/ask", "/en/ask"),
        ("/en?x=//evil.example/", "/en/?x=//evil.example/"),
        ("/editor", "/editor/"),
        ("/editor/", "/editor/sign-in?next=/editor/"),
        ("/editor/queue", "/editor/sign-in?next=/editor/queue"),
    ],
)
def test_a_forged_host_gets_into_no_redirect(
    client: PageClient, host: str, path: str, leads_to: str
) -> None:
    answer = client.get(path, headers={"Host": host})
    if answer.status_code in (400, 404):
        return  # Refused at once, which is as good.
    assert answer.status_code in (302, 308)
    assert answer.location == leads_to
    assert "evil" not in answer.text.replace("x=//evil.example", "").lower()


def test_a_forged_host_gets_into_no_way_back_after_signing_in(
    app: Flask, client: PageClient
) -> None:
    with app.app_context(), writing():
        make.moderator("mo")
    facts = {
        "email": "mo@example.org",
        "password": make.PASSWORD,
        "csrf_token": client.token("/editor/sign-in"),
        "next": "http://evil.example/editor/queue",
    }
    forged = {"Host": "evil.example"}
    # The cookie is that of localhost, so it is sent along by hand.
    cookie = client.get_cookie("session")
    assert cookie is not None
    forged["Cookie"] = f"session={cookie.value}"
    answer = app.test_client(use_cookies=False).post("/editor/sign-in", data=facts, headers=forged)
    assert answer.status_code == 302
    assert answer.location == "/editor/queue"


@pytest.mark.parametrize(
    ("location", "path"),
    [
        ("/en/ask?a=1&b=//x#top", "/en/ask?a=1&b=//x#top"),
        ("http://evil.example/en/", "/en/"),
        ("//evil.example/en/", "/en/"),
        ("http://evil.example", "/"),
        ("http://[/en/", "/en/"),
        ("http:///evil.example/", "/evil.example/"),
        ("/\\evil.example/", "/evil.example/"),
        ("\\\\evil.example/", "/evil.example/"),
        ("javascript:alert(1)", "/alert(1)"),
        ("", "/"),
    ],
)
def test_only_the_path_of_a_location_is_kept(location: str, path: str) -> None:
    assert within(location) == path

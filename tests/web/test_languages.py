"""Which language a page is in, and the way to the same page in the other one."""

import re

import pytest
from flask import Flask

from faq.db import writing
from faq.people.models import person_with_email
from faq.web.languages import same_page_elsewhere
from tests.support import make
from tests.support.pages import PageClient


@pytest.mark.parametrize(
    ("accept", "language"),
    [
        ("", "en"),
        ("ru", "ru"),
        ("ru-RU,ru;q=0.9,en;q=0.8", "ru"),
        ("en-GB,en;q=0.9,ru;q=0.8", "en"),
        ("de,ru;q=0.5", "ru"),
        ("de,fr", "en"),
        ("*", "en"),
        ("ru;q=0", "en"),
        (";;;,,,=\u00ff", "en"),
        ("x" * 5000, "en"),
    ],
)
def test_the_site_opens_in_the_best_language_it_has(
    client: PageClient, accept: str, language: str
) -> None:
    answer = client.get("/", headers={"Accept-Language": accept})
    assert answer.location == f"/{language}/"
    assert "Accept-Language" in answer.headers["Vary"]


PAGES = ("/", "/ask", "/questions", "/about", "/privacy", "/contact")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_address_decides_and_nothing_else(client: PageClient, lang: str, path: str) -> None:
    other = "ru" if lang == "en" else "en"
    answer = client.get(f"/{lang}{path}", headers={"Accept-Language": other})
    assert f'<html lang="{lang}"' in answer.text


@pytest.mark.parametrize("path", ["/nothing", "/answers/nothing", "/topics/nothing/at/all"])
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_missing_page_says_so_in_the_language_of_its_address(
    client: PageClient, lang: str, path: str
) -> None:
    other = "ru" if lang == "en" else "en"
    answer = client.get(f"/{lang}{path}", headers={"Accept-Language": other})
    assert answer.status_code == 404
    assert f'<html lang="{lang}"' in answer.text


@pytest.mark.parametrize("path", PAGES)
def test_each_page_leads_to_itself_in_the_other_language(client: PageClient, path: str) -> None:
    assert f'href="/ru{path}"' in client.get(f"/en{path}").text
    assert f'href="/en{path}"' in client.get(f"/ru{path}").text


def test_an_answer_without_translation_promises_none(app: Flask, client: PageClient) -> None:
    with app.app_context(), writing():
        alone = make.live_entry(ref="A1").slug
        english = make.live_entry("Can it last?", ref="B1").slug
        russian = make.live_entry("Это надолго?", ref="B1", language="ru").slug
    assert 'rel="alternate" hreflang="ru"' not in client.get(f"/en/answers/{alone}").text
    assert f'href="/ru/answers/{russian}"' in client.get(f"/en/answers/{english}").text


@pytest.mark.parametrize("path", ["/de/", "/de/ask", "/EN/ask", "/e/", "/en-GB/", "/english/"])
def test_a_language_that_the_site_has_not_is_no_page(client: PageClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_the_panel_speaks_the_language_of_the_person(app: Flask, client: PageClient) -> None:
    with app.app_context(), writing():
        make.moderator("mo")
    client.sign_in("mo@example.org")
    russian = {"Accept-Language": "ru"}
    assert '<html lang="en"' in client.get("/editor/queue", headers=russian).text
    token = client.token("/editor/queue")
    client.post("/editor/language", data={"csrf_token": token, "language": "ru"})
    with app.app_context():
        assert person_with_email("mo@example.org").language == "ru"
    assert '<html lang="ru"' in client.get("/editor/queue").text
    # What readers read is in the language of its address all the same.
    assert '<html lang="en"' in client.get("/en/ask").text


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "localhost@evil.example"])
def test_addresses_are_made_from_the_settings_and_never_from_the_host(
    client: PageClient, host: str
) -> None:
    headers = {"Host": host, "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "gopher"}
    for path in ("/", "/en/", "/en/about", "/en/ask", "/editor/queue", "/editor/sign-in"):
        answer = client.get(path, headers=headers)
        assert "evil.example" not in answer.text
        assert "evil.example" not in str(answer.headers)
        assert "gopher" not in answer.text + str(answer.headers)


def switch(page: str, lang: str) -> str:
    """Return where the switch leads that names this language."""
    found = re.search(rf'<a href="([^"]+)"\s+lang="{lang}"\s+hreflang', page)
    assert found
    return found[1]


@pytest.mark.parametrize("step", ["", "/reply", "/withdraw", "/erase"])
@pytest.mark.parametrize("known", [True, False])
def test_the_answer_to_a_form_leads_to_a_page_that_can_be_opened(
    app: Flask, client: PageClient, step: str, known: bool
) -> None:
    code = "0" * 26
    if known:
        with app.app_context(), writing():
            _, code = make.asked()
    facts = {"code": code, "sure": "y", "csrf_token": client.token("/en/questions")}
    page = client.post(f"/en/questions{step}", data=facts).text
    assert switch(page, "ru") == "/ru/questions"


def test_an_address_that_only_answers_forms_is_named_nowhere(app: Flask) -> None:
    with app.test_request_context("/en/questions/withdraw", method="POST"):
        assert same_page_elsewhere() == {}
    with app.test_request_context("/en/ask", method="POST"):
        assert same_page_elsewhere() == {"en": "/en/ask", "ru": "/ru/ask"}

"""The panel's language, and the home of those who may not read questions."""

import pytest
from flask import Flask

from faq.people.models import person_with_email
from tests.support.pages import PageClient


def switch(client: PageClient, **facts: str):
    token = client.token("/editor/queue")
    return client.post("/editor/language", data={"csrf_token": token, **facts})


def test_the_panel_speaks_the_language_that_the_person_chose(app: Flask, mo: PageClient) -> None:
    answer = switch(mo, language="ru", next="/editor/queue?lane=mine")
    assert answer.status_code == 303
    assert answer.location == "/editor/queue?lane=mine"
    assert '<html lang="ru">' in mo.get("/editor/queue").text
    with app.app_context():
        assert person_with_email("mo@example.org").language == "ru"


@pytest.mark.parametrize(
    "elsewhere", ["//evil.example", "https://evil.example/editor/", "/editor/\\evil", "/en/", ""]
)
def test_the_language_switch_never_leaves_the_panel(mo: PageClient, elsewhere: str) -> None:
    assert switch(mo, language="ru", next=elsewhere).location == "/editor/"


def test_a_language_that_the_site_does_not_speak_is_refused(mo: PageClient) -> None:
    assert switch(mo, language="fr").status_code == 400


def test_the_language_is_not_changed_without_a_token(app: Flask, mo: PageClient) -> None:
    assert mo.post("/editor/language", data={"language": "ru"}).status_code == 400
    with app.app_context():
        assert person_with_email("mo@example.org").language == "en"

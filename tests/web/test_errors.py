"""Every error has a page: in the reader's language, plain, with a way on, and without a trace."""

import logging
from collections.abc import Iterator

import pytest
from flask import Flask, abort
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm.exc import StaleDataError

from faq.errors import NotAllowed, Stale, WrongState
from faq.web.guards import public
from tests.support.apps import app_with
from tests.support.pages import PageClient

MARKER = "zanzibar-marker"

RAISED = {
    "bug": (RuntimeError(MARKER), 500),
    "value": (ValueError(MARKER), 500),
    "locked": (OperationalError(MARKER, {}, Exception(MARKER)), 503),
    "pool": (PoolTimeout(MARKER), 503),
    "stale": (Stale(MARKER), 409),
    "stale row": (StaleDataError(MARKER), 409),
    "state": (WrongState(MARKER), 409),
    "right": (NotAllowed(MARKER), 403),
}
ABORTED = (400, 401, 403, 404, 405, 406, 408, 409, 410, 411, 413, 414, 415, 416, 418, 422, 429,
           431, 500, 501, 502, 503, 504)  # fmt: skip


def raising(error: Exception):
    def view(**_values: str) -> str:
        raise error

    return public(view)


def aborting(status: int):
    return public(lambda **_values: abort(status))


@pytest.fixture
def site(settings_for_tests: dict[str, object], app: Flask) -> Iterator[Flask]:
    """The site as it runs for readers, with pages that fail in every way."""
    with app_with(settings_for_tests, TESTING=False) as made:
        for name, (error, _) in RAISED.items():
            address = f"/<language:lang>/raise/{name.replace(' ', '-')}"
            made.add_url_rule(address, f"raise {name}", raising(error))
        for status in ABORTED:
            made.add_url_rule(
                f"/<language:lang>/abort/{status}", f"abort {status}", aborting(status)
            )
        yield made


LANGUAGES = {"en": ('lang="en"', "Home page"), "ru": ('lang="ru"', "")}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", RAISED)
def test_what_goes_wrong_has_its_page_without_a_trace(site: Flask, name: str, lang: str) -> None:
    answer = site.test_client().get(f"/{lang}/raise/{name.replace(' ', '-')}")
    assert answer.status_code == RAISED[name][1]
    for word in (MARKER, "Traceback", "Error", "sqlalchemy", "File &#34;", ".py"):
        assert word not in answer.text
    assert LANGUAGES[lang][0] in answer.text
    assert f'href="/{lang}/"' in answer.text


@pytest.mark.parametrize("status", ABORTED)
def test_every_status_has_a_page_with_a_way_on(site: Flask, status: int) -> None:
    answer = site.test_client().get(f"/en/abort/{status}")
    assert answer.status_code == status
    assert answer.mimetype == "text/html"
    assert 'href="/en/"' in answer.text
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("name", ["locked", "pool"])
def test_a_busy_database_says_when_to_try_again(site: Flask, name: str) -> None:
    answer = site.test_client().get(f"/en/raise/{name}")
    assert int(answer.headers["Retry-After"]) <= 60
    assert "Nothing was stored." in answer.text


def test_a_page_that_does_not_take_the_method_says_which_it_takes(client: PageClient) -> None:
    answer = client.delete("/en/ask")
    assert answer.status_code == 405
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS", "POST"}


def test_a_bug_is_written_down_with_its_trace(
    site: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, logger="faq"):
        site.test_client().get("/en/raise/bug")
    [record] = [r for r in caplog.records if r.name == "faq.web.errors"]
    assert record.exc_info is not None
    assert "RuntimeError" in record.getMessage()


def test_a_busy_database_is_no_bug(site: Flask, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="faq"):
        site.test_client().get("/en/raise/locked")
    assert [r.levelname for r in caplog.records if r.name == "faq.web.errors"] == ["WARNING"]
    assert MARKER not in caplog.text


@pytest.mark.parametrize(
    ("path", "browser", "language"),
    [
        ("/no-such-page", "ru", "ru"),
        ("/no-such-page", "en", "en"),
        ("/no-such-page", "de", "en"),
        ("/editor/no-such-page", "ru", "ru"),
    ],
)
def test_outside_of_a_language_the_browsers_counts(
    client: PageClient, path: str, browser: str, language: str
) -> None:
    answer = client.get(path, headers={"Accept-Language": browser})
    assert answer.status_code == 404
    assert f'lang="{language}"' in answer.text


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_missing_page_speaks_the_language_of_its_address(client: PageClient, lang: str) -> None:
    other = {"Accept-Language": "ru" if lang == "en" else "en"}
    for path in (f"/{lang}/answers/no-such-answer", f"/{lang}/articles/no-such-article"):
        answer = client.get(path, headers=other)
        assert answer.status_code == 404
        assert f'<html lang="{lang}"' in answer.text


def test_in_tests_a_bug_is_not_hidden(settings_for_tests: dict[str, object], app: Flask) -> None:
    with app_with(settings_for_tests) as made:
        made.add_url_rule("/broken", "broken", raising(RuntimeError(MARKER)))
        client = made.test_client()
        with pytest.raises(RuntimeError, match=MARKER):
            client.get("/broken")

"""Sessions of the panel: new at sign-in, dead after sign-out, and never older than promised."""

from datetime import datetime, timedelta
from urllib.parse import urljoin, urlsplit

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient

from faq.clock import now
from faq.db import db, writing
from faq.people.models import person_with_email
from tests.support import make
from tests.support.nasty import ELSEWHERE
from tests.support.pages import PageClient

INSIDE = "/editor/queue"


@pytest.fixture
def mo(app: Flask) -> PageClient:
    """A browser in which mo has signed in."""
    with app.app_context(), writing():
        make.moderator("mo")
    client = app.test_client()
    assert client.sign_in("mo@example.org").status_code == 302
    return client


def is_in(client: FlaskClient) -> bool:
    return client.get(INSIDE).status_code == 200


def cookie(client: FlaskClient) -> str:
    found = client.get_cookie("session")
    assert found is not None
    return found.value


def with_cookie(app: Flask, value: str) -> PageClient:
    """Return another browser that has got hold of a cookie."""
    client = app.test_client()
    client.set_cookie("session", value)
    return client


def test_the_session_is_another_one_after_signing_in(app: Flask, mo: PageClient) -> None:
    victim = app.test_client()
    victim.get("/editor/sign-in")
    planted = cookie(victim)
    victim.sign_in("mo@example.org")
    assert cookie(victim) != planted
    assert is_in(victim)
    assert not is_in(with_cookie(app, planted))


def test_a_copied_cookie_is_dead_after_signing_out(app: Flask, mo: PageClient) -> None:
    copy = with_cookie(app, cookie(mo))
    assert is_in(copy)
    mo.post("/editor/sign-out", data={"csrf_token": mo.token(INSIDE)})
    assert not is_in(mo)
    assert not is_in(copy)


def change(app: Flask, **values: object) -> None:
    with app.app_context(), writing():
        person = person_with_email("mo@example.org")
        for name, value in values.items():
            setattr(person, name, value)
        db.session.commit()


def test_who_was_deactivated_is_out_at_once_and_does_not_get_in_again(
    app: Flask, mo: PageClient
) -> None:
    change(app, active=False)
    assert not is_in(mo)
    again = app.test_client()
    answer = again.sign_in("mo@example.org")
    assert answer.status_code != 302
    assert not is_in(again)


def test_who_was_deactivated_is_told_no_more_than_anybody(app: Flask, mo: PageClient) -> None:
    wrong = app.test_client().sign_in("mo@example.org", "not this one at all")
    change(app, active=False)
    right = app.test_client().sign_in("mo@example.org", "not this one at all")
    assert right.status_code == wrong.status_code


def test_a_new_mark_ends_every_session(app: Flask, mo: PageClient) -> None:
    change(app, fs_uniquifier="another mark")
    assert not is_in(mo)


@pytest.mark.parametrize("place", [0, 5, -30, -3])
def test_a_cookie_that_was_changed_is_refused(app: Flask, mo: PageClient, place: int) -> None:
    value = cookie(mo)
    other = "A" if value[place] != "A" else "B"
    changed = value[:place] + other + (value[place + 1 :] if place != -1 else "")
    assert not is_in(with_cookie(app, changed))


@pytest.mark.parametrize("value", ["", ".", "x" * 4000, "eyJ9.e30.x", "..", "\u00ff", "null"])
def test_nonsense_is_no_session(app: Flask, mo: PageClient, value: str) -> None:
    assert not is_in(with_cookie(app, value))


def test_a_session_ends_after_so_many_idle_minutes(app: Flask, mo: PageClient) -> None:
    idle = timedelta(minutes=app.config["SESSION_IDLE_MINUTES"])
    start = now()
    with time_machine.travel(start + idle - timedelta(minutes=1)):
        assert is_in(mo)
    # That was an activity, so the minutes count from there.
    with time_machine.travel(start + 2 * idle - timedelta(minutes=2)):
        assert is_in(mo)
    with time_machine.travel(start + 3 * idle):
        assert not is_in(mo)


def test_a_session_ends_after_so_many_hours_even_in_use(app: Flask, mo: PageClient) -> None:
    start = now()
    end = start + in_use_for_hours(app, mo, start)
    with time_machine.travel(end + timedelta(minutes=1)):
        assert not is_in(mo)


def in_use_for_hours(app: Flask, client: PageClient, start: datetime) -> timedelta:
    """Use the panel again and again, for as long as a session may last; return how long."""
    longest = timedelta(hours=app.config["SESSION_MAX_HOURS"])
    step = timedelta(minutes=app.config["SESSION_IDLE_MINUTES"] - 5)
    passed = step
    while passed < longest:
        with time_machine.travel(start + passed):
            assert is_in(client)
        passed += step
    return longest


def test_a_clock_that_goes_back_revives_nothing(app: Flask, mo: PageClient) -> None:
    old = cookie(mo)
    mo.post("/editor/sign-out", data={"csrf_token": mo.token(INSIDE)})
    with time_machine.travel(now() - timedelta(hours=1)):
        assert not is_in(with_cookie(app, old))


@pytest.mark.parametrize("target", ELSEWHERE)
@pytest.mark.parametrize("how", ["address", "form", "both"])
def test_the_way_back_never_leads_off_the_site(
    app: Flask, mo: PageClient, target: str, how: str
) -> None:
    client = app.test_client()
    typed = {
        "email": "mo@example.org",
        "password": make.PASSWORD,
        "csrf_token": client.token("/editor/sign-in"),
    }
    if how != "address":
        typed["next"] = target
    query = {} if how == "form" else {"next": target}
    answer = client.post("/editor/sign-in", data=typed, query_string=query)
    assert answer.status_code in (200, 302)
    place = answer.headers.get("Location", "")
    # As a browser reads it: a backslash is a slash, and tabs and line ends are not there.
    for read in (place, place.replace("\\", "/").replace("\t", "")):
        whole = urlsplit(urljoin("http://localhost/editor/sign-in", read))
        assert (whole.scheme, whole.netloc) == ("http", "localhost")
    assert 'value="' + target not in answer.text


def test_a_session_that_is_too_old_ends_alone(app: Flask, mo: PageClient) -> None:
    start = now()
    end = start + in_use_for_hours(app, mo, start)
    copy, elsewhere = with_cookie(app, cookie(mo)), app.test_client()
    with time_machine.travel(end):
        elsewhere.sign_in("mo@example.org")
    with time_machine.travel(end + timedelta(minutes=1)):
        assert not is_in(mo)
        assert not is_in(copy)
        assert is_in(elsewhere)


def test_a_session_without_its_beginning_has_ended(app: Flask, mo: PageClient) -> None:
    with mo.session_transaction() as kept:
        del kept["signed_in_at"]
    assert mo.get(INSIDE).status_code == 302
    assert not is_in(mo)

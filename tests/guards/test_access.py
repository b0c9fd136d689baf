"""Who gets in where: one table of routes and roles, compared with real requests."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import pytest
from flask import Flask
from flask.testing import FlaskClient

from faq.db import db, writing
from faq.people.models import person_with_email
from faq.people.roles import Permission, Role, permissions_of
from faq.web.guards import access_of, public, requires
from tests.support import make
from tests.support.apps import app_with
from tests.support.pages import PageClient

# What somebody may meet behind an address.
IN = "in"  # The page, or an answer of its own about what was sent.
SIGN_IN = "sign in"  # Signed out: to the sign-in page, or 401 where something was sent.
NO = "no"  # Signed in, but without the right.
HIDDEN = "hidden"  # As if there were no such address.

ROLES = ("anonymous", "moderator", "editor", "reviewer", "lead", "admin", "deactivated")
TEAM = {"moderator", "editor", "reviewer", "lead", "admin"}
READERS = TEAM - {"admin"}  # Running the team is no reason to read what people wrote.
WRITERS = {"moderator", "editor"}

# Nobody's, because a library brings it and the site does not use it.
CLOSED: frozenset[str] = frozenset()

# Endpoint -> who is let in; EVERYBODY for the public ones. A new route needs a new row.
EVERYBODY = frozenset(ROLES)
ROWS: dict[str, frozenset[str] | set[str]] = {
    # Files.
    "static": EVERYBODY,
    "bootstrap.static": EVERYBODY,
    # Reading needs no account.
    "reading.start": EVERYBODY,
    "reading.home": EVERYBODY,
    "reading.article": EVERYBODY,
    "reading.entry": EVERYBODY,
    "reading.topic": EVERYBODY,
    "reading.about": EVERYBODY,
    "reading.privacy": EVERYBODY,
    "reading.contact": EVERYBODY,
    # Nor does asking: whoever has the code follows the question.
    "asking.ask": EVERYBODY,
    "asking.send": EVERYBODY,
    "asking.follow": EVERYBODY,
    "asking.status": EVERYBODY,
    "asking.reply": EVERYBODY,
    "asking.withdraw": EVERYBODY,
    "asking.erase": EVERYBODY,
    # Machines and operators.
    "ops.healthz": EVERYBODY,
    "ops.readyz": EVERYBODY,
    "ops.robots": EVERYBODY,
    # The way in and out of the panel.
    "security.login": EVERYBODY,
    "security.logout": EVERYBODY,
    # Parts of the sign-in library that the site does not use.
    "security.verify": CLOSED,
    "security.static": CLOSED,
    # The panel.
    "moderation.home": TEAM,
    "moderation.language": TEAM,
    # Whoever may read questions.
    "moderation.queue": READERS,
    "moderation.question": READERS,
    "moderation.add_note": READERS,
    # A lead takes over from somebody who is away; only the holder and leads get further.
    "moderation.release": READERS,
    # A reviewer's, but an author may publish in a team of one: the question itself decides.
    "moderation.return": READERS,
    "moderation.publish": READERS,
    # Moderating.
    "moderation.next_question": WRITERS,
    "moderation.claim": WRITERS,
    "moderation.ask_for_details": WRITERS,
    "moderation.answer_with_entry": WRITERS,
    "moderation.merge": WRITERS,
    "moderation.decline": WRITERS,
    "moderation.reopen": WRITERS,
    "moderation.mark_urgent": WRITERS,
    "moderation.unmark_urgent": WRITERS,
    # Answering.
    "moderation.answer": WRITERS,
    "moderation.save_answer": WRITERS,
    "moderation.send_to_review": WRITERS,
}

VALUES = {"lang": "en", "slug": "no-such-page", "filename": "no-such-page"}


def expected(role: str, allowed: frozenset[str] | set[str]) -> str:
    """Return what the table promises to this role."""
    if not allowed:
        return HIDDEN
    if role in allowed:
        return IN
    return SIGN_IN if role in ("anonymous", "deactivated") else NO


def met(status: int, location: str) -> str:
    """Return which of the four an answer is."""
    if status == 401 or "/editor/sign-in?next=" in location:
        return SIGN_IN
    return {403: NO, 404: HIDDEN}.get(status, IN)


def requests_of(app: Flask, question_id: int) -> Iterator[tuple[str, str, str]]:
    """Yield endpoint, method and an address for everything in the URL map."""
    with app.test_request_context():
        for rule in app.url_map.iter_rules():
            values = {name: VALUES.get(name, question_id) for name in rule.arguments}
            _, address = rule.build(values, append_unknown=False) or ("", "")
            for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
                yield rule.endpoint, method, address


def deviations(
    client: PageClient, role: str, question_id: int, rows: Mapping[str, object], token: str
) -> list[str]:
    """Return every request whose answer is not what the table promises to this role."""
    faults = []
    for endpoint, method, address in requests_of(client.application, question_id):
        if endpoint == "security.logout":
            continue  # It would end the session of all that follow.
        if endpoint not in rows:
            faults.append(f"{endpoint} has no row")
            continue
        data = {"csrf_token": token} if method == "POST" else None
        answer = FlaskClient.open(client, address, method=method, data=data, buffered=True)
        found = met(answer.status_code, answer.headers.get("Location", ""))
        wanted = expected(role, rows[endpoint])  # type: ignore[arg-type]  # a table of sets
        # A page that everybody may see may still not exist.
        missing = found == HIDDEN and wanted == IN and address.endswith("no-such-page")
        if found != wanted and not missing:
            faults.append(f"{role}: {method} {endpoint}: {answer.status_code}, not {wanted}")
    return faults


@pytest.fixture
def question_id(app: Flask) -> int:
    """A question that waits."""
    with app.app_context(), writing():
        return make.question().id


@contextmanager
def browser(app: Flask, role: str) -> Iterator[tuple[PageClient, str]]:
    """Yield a browser in which somebody with this role has signed in, and its token."""
    client = app.test_client()
    if role != "anonymous":
        granted = Role(role) if role in set(Role) else Role.EDITOR
        with app.app_context(), writing():
            make.person(role, granted)
        assert client.sign_in(f"{role}@example.org").status_code == 302
    token = client.token("/en/ask")
    if role == "deactivated":
        with app.app_context(), writing():
            person = person_with_email("deactivated@example.org")
            assert person is not None
            person.active = False
            db.session.commit()
    yield client, token


@pytest.mark.parametrize("role", ROLES)
def test_everybody_gets_in_just_where_the_table_says(
    app: Flask, question_id: int, role: str
) -> None:
    with browser(app, role) as (client, token):
        assert deviations(client, role, question_id, ROWS, token) == []


def test_every_row_is_a_route(app: Flask) -> None:
    assert set(ROWS) == {rule.endpoint for rule in app.url_map.iter_rules()}


def test_every_endpoint_says_who_may_use_it(app: Flask) -> None:
    for endpoint, allowed in ROWS.items():
        assert (access_of(app, endpoint) is None) is (not allowed), endpoint


def test_the_marks_agree_with_the_table_of_roles(app: Flask) -> None:
    for endpoint, allowed in ROWS.items():
        access = access_of(app, endpoint)
        if isinstance(access, Permission):
            assert {role for role in Role if access in permissions_of([role])} == allowed, endpoint


# --- the twin: the guard must object -------------------------------------------------------------


@pytest.fixture
def careless(settings_for_tests: dict[str, object], app: Flask) -> Iterator[Flask]:
    """An application to which somebody has added routes without thinking."""
    with app_with(settings_for_tests) as made:
        made.add_url_rule("/unmarked", "unmarked", lambda: "secret")
        made.add_url_rule("/open", "open", public(lambda: "secret"))
        made.add_url_rule("/narrow", "narrow", requires(Permission.REVIEW)(lambda: "secret"))
        yield made


def test_a_route_without_a_mark_is_closed(careless: Flask) -> None:
    assert careless.test_client().get("/unmarked").status_code == 404


def test_the_guard_objects_to_a_route_without_a_row(careless: Flask, question_id: int) -> None:
    with browser(careless, "anonymous") as (client, token):
        faults = deviations(client, "anonymous", question_id, ROWS, token)
    assert faults == ["unmarked has no row", "open has no row", "narrow has no row"]


def test_the_guard_objects_to_a_route_that_is_wider_or_narrower_than_its_row(
    careless: Flask, question_id: int
) -> None:
    rows = {**ROWS, "unmarked": CLOSED, "open": TEAM, "narrow": WRITERS | {"reviewer"}}
    with browser(careless, "anonymous") as (client, token):
        [wide] = deviations(client, "anonymous", question_id, rows, token)
    with browser(careless, "moderator") as (client, token):
        [narrow] = deviations(client, "moderator", question_id, rows, token)
    assert wide == "anonymous: GET open: 200, not sign in"
    assert narrow == "moderator: GET narrow: 403, not in"

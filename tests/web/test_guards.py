"""Deny by default, and no write without a token, whatever the address."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from faq.db import db, writing
from faq.questions import moderating
from tests.support import make
from tests.support.pages import PageClient

VALUES = {"lang": "en"}


def posts(app: Flask, number: int) -> Iterator[tuple[str, str]]:
    """Yield endpoint and address of everything in the URL map that takes a POST."""
    with app.test_request_context():
        for rule in app.url_map.iter_rules():
            if "POST" in (rule.methods or ()):
                values = {name: VALUES.get(name, number) for name in rule.arguments}
                yield rule.endpoint, (rule.build(values) or ("", ""))[1]


def everything(app: Flask) -> dict[str, list[Any]]:
    """Return all that is stored, by table."""
    with app.app_context():
        found = {
            table.name: sorted(map(repr, db.session.execute(select(table))))
            for table in db.metadata.sorted_tables
        }
        db.session.rollback()
        return found


@pytest.fixture
def asked(app: Flask) -> dict[str, Any]:
    """A question that waits for details, and its code."""
    with app.app_context(), writing():
        mo = make.moderator("mo")
        question, code = make.asked(email="asker@example.org")
        moderating.ask_for_details(question, "How long?", by=mo)
        db.session.commit()
        return {"id": question.id, "code": code, "version": question.version}


def everything_typed(asked: dict[str, Any], **more: str) -> dict[str, str]:
    """Return fields that would be enough for any of the forms, but for the token."""
    return {
        "code": asked["code"], "text": "Two weeks.", "sure": "y", "question": "Why does it twitch?",
        "consent_store": "y", "consent_publish": "yes", "nonce": "n" * 22, "step": "send",
        "version": str(asked["version"]), "reason": "spam", "language": "ru", "note": "x",
        "email": "mo@example.org", "password": make.PASSWORD, "do": "save", "body": "Text.",
        **more,
    }  # fmt: skip


@pytest.mark.parametrize("token", [None, "", "stale", "ImEi.aaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbb"])
@pytest.mark.parametrize("signed_in", [False, True])
def test_no_post_changes_anything_without_its_token(
    app: Flask, asked: dict[str, Any], client: PageClient, token: str | None, signed_in: bool
) -> None:
    if signed_in:
        client.sign_in("mo@example.org")
    before = everything(app)
    addresses = list(posts(app, asked["id"]))
    assert len(addresses) > 15
    typed = everything_typed(asked) if token is None else everything_typed(asked, csrf_token=token)
    answers = {
        endpoint: FlaskClient.open(client, address, method="POST", data=typed).status_code
        for endpoint, address in addresses
    }
    # Signed out, an address of the panel asks for that first; what is closed stays closed.
    wanted = {400} if signed_in else {400, 401}
    faults = {e: s for e, s in answers.items() if s not in wanted}
    assert faults in ({}, {"security.verify": 404})
    assert everything(app) == before


def test_the_token_of_another_session_is_worth_nothing(
    app: Flask, asked: dict[str, Any], client: PageClient
) -> None:
    stolen = app.test_client().token("/en/ask")
    client.get("/en/ask")
    before = everything(app)
    typed = everything_typed(asked, csrf_token=stolen)
    assert client.post("/en/questions/withdraw", data=typed).status_code == 400
    assert everything(app) == before


def test_the_same_post_with_its_token_does_work(
    app: Flask, asked: dict[str, Any], client: PageClient
) -> None:
    typed = everything_typed(asked, csrf_token=client.token("/en/questions"))
    assert client.post("/en/questions/withdraw", data=typed).status_code == 200


def test_no_get_changes_anything(app: Flask, asked: dict[str, Any], client: PageClient) -> None:
    client.sign_in("mo@example.org")
    before = everything(app)
    for _endpoint, address in posts(app, asked["id"]):
        for method in ("GET", "HEAD", "OPTIONS"):
            FlaskClient.open(client, address, method=method, query_string=everything_typed(asked))
    assert everything(app) == before


def test_what_was_not_committed_is_gone_after_the_request(app: Flask, client: PageClient) -> None:
    client.get("/en/ask")
    with app.app_context():
        assert not db.session.new
        assert not db.session.dirty

"""Asking: the form, the page to check it, the code."""

import re

import pytest
from markupsafe import escape
from sqlalchemy import func, select

from faq.db import db
from faq.questions.consents import CURRENT, ConsentKind
from faq.questions.models import Contact, Question
from faq.secrets import ContactCipher
from tests.support.make import SECRETS

TYPED = {
    "question": "Why does my lip twitch at night?",
    "details": "It started last week.\nOnly on the left side.",
    "about": "me",
    "age_band": "18-39",
    "consent_store": "y",
    "consent_publish": "yes",
}


def fill(client, lang="en", **changes):
    """Return the fields of the form page with what an asker types."""
    return {**client.form(f"/{lang}/ask"), **TYPED, **changes}


def to_check(client, lang="en", **changes):
    """Post the form and return the page to check."""
    return client.post(f"/{lang}/ask", data=fill(client, lang, **changes))


def send_form(page, lang="en"):
    """Return the fields of the check page's form that sends."""
    from tests.support.pages import fields

    return fields(page.text, f"/{lang}/ask")


def sent(client, lang="en", **changes):
    """Go the whole way and return the page with the code."""
    form = send_form(to_check(client, lang, **changes), lang)
    return client.post(f"/{lang}/ask", data=form)


def count(app):
    with app.app_context():
        return db.session.scalar(select(func.count(Question.id)))


def code_on(page):
    return re.search(r"[0-9A-Z]{5}(-[0-9A-Z]{5}){3}-[0-9A-Z]{6}", page.text)[0]


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_question_is_stored_after_the_second_post_and_not_before(client, app, lang):
    page = to_check(client, lang)
    assert page.status_code == 200
    assert "It started last week." in page.text
    assert count(app) == 0
    done = client.post(f"/{lang}/ask", data=send_form(page, lang))
    assert done.status_code == 200
    assert code_on(done)
    assert count(app) == 1


def test_the_stored_question_says_what_was_typed_and_agreed(client, app):
    sent(client, consent_publish="no", email="asker@example.org")
    with app.app_context():
        question = db.session.scalars(select(Question)).one()
        assert question.original.question == TYPED["question"]
        assert question.original.details == TYPED["details"]
        assert (question.about, question.age_band, question.language) == ("me", "18-39", "en")
        assert question.may_publish is False
        agreed = {c.kind: (c.given, c.text_version, c.language) for c in question.consents}
        assert agreed == {
            ConsentKind.STORE: (True, CURRENT, "en"),
            ConsentKind.PUBLISH: (False, CURRENT, "en"),
        }
        sealed = db.session.scalars(select(Contact)).one().sealed_address
        assert "asker" not in sealed
        opened = ContactCipher(SECRETS).open(sealed, context=str(question.id))
        assert opened == "asker@example.org"


def test_sending_twice_stores_once_and_shows_the_same_code(client, app):
    form = send_form(to_check(client))
    first, second = (client.post("/en/ask", data=form) for _ in range(2))
    assert code_on(first) == code_on(second)
    assert count(app) == 1


def test_another_text_with_the_same_form_is_another_question(client, app):
    form = send_form(to_check(client))
    client.post("/en/ask", data=form)
    client.post("/en/ask", data={**form, "question": "Can stress make a lip twitch?"})
    assert count(app) == 2


def test_the_code_is_stored_nowhere(client, app):
    code = code_on(sent(client)).replace("-", "")
    with app.app_context():
        row = db.session.execute(select(Question.__table__)).mappings().one()
        assert not any(code in str(value) for value in row.values())


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("question", "", "Write your question."),
        ("question", "why?", "at least 10 characters"),
        ("question", "x" * 301, "300 characters or fewer"),
        ("question", "Why does \u202emy lip twitch?", "cannot be shown"),
        ("details", "x" * 4001, "4000 characters or fewer"),
        ("details", "nul \x00 byte", "cannot be shown"),
        ("email", "not an address", "Write an e-mail address"),
        ("consent_store", None, "Tick the box"),
        ("consent_publish", None, "Choose whether"),
        ("consent_publish", "maybe", "Not a valid choice"),
        ("about", "the moon", "Not a valid choice"),
        ("age_band", "900", "Not a valid choice"),
    ],
)
def test_what_is_refused_is_explained_and_kept(client, app, field, value, message):
    form = fill(client)
    form.pop(field)
    if value is not None:
        form[field] = value
    page = client.post("/en/ask", data=form)
    assert page.status_code == 422
    assert message in page.text
    assert "There is a problem" in page.text
    kept = "Only on the left side." if field != "details" else TYPED["question"]
    assert kept in page.text
    assert count(app) == 0


def test_the_second_post_is_checked_like_the_first(client, app):
    form = send_form(to_check(client))
    page = client.post("/en/ask", data={**form, "question": "short"})
    assert page.status_code == 422
    assert count(app) == 0


def test_a_stale_token_keeps_the_text_and_stores_nothing(client, app):
    form = send_form(to_check(client))
    page = client.post("/en/ask", data={**form, "csrf_token": "stale"})
    assert page.status_code == 400
    assert "Nothing was stored" in page.text
    assert TYPED["question"] in page.text
    assert count(app) == 0


def test_a_form_without_its_own_value_is_checked_and_never_sent(client, app):
    form = send_form(to_check(client))
    for nonce in ("", "short", "x" * 200):
        page = client.post("/en/ask", data={**form, "nonce": nonce})
        assert "Check before you send" in page.text
    assert client.post("/en/ask").status_code == 400
    assert count(app) == 0


def test_change_goes_back_to_the_filled_form(client):
    form = {**send_form(to_check(client)), "step": "change"}
    page = client.post("/en/ask", data=form)
    assert "Only on the left side." in page.text
    assert 'name="step" value="check"' in page.text


def test_every_step_shows_when_to_call_for_help(client):
    form = client.get("/en/ask")
    check = to_check(client)
    done = client.post("/en/ask", data=send_form(check))
    for page in (form, check, done):
        assert 'href="tel:112"' in page.text
        assert "cannot breathe" in page.text


def test_asking_pages_are_kept_by_nobody(client):
    page = client.get("/en/ask")
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert 'content="noindex"' in page.text


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("asker@example.org", "asker@example.org"),
        ("asker@пример.рф", "asker@xn--e1afmkfd.xn--p1ai"),
        ("Asker@EXAMPLE.org", "Asker@example.org"),
    ],
)
def test_an_address_is_stored_as_mail_servers_know_it(client, app, typed, stored):
    assert typed in to_check(client, email=typed).text
    sent(client, email=typed)
    with app.app_context():
        contact = db.session.scalars(select(Contact)).one()
        opened = ContactCipher(SECRETS).open(contact.sealed_address, str(contact.question_id))
    assert opened == stored


@pytest.mark.parametrize(
    "typed", ["иван@пример.рф", "иван@example.org", '"a b"@example.org', "a@[127.0.0.1]", "a@local"]
)
def test_an_address_that_no_mail_would_reach_is_refused_and_kept(client, app, typed):
    page = to_check(client, email=typed)
    assert page.status_code == 422
    assert "Write an e-mail address like name@example.org" in page.text
    assert f'value="{escape(typed)}"' in page.text
    assert TYPED["question"] in page.text
    assert count(app) == 0

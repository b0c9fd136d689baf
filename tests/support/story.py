"""The steps of the stories: what askers, editors and the worker do, through pages and mails."""

import re

from flask import Flask
from werkzeug.test import TestResponse

from faq.db import db
from faq.notifications.delivery import deliver_next
from tests.support.pages import PageClient, fields

CODE = re.compile(r"[0-9A-Z]{5}(?:-[0-9A-Z]{5}){3}-[0-9A-Z]{6}")
ANSWER = {
    "question": "Why can a lip twitch at night?",
    "short_answer": "Small twitches are common and often pass by themselves.",
    "body": "Tired muscles can twitch.\n\n:::routine See a doctor if:\n- it lasts 2 weeks\n:::",
    "sources-0-title": "Twitching eyes and muscles",
    "sources-0-publisher": "NHS",
}


def ask(client: PageClient, question: str, lang: str = "en", **typed: str) -> str:
    """Ask on the site, look at the page to check, send; return the code that is shown."""
    address = f"/{lang}/ask"
    form = client.form(address)
    form |= {"question": question, "consent_store": "y", "consent_publish": "yes", **typed}
    check = client.post(address, data=form)
    assert question in check.text
    done = client.post(address, data=fields(check.text, address))
    found = CODE.search(done.text)
    assert found, done.text
    return found[0]


def follow(client: PageClient, code: str, lang: str = "en", step: str = "", **typed: str) -> str:
    """Type the code, or take a step with it, and return the status page."""
    address = f"/{lang}/questions"
    data = {"csrf_token": client.token(address), "code": code, **typed}
    page = client.post(address + step, data=data)
    assert page.status_code == 200, page.text
    return page.text


def first_in_queue(client: PageClient, lane: str = "new") -> int:
    """Return the number of the question that stands first in a lane."""
    page = client.get(f"/editor/queue?lane={lane}").text
    found = re.search(r'href="/editor/questions/(\d+)"', page)
    assert found, f"nothing in {lane}"
    return int(found[1])


def act(client: PageClient, number: int, name: str, **typed: str) -> TestResponse:
    """Press a button of the question's page, which must be there."""
    page = f"/editor/questions/{number}"
    address = f"{page}/{name}"
    return client.post(address, data={**client.form(page, address), **typed})


def write(client: PageClient, number: int, do: str = "review", **typed: str) -> TestResponse:
    """Fill in the answer and press one of its buttons."""
    address = f"/editor/questions/{number}/answer"
    return client.post(address, data={**client.form(address), **ANSWER, **typed, "do": do})


def deliver(app: Flask) -> int:
    """Do the worker's work until the outbox is empty; return how many messages there were."""
    with app.app_context():
        count = 0
        while deliver_next(app.config):
            count += 1
        db.session.remove()
        return count


def to(mails: list[str], address: str) -> list[str]:
    """Return the mails that went to this address."""
    return [mail for mail in mails if f"To: {address}" in mail]

"""A story: two editors work on one question, and neither loses a word."""

from tests.support.people import signed_in
from tests.support.story import ANSWER, act, ask, first_in_queue


def test_who_is_slower_sees_what_happened_and_keeps_the_text(app, client):
    mo, ed = signed_in(app, "mo"), signed_in(app, "ed")
    ask(client, "Why does my lip twitch at night?")
    number = first_in_queue(mo)
    page = f"/editor/questions/{number}"
    slow = ed.form(page, f"{page}/decline")
    act(mo, number, "claim")
    answer = ed.post(
        f"{page}/decline", data={**slow, "reason": "dose", "note": "A note of ten minutes."}
    )
    assert answer.status_code == 409
    assert "A note of ten minutes." in answer.text
    assert "mo" in answer.text
    assert "Claimed" in mo.get(page).text


def test_two_windows_with_one_answer_overwrite_nothing(app, client):
    mo = signed_in(app, "mo")
    ask(client, "Why does my lip twitch at night?")
    number = first_in_queue(mo)
    act(mo, number, "claim")
    address = f"/editor/questions/{number}/answer"
    first, second = mo.form(address), mo.form(address)
    saved = mo.post(address, data={**first, **ANSWER, "body": "The first text.", "do": "save"})
    assert saved.status_code == 303
    refused = mo.post(address, data={**second, **ANSWER, "body": "The second text.", "do": "save"})
    assert refused.status_code == 409
    assert "The second text." in refused.text
    assert "The first text." in mo.form(address)["body"]


def test_two_claims_at_once_make_one_holder(app, client):
    mo, ed = signed_in(app, "mo"), signed_in(app, "ed")
    ask(client, "Why does my lip twitch at night?")
    number = first_in_queue(mo)
    page = f"/editor/questions/{number}"
    forms = [browser.form(page, f"{page}/claim") for browser in (mo, ed)]
    answers = [
        browser.post(f"{page}/claim", data=form).status_code
        for browser, form in zip((mo, ed), forms, strict=True)
    ]
    assert answers == [303, 409]


def test_one_publication_takes_effect_once(app, client):
    mo, rae = signed_in(app, "mo"), signed_in(app, "rae")
    ask(client, "Why does my lip twitch at night?")
    number = first_in_queue(mo)
    act(mo, number, "claim")
    address = f"/editor/questions/{number}/answer"
    mo.post(address, data={**mo.form(address), **ANSWER, "do": "review"})
    page = f"/editor/questions/{number}"
    form = rae.form(page, f"{page}/publish")
    answers = [rae.post(f"{page}/publish", data=form).status_code for _ in range(3)]
    assert answers == [303, 409, 409]

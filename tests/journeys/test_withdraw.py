"""A story: somebody changes their mind, first a little, then for good."""

from sqlalchemy import select

from faq.db import db
from faq.questions.models import Original
from tests.support.people import signed_in
from tests.support.story import act, ask, deliver, first_in_queue, follow, to, write

ASKER = "asker@example.org"
MARKER = "zanzibar"


def test_withdrawing_stops_the_work_and_erasing_removes_every_word(app, client, mails):
    mo, rae = signed_in(app, "mo"), signed_in(app, "rae")
    code = ask(client, f"Why does my {MARKER} twitch?", email=ASKER)
    number = first_in_queue(mo)
    act(mo, number, "claim")
    write(mo, number)
    assert "Withdrawn by you" in follow(client, code, step="/withdraw")

    page = f"/editor/questions/{number}"
    assert f"{page}/publish" not in rae.get(page).text
    assert client.get("/en/answers/why-can-a-lip-twitch-at-night").status_code == 404

    follow(client, code, step="/erase", sure="y")
    assert MARKER not in mo.get(page).text
    with app.app_context():
        assert db.session.scalars(select(Original)).all() == []
    again = client.post(
        "/en/questions", data={"csrf_token": client.token("/en/questions"), "code": code}
    )
    assert again.status_code == 422
    deliver(app)
    assert to(mails(), ASKER) == []


def test_who_writes_while_the_question_is_withdrawn_keeps_the_text(app, client):
    mo = signed_in(app, "mo")
    code = ask(client, "Why does my lip twitch at night?")
    number = first_in_queue(mo)
    act(mo, number, "claim")
    address = f"/editor/questions/{number}/answer"
    form = {**mo.form(address), "question": "Why?", "body": "A text of an hour.", "do": "save"}
    follow(client, code, step="/withdraw")
    answer = mo.post(address, data=form)
    assert answer.status_code in (403, 409)
    assert "A text of an hour." in answer.text

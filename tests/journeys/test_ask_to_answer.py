"""A story: a question is asked, answered, checked by a second person, read, and its asker told."""

from sqlalchemy import select

from faq.db import db
from faq.questions.models import Contact
from tests.support.people import signed_in
from tests.support.story import act, ask, deliver, first_in_queue, follow, to, write

ASKER = "asker@example.org"


def test_a_question_becomes_an_answer(app, client, mails):
    mo, rae = signed_in(app, "mo"), signed_in(app, "rae")

    code = ask(client, "Why does my lip twitch at night?", details="Since May.", email=ASKER)
    assert "Waiting for an editor" in follow(client, code)
    deliver(app)
    assert len(to(mails(), "mo@example.org")) == 1

    number = first_in_queue(mo)
    assert "Since May." in mo.get(f"/editor/questions/{number}").text
    assert act(mo, number, "claim").status_code == 303
    assert "An editor is reading it" in follow(client, code)

    act(mo, number, "ask-for-details", text="How long does it last?")
    deliver(app)
    assert len(to(mails(), ASKER)) == 1
    assert "How long does it last?" in follow(client, code)
    follow(client, code, step="/reply", text="A few seconds.")
    assert "A few seconds." in mo.get(f"/editor/questions/{number}").text

    assert write(mo, number).status_code == 303
    assert client.get("/en/answers/why-can-a-lip-twitch-at-night").status_code == 404
    assert "A second person is checking" in follow(client, code)

    deliver(app)
    assert len(to(mails(), "rae@example.org")) == 1
    assert "Tired muscles can twitch." in rae.get(f"/editor/questions/{number}").text
    assert act(rae, number, "publish").status_code == 303

    page = client.get("/en/answers/why-can-a-lip-twitch-at-night")
    assert page.status_code == 200
    assert "Tired muscles can twitch." in page.text
    assert "Since May." not in page.text
    assert "why-can-a-lip-twitch-at-night" in client.get("/en/").text
    assert 'href="/en/answers/why-can-a-lip-twitch-at-night"' in follow(client, code)

    deliver(app)
    deliver(app)
    assert len(to(mails(), ASKER)) == 2
    with app.app_context():
        assert db.session.scalars(select(Contact)).all() == []


def test_the_author_cannot_be_the_second_person(app, client):
    mo = signed_in(app, "mo")
    ask(client, "Why does my lip twitch at night?")
    number = first_in_queue(mo)
    act(mo, number, "claim")
    write(mo, number)
    page = f"/editor/questions/{number}"
    assert f"{page}/publish" not in mo.get(page).text
    token = mo.token(page)
    version = mo.form(page, f"{page}/add-note")["version"]
    forged = mo.post(f"{page}/publish", data={"csrf_token": token, "version": version})
    assert forged.status_code == 403
    assert client.get("/en/answers/why-can-a-lip-twitch-at-night").status_code == 404


def test_an_answer_that_was_returned_is_mended_and_published(app, client):
    mo, rae = signed_in(app, "mo"), signed_in(app, "rae")
    code = ask(client, "Почему дёргается губа?", "ru")
    number = first_in_queue(mo)
    act(mo, number, "claim")
    write(mo, number, question="Почему может дёргаться губа?")
    act(rae, number, "return", reason="Say how common it is.")
    assert "Say how common it is." in mo.get(f"/editor/questions/{number}").text
    write(mo, number, question="Почему может дёргаться губа?", body="Это бывает у многих.")
    act(rae, number, "publish")
    page = client.get("/ru/answers/pochemu-mozhet-diorgatsia-guba")
    if page.status_code == 404:  # The transliteration is another test's; the status page knows.
        link = follow(client, code, "ru").partition('href="/ru/answers/')[2].partition('"')[0]
        page = client.get(f"/ru/answers/{link}")
    assert "Это бывает у многих." in page.text

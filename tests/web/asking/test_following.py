"""Following a question by its code."""

import pytest
from sqlalchemy import select

from faq.db import db, writing
from faq.entries.publishing import SourceText
from faq.markup.safe import EXTERNAL_REL
from faq.questions import answering, moderating
from faq.questions.lifecycle import Status
from faq.questions.models import Message, Original, Question
from faq.questions.reasons import DeclineReason, reason_text
from faq.secrets import grouped
from tests.support import make


@pytest.fixture
def asked(app):
    """A question that waits; its id and code."""
    with app.app_context(), writing():
        question, code = make.asked(details="Only on the left side.")
        return question.id, code


def follow(client, code, lang="en", step="", **data):
    """Post to the follow page, or to one of its steps."""
    path = f"/{lang}/questions"
    token = client.token(path)
    return client.post(path + step, data={"csrf_token": token, "code": code, **data})


def status_of(app, question_id):
    with app.app_context():
        return db.session.get(Question, question_id).status


def do(app, question_id, verb):
    """Let the team do something to the question."""
    with app.app_context(), writing():
        verb(db.session.get(Question, question_id))
        db.session.commit()


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_code_shows_the_status_however_it_is_typed(client, asked, lang):
    _, code = asked
    for typed in (code, grouped(code), grouped(code).lower(), f"  {code}  "):
        page = follow(client, typed, lang)
        assert page.status_code == 200
        assert "Only on the left side." in page.text


def test_a_wrong_code_and_an_erased_one_get_the_same_answer(client, app, asked):
    _, code = asked
    wrong = follow(client, "0" * 26)
    follow(client, code, step="/erase", sure="y")
    erased = follow(client, code)
    assert wrong.status_code == erased.status_code == 422
    message = "There is no question with this code"
    assert message in wrong.text
    assert message in erased.text


def test_what_cannot_be_a_code_is_said_so(client):
    page = follow(client, "not a code")
    assert page.status_code == 422
    assert "26 letters and digits" in page.text


def test_the_code_is_in_no_address(client, asked):
    _, code = asked
    page = follow(client, code)
    assert f"?{code}" not in page.text
    assert f"/{code}" not in page.text
    assert page.headers["Cache-Control"] == "no-store"


def test_the_asker_answers_what_the_team_asks(client, app, asked):
    question_id, code = asked
    mo = {}

    def ask(question):
        mo["person"] = make.moderator()
        moderating.ask_for_details(question, "How long has it lasted?", by=mo["person"])

    do(app, question_id, ask)
    assert "How long has it lasted?" in follow(client, code).text
    page = follow(client, code, step="/reply", text="About two weeks.")
    assert page.status_code == 200
    assert status_of(app, question_id) is Status.SUBMITTED
    again = follow(client, code, step="/reply", text="About two weeks.")
    assert again.status_code == 409
    with app.app_context():
        replies = db.session.scalars(select(Message).where(Message.from_asker)).all()
        assert [reply.text for reply in replies] == ["About two weeks."]


def test_an_empty_reply_is_refused_at_its_field(client, app, asked):
    question_id, code = asked
    do(
        app,
        question_id,
        lambda q: moderating.ask_for_details(q, "How long?", by=make.moderator()),
    )
    page = follow(client, code, step="/reply", text="  ")
    assert page.status_code == 422
    assert "Write your answer." in page.text


def test_withdrawing_ends_the_work_on_it(client, app, asked):
    question_id, code = asked
    page = follow(client, code, step="/withdraw")
    assert "Withdrawn by you" in page.text
    assert status_of(app, question_id) is Status.WITHDRAWN


def test_erasing_asks_whether_the_asker_is_sure(client, app, asked):
    question_id, code = asked
    page = follow(client, code, step="/erase")
    assert page.status_code == 422
    assert "Tick the box" in page.text
    assert status_of(app, question_id) is Status.SUBMITTED


def test_erasing_removes_every_word(client, app, asked):
    question_id, code = asked
    page = follow(client, code, step="/erase", sure="y")
    assert page.status_code == 200
    assert "Only on the left side." not in page.text
    with app.app_context():
        assert db.session.scalars(select(Original)).all() == []
        assert status_of(app, question_id) is Status.ERASED


@pytest.mark.parametrize("reason", list(DeclineReason))
def test_a_declined_asker_reads_why_and_what_to_do_in_their_language(client, app, reason):
    with app.app_context(), writing():
        question, code = make.asked("Почему дёргается губа?", language="ru")
        moderating.decline(question, reason, "", by=make.moderator())
        db.session.commit()
    page = follow(client, code, "ru")
    words = reason_text(reason, "ru")
    assert words.text in page.text
    assert words.next_step in page.text


def test_a_published_answer_is_one_click_away(client, app):
    with app.app_context(), writing():
        question, code = make.asked()
        mo, rae = make.moderator(), make.reviewer()
        moderating.claim(question, by=mo)
        answering.draft(question, make.draft(), by=mo)
        answering.send_to_review(question, by=mo)
        answering.publish(question, by=rae, solo=False)
        db.session.commit()
        address = f"/en/answers/{question.entry.slug}"
    assert f'href="{address}"' in follow(client, code).text


def test_an_answer_for_the_asker_alone_is_on_the_status_page(client, app):
    with app.app_context(), writing():
        question, code = make.asked(may_publish=False)
        mo, rae = make.moderator(), make.reviewer()
        moderating.claim(question, by=mo)
        answering.draft(question, make.draft(stands_alone=False), by=mo)
        answering.send_to_review(question, by=mo)
        answering.publish(question, by=rae, solo=False)
        db.session.commit()
        slug = question.entry.slug
    page = follow(client, code)
    assert "Tired muscles can twitch." in page.text
    assert client.get(f"/en/answers/{slug}").status_code == 404


def test_a_merged_asker_sees_the_outcome_of_the_other_question(client, app):
    with app.app_context(), writing():
        leading = make.question("Can a lip twitch for weeks?")
        merged, code = make.asked()
        mo = make.moderator()
        moderating.merge(merged, leading, by=mo)
        moderating.decline(leading, DeclineReason.OUT_OF_SCOPE, "See a dentist.", by=mo)
        db.session.commit()
    page = follow(client, code)
    assert reason_text(DeclineReason.OUT_OF_SCOPE, "en").text in page.text
    assert "See a dentist." in page.text


def test_askers_see_no_note_of_the_team(client, app, asked):
    question_id, code = asked
    do(app, question_id, lambda q: moderating.add_note(q, "Looks odd to me.", by=make.moderator()))
    assert "Looks odd" not in follow(client, code).text


@pytest.mark.parametrize("step", ["", "/reply", "/withdraw", "/erase"])
def test_nothing_happens_without_a_token(client, app, asked, step):
    question_id, code = asked
    data = {"code": code, "text": "words", "sure": "y"}
    page = client.post(f"/en/questions{step}", data=data)
    assert page.status_code == 400
    assert status_of(app, question_id) is Status.SUBMITTED


def test_an_answer_for_the_asker_alone_links_to_live_entries(client, app):
    with app.app_context(), writing():
        slug = make.live_entry("Почему дёргается губа?", ref="A9", language="ru").slug
        question, code = make.asked("Отчего дёргается губа?", may_publish=False, language="ru")
        mo, rae = make.moderator(), make.reviewer()
        moderating.claim(question, by=mo)
        body = "See [this](entry:A9) and [that](entry:nowhere)."
        sources = (SourceText("Twitching", "NHS", "https://www.nhs.uk/"),)
        answer = make.draft(body=body, sources=sources, stands_alone=False)
        answering.draft(question, answer, by=mo)
        answering.send_to_review(question, by=mo)
        answering.publish(question, by=rae, solo=False)
        db.session.commit()
    # In the language of the question, whatever that of the page is.
    page = follow(client, code, "en").text
    assert f'<a href="/ru/answers/{slug}">this</a>' in page
    assert "and that." in page
    # Sources lead away from the site under the same terms as links in the text.
    assert f'href="https://www.nhs.uk/" rel="{EXTERNAL_REL}"' in page


def test_a_reply_that_comes_too_late_is_told_so_even_when_it_is_empty(client, asked):
    _, code = asked
    page = follow(client, code, step="/reply", text="")
    assert page.status_code == 409
    assert "could not be done any more" in page.text

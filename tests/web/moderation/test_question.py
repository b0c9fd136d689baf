"""The page of one question: who may see it, and what it shows to whom."""

from collections.abc import Iterator

import pytest
from flask import Flask
from markupsafe import escape

from faq.db import db
from faq.questions import moderating, submitting
from faq.questions.lifecycle import MOVES
from faq.questions.models import Question
from faq.questions.reasons import DeclineReason, reason_text
from faq.web.moderation import words
from tests.support import make
from tests.support.pages import PageClient
from tests.support.people import member
from tests.support.queries import queries


@pytest.fixture
def solo(app: Flask) -> Iterator[None]:
    """A site whose team of one may publish its own work."""
    app.config["SECOND_PERSON"] = "warn"
    yield
    app.config["SECOND_PERSON"] = "required"


def page(client: PageClient, number: int) -> str:
    return client.get(f"/editor/questions/{number}").text


def declined() -> Question:
    question = make.question()
    moderating.decline(question, DeclineReason.DOSE, "Ask a pharmacist.", by=member("mo"))
    db.session.commit()
    return question


def erased() -> Question:
    question = make.question("Why does my lip twitch in secret?")
    submitting.erase(question, by=submitting.ASKER)
    db.session.commit()
    return question


def replied() -> Question:
    question = make.question()
    moderating.ask_for_details(question, "How old is the child?", by=member("mo"))
    submitting.reply(question, "Four.\nCall me at +44 20 7946 0958")
    db.session.commit()
    return question


def test_a_question_that_is_not_there_is_no_page(mo: PageClient) -> None:
    assert mo.get("/editor/questions/1").status_code == 404
    assert mo.get("/editor/questions/99999999999").status_code == 404


def test_who_may_not_read_questions_is_refused(store, ada: PageClient) -> None:
    assert ada.get(f"/editor/questions/{store(make.question)}").status_code == 403


def test_the_page_shows_what_was_sent_and_what_was_agreed(store, mo: PageClient) -> None:
    text = page(mo, store(lambda: make.question(
        "Отчего дёргается губа?", language="ru", details="Два <дня>.", about="child",
        age_band="3-11", may_publish=False,
    )))  # fmt: skip
    assert '<p class="original__question" lang="ru">Отчего дёргается губа?</p>' in text
    assert "Два &lt;дня&gt;." in text
    assert "A child of theirs" in text
    assert "3–11 years" in text
    assert "No: the answer is for the asker" in text
    assert "Русский" in text


def test_nobody_sees_the_address_of_the_asker(store, mo: PageClient) -> None:
    text = page(mo, store(lambda: make.question(email="asker@example.net")))
    assert "asker@example.net" not in text


def test_what_points_to_a_person_is_covered_until_it_is_asked_for(store, mo: PageClient) -> None:
    text = page(mo, store(lambda: make.question("Does it twitch? I am at jane@example.org")))
    shown, _mark, hidden = text.partition("<summary>Something that may point")
    assert "Does it twitch? I am at •••" in shown
    assert "jane@example.org" not in shown
    assert "jane@example.org" in hidden


def test_the_thread_shows_both_sides_in_order(store, mo: PageClient) -> None:
    text = page(mo, store(replied))
    assert text.index("How old is the child?") < text.index("Four.\nCall me at •••")


def test_the_history_says_who_did_what_and_why(store, mo: PageClient) -> None:
    text = page(mo, store(declined))
    assert "the asker," in text
    assert "Asks for a dose" in text


def test_a_declined_question_shows_what_the_asker_reads(store, mo: PageClient) -> None:
    text = page(mo, store(declined))
    assert escape(reason_text(DeclineReason.DOSE, "en").text) in text
    assert "Ask a pharmacist." in text


def test_an_erased_question_shows_its_history_and_nothing_else(store, mo: PageClient) -> None:
    text = page(mo, store(erased))
    assert "in secret" not in text
    assert "Only its history is left." in text
    assert "Add the note" not in text


def test_a_published_question_links_to_its_answer(store, mo: PageClient) -> None:
    text = page(mo, store(lambda: make.published(member("mo"), member("rae"))))
    assert 'href="/en/answers/why-can-a-lip-twitch-at-night"' in text
    assert "Checked by rae." in text


def test_a_reviewer_sees_the_draft_as_readers_will(store, rae: PageClient) -> None:
    text = page(rae, store(lambda: make.in_review(member("mo"))))
    assert "Revision 1 by mo." in text
    assert "care-card--routine" in text
    assert "Twitching eyes and muscles" in text


def test_buttons_are_the_moves_that_are_open_to_the_person(store, app, mo, ed, rae) -> None:
    built = (
        make.question,
        lambda: make.claimed(member("mo")),
        lambda: make.drafted(member("mo")),
        lambda: make.in_review(member("mo")),
        lambda: make.published(member("mo"), member("rae")),
        declined,
        replied,
    )
    for number in map(store, built):
        for name, client in (("mo", mo), ("ed", ed), ("rae", rae)):
            text = page(client, number)
            with app.app_context():
                question = db.session.get_one(Question, number)
                allowed = set(question.moves_for(member(name), solo=False))
            for move in set(MOVES) - {"draft"}:
                action = f'action="/editor/questions/{number}/{move.replace("_", "-")}"'
                assert (action in text) == (move in allowed), (name, question.status, move)
            assert (f'href="/editor/questions/{number}/answer"' in text) == bool(
                {"draft", "send_to_review"} & allowed
            )


def test_every_move_of_staff_has_words() -> None:
    staff = {name for name, move in MOVES.items() if move.who - {"asker", "upkeep"}}
    assert set(words.MOVES) == staff
    assert set(MOVES) <= set(words.EVENTS)


def test_an_author_is_told_that_somebody_else_has_to_check(store, mo: PageClient) -> None:
    text = page(mo, store(lambda: make.in_review(member("mo"))))
    assert "somebody else has to check it" in text
    assert "/publish" not in text


def test_a_team_of_one_is_told_what_the_page_will_say(store, solo, mo: PageClient) -> None:
    number = store(lambda: make.in_review(member("mo")))
    assert "the page will say that no second person has checked it" in page(mo, number)
    form = mo.form(f"/editor/questions/{number}", f"/editor/questions/{number}/publish")
    mo.post(f"/editor/questions/{number}/publish", data=form)
    assert "No second person has checked it, and the page says so." in page(mo, number)


def test_a_team_of_one_still_needs_a_second_person_when_it_is_urgent(store, solo, mo) -> None:
    def urgent() -> Question:
        question = make.in_review(member("mo"))
        moderating.mark_urgent(question, True, by=member("mo"))
        db.session.commit()
        return question

    assert "/publish" not in page(mo, store(urgent))


def test_the_page_can_be_read_in_russian(store, app: Flask, mo: PageClient) -> None:
    number = store(declined)
    token = mo.token("/editor/queue")
    mo.post("/editor/language", data={"csrf_token": token, "language": "ru"})
    assert reason_text(DeclineReason.DOSE, "ru").label in page(mo, number)


def test_a_long_history_takes_no_more_queries(store, app: Flask, mo: PageClient) -> None:
    def busy() -> Question:
        question = make.in_review(member("mo"))
        for name in ("mo", "ed", "rae", "lea"):
            moderating.add_note(question, f"Note by {name}", by=member(name))
        moderating.mark_urgent(question, True, by=member("ed"))
        db.session.commit()
        return question

    number = store(busy)
    with queries(app) as sent:
        page(mo, number)
    assert len(sent) <= 20

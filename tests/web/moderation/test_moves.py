"""Every button of the question page: what it does, and what becomes of what was typed."""

import pytest
from flask import Flask

from faq.people.roles import Role
from faq.questions.lifecycle import Status
from faq.questions.models import Question
from faq.web.moderation.acts import ACTS
from tests.support import make
from tests.support.pages import PageClient
from tests.support.people import member, signed_in


def address(question_id: int, act: str) -> str:
    return f"/editor/questions/{question_id}/{act.replace('_', '-')}"


def texts_of_notes(question: Question) -> list[str]:
    return [note.text for note in question.notes]


def moves(question: Question) -> list[str]:
    return [event.move for event in question.events]


def press(client: PageClient, question_id: int, act: str, **typed: object):
    """Open the question, fill in the form of one act, and send it."""
    form = client.form(f"/editor/questions/{question_id}", address(question_id, act))
    return client.post(address(question_id, act), data=form | typed)


def test_a_claimed_question_is_held_by_whoever_claimed_it(store, see, mo: PageClient) -> None:
    number = store(make.question)
    answer = press(mo, number, "claim")
    assert (answer.status_code, answer.location) == (303, f"/editor/questions/{number}")
    assert see(number, lambda q: q.status) is Status.CLAIMED
    assert see(number, lambda q: q.holder.name) == "mo"
    assert "You have claimed this question." in mo.get(answer.location).text


def test_a_released_question_is_nobodys(store, see, mo: PageClient) -> None:
    number = store(lambda: make.claimed(member("mo")))
    press(mo, number, "release")
    assert see(number, lambda q: q.holder) is None
    assert see(number, lambda q: q.status) is Status.SUBMITTED


def test_a_lead_gives_back_what_somebody_else_holds(store, see, app: Flask) -> None:
    number = store(lambda: make.claimed(member("mo")))
    press(signed_in(app, "lea"), number, "release")
    assert see(number, lambda q: q.status) is Status.SUBMITTED


def test_what_the_asker_is_asked_stands_in_the_thread(store, see, mo: PageClient) -> None:
    number = store(make.question)
    press(mo, number, "ask_for_details", text="How old is the child?")
    assert see(number, lambda q: q.status) is Status.NEEDS_DETAILS
    assert see(number, lambda q: q.messages[0].text) == "How old is the child?"


def test_a_draft_is_sent_to_review(store, see, mo: PageClient) -> None:
    number = store(lambda: make.drafted(member("mo")))
    press(mo, number, "send_to_review")
    assert see(number, lambda q: q.status) is Status.IN_REVIEW


def test_a_draft_without_a_source_is_not_sent_and_says_why(store, see, mo: PageClient) -> None:
    number = store(lambda: make.drafted(member("mo"), answer=make.draft(sources=())))
    answer = press(mo, number, "send_to_review")
    assert answer.status_code == 422
    assert "Name at least one source" in answer.text
    assert see(number, lambda q: q.status) is Status.DRAFTED


def test_a_reviewer_publishes(store, see, rae: PageClient) -> None:
    number = store(lambda: make.in_review(member("mo")))
    press(rae, number, "publish")
    assert see(number, lambda q: q.status) is Status.PUBLISHED
    assert see(number, lambda q: q.answer.approved_by.name) == "rae"
    assert see(number, lambda q: q.entry.is_live)


def test_a_reviewer_returns_with_a_reason(store, see, rae: PageClient) -> None:
    number = store(lambda: make.in_review(member("mo")))
    press(rae, number, "return", reason="Say when to see a doctor.")
    assert see(number, lambda q: q.status) is Status.DRAFTED
    assert see(number, lambda q: q.events[-1].note) == "Say when to see a doctor."


def test_the_asker_is_pointed_to_a_live_entry(store, see, mo: PageClient) -> None:
    entry, number = store(make.live_entry), store(make.question)
    press(mo, number, "answer_with_entry", entry=entry, note="This is it.")
    assert see(number, lambda q: q.status) is Status.ANSWERED
    assert see(number, lambda q: (q.pointed_to_id, q.outcome_note)) == (entry, "This is it.")


def test_an_entry_that_is_not_offered_is_refused(store, see, mo: PageClient) -> None:
    entry, number = store(lambda: make.live_entry(language="ru")), store(make.question)
    for wanted in (entry, 0, 999999, "x", ""):
        answer = press(mo, number, "answer_with_entry", entry=wanted, note="Kept words")
        assert answer.status_code == 422
        assert "Kept words" in answer.text
    assert see(number, lambda q: q.status) is Status.SUBMITTED


def test_a_merged_question_points_to_the_other(store, see, mo: PageClient) -> None:
    into = store(make.question)
    number = store(lambda: make.question("Why does it twitch again?"))
    press(mo, number, "merge", into=into)
    assert see(number, lambda q: q.merged_into_id) == into
    assert f'href="/editor/questions/{into}"' in mo.get(f"/editor/questions/{number}").text
    assert f'href="/editor/questions/{number}"' in mo.get(f"/editor/questions/{into}").text


def test_only_open_questions_in_the_same_language_are_offered_for_merging(
    store, see, mo: PageClient
) -> None:
    number = store(make.question)
    russian = store(lambda: make.question("Отчего дёргается губа?", language="ru"))
    for wanted in (number, russian, 999999, ""):
        assert press(mo, number, "merge", into=wanted).status_code == 422
    assert see(number, lambda q: q.status) is Status.SUBMITTED


def test_a_declined_question_keeps_reason_and_note(store, see, mo: PageClient) -> None:
    number = store(make.question)
    press(mo, number, "decline", reason="dose", note="Ask the pharmacist.")
    assert see(number, lambda q: q.status) is Status.DECLINED
    assert see(number, lambda q: q.decline_reason) == "dose"
    assert see(number, lambda q: q.outcome_note) == "Ask the pharmacist."


def test_a_reason_that_is_not_in_the_list_is_refused(store, see, mo: PageClient) -> None:
    number = store(make.question)
    for reason in ("because", ""):
        answer = press(mo, number, "decline", reason=reason, note="Kept words")
        assert answer.status_code == 422
        assert "Choose one from the list." in answer.text
        assert "Kept words" in answer.text
        assert '<details class="action action--danger" open>' in answer.text


def test_a_reopened_question_waits_again(store, see, mo: PageClient) -> None:
    number = store(make.question)
    press(mo, number, "decline", reason="spam")
    press(mo, number, "reopen", reason="It was a real question.")
    assert see(number, lambda q: q.status) is Status.SUBMITTED
    assert see(number, lambda q: q.decline_reason) is None


def test_urgent_is_marked_and_taken_back(store, see, mo: PageClient) -> None:
    number = store(make.question)
    press(mo, number, "mark_urgent")
    assert see(number, lambda q: q.urgent)
    press(mo, number, "unmark_urgent")
    assert not see(number, lambda q: q.urgent)


def test_a_note_is_for_the_team(store, see, mo: PageClient, rae: PageClient) -> None:
    number = store(make.question)
    press(mo, number, "add_note", text="Similar to the one about tiredness.")
    page = rae.get(f"/editor/questions/{number}").text
    assert "Similar to the one about tiredness." in page


def test_a_note_is_taken_even_if_the_question_has_changed(store, see, mo: PageClient) -> None:
    number = store(make.question)
    form = mo.form(f"/editor/questions/{number}", address(number, "add_note"))
    press(mo, number, "claim")
    mo.post(address(number, "add_note"), data=form | {"text": "Still true"})
    assert see(number, texts_of_notes) == ["Still true"]


@pytest.mark.parametrize(
    ("act", "typed", "field"),
    [
        ("ask_for_details", {"text": "  \n "}, "text"),
        ("add_note", {"text": ""}, "text"),
        ("decline", {"reason": "", "note": "x"}, "reason"),
    ],
)
def test_what_is_missing_is_said_beside_its_field(
    store, see, mo: PageClient, act: str, typed: dict[str, str], field: str
) -> None:
    number = store(make.question)
    answer = press(mo, number, act, **typed)
    assert answer.status_code == 422
    assert f'id="{act.replace("_", "-")}-{field}-error"' in answer.text
    assert "There is a problem" in answer.text


@pytest.mark.parametrize("text", ["a\x00b", "a\x08b", "\u202eabc", "x" * 2001])
def test_text_that_cannot_be_kept_is_refused_and_stays_in_the_form(
    store, see, mo: PageClient, text: str
) -> None:
    number = store(make.question)
    answer = press(mo, number, "ask_for_details", text=text)
    assert answer.status_code == 422
    assert see(number, lambda q: q.status) is Status.SUBMITTED


def test_who_was_slower_sees_what_happened_and_gets_their_text_back(
    store, see, mo: PageClient, ed: PageClient
) -> None:
    number = store(make.question)
    form = ed.form(f"/editor/questions/{number}", address(number, "decline"))
    press(mo, number, "claim")
    typed = {"reason": "dose", "note": "Words that took <b>time</b>"}
    answer = ed.post(address(number, "decline"), data=form | typed)
    assert answer.status_code == 409
    assert "Claimed" in answer.text
    assert "mo," in answer.text
    assert "Submitted" not in answer.text
    assert "Words that took &lt;b&gt;time&lt;/b&gt;" in answer.text
    assert "Asks for a dose" in answer.text
    assert f'href="/editor/questions/{number}"' in answer.text
    assert see(number, lambda q: q.status) is Status.CLAIMED


def test_a_second_click_does_nothing_more(store, see, mo: PageClient) -> None:
    number = store(make.question)
    form = mo.form(f"/editor/questions/{number}", address(number, "mark_urgent"))
    mo.post(address(number, "mark_urgent"), data=form)
    assert mo.post(address(number, "mark_urgent"), data=form).status_code == 409
    assert see(number, moves) == ["submit", "mark_urgent"]


def test_a_move_that_does_not_start_here_is_a_conflict(store, see, mo: PageClient) -> None:
    number = store(lambda: make.claimed(member("mo")))
    version = see(number, lambda q: q.version)
    token = mo.token("/editor/queue")
    answer = mo.post(address(number, "claim"), data={"csrf_token": token, "version": version})
    assert answer.status_code == 409


@pytest.mark.parametrize("version", ["", "x", "-1", "99999999999999", "²"])
def test_without_the_version_that_was_seen_nothing_is_done(
    store, see, mo: PageClient, version: str
) -> None:
    number = store(make.question)
    facts = {"csrf_token": mo.token("/editor/queue"), "version": version, "seen": "x"}
    assert mo.post(address(number, "claim"), data=facts).status_code == 409
    assert see(number, lambda q: q.status) is Status.SUBMITTED


def test_who_may_not_make_a_move_is_refused(store, see, mo: PageClient, rae: PageClient) -> None:
    number = store(lambda: make.in_review(member("mo")))
    version = see(number, lambda q: q.version)
    facts = {"csrf_token": mo.token("/editor/queue"), "version": version}
    assert mo.post(address(number, "publish"), data=facts).status_code == 403
    facts["csrf_token"] = rae.token("/editor/queue")
    assert rae.post(address(number, "claim"), data=facts).status_code == 403
    assert see(number, lambda q: q.status) is Status.IN_REVIEW


@pytest.mark.parametrize("act", ACTS)
def test_no_act_without_a_token(store, see, mo: PageClient, act: str) -> None:
    """Every one of these views looks after its token itself, so every one is tried."""
    number = store(make.question)
    version = see(number, lambda q: q.version)
    facts = {"version": version, "text": "Kept words", "note": "Kept words", "reason": "dose"}
    for token in ({}, {"csrf_token": ""}, {"csrf_token": "made up"}):
        answer = mo.post(address(number, act), data=facts | token)
        assert answer.status_code == 400
    assert "send it again" in answer.text
    assert "Kept words" in answer.text or act not in ("ask_for_details", "add_note", "decline")
    assert see(number, moves) == ["submit"]
    assert see(number, lambda q: (q.version, len(q.notes))) == (version, 0)


@pytest.mark.parametrize("act", ACTS)
def test_acts_are_for_people_who_may_read_the_question(store, see, app: Flask, act: str) -> None:
    store(lambda: make.person("ru", Role.MODERATOR, Role.REVIEWER, Role.LEAD, languages=["ru"]))
    client = app.test_client()
    client.sign_in("ru@example.org")
    number = store(make.question)
    token = client.token("/editor/queue")
    answer = client.post(address(number, act), data={"csrf_token": token, "version": 1})
    assert answer.status_code == 404


def test_who_has_been_signed_out_gets_their_text_back(store, see, client: PageClient) -> None:
    number = store(make.question)
    answer = client.post(address(number, "ask_for_details"), data={"text": "How old <i>is</i> it?"})
    assert answer.status_code == 401
    assert "How old &lt;i&gt;is&lt;/i&gt; it?" in answer.text
    assert f"/editor/sign-in?next=/editor/questions/{number}" in answer.text
    assert see(number, lambda q: q.status) is Status.SUBMITTED


def test_get_never_moves_anything(store, see, mo: PageClient) -> None:
    number = store(make.question)
    for act in ACTS:
        assert mo.get(address(number, act)).status_code == 405
    assert see(number, moves) == ["submit"]

"""The answer editor: who writes, what each button does, and that no text is ever lost."""

import pytest

from faq.db import db
from faq.entries.models import Revision
from faq.questions import moderating
from faq.questions.lifecycle import Status
from tests.support import make
from tests.support.pages import PageClient
from tests.support.people import member

TYPED = {
    "question": "Why can a lip twitch at night?",
    "short_answer": "Small twitches are common.",
    "body": "Tired muscles can twitch.\n\n:::urgent See a doctor today if:\n- it spreads\n:::",
    "aliases": "lip jumps at night\n\n twitching   lip ",
    "sources-0-title": "Twitching eyes and muscles",
    "sources-0-publisher": "NHS",
    "sources-0-url": "https://www.nhs.uk/twitching",
    "sources-0-published": "May 2024",
    "sources-0-accessed": "2026-11-02",
}


def address(number: int) -> str:
    return f"/editor/questions/{number}/answer"


def write(client: PageClient, number: int, button: str = "save", **typed: str):
    form = client.form(address(number))
    return client.post(address(number), data=form | TYPED | typed | {"do": button})


def newest(question) -> Revision:
    return question.entry.newest


@pytest.fixture
def number(store) -> int:
    """A question that Mo has claimed."""
    return store(lambda: make.claimed(member("mo")))


def test_the_first_save_is_the_draft_and_later_ones_are_revisions(see, mo, number) -> None:
    answer = write(mo, number)
    assert (answer.status_code, answer.location) == (303, address(number))
    assert see(number, lambda q: q.status) is Status.DRAFTED
    write(mo, number, body="Quite another body.")
    assert see(number, lambda q: [r.body[:5] for r in q.entry.revisions]) == ["Tired", "Quite"]


def test_everything_that_was_typed_is_stored_and_shown_again(see, mo, number) -> None:
    write(mo, number)
    text = see(number, lambda q: newest(q).aliases)
    assert text == ["lip jumps at night", "twitching lip"]
    source = see(number, lambda q: vars(newest(q).sources[0]))
    assert (source["publisher"], source["published"]) == ("NHS", "May 2024")
    assert source["accessed"].isoformat() == "2026-11-02"
    again = mo.form(address(number))
    assert again["sources-0-accessed"] == "2026-11-02"
    assert again["body"] == TYPED["body"]


def test_the_topic_is_one_of_the_language(store, see, mo, number) -> None:
    topic, russian = store(make.topic), store(lambda: make.topic(language="ru"))
    assert write(mo, number, topic=str(russian)).status_code == 422
    write(mo, number, topic=str(topic))
    assert see(number, lambda q: q.entry.topic_id) == topic


def test_the_preview_shows_the_answer_and_stores_nothing(see, mo, number) -> None:
    answer = write(mo, number, "preview")
    assert answer.status_code == 200
    assert "care-card--urgent" in answer.text
    assert "Nothing is stored yet." in answer.text
    assert see(number, lambda q: (q.status, q.entry)) == (Status.CLAIMED, None)


def test_another_source_is_added_with_everything_kept(see, mo, number) -> None:
    answer = write(mo, number, "add_source", question="")
    assert answer.status_code == 200
    assert 'name="sources-2-title"' in answer.text
    assert 'value="Twitching eyes and muscles"' in answer.text
    assert "Tired muscles can twitch." in answer.text
    assert see(number, lambda q: q.entry) is None


def test_saving_and_sending_to_review_is_one_step(see, mo, number) -> None:
    assert write(mo, number, "review").location == f"/editor/questions/{number}"
    assert see(number, lambda q: q.status) is Status.IN_REVIEW


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"question": ""}, "Write the question as readers will see it."),
        ({"question": "x" * 301}, "Keep this to 300 characters or fewer."),
        ({"short_answer": "word " * 61}, "Keep the short answer to 60 words"),
        ({"body": "a\x08b"}, "characters that cannot be shown"),
        ({"body": "", "short_answer": ""}, "Write something here first."),
        ({"sources-0-url": "javascript:alert(1)"}, "starts with https:// or http://"),
        ({"sources-0-title": ""}, "Give the title of this source."),
        ({"sources-0-accessed": "yesterday"}, "Write the day like 2026-11-22."),
        ({"aliases": "\n".join(str(line) for line in range(31))}, "30 lines"),
        ({"topic": "99"}, "Choose one from the list."),
    ],
)
def test_what_is_wrong_is_said_and_everything_typed_is_kept(
    see, mo, number, typed: dict[str, str], message: str
) -> None:
    answer = write(mo, number, **({"short_answer": "Kept words"} | typed))
    assert answer.status_code == 422
    assert message in answer.text
    assert "Kept words" in answer.text or "short_answer" in typed
    assert see(number, lambda q: q.entry) is None


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"question": "Why does Jane (jane@example.org) twitch?"}, "may identify somebody"),
        ({"aliases": "call +44 20 7946 0958"}, "may identify somebody"),
        ({"sources-0-title": "", "sources-0-publisher": "", "sources-0-url": "",
          "sources-0-published": "", "sources-0-accessed": ""}, "Name at least one source"),
    ],
)  # fmt: skip
def test_what_is_not_ready_for_review_is_kept_in_the_form(
    see, mo, number, typed: dict[str, str], message: str
) -> None:
    answer = write(mo, number, "review", **typed)
    assert answer.status_code == 422
    assert message in answer.text
    assert "Tired muscles can twitch." in answer.text
    assert see(number, lambda q: q.status) is Status.CLAIMED


def test_without_a_token_nothing_is_stored_and_nothing_is_lost(see, mo, number) -> None:
    form = mo.form(address(number)) | TYPED
    for token in ("", "made up"):
        for button in ("save", "preview", "review", "anything"):
            answer = mo.post(address(number), data=form | {"csrf_token": token, "do": button})
            assert answer.status_code == 400
            assert "send it again" in answer.text
            assert "Tired muscles can twitch." in answer.text
    assert see(number, lambda q: (q.status, q.entry, len(q.events))) == (Status.CLAIMED, None, 2)


def test_who_has_been_signed_out_gets_the_answer_back(see, mo, client, number) -> None:
    form = mo.form(address(number)) | TYPED
    answer = client.post(address(number), data=form | {"do": "save"})
    assert answer.status_code == 401
    for text in ("Tired muscles can twitch.", "Twitching eyes and muscles", "lip jumps at night"):
        assert text in answer.text
    assert see(number, lambda q: q.entry) is None


def test_two_windows_lose_nothing(see, mo, number) -> None:
    form = mo.form(address(number)) | TYPED | {"do": "save"}
    write(mo, number, body="From the first window.")
    answer = mo.post(address(number), data=form | {"body": "From the second window."})
    assert answer.status_code == 409
    assert "From the second window." in answer.text
    assert "From the first window." in answer.text
    assert "Drafted" in answer.text
    assert see(number, lambda q: newest(q).body) == "From the first window."
    seen = answer.text.split('name="version" value="')[1].split('"')[0]
    again = form | {"body": "From the second window.", "version": seen}
    assert mo.post(address(number), data=again).status_code == 303
    assert see(number, lambda q: newest(q).body) == "From the second window."


def test_who_lost_the_question_keeps_the_text(app, see, mo, ed, number) -> None:
    form = mo.form(address(number)) | TYPED | {"do": "save"}
    page = f"/editor/questions/{number}"
    mo.post(f"{page}/release", data=mo.form(page, f"{page}/release"))
    ed.post(f"{page}/claim", data=ed.form(page, f"{page}/claim"))
    answer = mo.post(address(number), data=form)
    assert answer.status_code == 409
    assert "Tired muscles can twitch." in answer.text
    assert "You do not hold this question now." in answer.text
    seen = answer.text.split('name="version" value="')[1].split('"')[0]
    answer = mo.post(address(number), data=form | {"version": seen})
    assert answer.status_code == 403
    assert "Tired muscles can twitch." in answer.text
    assert see(number, lambda q: q.entry) is None


def test_only_the_holder_writes(store, mo, ed, rae, number) -> None:
    assert ed.get(address(number)).status_code == 403
    assert rae.get(address(number)).status_code == 403
    finished = store(lambda: make.in_review(member("mo")))
    assert mo.get(address(finished)).location == f"/editor/questions/{finished}"


def test_a_refused_publication_makes_an_answer_for_the_asker_only(store, see, mo) -> None:
    private = store(lambda: make.claimed(member("mo"), may_publish=False))
    assert mo.form(address(private))["stands_alone"] == "no"
    write(mo, private)
    assert see(private, lambda q: q.stands_alone) is False
    write(mo, private, stands_alone="yes")
    assert see(private, lambda q: q.stands_alone) is True
    assert mo.form(address(private))["stands_alone"] == "yes"


def test_where_publication_is_agreed_nobody_is_asked(see, mo, number) -> None:
    assert "stands_alone" not in mo.form(address(number))
    write(mo, number, stands_alone="no")
    assert see(number, lambda q: q.stands_alone) is True


def test_a_draft_that_was_given_back_is_what_the_next_writer_starts_from(store, mo, ed) -> None:
    def given_back():
        question = make.drafted(member("mo"))
        moderating.release(question, by=member("mo"))
        moderating.claim(question, by=member("ed"))
        db.session.commit()
        return question

    number = store(given_back)
    assert ed.form(address(number))["question"] == "Why can a lip twitch at night?"
    assert ed.get(address(number)).status_code == 200

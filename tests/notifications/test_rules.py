"""Who hears of what, said a second time by hand: the two must agree."""

from faq.notifications.messages import TEXTS, compose
from faq.notifications.rules import LAST_TO_ASKER, RULES, Audience, MessageName
from faq.questions.lifecycle import OUTCOMES, MoveName, target_of

A, M = Audience, MessageName

# Written from the product's description, not from the code.
EXPECTED = {
    "submit": (A.MODERATORS, M.NEW_QUESTION),
    "reply": (A.HOLDER, M.ASKER_REPLIED),
    "send_to_review": (A.REVIEWERS, M.REVIEW_WANTED),
    "return": (A.HOLDER, M.RETURNED),
    "ask_for_details": (A.ASKER, M.DETAILS_WANTED),
    "publish": (A.ASKERS, M.OUTCOME),
    "answer_with_entry": (A.ASKERS, M.OUTCOME),
    "decline": (A.ASKERS, M.OUTCOME),
}


def test_the_table_has_these_rows_and_no_others():
    found = {event: (row.audience, row.message) for event, row in RULES.items()}
    assert found == EXPECTED


def test_every_event_of_the_table_exists():
    assert set(RULES) <= {*(move.value for move in MoveName), "submit"}


def test_every_outcome_is_told_to_its_askers():
    moves = [m for m in MoveName if target_of(m, held=False) in OUTCOMES]
    assert {RULES[move].message for move in moves} == LAST_TO_ASKER
    assert {RULES[move].audience for move in moves} == {A.ASKERS}


def test_every_message_has_its_words_in_both_languages():
    assert set(TEXTS) == set(MessageName)
    for texts in TEXTS.values():
        assert set(texts) == {"en", "ru"}
        assert len({subject for subject, _ in texts.values()}) == 2


def test_no_placeholder_is_left_in_any_mail():
    for name in MessageName:
        for language in ("en", "ru"):
            mail = compose(
                name, language=language, site="Lips", public_url="https://a.example", question_id=7
            )
            assert "{" not in mail.subject + mail.body
            assert "\n" not in mail.subject
            assert "https://a.example/" in mail.body


# Anybody may glance at a screen or a notification: it must not say what somebody is worried about.
TELLING = (
    "health", "doctor", "medic", "symptom", "ill", "disease", "lip", "twitch", "clinic",
    "здоров", "врач", "медиц", "симптом", "болезн", "губ", "лекар",
)  # fmt: skip


def test_no_mail_says_anything_about_health():
    for texts in TEXTS.values():
        for subject, body in texts.values():
            words = f"{subject} {body}".lower()
            assert [told for told in TELLING if f" {told}" in f" {words}"] == []

"""Which lines belong to the page, and which only look so."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faq.importing.plain_text.furniture import LONGEST, recognise
from faq.importing.plain_text.revisions import NO_DATE, NOT_REVISED
from faq.importing.record import FurnitureKind as Kind


def kinds(text: str, language: str = "en") -> list[Kind]:
    return [found.kind for found in recognise(text, language)]


@pytest.mark.parametrize(
    "text",
    [
        "Ask a Question", "ASK A QUESTION", "Ask a question »", "[Ask your question]",
        "Ask the doctor a question", "Have a question? Ask it here!", "Still have questions?",
        "Задать вопрос", "Задайте вопрос врачу онлайн", "Есть вопросы?",
        "Остались вопросы? Задайте их",
        "Задать свой вопрос специалисту",
    ],
)  # fmt: skip
def test_a_call_to_ask_is_furniture(text: str) -> None:
    assert kinds(text) == [Kind.ASK_A_QUESTION]


@pytest.mark.parametrize(
    "text",
    [
        "Did you like this article? Share it with friends:", "Share this article", "Share:",
        "Share",
        "Share on Facebook", "Tell your friends", "Was this article helpful?",
        "Понравилась статья? Поделиться с друзьями:", "Поделитесь с друзьями!", "Поделиться",
        "Расскажите друзьям", "Статья была полезной?", "Поделиться в социальных сетях",
    ],
)  # fmt: skip
def test_a_call_to_share_is_furniture(text: str) -> None:
    assert kinds(text) == [Kind.SHARE]


@pytest.mark.parametrize(
    "text",
    [
        "Last revision: 03/18/2018", "Last updated on 18 March 2018", "Updated 2018-03-18",
        "This article was last reviewed on March 18, 2018.", "Date of last revision – 18.03.2018",
        "Published: 01/13/2017. Updated: 03/18/2018",
        "Последняя редакция: 18.03.2018", "Статья обновлена 18 марта 2018 г.",
        "Дата последнего обновления: 18 марта 2018 года", "Обновлено 18.03.2018",
    ],
)  # fmt: skip
def test_a_date_of_revision_is_furniture(text: str) -> None:
    found = recognise(text, "en")
    assert {one.kind for one in found} == {Kind.LAST_REVISION}
    assert next(one.revised for one in found if one.revised) == date(2018, 3, 18)


@pytest.mark.parametrize(
    "text", ["Published: 03/18/2018", "18 March 2018", "Опубликовано 18.03.2018"]
)
def test_a_date_of_publication_is_no_revision(text: str) -> None:
    (found,) = recognise(text, "en")
    assert (found.revised, found.doubts) == (None, (NOT_REVISED,))


@pytest.mark.parametrize(
    "text", ["Last revision: 2018", "Last revision: March 2018", "Обновлено: март 2018"]
)
def test_a_revision_without_a_readable_day_is_a_doubt(text: str) -> None:
    (found,) = recognise(text, "en")
    assert (found.revised, found.doubts) == (None, (NO_DATE,))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Author: Roe J.A. Last revision: 03/18/2018", [Kind.BYLINE, Kind.LAST_REVISION]),
        ("Author: Roe J.A., 5 years of experience | Updated 2018-03-18", [Kind.BYLINE,
        Kind.LAST_REVISION]),
        ("(1 rating, average 5 out of 5) Share with friends:", [Kind.RATING, Kind.SHARE]),
        ("Автор: Петрова А. В., стаж 12 лет. Обновлено: 18.03.2018", [Kind.BYLINE,
        Kind.LAST_REVISION]),
        ("Read also: Why do eyelids twitch", [Kind.TEASER_HEADING]),
        ("Читайте также: Почему дёргается глаз", [Kind.TEASER_HEADING]),
    ],
)  # fmt: skip
def test_one_line_may_tell_several_things(text: str, expected: list[Kind]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Questions to ask your doctor",
        "What questions does the doctor ask?",
        "Ask your doctor about side effects.",
        "Share your worries with somebody close.",
        "Tell the doctor what you take",
        "The advice was last updated when 18 March 2018 seemed far away.",
        "Which questions are common?",
        "Вопросы врачу",
        "Какие вопросы задаёт врач на приёме?",
        "Расскажите врачу, что вы принимаете.",
        "Поделитесь своей тревогой с близкими.",
        "Обновление кожи",
        "Read the leaflet.",
    ],
)
def test_text_of_the_article_is_left_alone(text: str) -> None:
    assert kinds(text) == []


def test_a_long_line_is_never_furniture() -> None:
    assert kinds("Share with friends " * 20) == []


@settings(deadline=None)
@given(st.text(max_size=LONGEST + 20), st.sampled_from(["en", "ru"]))
def test_any_line_can_be_asked(text: str, language: str) -> None:
    assert recognise(text, language) == recognise(text, language)

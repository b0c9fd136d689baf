"""Who wrote an article and for how long they have worked, in many ways of saying it."""

import pytest

from faq.importing.plain_text.byline import NO_YEARS, TWO_READINGS, read_byline, years_in
from faq.importing.plain_text.names import name_in

BYLINES = [
    ("Chief author and editor-in-chief: Roe J.A., 29 years of experience.", "Roe J.A.", 29),
    ("Editor-in-chief and lead author: Jane Roe (over 12 years' experience)", "Jane Roe", 12),
    ("Author: Roe, J. A., experience: 7 years", "Roe, J. A.", 7),
    ("Written by Jane Roe, MD", "Jane Roe", None),
    ("Medically reviewed by Dr. Jane Roe, 15+ years in practice", "Dr. Jane Roe", 15),
    ("By Ludwig van Beethoven", "Ludwig van Beethoven", None),
    ("Article author - Jane O'Neill, a 9-year clinical practice.", "Jane O'Neill", 9),
    ("Doctor: Jane Roe-Smith, working in the field for 20 years", "Jane Roe-Smith", 20),
    ("Expert: JANE ROE, 3 yrs of experience", "JANE ROE", 3),
    ("Автор и главный редактор: Петрова А. В., стаж 12 лет.", "Петрова А. В.", 12),
    ("Главный автор и шеф-редактор: Петрова А.В., 29 лет опыта", "Петрова А.В.", 29),
    ("Автор: Анна Петрова, опыт работы 5 лет", "Анна Петрова", 5),
    ("Автор статьи — Петрова Анна, стаж работы более 20 лет", "Петрова Анна", 20),
    ("Врач-редактор: А. В. Петрова (стаж: 1 год)", "А. В. Петрова", 1),
    ("Рецензент: к. м. н. Анна Петрова, врач с 15-летним стажем", "к. м. н. Анна Петрова", 15),
    ("Статью подготовила Петрова Анна Львовна, невролог", "Петрова Анна Львовна", None),
    ("Автор: Петрова А. В. Стаж 22 года.", "Петрова А. В.", 22),
    ("Chief author and editor-in-chief Roe J.A., 29 years of experience", "Roe J.A.", 29),
    ("Author: neurologist Jane Roe. Experience: 9 years.", "Jane Roe", 9),
    ("Автор: врач высшей категории Анна Петрова. Опыт работы: 25 лет.", "Анна Петрова", 25),
    ("Roe J.A. (29 years of experience)", "Roe J.A.", 29),
    ("Автор Петрова А. В., стаж 12 лет", "Петрова А. В.", 12),
    ("Эксперт: Гёте Иоганн фон, работает более 30 лет", "Гёте Иоганн", 30),
]


@pytest.mark.parametrize(("text", "name", "years"), BYLINES)
def test_a_byline_tells_name_and_years(text: str, name: str, years: int | None) -> None:
    found = read_byline(text)
    assert found is not None
    assert (found.name, found.years) == (name, years)


@pytest.mark.parametrize(
    "text",
    [
        "The author of this idea is unknown.",
        "By Monday you should feel better.",
        "By then it is over",
        "Written by hand",
        "Expert: what should I do?",
        "Author Smith says that rest helps.",
        "Doctor's advice",
        "Medical Conditions",
        "Editor's note: this text is old.",
        "Experience shows that rest helps.",
        "After 29 years of experience with pain, she came to us.",
        "Автор этих строк не врач.",
        "Эксперт: что делать при боли?",
        "Опыт показывает, что отдых помогает.",
        "Why does my lip twitch?",
    ],
)
def test_a_sentence_is_no_byline(text: str) -> None:
    assert read_byline(text) is None


def test_a_name_with_experience_is_a_byline_with_a_doubt() -> None:
    found = read_byline("Roe J.A., 29 years of experience.")
    assert found is not None
    assert (found.name, found.doubts) == ("Roe J.A.", (TWO_READINGS,))


@pytest.mark.parametrize("text", ["Experience: 29 years", "Стаж работы: 29 лет"])
def test_years_may_stand_on_a_line_of_their_own(text: str) -> None:
    found = read_byline(text)
    assert found is not None
    assert (found.name, found.years) == (None, 29)


def test_a_label_alone_waits_for_the_next_line() -> None:
    found = read_byline("Автор:")
    assert found is not None
    assert found.open


def test_experience_without_a_number_is_a_doubt() -> None:
    found = read_byline("Author: Jane Roe, with long experience")
    assert found is not None
    assert (found.years, found.doubts) == (None, (NO_YEARS,))


def test_the_role_is_what_stands_before_the_name() -> None:
    roles = [
        found.role
        for text in ("Chief author: Roe J.", "Written by Jane Roe", "By Jane Roe")
        if (found := read_byline(text))
    ]
    assert roles == ["Chief author", "Written by", None]


def test_age_is_not_experience() -> None:
    assert years_in("children under 12 years") is None
    assert years_in("пациенты старше 60 лет") is None


def test_a_name_ends_where_other_words_begin() -> None:
    assert name_in("Jane Roe. She lives in York") == "Jane Roe"
    assert name_in("the doctor") is None
    assert name_in("") is None

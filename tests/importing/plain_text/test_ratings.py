"""Ratings of the source page."""

import pytest

from faq.importing.plain_text.ratings import NO_COUNT, NO_NUMBERS, read_rating
from faq.importing.record import Rating


@pytest.mark.parametrize(
    ("text", "count", "average"),
    [
        ("( 1 rating, average 5 out of 5 )", 1, 5.0),
        ("(27 ratings, average: 3.90 out of 5)", 27, 3.9),
        ("(1 votes, average: 5,00 out of 5)", 1, 5.0),
        ("Rating: 4.5/5 (12 votes)", 12, 4.5),
        ("4.5 out of 5 (3 ratings)", 3, 4.5),
        ("Average rating 4.5 / 5. Vote count: 12", 12, 4.5),
        ("[Total: 8 Average: 4.2/5]", 8, 4.2),
        ("★★★★☆ Rated 4.2 out of 5 from 1 204 readers", 1204, 4.2),
        ("(3 оценки, среднее 4,5 из 5)", 3, 4.5),
        ("( 1 оценка, среднее 5 из 5 )", 1, 5.0),
        ("(12 голосов, среднее: 4.33 из 5)", 12, 4.33),
        ("Рейтинг статьи: 4,5 из 5 (10 голосов)", 10, 4.5),
        ("Средняя оценка 4.5 / 5. Количество оценок: 12", 12, 4.5),
        ("[Всего: 5 Средний: 4.2/5]", 5, 4.2),
        ("Оценка 4,8 из 5, проголосовало 31", 31, 4.8),
        ("0 ratings, average 0 out of 5", 0, 0.0),
    ],
)
def test_a_rating_is_read(text: str, count: int, average: float) -> None:
    found = read_rating(text)
    assert found is not None
    assert found.rating == Rating(count, average, 5)
    assert not found.doubts


@pytest.mark.parametrize(
    "text",
    ["Rate this article", "No ratings yet", "Оцените статью", "Оценок пока нет", "★★★★★"],
)
def test_an_invitation_to_rate_has_no_numbers(text: str) -> None:
    found = read_rating(text)
    assert found is not None
    assert (found.rating, found.doubts) == (None, ())


def test_numbers_that_make_no_sense_are_a_doubt() -> None:
    for text in ("Rating: 7 out of 5", "Average rating: 5", "Всего голосов: 12"):
        found = read_rating(text)
        assert found is not None
        assert (found.rating, found.doubts) == (None, (NO_NUMBERS,))


def test_a_rating_by_nobody_knows_how_many_is_a_doubt() -> None:
    found = read_rating("Rating: 4.5/5")
    assert found is not None
    assert (found.rating, found.doubts) == (Rating(None, 4.5, 5), (NO_COUNT,))


@pytest.mark.parametrize(
    "text",
    [
        "Rate your pain from 0 to 10.",
        "The average age is 5 out of caution",
        "Two out of 5 children have it.",
        "В среднем болеют 3 человека из 5 детей.",
        "Средняя продолжительность лечения — два месяца.",
        "Average",
        "Heart rate",
    ],
)
def test_a_sentence_is_no_rating(text: str) -> None:
    assert read_rating(text) is None

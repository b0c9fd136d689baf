"""Days as people write them."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faq.importing.plain_text.dates import AMBIGUOUS, NO_SUCH_DAY, SHORT_YEAR, find_date

MARCH_18 = date(2018, 3, 18)


@pytest.mark.parametrize(
    "text",
    [
        "03/18/2018", "18/03/2018", "18/3/2018", "2018-03-18", "2018/03/18", "2018.3.18",
        "18.03.2018", "18-03-2018", "18 March 2018", "18th of March, 2018", "18 Mar. 2018",
        "March 18, 2018", "Mar 18 2018", "March 18th, 2018", "18-Mar-2018", "18 MARCH 2018",
        "18 марта 2018 г.", "18 марта 2018 года", "18 мар. 2018", "18-го марта 2018",
        "18 марта 2018г",
        "2018-03-18T10:15",
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["en", "ru"])
def test_clear_dates_are_read_without_doubt(text: str, language: str) -> None:
    found = find_date(f"Last: {text}", language)
    assert found is not None
    assert (found.day, found.doubts) == (MARCH_18, ())


@pytest.mark.parametrize(
    ("text", "language", "day", "doubts"),
    [
        ("03/04/2018", "en", date(2018, 3, 4), (AMBIGUOUS,)),
        ("03/04/2018", "ru", date(2018, 4, 3), (AMBIGUOUS,)),
        ("03.04.2018", "ru", date(2018, 4, 3), ()),
        ("03.04.2018", "en", date(2018, 4, 3), (AMBIGUOUS,)),
        ("05/05/2018", "en", date(2018, 5, 5), ()),
        ("18.03.18", "ru", MARCH_18, (SHORT_YEAR,)),
        ("31/02/2018", "en", None, (NO_SUCH_DAY,)),
        ("13/13/2018", "en", None, (NO_SUCH_DAY,)),
        ("30 февраля 2018", "ru", None, (NO_SUCH_DAY,)),
    ],
)
def test_what_is_open_is_said(
    text: str, language: str, day: date | None, doubts: tuple[str, ...]
) -> None:
    found = find_date(text, language)
    assert found is not None
    assert (found.day, found.doubts) == (day, doubts)


@pytest.mark.parametrize("text", ["2018", "March 2018", "1/2", "1.2.3.4.5", "call 112", "", "v1.2"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert find_date(text, "en") is None


def test_the_place_of_the_date_is_told() -> None:
    found = find_date("on 18 March 2018.", "en")
    assert found is not None
    assert (found.start, found.end) == (3, 16)


@settings(deadline=None)
@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from(["en", "ru"]))
def test_every_iso_date_is_read_back(day: date, language: str) -> None:
    found = find_date(day.isoformat(), language)
    assert found is not None
    assert found.day == day


@settings(deadline=None)
@given(st.text(alphabet="0123456789/.- mayмая", max_size=40))
def test_any_text_has_a_date_or_none(text: str) -> None:
    found = find_date(text, "en")
    assert found is None or 0 <= found.start < found.end <= len(text)

"""When an article was last revised."""

from datetime import date

import pytest

from faq.importing.plain_text.dates import AMBIGUOUS
from faq.importing.plain_text.revisions import NO_DATE, read_revision


def test_an_open_date_is_read_by_language_and_told() -> None:
    for language, day in (("en", date(2021, 3, 4)), ("ru", date(2021, 4, 3))):
        found = read_revision("Updated: 03/04/2021", language)
        assert found is not None
        assert (found.revised, found.doubts) == (day, (AMBIGUOUS,))


def test_a_bare_label_waits_for_the_next_line() -> None:
    found = read_revision("Last revision:", "en")
    assert found is not None
    assert (found.open, found.doubts) == (True, (NO_DATE,))


@pytest.mark.parametrize(
    "text", ["Updated", "The law was updated on 03/04/2021 in Rome", "Последние новости", ""]
)
def test_other_lines_tell_nothing(text: str) -> None:
    assert read_revision(text, "en") is None

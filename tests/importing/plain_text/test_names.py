"""Names of people at the start of a line."""

import pytest

from faq.importing.plain_text.names import name_in


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Roe J.A., 29 years", "Roe J.A."),
        ("Roe, J. A.; doctor", "Roe, J. A."),
        ("Jane Roe.", "Jane Roe"),
        ("Jane Roe MD", "Jane Roe"),
        ("Dr. Jane Roe (York)", "Dr. Jane Roe"),
        ("JANE ROE", "JANE ROE"),
        ("Ludwig van Beethoven, musician", "Ludwig van Beethoven"),
        ("О'Нил Т.", "О'Нил Т."),
        ("Римский-Корсаков Н. А., врач", "Римский-Корсаков Н. А."),
        ("Петрова А. В. Стаж", "Петрова А. В."),
    ],
)
def test_a_name_ends_where_other_words_begin(text: str, name: str) -> None:
    assert name_in(text) == name


@pytest.mark.parametrize("text", ["", "the doctor", "J. A.", "Dr.", "12 years", "— Roe"])
def test_without_a_surname_there_is_no_name(text: str) -> None:
    assert name_in(text) is None

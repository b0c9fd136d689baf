"""Contact lines in two languages."""

import pytest

from faq.importing.plain_text.contacts import read_contacts, speaks_of_the_page
from faq.importing.record import Contact


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("With ideas for this site write to: [email protected]", "en"),
        ("С идеями для сайта пишите: [email protected]", "ru"),
        ("Contact us: help@example.org", "en"),
        ("E-mail help@example.org", "en"),
        ("По вопросам сотрудничества пишите на info@example.org.", "ru"),
        ("Обратная связь — info (at) example.org", "ru"),
        ("Phone: +44 20 7946 0000", "en"),
        ("Тел.: 8 (495) 123-45-67", "ru"),
    ],
)
def test_a_contact_line_has_a_language(text: str, language: str) -> None:
    found = read_contacts(text)
    assert found is not None
    assert [contact.language for contact in found.contacts] == [language]


def test_two_contacts_on_one_line_are_told_apart() -> None:
    found = read_contacts("For questions: a@example.org / По вопросам: b@example.org")
    assert found is not None
    assert found.contacts == (
        Contact("en", "For questions: a@example.org"),
        Contact("ru", "По вопросам: b@example.org"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "Send a photo to help@example.org before you come, and bring your diary.",
        "Call 112 at once.",
        "Call us if the pain lasts.",
        "The clinic answers mail from help@example.org only",
        "",
    ],
)
def test_a_sentence_is_no_contact(text: str) -> None:
    assert read_contacts(text) is None


def test_a_line_without_an_address_may_still_speak_of_the_page() -> None:
    assert speaks_of_the_page("For suggestions use the form")
    assert not speaks_of_the_page("Drink water")

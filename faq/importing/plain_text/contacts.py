"""Lines that tell how to reach the people behind the source page."""

import re

from faq.importing.plain_text.found import Found
from faq.importing.plain_text.vocabulary import vocabulary, words_of
from faq.importing.record import Contact, FurnitureKind
from faq.text import language_of

# The bracketed forms are what sites show in place of an address to keep it from robots.
_ADDRESS = re.compile(
    r"\[\s?e-?mail\s?protected\s?\]|\[\s?защищено[^\]]{0,30}\]"
    r"|[\w.+-]{1,64}\s?(?:@|\(at\)|\[at\]|\(собака\))\s?[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}",
    re.IGNORECASE,
)
_PHONE = re.compile(r"\+?\d[\d()\s-]{7,20}\d")
_PHONE_LABEL = vocabulary(
    "phone tel telephone call us contact our the by fax number",
    "тел* звоните нам наш* по номер* контакт* факс связь свяжитесь с нами или",
)
_LABEL_END = re.compile(
    r"(?:[:–—>-]|\b(?:to|at|on|us|by|email|e-mail|address|address is|in|на|по|адрес\w*|почт\w*))$",
    re.IGNORECASE,
)
_PAGE_WORDS = vocabulary(
    "contact contacts suggestion* feedback site website editors editorial cooperation advertising",
    "предложени* контакт* обратн* сайт* редакци* сотрудничеств* реклам* вопросам",
)


def read_contacts(text: str) -> Found | None:
    """Return the contact lines in `text`, one for each address, None if it is none.

    A label of at most fifteen words must stand before each address, and nothing after the last.
    """
    parts: list[str] = []
    start = 0
    for match in _ADDRESS.finditer(text):
        label = text[start : match.start()].strip(" /|;,.·•")
        if label and not _is_label(label):
            return None
        parts.append(text[start : match.end()].strip(" /|;,.·•"))
        start = match.end()
    if not parts:
        return _found([text]) if _is_phone(text) else None
    return None if words_of(text[start:]) else _found(parts)


def speaks_of_the_page(text: str) -> bool:
    """Tell whether a line without an address reads like an invitation to write."""
    return _PAGE_WORDS.meets(words_of(text))


def _is_label(label: str) -> bool:
    return len(words_of(label)) <= 15 and (
        _LABEL_END.search(label) is not None or len(words_of(label)) <= 3
    )


def _is_phone(text: str) -> bool:
    words = words_of(text)
    return bool(words) and _PHONE.search(text) is not None and _PHONE_LABEL.covers(words)


def _found(parts: list[str]) -> Found:
    contacts = tuple(Contact(language_of(_ADDRESS.sub("", part)), part) for part in parts)
    return Found(FurnitureKind.CONTACT, contacts=contacts)

"""What readers of the source page gave an article, where the page says it."""

import re

from faq.importing.plain_text.found import Found
from faq.importing.plain_text.vocabulary import vocabulary, words_of
from faq.importing.record import FurnitureKind, Rating

_KEYS = vocabulary(
    "rating ratings rate rated vote votes voted voters average score",
    "оцен* голос* рейтинг* средн* проголосовал*",
)
_AROUND = vocabulary(
    "out of from based on total count number the this article post page material a an is it be so",
    "far yet no to your first please click star stars users readers user reader mean and by how",
    "would you useful was not been there are have submitted loading",
    "из на основе всего количеств* числ* стать* материал* пост* страниц* эту пока еще нет ваш*",
    "пожалуйста балл* звезд* пользовател* читател* по и будьте первым кто человек* загрузка",
    "поставьте среди общ* итог* посетител* балл",
)
_WORDS = _KEYS | _AROUND
# Asking for a rating needs no number, but names what is to be rated.
_ASKING = vocabulary("rate оцените vote проголосуйте no нет first первым")

_NUMBER = r"(?<![\d.,])(?P<%s>\d{1,3}(?:[.,]\d{1,3})?)"
_OUT_OF = re.compile(
    _NUMBER % "average" + r"\s?(?:/|out of|of|from|из)\s?(?P<most>\d{1,3})\b", re.IGNORECASE
)
_COUNTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<count>\d[\d ]{0,9})\s?(?:ratings?|votes?|voters|users|readers|people|reviews?)\b",
        r"(?P<count>\d[\d ]{0,9})\s?(?:оцен|голос|пользоват|читател|человек|посетител)\w*",
        r"(?:ratings?|votes?|count|total|number)\b"
        r"[\s:=–—-]{1,3}(?P<count>\d[\d ]{0,9})(?![\d.,/]|\s?out)",
        r"(?:оценок|голосов|всего|количество|проголосовал[ио]?)(?:\s(?:оценок|голосов))?"
        r"[\s:=–—-]{1,3}(?P<count>\d[\d ]{0,9})(?![\d.,/])",
    )
)
_STARS = re.compile(r"[★☆⭐✩✭\s]{3,}")

NO_NUMBERS = "speaks of a rating, but its numbers could not be read"
NO_COUNT = "does not say how many readers gave the rating"


def read_rating(text: str) -> Found | None:
    """Return the rating in a short line, None if the line does not speak of one."""
    words = words_of(text)
    if _STARS.fullmatch(text):
        return Found(FurnitureKind.RATING)
    if not (_KEYS.meets(words) and _WORDS.covers(words)):
        return None
    if not any(map(str.isdecimal, text)):
        asked = len(words) >= 2 and _ASKING.meets(words)
        return Found(FurnitureKind.RATING) if asked else None
    found = _OUT_OF.search(text)
    if found is None:
        return Found(FurnitureKind.RATING, doubts=(NO_NUMBERS,))
    average, most = float(found["average"].replace(",", ".")), int(found["most"])
    if average > most:
        return Found(FurnitureKind.RATING, doubts=(NO_NUMBERS,))
    # The average itself is left out, so that "5 out of 5 (3 votes)" cannot give five votes.
    counts = (_count(text[: found.start()]), _count(text[found.end() :]))
    count = next((count for count in counts if count is not None), None)
    doubts = () if count is not None else (NO_COUNT,)
    return Found(FurnitureKind.RATING, rating=Rating(count, average, most), doubts=doubts)


def _count(text: str) -> int | None:
    """Return how many readers rated, from the text before or after the average."""
    for pattern in _COUNTS:
        match = pattern.search(text)
        if match is not None:
            return int(match["count"].replace(" ", ""))
    return None

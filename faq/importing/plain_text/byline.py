"""Who wrote or edited an article, and for how many years they have worked in their field."""

import re
from collections.abc import Iterator
from itertools import takewhile

from faq.importing.plain_text.found import Found
from faq.importing.plain_text.names import name_in
from faq.importing.plain_text.vocabulary import Vocabulary, vocabulary, words_of
from faq.importing.record import FurnitureKind

_ROLES = vocabulary(
    "author authors author's writer editor editors editor's editor-in-chief co-author reviewer",
    "reviewed written edited prepared checked contributor expert consultant compiler by text",
    "автор* соавтор* редактор* шеф-редактор* главред* рецензент* эксперт* консультант*",
    "составител* копирайтер* корректор* текст подготовил* написал* проверил* отредактировал*",
)
_AROUND_ROLES = vocabulary(
    "chief lead leading head senior main principal managing medical medically scientific science",
    "executive deputy article text content site website our the of this and in was is fact facts",
    "material page doctor physician post",
    "главн* ведущ* медицинск* научн* литературн* выпускающ* ответственн* стать* текст* материал*",
    "публикац* сайт* проект* наш* журнал* и врач* этой данной для",
)
_ROLE_LABEL = _ROLES | _AROUND_ROLES
_YEARS = r"(?P<years>\d{1,2})\s?\+?"
_DIGIT = re.compile(r"\d")
_EXPERIENCE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_YEARS}[\s-]?(?:years?|yrs?\.?)['’]?\s(?:of\s)?(?:[\w-]+\s){{0,3}}"
        r"(?:experience|practice|service|work)\b",
        rf"(?:experience|practice|practi[sc]ing|working|work)\b[^\d.]{{0,40}}?{_YEARS}[\s-]?"
        r"(?:years?|yrs?)\b",
        rf"{_YEARS}[\s-]?(?:летн\w+|лет|года?)\s(?:\w+\s){{0,2}}(?:стаж|опыт|практик)\w*",
        rf"(?:стаж|опыт|практик)\w*[^\d.]{{0,40}}?{_YEARS}[\s-]?(?:летн\w+|лет|года?)\b",
        rf"(?:работает|практикует)\s[^\d.]{{0,30}}?{_YEARS}[\s-]?(?:лет|года?)\b",
    )
)
_NUMBERLESS = vocabulary("experience стаж* опыт*")
_EXPERIENCE_ONLY = vocabulary(
    "experience years year of work working practice clinical medical professional over more than",
    "in the field total yrs",
    "стаж* опыт* лет год года работ* практик* более свыше общий врачебн* медицинск*",
    "по специальности в профессии",
)
_LABEL = re.compile(r"^(?P<label>[^:]{2,80}?)(?:\s?:\s?|\s[-–—]\s)(?P<rest>.*)$")
_CALLING_WORDS = 6

TWO_READINGS = "named by experience only, with no word such as author before the name"
NO_YEARS = "speaks of experience, but no number of years could be read"


def read_byline(text: str) -> Found | None:
    """Return the name, role and years of experience in a short line, None if it is no byline."""
    years = years_in(text)
    labelled = _labelled(text, years)
    if labelled is not None:
        return labelled
    if years is None:
        return None
    if _EXPERIENCE_ONLY.covers(words_of(text)):
        return Found(FurnitureKind.BYLINE, years=years)
    name = name_in(text)
    if name and " " in name and len(words_of(text)) <= 20 and _stands_alone(name, text):
        return Found(FurnitureKind.BYLINE, name=name, years=years, doubts=(TWO_READINGS,))
    return None


def _labelled(text: str, years: int | None) -> Found | None:
    """Read "Role: Name" and "Written by Name"."""
    for label, rest, sign in _labels(text):
        words = words_of(label)
        if not ((_ROLES.meets(words) or years is not None) and _ROLE_LABEL.covers(words)):
            continue
        if not rest:
            return Found(FurnitureKind.BYLINE, role=label, open=True)
        name = _name_after_calling(rest) if sign else name_in(rest)
        if name and (sign or _stands_alone(name, rest)):
            doubts = (NO_YEARS,) if years is None and _NUMBERLESS.meets(words_of(rest)) else ()
            role = None if words == ("by",) else label
            return Found(FurnitureKind.BYLINE, name, role, years, doubts=doubts)
    return None


def _labels(text: str) -> Iterator[tuple[str, str, bool]]:
    """Yield the ways to part a line: label, what follows, and whether a sign parts them."""
    match = _LABEL.match(text)
    if match is not None:
        yield match["label"].strip(), match["rest"].strip(), True
    words = text.split(" ")
    for count, word in enumerate(words[:6], start=1):
        if word.casefold() == "by" or word.casefold() in _WRITERS:
            yield " ".join(words[:count]), " ".join(words[count:]), False
    roles = list(takewhile(lambda word: _ROLE_LABEL.covers(words_of(word)), words))
    # Without a colon or verb only years of experience show that a heading is none.
    if roles and len(roles) < len(words) and years_in(text) is not None:
        yield " ".join(roles), " ".join(words[len(roles) :]), False


def _stands_alone(name: str, rest: str) -> bool:
    """Tell whether a name without a colon before it is more than the start of a sentence."""
    after = rest[len(name) :].strip()
    return " " in name and (not after or after[0] in ",(;.–—-")


_WRITERS: Vocabulary = vocabulary("подготовил* написал* проверил* отредактировал*")


def _name_after_calling(text: str) -> str | None:
    """Return the name in "neurologist Jane Roe": words in small letters may stand before it."""
    first = name_in(text)
    if first is not None:
        return first
    words = text.split(" ")
    small = list(takewhile(str.islower, words[:_CALLING_WORDS]))
    name = name_in(" ".join(words[len(small) :]))
    return name if name and " " in name else None


def years_in(text: str) -> int | None:
    """Return the years of experience that `text` tells, None where it tells none."""
    if _DIGIT.search(text) is None:
        return None
    for pattern in _EXPERIENCE:
        match = pattern.search(text)
        if match is not None:
            return int(match["years"])
    return None

"""Who wrote or edited an article, and for how many years they have worked in their field."""

import re
from collections.abc import Iterator

from faq.importing.found import Found
from faq.importing.record import FurnitureKind
from faq.importing.vocabulary import Vocabulary, vocabulary, words_of

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
_TITLES = vocabulary("dr prof professor mr mrs ms doctor д-р др доктор проф профессор врач* к м н")
_AFTER_NAMES = vocabulary(
    "experience years стаж* опыт* лет год md phd dds dmd rn врач* doctor neurologist physician",
    "last latest date updated revised reviewed published последн* дата обновл* редакци* опубл*",
    "кандидат* доктор* профессор* специалист* work works working practice practising practicing",
)
_PARTICLES = vocabulary("van von der den de da di du la le al el bin ibn дер фон ван де ла оглы")

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
_INITIALS = re.compile(r"(?:[^\W\d_]\.[\s-]?){1,3},?$")
_TOKEN = re.compile(r"[^\W\d_](?:[^\W\d_]|[-'’.])*,?")

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
    if name and " " in name and len(words_of(text)) <= 20 and "," in text:
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
        name = name_in(rest)
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


def _stands_alone(name: str, rest: str) -> bool:
    """Tell whether a name without a colon before it is more than the start of a sentence."""
    after = rest[len(name) :].strip()
    return " " in name and (not after or after[0] in ",(;.–—-")


_WRITERS: Vocabulary = vocabulary("подготовил* написал* проверил* отредактировал*")


def name_in(text: str) -> str | None:
    """Return the person's name that `text` begins with, None if it begins with none.

    "Roe, J., 12 years" gives "Roe, J.": initials may stand after a comma.
    """
    taken: list[str] = []
    for token in text.split(" ")[:8]:
        bare = token.strip("(),;")
        if not _belongs(bare, any(map(_is_surname, taken))):
            break
        if taken and taken[-1].endswith(",") and _INITIALS.fullmatch(token) is None:
            break
        taken.append(token)
        if token.endswith((";", ")")) or (token.endswith(".") and not _ends_in_initial(bare)):
            break
    while taken and taken[-1].strip(",;)") in _PARTICLES:
        taken.pop()
    return _tidy(" ".join(taken)) if any(map(_is_surname, taken)) else None


def _belongs(bare: str, started: bool) -> bool:
    """Tell whether a word can be part of a name."""
    if _TOKEN.fullmatch(bare) is None:
        return False
    word = bare.casefold().strip(".")
    if word in _TITLES and not started:
        return True
    if started and word in _PARTICLES:
        return True
    return bare[0].isupper() and word not in _AFTER_NAMES


def _ends_in_initial(bare: str) -> bool:
    short = bare.casefold().strip(".")
    return short in _TITLES or len(bare.rstrip(".").rpartition(".")[2]) == 1


def _is_surname(token: str) -> bool:
    return len(token.strip("(),;.")) > 1 and token.casefold().strip(".,") not in _TITLES


def _tidy(name: str) -> str:
    name = name.strip(" (),;")
    return name if _ends_in_initial(name.rpartition(" ")[2]) else name.rstrip(".")


def years_in(text: str) -> int | None:
    """Return the years of experience that `text` tells, None where it tells none."""
    if _DIGIT.search(text) is None:
        return None
    for pattern in _EXPERIENCE:
        match = pattern.search(text)
        if match is not None:
            return int(match["years"])
    return None

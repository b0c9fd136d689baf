"""Names of people, as they stand at the start of a line."""

import re

from faq.importing.plain_text.vocabulary import vocabulary

_TITLES = vocabulary("dr prof professor mr mrs ms doctor д-р др доктор проф профессор врач* к м н")
_AFTER_NAMES = vocabulary(
    "experience years стаж* опыт* лет год md phd dds dmd rn врач* doctor neurologist physician",
    "last latest date updated revised reviewed published последн* дата обновл* редакци* опубл*",
    "кандидат* доктор* профессор* специалист* work works working practice practising practicing",
)
_PARTICLES = vocabulary("van von der den de da di du la le al el bin ibn дер фон ван де ла оглы")

_INITIALS = re.compile(r"(?:[^\W\d_]\.[\s-]?){1,3},?$")
_TOKEN = re.compile(r"[^\W\d_](?:[^\W\d_]|[-'’.])*,?")


def name_in(text: str) -> str | None:
    """Return the person's name that `text` begins with, None if it begins with none.

    "Roe, J., 12 years" gives "Roe, J.": initials may stand after a comma.
    """
    taken: list[str] = []
    for token in text.split(" ")[:8]:
        bare = token.strip("(),;")
        if not _belongs(bare, any(map(_is_surname, taken))):
            break
        if taken and token.startswith("("):
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

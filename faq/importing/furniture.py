"""Which lines belong to the page that an article stood on: a table of kinds and their words."""

import re
from collections.abc import Callable

from faq.importing.byline import read_byline
from faq.importing.contacts import read_contacts
from faq.importing.dates import find_date
from faq.importing.found import Found
from faq.importing.ratings import read_rating
from faq.importing.record import FurnitureKind
from faq.importing.vocabulary import vocabulary, words_of

# Longer lines are text, whatever words they are made of. In characters.
LONGEST = 250
_MOST_PARTS = 5  # that one line tells, such as author, date and time to read

_ASKING = vocabulary("question questions вопрос*")
_ASKING_VERB = vocabulary("ask have got any still задать задай* спросить остал* возник* есть")
_ASKING_WORDS = (
    _ASKING
    | _ASKING_VERB
    | vocabulary(
        "a an your our the us me to doctor specialist expert dentist neurologist therapist here",
        "now online for free you it them if left click button or do and",
        "у вас ваш* свой нам нашему врач* специалист* эксперт* доктор* бесплатно онлайн мне сейчас",
        "здесь его на сайте по теме то или вы ли их невролог* стоматолог* педиатр* терапевт*",
    )
)

_REVISED = vocabulary(
    "revised revision updated update reviewed review modified edited changed",
    "обновл* редакци* ревизи* пересмотр* проверен* проверк* изменен* отредактирован* актуализ*",
    "правк* проверил*",
)
_PUBLISHED = vocabulary("published publication posted added created опублик* публикац* добавлен*")
_DATE_WORDS = vocabulary(
    "last latest date of the on this article page text was has been medically at most recent",
    "recently time information material and content",
    "дата последн* стать* материал* страниц* текст* был* в от г года год текущ* информаци* эта и",
    "содержани* медицинск*",
)

_REVISION_WORDS = _REVISED | _PUBLISHED | _DATE_WORDS

_SHARING = vocabulary("tell share shares sharing поделит* поделись* поделимся расскаж*")
_LIKING = vocabulary("like liked enjoy enjoyed helpful useful понравил* полезн* помогл*")
_SHARED = vocabulary(
    "article post page material friends friend link social story facebook twitter vk telegram",
    "whatsapp pinterest instagram стать* материал* друзьями друзьям пост* страниц* соцсет* ссылк*",
    "социальн* вконтакте телеграм* фейсбук*",
)
_SHARING_WORDS = (
    _SHARING
    | _LIKING
    | _SHARED
    | vocabulary(
        "did do does you this the it with your on in via by a was is if please and us to networks",
        "media others find found for loved ones information",
        "ли вам вас эта эту этим этой была была-ли о с со свои* ней ним в сетях сети если и была",
        "пожалуйста близкими близким информаци* оказалась ей им его нею нами на",
    )
)

_FURTHER = vocabulary("read see also related more читайте смотрите см также еще похожие статьи")
_FURTHER_LABEL = re.compile(
    r"^(?:read (?:also|more|next)|see also|also read|related(?: articles?)?"
    r"|читайте (?:также|далее|ещё|еще)|читать (?:также|далее)|смотрите также|см\. также"
    r"|похожие (?:статьи|материалы)|по теме)\s?:",
    re.IGNORECASE,
)

_WITH_DATES = (FurnitureKind.BYLINE, FurnitureKind.LAST_REVISION)

NO_DATE = "a label of a revision, but no date that could be read"
NOT_REVISED = "a date of publication or without a label, not taken for the last revision"

_SEPARATOR = re.compile(r"\s[|•·/]\s|;\s")
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3}\.)\s|(?<=\d\.)\s|(?<=\))\s|(?<=г\.)\s")
_BEFORE_REVISION = re.compile(
    r"\s(?=(?:last|latest|date|updated|revised|reviewed|последн\w+|дата|обновлен\w+)\b)",
    re.IGNORECASE,
)


def recognise(text: str, language: str) -> tuple[Found, ...]:
    """Return what a line says as furniture, part by part; empty if it is text of the article.

    `language` ("en" or "ru") settles the order of day and month.
    """
    if len(text) > LONGEST:
        return ()
    whole = _part(text, language)
    if whole is None:
        return _parts(text, _SEPARATOR, language) or _parts(text, _SENTENCE_END, language)
    # A byline may tell a date in a part of its own, and a date of publication one of revision.
    finer = _dated_parts(text, language) if whole.kind in _WITH_DATES else ()
    return finer or (whole,)


def _dated_parts(text: str, language: str) -> tuple[Found, ...]:
    """Return the parts of a line with a date of revision among them, empty without one."""
    for separator in (_SEPARATOR, _BEFORE_REVISION):
        found = _parts(text, separator, language)
        if any(one.revised is not None for one in found):
            return found
    return ()


def _parts(text: str, separator: re.Pattern[str], language: str) -> tuple[Found, ...]:
    """Return what each part says, empty unless there are several and all are furniture."""
    most = 1 if separator is _BEFORE_REVISION else _MOST_PARTS
    parts = [part.strip() for part in separator.split(text, maxsplit=most) if part.strip()]
    if len(parts) < 2:
        return ()
    found: list[Found] = []
    for part in parts:
        one = _part(part, language)
        if one is None:
            return ()
        found.append(one)
    return tuple(found)


def _part(text: str, language: str) -> Found | None:
    return next((found for reader in _READERS if (found := reader(text, language))), None)


def _ask(text: str, _language: str) -> Found | None:
    """Read a call such as "Ask a question"; "Questions to ask your doctor" is a heading."""
    words = words_of(text)
    verb = next((place for place, word in enumerate(words) if word in _ASKING_VERB), len(words))
    asks = _ASKING.meets(words[verb:]) and _ASKING_WORDS.covers(words)
    return Found(FurnitureKind.ASK_A_QUESTION) if asks else None


def _revision(text: str, language: str) -> Found | None:
    date = find_date(text, language)
    words = words_of(text[: date.start] + " " + text[date.end :] if date else text)
    if not _REVISION_WORDS.covers(words):
        return None
    revised = _REVISED.meets(words)
    if date is None:
        return _undated(text, words) if revised else None
    if not revised:
        return Found(FurnitureKind.LAST_REVISION, doubts=(NOT_REVISED,))
    return Found(FurnitureKind.LAST_REVISION, revised=date.day, doubts=date.doubts)


def _undated(text: str, words: tuple[str, ...]) -> Found | None:
    """Read a label of a revision that no readable day follows."""
    if text.endswith(":") and len(words) >= 2:
        return Found(FurnitureKind.LAST_REVISION, doubts=(NO_DATE,), open=True)
    if ":" in text and any(map(str.isdecimal, text)):
        return Found(FurnitureKind.LAST_REVISION, doubts=(NO_DATE,))
    return None


def _share(text: str, _language: str) -> Found | None:
    words = words_of(text)
    if not _SHARING_WORDS.covers(words) or len(words) > 25:
        return None
    shares = _SHARING.meets(words) and (len(words) == 1 or _SHARED.meets(words))
    likes = _LIKING.meets(words) and _SHARED.meets(words) and text.rstrip().endswith("?")
    return Found(FurnitureKind.SHARE) if shares or likes else None


def _further(text: str, _language: str) -> Found | None:
    if _FURTHER_LABEL.match(text) is None:
        return None
    return Found(FurnitureKind.TEASER_HEADING, open=_FURTHER.covers(words_of(text)))


_READERS: tuple[Callable[[str, str], Found | None], ...] = (
    _ask,
    _revision,
    lambda text, _language: read_rating(text),
    _share,
    lambda text, _language: read_contacts(text),
    lambda text, _language: read_byline(text),
    _further,
)

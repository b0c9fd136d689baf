"""Lines that tell when an article was last revised."""

from faq.importing.plain_text.dates import find_date
from faq.importing.plain_text.found import Found
from faq.importing.plain_text.vocabulary import vocabulary, words_of
from faq.importing.record import FurnitureKind

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
_MONTHS = vocabulary(
    "january february march april may june july august september october november december",
    "январ* феврал* март* апрел* май мая июн* июл* август* сентябр* октябр* ноябр* декабр*",
)

_REVISION_WORDS = _REVISED | _PUBLISHED | _DATE_WORDS
_UNDATED_WORDS = _REVISION_WORDS | _MONTHS

NO_DATE = "a label of a revision, but no date that could be read"
NOT_REVISED = "a date of publication or without a label, not taken for the last revision"


def read_revision(text: str, language: str) -> Found | None:
    """Return the day that a line gives as that of the last revision, None if it gives none.

    A date of publication, or one without a label, is told as a doubt and not as a day.
    """
    date = find_date(text, language)
    words = words_of(text[: date.start] + " " + text[date.end :] if date else text)
    revised = _REVISED.meets(words)
    if date is None and revised and _UNDATED_WORDS.covers(words):
        return _undated(text, words)
    if date is None or not _REVISION_WORDS.covers(words):
        return None
    if not revised:
        return Found(FurnitureKind.LAST_REVISION, doubts=(NOT_REVISED,))
    return Found(FurnitureKind.LAST_REVISION, revised=date.day, doubts=date.doubts)


def _undated(text: str, words: tuple[str, ...]) -> Found | None:
    """Read a label of a revision that no readable day follows."""
    if text.endswith(":") and len(words) >= 2:
        return Found(FurnitureKind.LAST_REVISION, doubts=(NO_DATE,), open=True)
    if any(map(str.isdecimal, text)):
        return Found(FurnitureKind.LAST_REVISION, doubts=(NO_DATE,))
    return None

"""Every sentence of the site has its Russian one, with the same placeholders."""

import io
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from faq.settings import HERE, ROOT

RUSSIAN = HERE / "translations" / "ru" / "LC_MESSAGES" / "messages.po"
KEYWORDS = {"_": None, "_l": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2)}
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|\{(\w*)\}|%[sd]")
Id = str | tuple[str, ...]


@lru_cache(maxsize=1)
def wanted() -> frozenset[Id]:
    """Return every sentence that the code and the templates mark for translation."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    found: set[Id] = set()
    for _name, _line, message, _comments, _context in extract_from_dir(
        str(ROOT), methods, options, keywords=KEYWORDS, directory_filter=_is_ours
    ):
        found.add(message if isinstance(message, str) else tuple(message))
    return frozenset(found)


def _is_ours(folder: str | Path) -> bool:
    # Python's own libraries may lie in a folder below this one.
    return not Path(folder).name.startswith((".", "_"))


def placeholders(text: str) -> list[str]:
    return sorted(found.group(0) for found in PLACEHOLDER.finditer(text))


def faults_in(catalogue: Catalog, sentences: Iterable[Id]) -> list[str]:
    """Return what the catalogue lacks of these sentences, and what it gets wrong."""
    faults = []
    for sentence in sentences:
        key = sentence if isinstance(sentence, str) else sentence[0]
        message = catalogue.get(key)
        if message is None:
            faults.append(f"missing: {key}")
        else:
            faults += [f"{fault}: {key}" for fault in _faults_of(message)]
    return sorted(faults)


def _faults_of(message: Message) -> Iterable[str]:
    if message.fuzzy:
        yield "fuzzy"
    plural = not isinstance(message.id, str)
    source = message.id[-1] if plural else message.id
    texts = message.string if plural else (message.string,)
    if not all(text and text.strip() for text in texts):
        yield "empty"
    elif plural and len(texts) != 3:
        yield "not in three numbers"
    elif (not plural and placeholders(texts[0]) != placeholders(source)) or any(
        not set(placeholders(text)) <= set(placeholders(source)) for text in texts
    ):
        yield "other placeholders"


def russian() -> Catalog:
    assert RUSSIAN.is_file(), "there is no Russian catalogue yet"
    with RUSSIAN.open("rb") as file:
        return read_po(file, locale="ru")


def test_the_sentences_are_found() -> None:
    assert len(wanted()) > 200
    assert any(isinstance(sentence, tuple) for sentence in wanted())


def test_every_sentence_is_translated_into_russian() -> None:
    assert faults_in(russian(), wanted()) == []


def test_the_catalogue_holds_nothing_that_the_site_no_longer_says() -> None:
    known = {s if isinstance(s, str) else s[0] for s in wanted()}
    ids = [m.id if isinstance(m.id, str) else m.id[0] for m in russian() if m.id]
    assert [id for id in ids if id not in known] == []


def test_what_is_compiled_is_what_is_written() -> None:
    compiled = Path(RUSSIAN).with_suffix(".mo")
    if not compiled.is_file():
        return  # Made at installation and start; a fresh checkout has none.
    with compiled.open("rb") as file:
        made = read_mo(file)
    assert _sentences(russian()) == _sentences(made)


def _sentences(catalogue: Catalog) -> dict[str, object]:
    return {
        str(m.id if isinstance(m.id, str) else tuple(m.id)): (
            m.string if isinstance(m.string, str) else tuple(m.string)
        )
        for m in catalogue
        if m.id
    }


HEADER = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
"(n%100<10 || n%100>=20) ? 1 : 2);\\n"

"""


@pytest.mark.parametrize(
    ("entry", "sentence", "fault"),
    [
        ("", "Ask", "missing: Ask"),
        ('msgid "Ask"\nmsgstr ""\n', "Ask", "empty: Ask"),
        ('#, fuzzy\nmsgid "Ask"\nmsgstr "Спросить"\n', "Ask", "fuzzy: Ask"),
        (
            'msgid "%(n)s left"\nmsgstr "Осталось %(m)s"\n',
            "%(n)s left",
            "other placeholders: %(n)s left",
        ),
        (
            'msgid "%(num)d day"\nmsgid_plural "%(num)d days"\n'
            'msgstr[0] "%(num)d день"\nmsgstr[1] ""\nmsgstr[2] "%(num)d дней"\n',
            ("%(num)d day", "%(num)d days"),
            "empty: %(num)d day",
        ),
    ],
)
def test_the_guard_objects(entry: str, sentence: Id, fault: str) -> None:
    catalogue = read_po(io.BytesIO((HEADER + entry).encode()), locale="ru")
    assert faults_in(catalogue, [sentence]) == [fault]


def test_the_guard_lets_a_good_translation_pass() -> None:
    entry = 'msgid "%(n)s left"\nmsgstr "Осталось %(n)s"\n'
    catalogue = read_po(io.BytesIO((HEADER + entry).encode()), locale="ru")
    assert faults_in(catalogue, ["%(n)s left"]) == []

"""How parsed Markdown becomes the site's HTML: levels, ids, care blocks, tables, links."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import unquote

from markdown_it.token import Token
from markupsafe import escape

from faq.markup.safe import EXTERNAL_REL, leads_abroad, leads_to_contact, leads_within
from faq.markup.syntax import CARDS, TYPED, BlockKind, heading_of, kind_of, text_of
from faq.text import slugify

# Readers' own words for each block. "table" names the box that scrolls on a narrow screen.
_WORDS = {
    "en": {
        "emergency": "Emergency",
        "urgent": "Urgent",
        "routine": "See a doctor",
        "note": "Note",
        "table": "Table",
    },
    "ru": {
        "emergency": "Экстренно",
        "urgent": "Срочно",
        "routine": "Планово к врачу",
        "note": "Примечание",
        "table": "Таблица",
    },
}
_ENTRY = "entry:"
_ALIGNED = {"text-align:right": "text-end", "text-align:center": "text-center"}


@dataclass(slots=True)
class Page:
    """What one rendering is told, and the ids it has given out."""

    language: str
    link: Callable[[str], str | None]
    heading_base: int
    id_prefix: str
    has_heading: bool = False
    _given: set[str] = field(default_factory=set)
    _asked: Counter[str] = field(default_factory=Counter)

    def words(self, name: str) -> str:
        """Return the words for a block, in English where the language has none."""
        return _WORDS.get(self.language, _WORDS["en"])[name]

    def new_id(self, text: str) -> str:
        """Return an id made of prefix and text that this rendering has not used yet."""
        stem = _stem(f"{self.id_prefix} {text[:100]}")
        name = stem
        while name in self._given:
            self._asked[stem] += 1
            name = f"{stem}-{self._asked[stem] + 1}"
        self._given.add(name)
        return name


@lru_cache(maxsize=1024)
def _stem(text: str) -> str:
    return slugify(text)


def shaped(tokens: Sequence[Token], page: Page) -> list[Token]:
    """Return the tokens as the site writes them: levels, ids, cards, tables, links."""
    return list(_shaped(tokens, page))


def _shaped(tokens: Sequence[Token], page: Page) -> Iterator[Token]:
    for place, token in enumerate(tokens):
        if token.type in ("heading_open", "heading_close"):
            token.tag = _level(page.heading_base + max(int(token.tag[1:]) - 2, 0))
        if token.type == "heading_open":
            page.has_heading = True
            token.attrs["id"] = page.new_id(text_of(tokens[place + 1].children))
        elif token.type in ("th_open", "td_open"):
            _align(token)
        elif token.type == "inline":
            token.children = list(_safe_inline(token.children or [], page))
        html = _own_html(token, page)
        yield token if html is None else Token("html_block", "", 0, content=html, block=True)


def _level(number: int) -> str:
    return f"h{min(max(number, 2), 6)}"


def _align(token: Token) -> None:
    """Turn the inline style of a cell, which the content policy forbids, into a class."""
    name = _ALIGNED.get(str(token.attrs.pop("style", "")))
    if name:
        token.attrs["class"] = name
    if token.tag == "th":
        token.attrs["scope"] = "col"


def _own_html(token: Token, page: Page) -> str | None:
    """Return the HTML of the tokens that the library cannot write; None for the others."""
    kind = kind_of(token)
    if kind in TYPED:
        return _opened(kind, heading_of(token), page)
    if kind is BlockKind.TABLE:
        label = page.words("table")
        return (
            f'<div class="table-responsive" role="group" aria-label="{label}" tabindex="0"><table>'
        )
    return _CLOSINGS.get(token.type)


_CLOSINGS = {
    "table_close": "</table></div>",
    "container_note_close": "</div>",
    **{f"container_{kind}_close": "</div></div>" for kind in CARDS},
}


def _opened(kind: BlockKind, heading: str, page: Page) -> str:
    """Return the start of a typed block; without a heading its kind is the heading."""
    name, word = page.new_id(kind), page.words(kind)
    if kind is BlockKind.NOTE:
        title = escape(heading or word)
        return f'<div class="note" role="note" aria-labelledby="{name}">' + (
            f'<p class="note__heading" id="{name}">{title}</p>'
        )
    said = f'<span class="visually-hidden">{word}: </span>{escape(heading)}' if heading else word
    # One deeper than the headings of the text, but no level is skipped where none stands above.
    tag = _level(page.heading_base + page.has_heading)
    return (
        f'<div class="care-card care-card--{kind}" role="group" aria-labelledby="{name}">'
        f'<{tag} class="care-card__heading" id="{name}">{said}</{tag}>'
        '<div class="care-card__body">'
    )


def _safe_inline(children: Iterable[Token], page: Page) -> Iterator[Token]:
    """Yield inline tokens without images and without links that lead nowhere safe."""
    kept = True
    for token in children:
        if token.type == "image":
            yield Token("text", "", 0, content=text_of(token.children))
        elif token.type == "link_open":
            address = _address(unquote(str(token.attrs.get("href", ""))), token, page)
            kept = address is not None
            if address is not None:
                token.attrs = _link_attrs(address)
                yield token
        elif token.type != "link_close" or kept:
            yield token


def _address(meant: str, token: Token, page: Page) -> str | None:
    """Return where a link may lead: abroad, to a mailbox or telephone, or to an entry."""
    if meant.startswith(_ENTRY):
        found = page.link(meant.removeprefix(_ENTRY))
        return found if found and (leads_abroad(found) or leads_within(found)) else None
    written = str(token.attrs.get("href", ""))
    return written if leads_abroad(written) or leads_to_contact(written) else None


def _link_attrs(address: str) -> dict[str, str | int | float]:
    attrs: dict[str, str | int | float] = {"href": address}
    if leads_abroad(address):
        attrs["rel"] = EXTERNAL_REL
    return attrs

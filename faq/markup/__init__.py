"""Editors' Markdown made into safe HTML, plain text, and a list of what it holds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from faq.markup.html import Page, shaped
from faq.markup.safe import sanitise
from faq.markup.syntax import (
    PARSER,
    TYPED,
    BlockKind,
    heading_of,
    kind_of,
    kinds_in,
    parse,
    text_of,
)

__all__ = ["BlockKind", "Card", "blocks", "cards", "plain", "render"]

Link = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Card:
    """A typed block as quality rules see it: `text` by lines, `links` as a count."""

    kind: BlockKind
    heading: str
    text: str
    links: int


def _unknown(_ref: str) -> None:
    """Know no entry, so that a reference becomes text."""


def render(
    source: str,
    *,
    language: str,
    link: Link = _unknown,
    heading_base: int = 2,
    id_prefix: str = "text",
) -> Markup:
    """Return `source` as safe HTML; it never raises on any text.

    `language` ("en" or "ru") chooses the words that care cards are announced with. `link`
    gives the address of the entry named by `entry:REF`, or None, which leaves text without a
    link. `##` becomes a heading of level `heading_base`, a card's heading
    is one deeper once a heading has come.
    Ids start with `id_prefix`: one per text on a page keeps them unique.
    """
    page = Page(language, link, heading_base, id_prefix)
    tokens = shaped(parse(source), page)
    return Markup(sanitise(PARSER.renderer.render(tokens, PARSER.options, {})))


def plain(source: str) -> str:
    """Return the words of `source`, one line for each block, for search and descriptions."""
    return "\n".join(_lines(source))


def _lines(source: str) -> Iterator[str]:
    for token in parse(source):
        line = token.content if token.type in ("fence", "code_block") else text_of(token.children)
        if kind_of(token) in TYPED:
            line = heading_of(token)
        if line.strip():
            yield line.strip()


def blocks(source: str) -> frozenset[BlockKind]:
    """Return the kinds of blocks in `source`, with `unclosed` and `stray` for slips."""
    return frozenset(kinds_in(parse(source), source))


def cards(source: str) -> tuple[Card, ...]:
    """Return the typed blocks of `source` in order, nested ones after the one around them."""
    tokens = parse(source)
    found = []
    for start, token in enumerate(tokens):
        kind = kind_of(token)
        if kind is None or kind not in TYPED:
            continue
        close, inside = token.type.replace("_open", "_close"), []
        for inner in tokens[start + 1 :]:
            if inner.type == close and inner.level == token.level:
                break
            inside.append(inner)
        text = "\n".join(filter(None, (text_of(inner.children) for inner in inside)))
        links = list(kinds_in(inside, "")).count(BlockKind.LINK)
        found.append(Card(kind, heading_of(token), text, links))
    return tuple(found)

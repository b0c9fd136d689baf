"""The Markdown the site understands: CommonMark, tables, care blocks and foreign phrases."""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin

from faq.text import clean

# Regular expressions stay anchored and bounded, so hostile text costs no more than plain text.
_FOREIGN = re.compile(r"\[([^\[\]\n]{1,300})\]\{lang=([a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2})\}")
_MARKER = ":::"


class BlockKind(StrEnum):
    """What an editor's text holds, block by block, as far as quality rules ask."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    ROUTINE = "routine"
    NOTE = "note"
    HEADING = "heading"
    LIST = "list"
    TABLE = "table"
    QUOTE = "quote"
    CODE = "code"
    LINK = "link"
    IMAGE = "image"
    UNCLOSED = "unclosed"  # a typed block without its closing line
    STRAY = "stray"  # a line of colons shown as text: a misspelt or nested block


TYPED = (BlockKind.EMERGENCY, BlockKind.URGENT, BlockKind.ROUTINE, BlockKind.NOTE)
CARDS = TYPED[:3]

_KIND_OF_TOKEN = {
    "heading_open": BlockKind.HEADING,
    "bullet_list_open": BlockKind.LIST,
    "ordered_list_open": BlockKind.LIST,
    "table_open": BlockKind.TABLE,
    "blockquote_open": BlockKind.QUOTE,
    "fence": BlockKind.CODE,
    "code_block": BlockKind.CODE,
    "link_open": BlockKind.LINK,
    "image": BlockKind.IMAGE,
} | {f"container_{kind}_open": kind for kind in TYPED}


class _Parser(MarkdownIt):
    """CommonMark that leaves the judgement of addresses to the renderer."""

    def validateLink(self, url: str) -> bool:
        """Accept every address here: a refused one would show its brackets to readers."""
        return True


def _foreign_phrase(state: StateInline, silent: bool) -> bool:
    """Read `[phrase]{lang=xx}`; no other attribute can be written."""
    match = _FOREIGN.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        end = state.posMax
        state.pos, state.posMax = match.span(1)
        state.push("foreign_open", "span", 1).attrs = {"lang": match[2]}
        state.md.inline.tokenize(state)
        state.push("foreign_close", "span", -1)
        state.posMax = end
    state.pos = match.end()
    return True


def _parser() -> MarkdownIt:
    parser = _Parser("commonmark", {"html": False}).enable("table")
    parser.inline.ruler.before("link", "foreign_phrase", _foreign_phrase)
    for kind in TYPED:
        container_plugin(parser, kind.value)
    return parser


PARSER = _parser()


def parse(source: str) -> list[Token]:
    """Return the tokens of a text of any content; it is cleaned first."""
    env: dict[str, Any] = {}
    return PARSER.parse(clean(source) + "\n", env)


def kind_of(token: Token) -> BlockKind | None:
    """Return the kind that an opening token stands for, None for all others."""
    return _KIND_OF_TOKEN.get(token.type)


def heading_of(token: Token) -> str:
    """Return what the editor wrote after the kind of a typed block; may be empty."""
    return token.info.strip().partition(" ")[2].strip()


def text_of(children: Iterable[Token] | None) -> str:
    """Return the text of inline tokens, images by their alternative text."""
    return "".join(_inline_text(token) for token in children or ())


def _inline_text(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return " "
    return text_of(token.children) if token.type == "image" else token.content


def kinds_in(tokens: Sequence[Token], source: str) -> Iterator[BlockKind]:
    """Yield the kind of every block, link and image, and every slip in typed blocks."""
    lines = clean(source).split("\n")
    for token in tokens:
        kind = kind_of(token)
        if kind is not None:
            yield kind
        if kind in TYPED and token.map and not _ends_with_marker(lines[token.map[1] :]):
            yield BlockKind.UNCLOSED
        if token.type == "inline":
            if _MARKER in token.content and _has_stray(token.content):
                yield BlockKind.STRAY
            yield from kinds_in(token.children or [], "")


def _ends_with_marker(rest: Sequence[str]) -> bool:
    return bool(rest) and rest[0].lstrip(" >").startswith(_MARKER)


def _has_stray(content: str) -> bool:
    return any(line.lstrip().startswith(_MARKER) for line in content.split("\n"))

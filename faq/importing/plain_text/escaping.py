"""Plain text as Markdown that shows exactly that text."""

import re
from collections.abc import Iterable, Iterator

from faq.importing.record import Block, ListBlock

# Signs that mean something wherever they stand; the backslash itself among them.
_INLINE = re.compile(r"[\\`*_\[\]{}<>~|$^=&]")
# Signs that mean something at the start of a line only.
_AT_START = re.compile(r"[#+:-]")
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|$)")


def as_markdown(blocks: Iterable[Block]) -> str:
    """Return paragraphs and lists as Markdown: nothing in their text turns into markup."""
    return "\n\n".join(_parts(blocks))


def escaped(text: str) -> str:
    """Return one line of plain text with all that Markdown would read as markup made plain."""
    plain = _INLINE.sub(r"\\\g<0>", text)
    if _AT_START.match(plain):
        return "\\" + plain
    return _NUMBER.sub(r"\1\\\2", plain, count=1) if _NUMBER.match(plain) else plain


def _parts(blocks: Iterable[Block]) -> Iterator[str]:
    before: Block | None = None
    other_sign = False
    for block in blocks:
        if isinstance(block, ListBlock):
            # Two lists in a row would run into one, but for a change of their sign.
            follows = isinstance(before, ListBlock) and before.ordered == block.ordered
            other_sign = follows and not other_sign
            yield _list(block, other_sign)
        else:
            yield escaped(block.text)
        before = block


def _list(block: ListBlock, other_sign: bool) -> str:
    sign = ")" if other_sign else "."
    bullet = "*" if other_sign else "-"
    return "\n".join(
        f"{f'{number}{sign}' if block.ordered else bullet} {escaped(item)}"
        for number, item in enumerate(block.items, start=block.start)
    )

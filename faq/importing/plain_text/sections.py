"""Pieces put together: the lead, and sections of paragraphs and lists under headings."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from faq.importing.plain_text.pieces import Piece, Role
from faq.importing.record import Block, ListBlock, Paragraph, Section, Unsure

LIST_GOES_ON = "a list that does not start with its first number, perhaps after a list inside it"
NUMBER_MISSING = "the numbers of the list jump here"
LIST_IN_LEAD = "a list before the first heading; its items are told as paragraphs of the lead"


@dataclass(frozen=True, slots=True)
class Outline:
    """The text of an article in order, and what was unclear about its lists."""

    lead: tuple[Block, ...]
    sections: tuple[Section, ...]
    unsure: tuple[Unsure, ...]


def outline_of(pieces: Sequence[Piece]) -> Outline:
    """Return lead and sections made of those `pieces` that belong to the article."""
    parts: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.role is Role.HEADING:
            parts.append([piece])
        elif piece.is_content:
            parts[-1].append(piece)
    lists = [run for part in parts for run in _runs(part) if run[0].role is Role.ITEM]
    in_lead = [run[0] for run in _runs(parts[0]) if run[0].role is Role.ITEM]
    unsure = [_unsure(piece, LIST_IN_LEAD) for piece in in_lead]
    unsure += [_unsure(piece, why) for run in lists for piece, why in _list_doubts(run)]
    sections = tuple(Section(head.text, head.line, _blocks(rest)) for head, *rest in parts[1:])
    return Outline(_blocks(parts[0]), sections, tuple(unsure))


def _blocks(pieces: Sequence[Piece]) -> tuple[Block, ...]:
    return tuple(map(_block, _runs(pieces)))


def _block(run: Sequence[Piece]) -> Block:
    first = run[0]
    if first.role is not Role.ITEM or first.marker is None:
        return Paragraph(first.text, first.line)
    start = first.marker.number if first.marker.ordered else 1
    return ListBlock(first.marker.ordered, tuple(one.text for one in run), first.line, start)


def _runs(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Yield each paragraph alone, and the items of each list together."""
    for is_item, group in groupby(pieces, key=lambda piece: piece.role is Role.ITEM):
        if is_item:
            yield from _lists(group)
        else:
            yield from ([piece] for piece in group)


def _lists(items: Iterable[Piece]) -> Iterator[list[Piece]]:
    run: list[Piece] = []
    for item in items:
        if run and _starts_a_list(run[-1], item):
            yield run
            run = []
        run.append(item)
    if run:
        yield run


def _starts_a_list(before: Piece, item: Piece) -> bool:
    """Tell whether `item` cannot belong to the list that `before` is in.

    Bullets of different signs may share a list; numbers may not, and never start again.
    """
    old, new = before.marker, item.marker
    if old is None or new is None or old.ordered != new.ordered:
        return True
    if not new.ordered:
        return False
    lettered = not (old.style[0].isdigit() or new.style[0].isdigit())
    if lettered:
        return new.number == 1 and old.number > 1
    return old.style != new.style or new.number < old.number


def _list_doubts(run: Sequence[Piece]) -> Iterator[tuple[Piece, str]]:
    first = run[0].marker
    if first is None or not first.ordered or not first.style[0].isdigit():
        return
    if first.number > 1:
        yield run[0], LIST_GOES_ON
    for before, item in pairwise(run):
        if before.marker and item.marker and item.marker.number - before.marker.number > 1:
            yield item, NUMBER_MISSING


def _unsure(piece: Piece, why: str) -> Unsure:
    return Unsure(piece.line, piece.text, why)

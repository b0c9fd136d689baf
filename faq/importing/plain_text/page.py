"""What the lines of the page around an article told: credit, furniture, teaser, doubts."""

from collections.abc import Iterable, Iterator, Sequence

from faq.importing.plain_text.found import Found
from faq.importing.plain_text.pieces import Piece, Role
from faq.importing.record import Furniture, FurnitureKind, SourceCredit, Teaser, Unsure

ONE_MORE = "a second line of this kind; the first one counts"

_ONCE = (FurnitureKind.BYLINE, FurnitureKind.LAST_REVISION, FurnitureKind.RATING)
_OF_ROLE = {
    Role.TEASER_HEADING: FurnitureKind.TEASER_HEADING,
    Role.TEASER: FurnitureKind.TEASER,
}


def credit_of(found: Sequence[Found]) -> SourceCredit | None:
    """Return who is credited, from the first line that tells each fact."""
    byline = next((one for one in found if one.name), None)
    years = next((one.years for one in found if one.years is not None), None)
    revised = next((one.revised for one in found if one.revised), None)
    if byline is None and years is None and revised is None:
        return None
    name, role = (byline.name, byline.role) if byline else (None, None)
    if byline is not None and byline.years is not None:
        years = byline.years
    return SourceCredit(name, role, years, revised)


def furniture_of(pieces: Iterable[Piece]) -> Iterator[Furniture]:
    """Yield the lines of the page in order; one that tells two kinds of things comes twice."""
    for piece in pieces:
        kinds = [_OF_ROLE[piece.role]] if piece.role in _OF_ROLE else []
        for kind in kinds or dict.fromkeys(found.kind for found in piece.found):
            yield Furniture(kind, piece.raw, piece.line)


def doubts_about(pieces: Iterable[Piece]) -> tuple[Unsure, ...]:
    """Return everything that was unclear, in the order of lines."""
    told = [Unsure(one.line, one.raw, doubt) for one in pieces for doubt in one.doubts]
    seen: set[FurnitureKind] = set()
    for piece in pieces:
        for found in piece.found:
            told += [Unsure(piece.line, piece.raw, doubt) for doubt in found.doubts]
            if found.kind in _ONCE and found.kind in seen and not found.doubts:
                told.append(Unsure(piece.line, piece.raw, ONE_MORE))
            if found.name or found.revised or found.rating:
                seen.add(found.kind)
    return tuple(sorted(told, key=lambda unsure: unsure.line))


def teaser_of(pieces: Sequence[Piece]) -> Teaser | None:
    """Return the first teaser of another article, None where there is none."""
    heads = [at for at, piece in enumerate(pieces) if piece.role is Role.TEASER_HEADING]
    if not heads:
        return None
    ends = [*heads[1:], len(pieces)]
    inside = pieces[heads[0] : ends[0]]
    texts = tuple(piece.text for piece in inside if piece.role is Role.TEASER)
    return Teaser(pieces[heads[0]].text, texts)

"""What one line of furniture says: the kind of line and the facts in it."""

from dataclasses import dataclass
from datetime import date

from faq.importing.record import Contact, FurnitureKind, Rating


@dataclass(frozen=True, slots=True)
class Found:
    """A recognised line, or part of a line; facts that it does not tell are None or empty.

    `open` tells that the line is only a label, and that the next line may complete it.
    """

    kind: FurnitureKind
    name: str | None = None
    role: str | None = None
    years: int | None = None
    revised: date | None = None
    rating: Rating | None = None
    contacts: tuple[Contact, ...] = ()
    doubts: tuple[str, ...] = ()
    open: bool = False

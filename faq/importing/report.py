"""What an import understood, for people to read and for programs to compare."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from faq.importing.record import ArticleRecord, ListBlock, Paragraph, Section, SourceCredit


def as_json(record: ArticleRecord) -> dict[str, Any]:
    """Return the article as JSON can hold it: text, numbers, lists, and null for what is missing.

    Days are ISO texts. `after_paragraph` of a list counts the paragraphs of its section that
    stand before it; `counts` covers lead and sections, but not the teaser.
    """
    credit = record.source or SourceCredit()
    return {
        "title": record.title,
        "language": record.language,
        "lead": list(record.lead),
        "sections": [_section(section) for section in record.sections],
        "byline": credit.editor,
        "experience_years": credit.experience_years,
        "last_revision": credit.last_revised and credit.last_revised.isoformat(),
        "rating": record.rating and asdict(record.rating),
        "furniture": [asdict(one) | {"kind": one.kind.value} for one in record.furniture],
        "unsure": [asdict(one) for one in record.unsure],
        "teaser": record.teaser
        and {"heading": record.teaser.heading, "paragraphs": list(record.teaser.paragraphs)},
        "contacts": [asdict(contact) for contact in record.contacts],
        "counts": counts(record),
    }


def counts(record: ArticleRecord) -> dict[str, int]:
    """Return how many entries, paragraphs, lists and list items were read."""
    lists = [one for section in record.sections for one in _lists(section)]
    paragraphs = sum(len(_paragraphs(section)) for section in record.sections)
    return {
        "entries": len(record.entries),
        "paragraphs": len(record.lead) + paragraphs,
        "lists": len(lists),
        "items": sum(len(one.items) for one in lists),
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "heading": section.heading,
        "paragraphs": _paragraphs(section),
        "lists": [
            {
                "ordered": block.ordered,
                "items": list(block.items),
                "after_paragraph": _paragraphs_before(section, block),
            }
            for block in _lists(section)
        ],
    }


def _paragraphs(section: Section) -> list[str]:
    return [block.text for block in section.blocks if isinstance(block, Paragraph)]


def _lists(section: Section) -> list[ListBlock]:
    return [block for block in section.blocks if isinstance(block, ListBlock)]


def _paragraphs_before(section: Section, block: ListBlock) -> int:
    before = section.blocks[: section.blocks.index(block)]
    return sum(isinstance(one, Paragraph) for one in before)


def as_text(record: ArticleRecord) -> str:
    """Return the report that a person reads before trusting an import; ends without a newline."""
    return "\n".join(_lines(record))


def _lines(record: ArticleRecord) -> Iterator[str]:
    credit = record.source or SourceCredit()
    known = {
        "Title": record.title,
        "Language": record.language,
        "Byline": credit.editor,
        "Role": credit.role,
        "Experience": credit.experience_years and f"{credit.experience_years} years",
        "Last revision": credit.last_revised,
        "Rating": _rating(record),
    }
    yield from (f"{label}: {value or 'not found'}" for label, value in known.items())
    yield ", ".join(f"{name} {number}" for name, number in counts(record).items()).capitalize()
    yield from _list_of("Lead", (_short(text) for text in record.lead))
    yield from _list_of("Sections", map(_section_line, record.sections))
    yield from _list_of(
        "Left out as part of the page",
        (f"line {one.line}, {one.kind.value}: {_short(one.text)}" for one in record.furniture),
    )
    yield from _list_of(
        "Please check",
        (f"line {one.line}, {one.why}: {_short(one.text)}" for one in record.unsure),
    )


def _rating(record: ArticleRecord) -> str:
    rating = record.rating
    if rating is None:
        return ""
    count = "not told" if rating.count is None else rating.count
    return f"{rating.average:g} out of {rating.out_of} (ratings: {count})"


def _section_line(section: Section) -> str:
    lists = _lists(section)
    items = sum(len(one.items) for one in lists)
    held = f"paragraphs {len(_paragraphs(section))}, lists {len(lists)}, items {items}"
    return f"line {section.line}, {_short(section.heading)} ({held})"


def _list_of(label: str, lines: Iterable[str]) -> Iterator[str]:
    yield from ("", f"{label}:")
    shown = [f"  {line}" for line in lines]
    yield from shown or ["  nothing"]


def _short(text: str, longest: int = 90) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"

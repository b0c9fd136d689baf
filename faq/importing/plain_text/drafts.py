"""Drafts of entries from the parts of a plain-text article, under names that stay."""

from collections.abc import Iterator

from slugify import slugify as transliterated

from faq.importing.plain_text.escaping import as_markdown
from faq.importing.plain_text.sections import Outline
from faq.importing.record import Block, EntryRecord
from faq.text import slugify

# Together with the slash between them no longer than a reference may be, 120 characters.
_ARTICLE_CHARACTERS, _ENTRY_CHARACTERS = 60, 55


def ref_of_article(title: str) -> str:
    """Return the name by which an article with this title is known in all imports."""
    return _short_slug(title, _ARTICLE_CHARACTERS)


def drafts_of(ref: str, title: str, language: str, outline: Outline) -> Iterator[EntryRecord]:
    """Yield a draft for the lead and for each section that has text.

    A draft is known by the slug of its heading, so a new section renames no other.
    """
    parts: list[tuple[str, str, tuple[Block, ...]]] = [("lead", title, outline.lead)]
    parts += [("", section.heading, section.blocks) for section in outline.sections]
    taken: set[str] = set()
    slugs: set[str] = set()
    filled = [part for part in parts if part[2]]
    for position, (key, question, blocks) in enumerate(filled, start=1):
        key = _free(key or _short_slug(question, _ENTRY_CHARACTERS), taken)
        slug = slugify(question, slugs)
        taken.add(key)
        slugs.add(slug)
        yield EntryRecord(
            f"{ref}/{key}", language, ref, position, slug, question, as_markdown(blocks)
        )


def _free(key: str, taken: set[str]) -> str:
    """Return `key`, with the first free number from 2 where it is taken."""
    numbered = (f"{key}-{number}" for number in range(2, len(taken) + 3))
    return key if key not in taken else next(one for one in numbered if one not in taken)


def _short_slug(text: str, longest: int) -> str:
    short = transliterated(text, max_length=longest, word_boundary=True, save_order=True)
    return short or "text"

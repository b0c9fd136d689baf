"""Reads an article from plain text: title, lead, headings, lists, and the lines of its page."""

from collections.abc import Iterable, Iterator

from faq.importing.checks import checked
from faq.importing.plain_text.contents import without_page_lines
from faq.importing.plain_text.drafts import drafts_of, ref_of_article
from faq.importing.plain_text.escaping import as_markdown
from faq.importing.plain_text.headings import with_headings, with_last_line
from faq.importing.plain_text.lines import lines_of
from faq.importing.plain_text.lists import with_items
from faq.importing.plain_text.noise import refuse_noise
from faq.importing.plain_text.page import credit_of, doubts_about, furniture_of, teaser_of
from faq.importing.plain_text.pieces import Pieces, Role
from faq.importing.plain_text.sections import Outline, outline_of
from faq.importing.plain_text.tail import with_tail
from faq.importing.plain_text.titles import with_title
from faq.importing.plain_text.wrapping import pieces_of
from faq.importing.record import ArticleRecord, Block, ListBlock
from faq.importing.refusal import UnreadableFile
from faq.text import language_of, slugify

MOST_SECTIONS = 300  # a book has that many, an article does not

# Blank lines part paragraphs when at least this share of pieces has one before it.
_GAPS_FROM = 0.1
_ENDS = (".", "!", "?", "…", ":", ";")


def read_plain_text(text: str, name: str) -> ArticleRecord:
    """Return the article in `text`, checked; `name` names the file in what is raised.

    Raises UnreadableFile where there is no title or no text below it, and InvalidRecord where
    what was read breaks a rule.
    """
    refuse_noise(text, name)
    language = language_of(text)
    pieces = _roles(pieces_of(tuple(lines_of(text)), language), name)
    outline = outline_of(pieces)
    if len(outline.sections) > MOST_SECTIONS:
        raise UnreadableFile(name, f"it has more than {MOST_SECTIONS} headings")
    if not any(_is_sentence(block) for block in _all_blocks(outline)):
        raise UnreadableFile(name, "it has a title, but no sentences under it")
    return checked(_record(pieces, outline, language))


def _roles(pieces: Pieces, name: str) -> Pieces:
    """Return `pieces` with the role of each one decided."""
    titled = without_page_lines(with_title(pieces, name))
    gaps = sum(piece.gap for piece in titled[1:])
    headed = with_headings(with_items(titled, gaps >= _GAPS_FROM * len(titled)))
    return with_last_line(with_tail(headed))


def _all_blocks(outline: Outline) -> Iterator[Block]:
    yield from outline.lead
    for section in outline.sections:
        yield from section.blocks


def _is_sentence(block: Block) -> bool:
    texts = block.items if isinstance(block, ListBlock) else (block.text,)
    return any(text.rstrip("\"'»”’)]").endswith(_ENDS) for text in texts)


def _record(pieces: Pieces, outline: Outline, language: str) -> ArticleRecord:
    title = next(piece.text for piece in pieces if piece.role is Role.TITLE)
    found = [one for piece in pieces for one in piece.found]
    ref = ref_of_article(title)
    unsure = (*doubts_about(pieces), *outline.unsure)
    return ArticleRecord(
        ref=ref,
        language=language,
        title=title,
        slug=slugify(title),
        lead=tuple(_texts(outline.lead)),
        lead_markdown=as_markdown(outline.lead),
        source=credit_of(found),
        entries=tuple(drafts_of(ref, title, language, outline)),
        sections=outline.sections,
        furniture=tuple(furniture_of(pieces)),
        unsure=tuple(sorted(unsure, key=lambda one: one.line)),
        rating=next((one.rating for one in found if one.rating), None),
        contacts=tuple(contact for one in found for contact in one.contacts),
        teaser=teaser_of(pieces),
    )


def _texts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from block.items if isinstance(block, ListBlock) else (block.text,)

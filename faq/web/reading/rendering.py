"""The texts of one page made into HTML: entries as an article shows them, and their sources."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from faq import markup
from faq.entries.models import Entry, Revision
from faq.text import language_of
from faq.web.filters import foreign
from faq.web.references import Resolver


@dataclass(frozen=True)
class SourceLine:
    """One source as the list of sources shows it."""

    title: Markup | str
    publisher: Markup | str
    url: str
    published: str
    accessed: object


@dataclass(frozen=True)
class Shown:
    """A live entry as an article shows it: `anchor` is its id on the page."""

    entry: Entry
    revision: Revision
    anchor: str
    body: Markup
    sources: list[SourceLine]


def anchor(slug: str) -> str:
    """Return the id of an entry within its article."""
    return f"answer-{slug}"


def shown(entries: Iterable[Entry], link: Resolver) -> list[Shown]:
    """Return the entries of an article, rendered below headings of level 2."""
    return [_shown(entry, entry.live_revision, link) for entry in entries if entry.live_revision]


def _shown(entry: Entry, revision: Revision, link: Resolver) -> Shown:
    body = markup.render(
        revision.body,
        language=entry.language,
        link=link,
        heading_base=3,
        id_prefix=f"text-{entry.id}",
    )
    return Shown(entry, revision, anchor(entry.slug), body, sources(revision))


def sources(revision: Revision) -> list[SourceLine]:
    """Return the revision's sources; titles in the other language are marked as such."""
    return [
        SourceLine(
            foreign(source.title, language_of(source.title)),
            foreign(source.publisher, language_of(source.publisher)) if source.publisher else "",
            source.url,
            source.published,
            source.accessed,
        )
        for source in revision.sources
    ]

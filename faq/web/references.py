"""Addresses for `entry:REF`, with one query for all that a page links to."""

import re
from collections.abc import Callable, Iterable, Mapping

from flask import url_for

from faq.entries import queries

_REFERENCE = re.compile(r"entry:([\w.-]{1,120})")
Resolver = Callable[[str], str | None]


def resolver(
    language: str, texts: Iterable[str], here: Mapping[str, str] | None = None
) -> Resolver:
    """Return what gives `entry:REF` its address, for all references in `texts`.

    `here` holds addresses that need no look-up, by ref. Refs of entries that are not live in
    `language` have no address, so that the link becomes text.
    """
    known = dict(here or {})
    wanted = {ref for text in texts for ref in _REFERENCE.findall(text)} - set(known)
    slugs = queries.live_slugs(language, sorted(wanted)) if wanted else {}
    for ref, slug in slugs.items():
        known[ref] = url_for("reading.entry", lang=language, slug=slug)
    return known.get

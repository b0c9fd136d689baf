"""What HTML and which addresses may leave the renderer, whatever was put into it."""

import re

import nh3

from faq.markup.syntax import CARDS

# Which health answer a reader came from is nobody's business, also where pages are exported
# and our headers do not travel along. Not "nofollow": editors vouch for the sources they cite.
EXTERNAL_REL = "external noreferrer"
_ABROAD = re.compile(r"https?://[^/\\]", re.IGNORECASE)
_CONTACT = re.compile(r"mailto:[^@?]+@[^@?]|tel:\+?\d", re.IGNORECASE)
_OWN = re.compile(r"/(?![/\\])|#")

_HEADINGS = {"h2", "h3", "h4", "h5", "h6"}
_PROSE = {"p", "br", "hr", "ul", "ol", "li", "blockquote", "pre", "code", "em", "strong", "a"}
_CELL_CLASSES = {"text-end", "text-center"}
_TAGS = _HEADINGS | _PROSE | {"table", "thead", "tbody", "tr", "th", "td"}

_CLEANER = nh3.Cleaner(
    tags=_TAGS | {"div", "span"},
    attributes={
        "a": {"href"},
        "div": {"aria-label", "aria-labelledby"},
        "ol": {"start"},
        "span": {"lang"},
        **{tag: {"id"} for tag in {"p", *_HEADINGS}},
    },
    tag_attribute_values={
        "a": {"rel": {EXTERNAL_REL}},
        "th": {"scope": {"col"}},
        "div": {"role": {"group", "note"}, "tabindex": {"0"}},
    },
    allowed_classes={
        "p": {"note__heading"},
        "div": {
            "note",
            "care-card",
            *(f"care-card--{kind}" for kind in CARDS),
            "care-card__body",
            "table-responsive",
        },
        "span": {"visually-hidden"},
        "th": _CELL_CLASSES,
        "td": _CELL_CLASSES,
        **{tag: {"care-card__heading"} for tag in _HEADINGS},
    },
    url_schemes={"http", "https", "mailto", "tel"},
    url_relative=lambda address: address if _OWN.match(address) else None,
    link_rel=None,
)


def sanitise(html: str) -> str:
    """Return well-formed HTML with nothing but what the renderer itself may write."""
    return _CLEANER.clean(html)


def leads_abroad(address: str) -> bool:
    """Tell whether `address` is a web address with a host."""
    return bool(_ABROAD.match(address))


def leads_to_contact(address: str) -> bool:
    """Tell whether `address` is a mailbox or a telephone number."""
    return bool(_CONTACT.match(address))


def leads_within(address: str) -> bool:
    """Tell whether `address` is a path of this site or a place on the page."""
    return bool(_OWN.match(address))

"""One finished page: what may be stored, in which forms, and how a request is answered from it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from wsgiref.types import StartResponse, WSGIEnvironment

from faq.web.encodings import CODINGS, IDENTITY, negotiate, pack

Headers = list[tuple[str, str]]

# Kept by readers and proxies, but asked about each time: a correction must not wait.
CACHE_CONTROL = "public, max-age=0, must-revalidate"

# RFC 9211: an earlier copy, because the site failed to make a new one.
STALE: Headers = [("Cache-Status", "faq; hit; detail=stale-if-error")]

# Bytes of objects around the bodies of one page, headers included (measured with tracemalloc).
OVERHEAD = 5000

_SUFFIXES = {IDENTITY: "", "gzip": "-gz", "br": "-br"}
_MADE_HERE = {"content-length", "etag", "vary"}
_NOT_IN_304 = {"content-length", "content-type"}


@dataclass(slots=True)
class Form:
    """A page in one coding, ready to send: ETag with its quotes, headers for 200 and 304, body."""

    tag: str
    headers: Headers
    unchanged: Headers
    body: bytes


@dataclass(slots=True)
class Page:
    """A finished page. `filled` and `used` are seconds of the store's clock, `size` is in bytes."""

    edition: int
    filled: float
    used: float
    digest: str
    bodies: dict[str, bytes]
    forms: dict[str, Form]
    size: int


def _names(value: str) -> set[str]:
    return {name.strip().lower() for name in value.split(",")}


# Header -> whether its value shows that the page is not the same for everybody, or not whole.
_OBJECTIONS: dict[str, Callable[[str], bool]] = {
    "set-cookie": lambda value: True,
    "content-encoding": lambda value: True,
    "cache-control": lambda value: not _names(value).isdisjoint({"no-store", "private"}),
    "content-security-policy": lambda value: "'nonce-" in value,
    "vary": lambda value: not _names(value) <= {"accept-encoding", "cookie"},
}


def objection(headers: Headers) -> str | None:
    """Return the name of the header that forbids to store this answer, None if there is none."""
    for name, value in headers:
        forbids = _OBJECTIONS.get(name.lower())
        if forbids is not None and forbids(value):
            return name
    return None


def may_be_personal(environ: WSGIEnvironment, headers: Headers) -> bool:
    """Tell whether a cookie came with the request and the session was looked at for the answer.

    Extensions look at the session before any view runs, so this is no fault of the page; but only
    the answer to a request without cookies is sure to be the same for everybody.
    """
    looked = any(name.lower() == "vary" and "cookie" in _names(value) for name, value in headers)
    return looked and bool(environ.get("HTTP_COOKIE"))


def make_page(
    headers: Headers, body: bytes, edition: int, instant: float, older: Page | None
) -> Page:
    """Return the page made of a 200 answer.

    All headers stay except Content-Length, ETag and Vary, which are the store's own. A body that
    is the same as that of the older page keeps its packed forms: after a publication most pages
    are, and packing costs more than anything else here.
    """
    digest = sha256(body).hexdigest()[:32]
    bodies = older.bodies if older is not None and older.digest == digest else pack(body)
    kept = [header for header in headers if header[0].lower() not in _MADE_HERE]
    if not any(name.lower() == "cache-control" for name, _ in kept):
        kept.append(("Cache-Control", CACHE_CONTROL))
    forms = {coding: _form(kept, digest, coding, content) for coding, content in bodies.items()}
    forms = {coding: forms.get(coding, forms[IDENTITY]) for coding in CODINGS}
    size = OVERHEAD + sum(len(content) for content in bodies.values())
    return Page(edition, instant, instant, digest, bodies, forms, size)


def _form(kept: Headers, digest: str, coding: str, content: bytes) -> Form:
    tag = f'"{digest}{_SUFFIXES[coding]}"'
    headers = [*kept, ("ETag", tag), ("Vary", "Accept-Encoding")]
    headers.append(("Content-Length", str(len(content))))
    unchanged = [header for header in headers if header[0].lower() not in _NOT_IN_304]
    if coding != IDENTITY:
        headers.append(("Content-Encoding", coding))
    return Form(tag, headers, unchanged, content)


def answer(
    page: Page,
    environ: WSGIEnvironment,
    start_response: StartResponse,
    more: Iterable[tuple[str, str]] = (),
) -> list[bytes]:
    """Answer a GET or HEAD request from the page, with 304 where the reader has it already.

    Only If-None-Match is looked at. No entity tag may contain a quotation mark, so finding ours
    with its quotes anywhere in the header is the weak comparison of RFC 9110, lists included.
    """
    form = page.forms[negotiate(environ.get("HTTP_ACCEPT_ENCODING", ""))]
    seen = environ.get("HTTP_IF_NONE_MATCH")
    if seen and (form.tag in seen or seen.strip() == "*"):
        start_response("304 Not Modified", [*form.unchanged, *more])
        return []
    # A list of its own each time: whoever stands between here and the server may add to it.
    start_response("200 OK", [*form.headers, *more])
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [form.body]

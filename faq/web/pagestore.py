"""The page store: finished public pages, answered before Flask, even while the database is away.

It wraps the WSGI application, outermost of all::

    app.wsgi_app = PageStore(app.wsgi_app, generation=read_generation, strict=app.testing)

and a view that may be stored says so with `@stored`. Then:

- A page is found by its path alone. Requests with a query string and all methods but GET and HEAD
  go to the application untouched. Every language has its own addresses, so none is negotiated.
- A stored page must be the same for everybody. It must not depend on the Host header or on
  X-Forwarded-*, which anybody can send: absolute addresses come from the settings. A page that
  sets a cookie, carries a nonce, is marked private or varies by more than the encoding is refused
  and goes out as `no-store`; so does the answer to a request with cookies if the session was
  looked at for it.
- It is current as long as the generation (a number that every publication raises) and the UTC day
  are those of its making; see `faq.web.editions`.
- If the application fails (5xx or an exception) while the store has an earlier copy of the page,
  readers get that copy, up to three days old, with `Cache-Status: faq; hit; detail=stale-if-error`.
  An answer that says that the page has gone or moved ends the copy.
"""

import logging
import time
from collections.abc import Callable, Iterable
from datetime import date
from functools import wraps
from typing import NamedTuple, ParamSpec, TypeVar
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Response, after_this_request, request

from faq import clock as calendar
from faq.web.editions import Editions
from faq.web.heldanswer import STORE_ME, HeldAnswer, close
from faq.web.shelf import Shelf
from faq.web.storedpage import (
    CACHE_CONTROL,
    STALE,
    Page,
    answer,
    make_page,
    may_be_personal,
    objection,
)

log = logging.getLogger(__name__)

P = ParamSpec("P")
R = TypeVar("R")

# The default bound of memory in bytes for the pages of one process.
MAX_BYTES = 64 * 1024 * 1024

# Seconds after its making in which a page may still stand in for one that cannot be made. A long
# weekend; after that an error is more honest than what may long have been corrected.
STALE_SECONDS = 3 * 86_400.0

# Statuses by which the application says that the page is no longer there. A reader's own mistake
# (400, 403, 429) is none of them.
_GONE = {"200", "301", "308", "404", "410", "451"}


class NotStorable(Exception):
    """A view said "store me", but its answer is not the same for everybody."""


def stored(view: Callable[P, R]) -> Callable[P, R]:
    """Mark a Flask view whose 200 answers the page store may keep and give to everybody."""

    @wraps(view)
    def marked(*args: P.args, **kwargs: P.kwargs) -> R:
        request.environ[STORE_ME] = True
        after_this_request(_call_cacheable)
        return view(*args, **kwargs)

    return marked


def _call_cacheable(response: Response) -> Response:
    # Runs before the hooks of the site, which call whatever is still silent nobody's to keep.
    if response.status_code == 200 and not request.query_string:
        response.headers.setdefault("Cache-Control", CACHE_CONTROL)
    return response


class _Gap(NamedTuple):
    """What a request needs for which no current page is there."""

    path: str
    edition: int
    instant: float
    older: Page | None

    @property
    def backup(self) -> Page | None:
        """The earlier copy that may stand in for the page."""
        if self.older is None or self.instant - self.older.filled > STALE_SECONDS:
            return None
        return self.older


class PageStore:
    """WSGI middleware that answers with stored pages; safe to call from many threads at once.

    `generation` reads the generation from the database on a short connection of its own, in any
    thread. It may raise and may be slow, see `Editions`. `clock` gives monotonic seconds, `today`
    the UTC date. With `strict`, for tests, a page that must not be stored raises NotStorable;
    otherwise that is logged and the page served as it is.
    """

    def __init__(
        self,
        app: WSGIApplication,
        generation: Callable[[], str],
        *,
        max_bytes: int = MAX_BYTES,
        clock: Callable[[], float] = time.monotonic,
        today: Callable[[], date] = calendar.today,
        strict: bool = False,
    ) -> None:
        self._app = app
        self._editions = Editions(generation, clock, today)
        self._clock = clock
        self._strict = strict
        self.shelf = Shelf(max_bytes)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or environ.get("QUERY_STRING"):
            return self._app(environ, start_response)
        instant = self._clock()
        edition = self._editions.at(instant)
        path = environ.get("SCRIPT_NAME", "") + environ.get("PATH_INFO", "")
        page = self.shelf.find(path)
        if page is not None and page.edition == edition:
            page.used = instant
            return answer(page, environ, start_response)
        if not edition:
            # Without any generation nobody could tell when a page made now is out of date.
            return self._app(environ, start_response)
        return self._ask(environ, start_response, _Gap(path, edition, instant, page))

    def _ask(
        self, environ: WSGIEnvironment, start_response: StartResponse, gap: _Gap
    ) -> Iterable[bytes]:
        again = environ | {"REQUEST_METHOD": "GET"}
        held = HeldAnswer(environ, start_response, backed=gap.backup is not None)
        try:
            body = held.ask(self._app)
        except Exception:
            if gap.backup is None or held.passed_on:
                raise
            log.exception("%r failed", gap.path)
            return self._fall_back(environ, start_response, gap.backup)
        if held.passed_on:
            if held.status[:3] in _GONE:
                self.shelf.drop(gap.path, gap.edition)
            return body
        if gap.backup is not None and held.failed:
            return self._fall_back(environ, start_response, gap.backup)
        if environ["REQUEST_METHOD"] == "HEAD":
            # The answer to HEAD has no body to store, so the page is asked for once more.
            close(self(again, start_response))
            return []
        page = self._store(environ, held, gap)
        return held.pass_on() if page is None else answer(page, environ, start_response)

    def _store(self, environ: WSGIEnvironment, held: HeldAnswer, gap: _Gap) -> Page | None:
        """Return the page to answer with, None if the answer must not be stored."""
        obstacle = objection(held.headers)
        if obstacle is not None:
            fault = NotStorable(f"{gap.path!r} asks to be stored in spite of its {obstacle}")
            if self._strict:
                raise fault
            log.error("%s", fault)
            return None
        if may_be_personal(environ, held.headers):
            return None
        page = make_page(held.headers, held.content, gap.edition, gap.instant, gap.older)
        return self.shelf.put(gap.path, page)

    def _fall_back(
        self, environ: WSGIEnvironment, start_response: StartResponse, page: Page
    ) -> Iterable[bytes]:
        log.warning("%r is served as it was before", environ.get("PATH_INFO"))
        return answer(page, environ, start_response, STALE)

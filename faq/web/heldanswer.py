"""Holds back an answer of the application until the page store has decided about it."""

from collections.abc import Callable, Iterable
from types import TracebackType
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from faq.web.storedpage import Headers

_ExcInfo = tuple[type[BaseException], BaseException, TracebackType] | tuple[None, None, None]

# The key in the WSGI environment by which a view says "store me".
STORE_ME = "faq.store"


def close(body: Iterable[bytes]) -> None:
    """Close a response body that nobody will read any further."""
    end = getattr(body, "close", None)
    if end is not None:
        end()


class HeldAnswer:
    """Stands in for the server's `start_response` during one call of the application.

    Two kinds of answer are held: a 200 whose view said "store me", and, where an earlier copy of
    the page could be served instead (`backed`), a 5xx. Any other is passed on at once and its body
    streams as before. An application that calls `start_response` only once its body is read is
    always passed on; Flask does not.
    """

    def __init__(
        self, environ: WSGIEnvironment, start_response: StartResponse, *, backed: bool
    ) -> None:
        self._environ = environ
        self._start_response = start_response
        self._backed = backed
        self._chunks: list[bytes] = []
        self.status = ""
        self.headers: Headers = []
        self.held = False
        self.passed_on = False

    @property
    def wanted(self) -> bool:
        """Whether the view said "store me"."""
        return bool(self._environ.get(STORE_ME))

    @property
    def failed(self) -> bool:
        """Whether the application answered with a 5xx status."""
        return self.status.startswith("5")

    @property
    def content(self) -> bytes:
        """The whole body of a held answer."""
        return b"".join(self._chunks)

    def ask(self, app: WSGIApplication) -> Iterable[bytes]:
        """Call the application; return its body if it is passed on, else hold it in `content`."""
        body = app(self._environ, self)
        if not self.held:
            self.passed_on = True
            return body
        try:
            for chunk in body:
                self._chunks.append(chunk)
        finally:
            close(body)
        return [self.content]

    def __call__(
        self, status: str, headers: Headers, exc_info: _ExcInfo | None = None
    ) -> Callable[[bytes], object]:
        self.status, self.headers = status, headers
        self._chunks.clear()
        self.held = not self.passed_on and (
            (self._backed and self.failed) or (self.wanted and status.startswith("200"))
        )
        if self.held:
            return self._chunks.append
        self.passed_on = True
        return self._start_response(status, headers, exc_info)

    def pass_on(self) -> list[bytes]:
        """Pass a held answer on after all, for nobody to keep."""
        headers = [header for header in self.headers if header[0].lower() != "cache-control"]
        self._start_response(self.status, [*headers, ("Cache-Control", "no-store")])
        return [self.content]

"""Which answers are held back, and that all others reach the server untouched."""

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

from faq.web.heldanswer import STORE_ME, HeldAnswer

START = Callable[..., Any]


class Server:
    """The server's side of WSGI: remembers what it is told."""

    def __init__(self) -> None:
        self.told: list[tuple[str, list[tuple[str, str]]]] = []
        self.written: list[bytes] = []

    def __call__(self, status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> START:
        self.told.append((status, headers))
        return self.written.append


@pytest.fixture
def server() -> Server:
    return Server()


def says(status: str, body: Iterable[bytes] = (b"body",), *, wanted: bool = False) -> Any:
    def app(environ: dict[str, Any], start_response: START) -> Iterable[bytes]:
        environ[STORE_ME] = wanted
        start_response(status, [("X-From", "app")])
        return body

    return app


@pytest.mark.parametrize(
    ("status", "wanted", "backed", "held"),
    [
        ("200 OK", True, False, True),
        ("200 OK", False, True, False),
        ("404 NOT FOUND", True, True, False),
        ("301 MOVED", True, True, False),
        ("206 PARTIAL", True, True, False),
        ("500 OOPS", False, True, True),
        ("503 LATER", True, True, True),
        ("500 OOPS", False, False, False),
    ],
)
def test_only_wanted_pages_and_failures_with_an_earlier_copy_are_held(
    server: Server, status: str, wanted: bool, backed: bool, held: bool
) -> None:
    answer = HeldAnswer({}, server, backed=backed)
    answer.ask(says(status, wanted=wanted))
    assert (answer.held, answer.passed_on) == (held, not held)
    assert bool(server.told) is not held


def test_a_body_that_is_passed_on_still_streams(server: Server) -> None:
    body = iter([b"one", b"two"])
    assert HeldAnswer({}, server, backed=False).ask(says("200 OK", body)) is body


def test_a_held_answer_can_be_passed_on_after_all_for_nobody_to_keep(server: Server) -> None:
    answer = HeldAnswer({}, server, backed=False)
    answer.ask(says("200 OK", [b"one", b"two"], wanted=True))
    answer.headers.append(("cache-control", "public, max-age=0"))
    assert answer.pass_on() == [b"onetwo"]
    assert server.told == [("200 OK", [("X-From", "app"), ("Cache-Control", "no-store")])]


class Body:
    """A response body that tells whether it was closed, and breaks where it is told to."""

    closed = False

    def __init__(self, *chunks: bytes, breaks: bool = False) -> None:
        self.chunks, self.breaks = chunks, breaks

    def __iter__(self) -> Iterator[bytes]:
        yield from self.chunks
        if self.breaks:
            raise OSError("the template ran out of database")

    def close(self) -> None:
        self.closed = True


def test_a_held_body_is_closed_once_it_is_read(server: Server) -> None:
    body = Body(b"page")
    HeldAnswer({}, server, backed=False).ask(says("200 OK", body, wanted=True))
    assert body.closed


def test_a_held_body_that_breaks_is_closed_and_says_so(server: Server) -> None:
    body, answer = Body(b"half a", breaks=True), HeldAnswer({}, server, backed=False)
    with pytest.raises(OSError, match="ran out"):
        answer.ask(says("200 OK", body, wanted=True))
    assert body.closed
    assert not answer.passed_on
    assert server.told == []


def test_what_the_application_writes_the_old_way_comes_before_its_body(server: Server) -> None:
    def app(environ: dict[str, Any], start_response: START) -> list[bytes]:
        environ[STORE_ME] = True
        write = start_response("200 OK", [])
        write(b"first ")
        return [b"second"]

    answer = HeldAnswer({}, server, backed=False)
    answer.ask(app)
    assert answer.content == b"first second"


def test_an_application_that_starts_late_is_passed_on(server: Server) -> None:
    def app(environ: dict[str, Any], start_response: START) -> Iterator[bytes]:
        environ[STORE_ME] = True
        start_response("200 OK", [])
        yield b"late"

    answer = HeldAnswer({}, server, backed=True)
    assert list(answer.ask(app)) == [b"late"]
    assert server.told == [("200 OK", [])]
    assert answer.passed_on


def test_an_error_found_while_the_body_is_made_replaces_what_was_held(server: Server) -> None:
    def app(environ: dict[str, Any], start_response: START) -> Iterable[bytes]:
        environ[STORE_ME] = True
        start_response("200 OK", [])

        def body() -> Iterator[bytes]:
            yield b"half a page"
            try:
                raise OSError
            except OSError:
                start_response("500 OOPS", [], sys.exc_info())
            yield b"sorry"

        return body()

    answer = HeldAnswer({}, server, backed=False)
    assert list(answer.ask(app)) == [b"sorry"]
    assert server.told == [("500 OOPS", [])]
    assert answer.passed_on

"""The page store as a reader meets it, around plain WSGI applications."""

import gzip
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from threading import Barrier, Event, Thread
from typing import Any, NamedTuple

import brotli
import pytest
from flask import Flask, Response, session
from flask.typing import ResponseReturnValue

from faq.web.pagestore import STALE_SECONDS, NotStorable, PageStore, stored

LONG = b"<p>Lips dry out in the cold.</p>" * 50


class Reply(NamedTuple):
    """What a reader got."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def stale(self) -> bool:
        return "stale" in self.headers.get("Cache-Status", "")


class Site:
    """An application that counts its work, and a world around it that the tests turn by hand."""

    def __init__(self, **options: Any) -> None:
        self.status = "200 OK"
        self.headers = [("Content-Type", "text/html"), ("X-Content-Type-Options", "nosniff")]
        self.wanted = True
        self.raises: Exception | None = None
        self.calls: list[str] = []
        self.send: Callable[[bytes], Iterable[bytes]] = lambda body: [body]
        self.meanwhile: Callable[[], object] = lambda: None
        self.before_read: Callable[[], object] = lambda: None
        self.generation = "1"
        self.locked = False
        self.now = 0.0
        self.day = date(2026, 11, 22)
        self.store = PageStore(
            self.app, self.read, clock=lambda: self.now, today=lambda: self.day, **options
        )

    def read(self) -> str:
        self.before_read()
        if self.locked:
            raise OSError("database is locked")
        return self.generation

    def app(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        self.calls.append(f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']}")
        environ["faq.store"] = self.wanted
        body = LONG + b"%d" % len(self.calls)
        self.meanwhile()
        if self.raises:
            raise self.raises
        start_response(self.status, list(self.headers))
        return [] if environ["REQUEST_METHOD"] == "HEAD" else self.send(body)

    def ask(self, path: str = "/en/", method: str = "GET", **environ: str) -> Reply:
        got: list[Any] = []
        request = {"REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": "", **environ}
        body = self.store(request, lambda *told: got.append(told))  # type: ignore[arg-type]
        ((status, headers),) = [told[:2] for told in got]
        names = [name.lower() for name, _ in headers]
        assert len(names) == len(set(names)), names
        return Reply(int(status[:3]), dict(headers), b"".join(body))

    def publish(self) -> None:
        self.generation = str(int(self.generation) + 1)
        self.now += 1


@pytest.fixture
def site() -> Site:
    return Site()


# --- what is stored ------------------------------------------------------------------------------


def test_a_marked_page_is_made_once(site: Site) -> None:
    first, second = site.ask(), site.ask()
    assert first == second
    assert len(site.calls) == 1
    assert second.headers["X-Content-Type-Options"] == "nosniff"
    assert second.headers["Vary"] == "Accept-Encoding"
    assert second.headers["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_an_unmarked_page_is_made_each_time_and_left_as_it_is(site: Site) -> None:
    site.wanted = False
    assert site.ask().body != site.ask().body
    assert "ETag" not in site.ask().headers


@pytest.mark.parametrize("status", ["404 NOT FOUND", "302 FOUND", "206 PARTIAL", "500 OOPS"])
def test_only_200_is_stored(site: Site, status: str) -> None:
    site.status = status
    assert site.ask().status == int(status[:3])
    site.ask()
    assert len(site.calls) == 2


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "get"])
def test_other_methods_go_past_the_store(site: Site, method: str) -> None:
    site.ask()
    site.ask(method=method)
    site.ask(method=method)
    assert len(site.calls) == 3


def test_a_query_string_goes_past_the_store(site: Site) -> None:
    site.ask(QUERY_STRING="page=2")
    site.ask(QUERY_STRING="page=2")
    assert len(site.calls) == 2
    assert len(site.store.shelf) == 0


def test_every_path_and_mount_point_has_a_page_of_its_own(site: Site) -> None:
    replies = [site.ask("/en/"), site.ask("/ru/"), site.ask("/en/", SCRIPT_NAME="/faq")]
    assert len({reply.body for reply in replies}) == 3
    assert site.ask("/ru/") == replies[1]


def test_a_forged_host_gets_the_stored_page_and_does_not_change_it(site: Site) -> None:
    site.ask(HTTP_HOST="faq.example")
    forged = site.ask(HTTP_HOST="evil.example", HTTP_X_FORWARDED_HOST="evil.example")
    assert forged == site.ask(HTTP_HOST="faq.example")
    assert len(site.calls) == 1


def test_a_reader_cannot_mark_a_page_by_a_header(site: Site) -> None:
    site.wanted = False
    site.ask(HTTP_FAQ_STORE="1")
    assert len(site.store.shelf) == 0


# --- what must not be stored -----------------------------------------------------------------


def test_a_cookie_on_a_marked_page_is_logged_and_the_page_not_stored(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    site.headers.append(("Set-Cookie", "session=olga"))
    assert site.ask().headers["Set-Cookie"] == "session=olga"
    assert len(site.store.shelf) == 0
    assert "Set-Cookie" in caplog.text
    assert "olga" not in caplog.text


def test_a_cookie_on_a_marked_page_fails_loudly_in_tests() -> None:
    site = Site(strict=True)
    site.headers.append(("Set-Cookie", "session=olga"))
    with pytest.raises(NotStorable, match="Set-Cookie"):
        site.ask()


def test_a_page_for_somebody_signed_in_is_not_stored_for_everybody(site: Site) -> None:
    site.headers.append(("Vary", "Cookie"))
    own = site.ask(HTTP_COOKIE="session=olga")
    assert own.headers["Cache-Control"] == "no-store"
    anyone = site.ask()
    assert own.body != anyone.body
    assert site.ask(HTTP_COOKIE="session=olga") == anyone


# --- codings and revalidation ------------------------------------------------------------------


def test_each_coding_carries_the_same_page(site: Site) -> None:
    plain = site.ask().body
    zipped = site.ask(HTTP_ACCEPT_ENCODING="gzip")
    brotlied = site.ask(HTTP_ACCEPT_ENCODING="gzip, br")
    assert gzip.decompress(zipped.body) == brotli.decompress(brotlied.body) == plain
    assert zipped.headers["Content-Encoding"] == "gzip"
    assert brotlied.headers["Content-Encoding"] == "br"
    assert len({reply.headers["ETag"] for reply in (site.ask(), zipped, brotlied)}) == 3
    assert len(site.calls) == 1


@pytest.mark.parametrize("header", ["{}", "W/{}", '"a", {}', '"a",W/{},"b"', " {} ", "*", " * "])
def test_a_known_etag_is_answered_with_304(site: Site, header: str) -> None:
    tag = site.ask().headers["ETag"]
    reply = site.ask(HTTP_IF_NONE_MATCH=header.format(tag))
    assert (reply.status, reply.body) == (304, b"")
    assert reply.headers["ETag"] == tag
    assert "Content-Length" not in reply.headers
    assert "Content-Type" not in reply.headers
    assert reply.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "header", ["", '"other"', 'W/"other"', "{bare}", '"x{bare}"', '"{bare}-gz"', ",,,", "\x00\xff"]
)
def test_an_unknown_etag_gets_the_whole_page(site: Site, header: str) -> None:
    bare = site.ask().headers["ETag"].strip('"')
    assert site.ask(HTTP_IF_NONE_MATCH=header.format(bare=bare)).status == 200


def test_an_etag_counts_only_for_its_own_coding(site: Site) -> None:
    tag = site.ask(HTTP_ACCEPT_ENCODING="gzip").headers["ETag"]
    assert site.ask(HTTP_ACCEPT_ENCODING="gzip", HTTP_IF_NONE_MATCH=tag).status == 304
    assert site.ask(HTTP_IF_NONE_MATCH=tag).status == 200


def test_head_says_the_same_as_get_without_a_body(site: Site) -> None:
    get = site.ask(HTTP_ACCEPT_ENCODING="br")
    head = site.ask(method="HEAD", HTTP_ACCEPT_ENCODING="br")
    assert head == get._replace(body=b"")
    assert head.headers["Content-Length"] == str(len(get.body))


def test_head_of_a_page_that_nobody_read_yet_says_the_same_too(site: Site) -> None:
    head = site.ask(method="HEAD")
    assert site.calls == ["HEAD /en/", "GET /en/"]
    assert head == site.ask()._replace(body=b"")
    assert len(site.calls) == 2


def test_head_of_an_unmarked_page_asks_the_application_once(site: Site) -> None:
    site.wanted = False
    assert site.ask(method="HEAD").body == b""
    assert site.calls == ["HEAD /en/"]


def test_head_of_a_marked_page_that_is_refused_has_no_body(site: Site) -> None:
    site.headers.append(("Set-Cookie", "session=olga"))
    assert site.ask(method="HEAD").body == b""


@pytest.mark.parametrize("garbage", ["\x00", "\xff" * 5000, ";q=;q=;", "W/", '"', "*" * 99, "\r\n"])
def test_garbage_headers_get_the_page_as_it_is(site: Site, garbage: str) -> None:
    plain = site.ask()
    names = ("ACCEPT_ENCODING", "IF_NONE_MATCH", "RANGE", "IF_MODIFIED_SINCE", "COOKIE", "HOST")
    assert site.ask(**{f"HTTP_{name}": garbage for name in names}) == plain


def test_headers_added_by_one_answer_do_not_show_in_the_next(site: Site) -> None:
    taken: list[list[tuple[str, str]]] = []
    request = {"REQUEST_METHOD": "GET", "PATH_INFO": "/en/"}
    for _ in range(2):
        site.store(request, lambda status, headers, error=None: taken.append(headers))  # type: ignore[arg-type,misc]
        taken[-1].append(("X-Outer", "1"))
    assert [name for name, _ in taken[1]].count("X-Outer") == 1


# --- generation, day, memory ---------------------------------------------------------------------


def test_a_publication_reaches_every_page_within_a_second(site: Site) -> None:
    old = site.ask()
    site.generation = "2"
    site.now = 0.99
    assert site.ask() == old
    site.now = 1.0
    assert site.ask().body != old.body


def test_midnight_makes_every_page_anew(site: Site) -> None:
    site.ask()
    site.day += timedelta(days=1)
    site.now = 1
    site.ask()
    assert len(site.calls) == 2


def test_a_page_that_was_begun_before_a_publication_is_not_kept_as_current(site: Site) -> None:
    def publish_while_rendering() -> None:
        site.meanwhile = lambda: None
        site.publish()
        site.ask("/ru/")

    site.meanwhile = publish_while_rendering
    before = site.ask("/en/")
    assert site.ask("/en/").body != before.body


def test_without_a_first_generation_nothing_is_stored_and_nobody_sees_an_error(site: Site) -> None:
    site.locked = True
    assert [site.ask().status for _ in range(3)] == [200] * 3
    assert len(site.calls) == 3
    site.locked = False
    site.now = 10
    assert site.ask() == site.ask()


def test_a_locked_database_leaves_stored_pages_readable(site: Site) -> None:
    page = site.ask()
    site.locked = True
    site.raises = OSError("database is locked")
    for second in range(1, 200):
        site.now = second
        assert site.ask() == page


def test_memory_stays_within_its_bound_and_the_least_read_page_goes() -> None:
    site = Site(max_bytes=60_000)
    site.ask("/home")
    for number in range(100):
        site.now += 0.001
        site.ask(f"/{number}")
        site.ask("/home")
        assert site.store.shelf.bytes <= 60_000
    assert site.calls.count("GET /home") == 1
    assert site.store.shelf.find("/0") is None


def test_a_page_larger_than_the_store_is_answered_all_the_same() -> None:
    site = Site(max_bytes=1000)
    assert site.ask(HTTP_ACCEPT_ENCODING="gzip").headers["Content-Encoding"] == "gzip"
    assert len(site.store.shelf) == 0


# --- when the site fails -------------------------------------------------------------------------


@pytest.mark.parametrize("status", ["500 OOPS", "503 LATER"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_failing_page_is_answered_with_its_last_good_copy(
    site: Site, status: str, method: str
) -> None:
    good = site.ask()
    site.publish()
    site.status = status
    site.headers.append(("Retry-After", "5"))
    reply = site.ask(method=method)
    assert reply.headers.pop("Cache-Status") == "faq; hit; detail=stale-if-error"
    assert reply == (good if method == "GET" else good._replace(body=b""))


def test_an_exception_is_answered_with_the_last_good_copy_and_logged(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    site.ask()
    site.publish()
    site.raises = OSError("database is gone")
    assert site.ask().stale
    assert "database is gone" in caplog.text


def test_a_body_that_breaks_halfway_is_answered_with_the_last_good_copy(site: Site) -> None:
    def half(body: bytes) -> Iterator[bytes]:
        yield body[:10]
        raise OSError("database is gone")

    good = site.ask()
    site.publish()
    site.send = half
    assert site.ask().body == good.body


def test_a_page_that_never_worked_fails_as_it_does_without_the_store(site: Site) -> None:
    site.status = "503 LATER"
    assert site.ask().status == 503
    site.raises = OSError("database is gone")
    with pytest.raises(OSError, match="gone"):
        site.ask()


def test_an_answer_that_has_begun_is_not_begun_again(site: Site) -> None:
    def breaks(body: bytes) -> Iterable[bytes]:
        raise OSError("database is gone")

    site.ask()
    site.publish()
    site.status, site.send = "403 NO", breaks
    with pytest.raises(OSError, match="gone"):
        site.ask()


def test_a_reader_who_has_the_last_good_copy_is_told_so(site: Site) -> None:
    tag = site.ask().headers["ETag"]
    site.publish()
    site.status = "500 OOPS"
    reply = site.ask(HTTP_IF_NONE_MATCH=tag)
    assert (reply.status, reply.stale) == (304, True)


def test_the_page_is_made_anew_as_soon_as_it_can_be(site: Site) -> None:
    old = site.ask()
    site.publish()
    site.status = "500 OOPS"
    site.ask()
    site.status = "200 OK"
    new = site.ask()
    assert new.body != old.body
    assert not new.stale
    assert site.ask() == new


@pytest.mark.parametrize("status", ["404 NOT FOUND", "410 GONE", "301 MOVED", "308 MOVED"])
@pytest.mark.parametrize("wanted", [True, False])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_withdrawn_page_never_comes_back_on_an_error(
    site: Site, status: str, wanted: bool, method: str
) -> None:
    site.ask()
    site.publish()
    site.status, site.wanted = status, wanted
    assert site.ask(method=method).status == int(status[:3])
    site.status = "500 OOPS"
    assert site.ask().status == 500
    assert site.store.shelf.bytes == 0


def test_a_page_that_is_no_longer_marked_ends_its_copy(site: Site) -> None:
    site.ask()
    site.publish()
    site.wanted = False
    site.ask()
    assert len(site.store.shelf) == 0


@pytest.mark.parametrize("status", ["400 BAD HOST", "403 NO", "429 SLOWER"])
def test_a_mistake_of_one_reader_does_not_end_the_copy_for_all(site: Site, status: str) -> None:
    site.ask()
    site.publish()
    site.status = status
    assert site.ask().status == int(status[:3])
    site.status = "500 OOPS"
    assert site.ask().stale


def test_a_copy_older_than_three_days_is_not_served_on_an_error(site: Site) -> None:
    site.ask()
    site.publish()
    site.status = "500 OOPS"
    site.now = STALE_SECONDS
    assert site.ask().stale
    site.now = STALE_SECONDS + 1
    assert site.ask().status == 500


# --- many threads --------------------------------------------------------------------------------


def at_once(count: int, work: Callable[[int], object]) -> None:
    """Run the work in so many threads, all starting together; raise what one of them raised."""
    start, errors = Barrier(count), []

    def run(number: int) -> None:
        start.wait(10)
        try:
            work(number)
        except BaseException as error:
            errors.append(error)

    threads = [Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert errors == []
    assert not any(thread.is_alive() for thread in threads)


def test_readers_who_fill_a_page_at_once_all_get_the_same_bytes(site: Site) -> None:
    site.ask("/first")
    together = Barrier(8)
    site.meanwhile = lambda: together.wait(10)
    replies: list[Reply] = []
    at_once(8, lambda number: replies.append(site.ask()))
    site.meanwhile = lambda: None
    assert len(site.calls) == 9
    assert len({reply.body for reply in replies}) == 1
    assert site.ask() == replies[0]


def test_a_slow_generation_holds_up_one_reader_only(site: Site) -> None:
    page = site.ask()
    release = Event()
    site.before_read = lambda: release.wait(10)
    site.now = 1
    site.generation = "2"
    waiting = Thread(target=site.ask)
    waiting.start()
    try:
        assert [site.ask() for _ in range(50)] == [page] * 50
    finally:
        release.set()
        waiting.join(10)
    site.now = 2
    assert site.ask().body != page.body


def test_every_reply_is_whole_while_pages_are_published_and_pushed_out() -> None:
    site = Site(max_bytes=40_000)
    site.ask()

    def read(number: int) -> None:
        for turn in range(300):
            if number == 0 and turn % 10 == 0:
                site.publish()
            reply = site.ask(f"/{turn % 12}", HTTP_ACCEPT_ENCODING=("", "gzip", "br")[turn % 3])
            coding = reply.headers.get("Content-Encoding", "")
            unpack = {"gzip": gzip.decompress, "br": brotli.decompress}.get(coding, bytes)
            assert unpack(reply.body).startswith(LONG)
            assert reply.headers["Content-Length"] == str(len(reply.body))
            assert site.store.shelf.bytes <= 40_000

    at_once(6, read)
    last = len(site.calls)
    site.publish()
    assert site.ask("/0").body == LONG + b"%d" % (last + 1)


# --- behind a real view --------------------------------------------------------------------------


@pytest.fixture
def app() -> Flask:
    app = Flask("sample")
    app.config.update(TESTING=True, SECRET_KEY="a secret for this test only")
    made: list[str] = []

    @app.get("/<word>")
    @stored
    def page(word: str) -> str:
        """Say the word."""
        made.append(word)
        return f"{word} {len(made)}"

    @app.get("/own")
    @stored
    def own() -> str:
        session["name"] = "olga"
        return "Hello"

    @app.get("/missing")
    @stored
    def missing() -> ResponseReturnValue:
        return "No such answer", 404

    @app.after_request
    def keep_nothing(response: Response) -> Response:
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    @app.get("/plain")
    def plain() -> str:
        made.append("plain")
        return str(len(made))

    app.wsgi_app = PageStore(app.wsgi_app, lambda: "1", strict=True)  # type: ignore[method-assign]
    return app


def test_the_decorator_marks_a_view_and_keeps_its_name(app: Flask) -> None:
    client = app.test_client()
    assert client.get("/lips").text == client.get("/lips").text == "lips 1"
    assert client.get("/plain").text != client.get("/plain").text
    assert app.view_functions["page"].__doc__ == "Say the word."


def test_a_marked_page_is_cacheable_on_a_site_that_otherwise_forbids_it(app: Flask) -> None:
    client = app.test_client()
    public = "public, max-age=0, must-revalidate"
    assert client.get("/lips").headers["Cache-Control"] == public
    assert client.get("/lips?page=2").headers["Cache-Control"] == "no-store"
    assert client.get("/missing").headers["Cache-Control"] == "no-store"
    assert client.get("/plain").headers["Cache-Control"] == "no-store"


def test_flask_answers_head_and_etag_through_the_store(app: Flask) -> None:
    client = app.test_client()
    head = client.head("/lips")
    assert (head.status_code, head.data, head.content_length) == (200, b"", 6)
    assert client.get("/lips", headers={"If-None-Match": head.headers["ETag"]}).status_code == 304


def test_a_view_that_writes_into_the_session_cannot_be_stored(app: Flask) -> None:
    with pytest.raises(NotStorable, match="Set-Cookie"):
        app.test_client().get("/own")

"""Which answers may be stored, and what a stored page says."""

import pytest

from faq.web.storedpage import CACHE_CONTROL, Headers, make_page, may_be_personal, objection

HTML = ("Content-Type", "text/html; charset=utf-8")
BODY = b"<p>Lips dry out in the cold.</p>" * 40


@pytest.mark.parametrize(
    "header",
    [
        ("Set-Cookie", "session=1"),
        ("set-cookie", ""),
        ("Content-Encoding", "gzip"),
        ("Cache-Control", "no-store"),
        ("Cache-Control", "max-age=0, Private"),
        ("Vary", "Accept-Language"),
        ("Vary", "Accept-Encoding, Host"),
        ("Vary", "*"),
        ("Content-Security-Policy", "script-src 'nonce-abc'"),
    ],
)
def test_an_answer_that_is_not_the_same_for_everybody_is_refused(header: tuple[str, str]) -> None:
    assert objection([HTML, header]) == header[0]


@pytest.mark.parametrize(
    "header",
    [
        ("Cache-Control", "public, max-age=60"),
        ("Vary", "Cookie"),
        ("Vary", "accept-encoding, cookie"),
        ("Content-Security-Policy", "script-src 'self'"),
    ],
)
def test_ordinary_headers_are_no_obstacle(header: tuple[str, str]) -> None:
    assert objection([HTML, header]) is None


@pytest.mark.parametrize(
    ("cookie", "vary", "personal"),
    [
        ("session=1", "Cookie", True),
        ("session=1", "Accept-Encoding, cookie", True),
        ("session=1", "Accept-Encoding", False),
        ("", "Cookie", False),
        (None, "Cookie", False),
    ],
)
def test_an_answer_is_personal_if_a_cookie_came_and_the_session_was_looked_at(
    cookie: str | None, vary: str, personal: bool
) -> None:
    environ = {} if cookie is None else {"HTTP_COOKIE": cookie}
    assert may_be_personal(environ, [HTML, ("Vary", vary)]) is personal


def test_headers_of_the_view_stay_except_those_that_the_store_makes() -> None:
    given: Headers = [
        HTML,
        ("X-Content-Type-Options", "nosniff"),
        ("ETag", '"theirs"'),
        ("Vary", "Cookie"),
        ("Content-Length", "9999"),
    ]
    form = make_page(given, BODY, 1, 0.0, None).forms["identity"]
    assert form.headers == [
        HTML,
        ("X-Content-Type-Options", "nosniff"),
        ("Cache-Control", CACHE_CONTROL),
        ("ETag", form.tag),
        ("Vary", "Accept-Encoding"),
        ("Content-Length", str(len(BODY))),
    ]


def test_cache_control_of_the_view_is_kept() -> None:
    form = make_page([("cache-control", "public, max-age=60")], BODY, 1, 0.0, None).forms["gzip"]
    assert [value for name, value in form.headers if name.lower() == "cache-control"] == [
        "public, max-age=60"
    ]


def test_each_coding_has_its_own_strong_etag_length_and_name() -> None:
    forms = make_page([HTML], BODY, 1, 0.0, None).forms
    stem = forms["identity"].tag[:-1]
    assert forms["gzip"].tag == stem + '-gz"'
    assert forms["br"].tag == stem + '-br"'
    for coding, form in forms.items():
        headers = dict(form.headers)
        assert headers["Content-Length"] == str(len(form.body))
        assert headers.get("Content-Encoding", "identity") == coding


def test_a_304_keeps_the_security_headers_and_leaves_out_those_about_the_body() -> None:
    form = make_page([HTML, ("X-Frame-Options", "DENY")], BODY, 1, 0.0, None).forms["br"]
    assert {name for name, _ in form.unchanged} == {
        "X-Frame-Options",
        "Cache-Control",
        "ETag",
        "Vary",
    }


def test_an_unchanged_body_keeps_its_packed_forms_under_new_headers() -> None:
    first = make_page([HTML, ("X-Version", "1")], BODY, 1, 0.0, None)
    second = make_page([HTML, ("X-Version", "2")], BODY, 2, 9.0, first)
    assert second.forms["br"].body is first.forms["br"].body
    assert second.forms["br"].tag == first.forms["br"].tag
    assert ("X-Version", "2") in second.forms["br"].headers
    assert second.size == first.size


def test_a_changed_body_is_packed_anew() -> None:
    first = make_page([HTML], BODY, 1, 0.0, None)
    second = make_page([HTML], BODY + b"<p>More.</p>", 2, 9.0, first)
    assert second.forms["br"].tag != first.forms["br"].tag
    assert second.forms["br"].body != first.forms["br"].body


def test_a_tiny_page_is_sent_as_it_is_whatever_the_reader_accepts() -> None:
    forms = make_page([HTML], b"ok", 1, 0.0, None).forms
    again = make_page([HTML], b"ok", 2, 0.0, make_page([HTML], b"ok", 1, 0.0, None)).forms
    assert forms["br"] is forms["gzip"] is forms["identity"]
    assert "Content-Encoding" not in dict(again["br"].headers)

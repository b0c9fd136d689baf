"""Which coding a reader gets, and that packing loses nothing."""

import gzip

import brotli
import pytest

from faq.web.encodings import IDENTITY, LONGEST_HEADER, negotiate, pack

PAGE = b"<p>See a doctor if it lasts longer than two weeks.</p>" * 50


@pytest.mark.parametrize(
    ("header", "coding"),
    [
        ("gzip, deflate, br", "br"),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("GZip;Q=0.8", "gzip"),
        ("br;q=0.5, gzip;q=0.9", "gzip"),
        ("br ; q=0.9 , gzip; q=0.9", "br"),
        ("gzip;q=1.000", "gzip"),
        ("gzip;level=9;q=0.5", "gzip"),
        ("*", "br"),
        ("br;q=0, *;q=0.5", "gzip"),
        ("gzip, *;q=0", "gzip"),
        ("gzip;q=0.001", "gzip"),
    ],
)
def test_the_heaviest_coding_that_we_have_wins(header: str, coding: str) -> None:
    assert negotiate(header) == coding


@pytest.mark.parametrize(
    "header",
    [
        "",
        "identity",
        "zstd, deflate, compress",
        "gzip;q=0",
        "gzip;q=0.0, br;q=0.000",
        "*;q=0",
        "identity;q=0",
        "identity;q=0, *;q=0",
        "identity, gzip;q=0.5",
    ],
)
def test_identity_is_sent_when_nothing_better_is_accepted(header: str) -> None:
    assert negotiate(header) == IDENTITY


@pytest.mark.parametrize(
    "header",
    [
        ";;;,,,=",
        "gzip;q=",
        "gzip;q=nan",
        "gzip;q=inf",
        "gzip;q=-1",
        "gzip;q=2",
        "gzip;q=1_0",
        "gzip;q=0x1",
        "br gzip",
        "brgzip",
        "\x00\xff",
        "gzip\r\nX: 1",
        "q=1",
        "b" * 10_000,
        "gzip," * 10_000,
        "gzip" + " " * LONGEST_HEADER,
    ],
)
def test_nonsense_is_answered_with_identity(header: str) -> None:
    assert negotiate(header) == IDENTITY


def test_packed_bodies_unpack_to_the_same_bytes() -> None:
    packed = pack(PAGE)
    assert brotli.decompress(packed["br"]) == PAGE
    assert gzip.decompress(packed["gzip"]) == PAGE
    assert packed[IDENTITY] == PAGE


def test_packing_twice_makes_the_same_bytes() -> None:
    assert pack(PAGE) == pack(PAGE)
    assert pack(PAGE)["gzip"][4:8] == bytes(4), "no time stamp"


@pytest.mark.parametrize("body", [b"", b"ok"])
def test_a_body_that_packing_makes_larger_stays_as_it_is(body: bytes) -> None:
    assert pack(body) == {IDENTITY: body}

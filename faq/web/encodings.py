"""Content codings: which one a reader accepts, and how a body is packed in it."""

import gzip
from collections.abc import Callable
from functools import lru_cache

import brotli

IDENTITY = "identity"

# Best first: on equal weight the smaller body wins.
CODINGS = ("br", "gzip", IDENTITY)

# Browsers send about 30 characters. Longer headers are not worth the work or the memory.
LONGEST_HEADER = 200

# Below the smallest weight that can be written (0.001), because a body can always be sent as it is.
_LAST_RESORT = 0.0001


def negotiate(header: str) -> str:
    """Return the member of CODINGS to send for this Accept-Encoding value ("" if there is none).

    Weights and `*` count as in RFC 9110, 12.5.3. Whatever cannot be read counts as not accepted,
    so nonsense ends in IDENTITY. Never raises.
    """
    if not header or len(header) > LONGEST_HEADER:
        return IDENTITY
    return _negotiate(header)


# Readers share a few dozen values, so the parsing is hardly ever done.
@lru_cache(maxsize=256)
def _negotiate(header: str) -> str:
    weights = dict(_named_weight(part) for part in header.lower().split(","))
    others = weights.get("*", 0.0)
    offered = {coding: weights.get(coding, others) for coding in CODINGS}
    offered[IDENTITY] = max(weights.get(IDENTITY, 0.0), _LAST_RESORT)
    return max(CODINGS, key=offered.__getitem__)


def _named_weight(part: str) -> tuple[str, float]:
    name, *parameters = part.split(";")
    weight = 1.0
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip() == "q":
            weight = _weight(value)
    return name.strip(), weight


def _weight(value: str) -> float:
    try:
        weight = float(value)
    except ValueError:
        return 0.0
    return weight if 0.0 <= weight <= 1.0 else 0.0


def _brotli(body: bytes) -> bytes:
    # A window of 256 KiB holds any page. With the default of 4 MiB quality 9 takes 15 times as
    # long on 20 KB of text and saves nothing.
    packed: bytes = brotli.compress(body, mode=brotli.MODE_TEXT, quality=9, lgwin=18)
    return packed


def _gzip(body: bytes) -> bytes:
    # No time stamp, so that every process makes the same bytes under the same strong ETag.
    return gzip.compress(body, compresslevel=9, mtime=0)


_PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "br": _brotli,
    "gzip": _gzip,
    IDENTITY: lambda body: body,
}


def pack(body: bytes) -> dict[str, bytes]:
    """Return the body in every coding of CODINGS that makes it smaller, and in IDENTITY."""
    packed = {coding: packer(body) for coding, packer in _PACKERS.items()}
    return {
        coding: content
        for coding, content in packed.items()
        if coding == IDENTITY or len(content) < len(body)
    }

"""Follow codes, sealed addresses and first passwords: whatever must not be guessed or read."""

import hashlib
import hmac
import json
import re
import secrets
import unicodedata
from base64 import urlsafe_b64encode
from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

CODE_SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U
CODE_LENGTH = 26  # symbols of 5 bits: 130 bits, beyond guessing without an account
_GROUPS = (5, 5, 5, 5, 6)
_SHORTEST_SECRET = 16  # bytes
_LONGEST_TYPED = 200  # characters: a code with room for every kind of separator

# Neither 0 o, 1 i l, 2 z, 5 s, 8 b, 9 q, nor u v: 20 of these carry 87 bits.
_PASSWORD_SYMBOLS = "acdefghjkmnprtwxy3467"

# What people type for a symbol they read, on a Latin or on a Russian keyboard.
_READ_AS = str.maketrans("OILОАВЕКМНРСТУХ", "0110ABEKMHPCTYX")
_SEPARATORS = re.compile("[\\s\\-_.\u00ad\u200b-\u200f\u2010-\u2015\u2060\u2212\ufeff]+")
_CODE = re.compile(f"[{CODE_SYMBOLS}]{{{CODE_LENGTH}}}")


class InvalidCode(ValueError):
    """What was typed cannot be a follow code; the message never repeats it."""


class CannotOpen(Exception):
    """A sealed address is damaged, belongs elsewhere, or was sealed with a forgotten secret."""


def new_nonce() -> str:
    """Return a fresh value for one form: 128 random bits as 22 URL-safe characters."""
    return secrets.token_urlsafe(16)


def derive_code(secret: bytes, nonce: str, text: str) -> str:
    """Return the follow code of one send: 26 symbols without separators.

    The same secret, nonce and text always give the same code, so a replayed form shows the
    code of the question it already made. Raises ValueError for a secret under 16 bytes.
    """
    digest = _hmac(secret, "follow code", _framed(nonce, text))
    number = int.from_bytes(digest) >> (8 * len(digest) - 5 * CODE_LENGTH)
    places = range(5 * (CODE_LENGTH - 1), -1, -5)
    return "".join(CODE_SYMBOLS[number >> place & 31] for place in places)


def grouped(code: str) -> str:
    """Return the code as it is shown, e.g. `7K2QM-…-…-…-9XW3TB`. Raises InvalidCode."""
    rest, groups = normalise_code(code), []
    for length in _GROUPS:
        groups.append(rest[:length])
        rest = rest[length:]
    return "-".join(groups)


def normalise_code(typed: str) -> str:
    """Return the 26 symbols meant by what a person typed or pasted.

    Case, spaces, hyphens and look-alikes do not matter: O is 0, I and L are 1, and Cyrillic
    letters stand for the Latin ones of the same shape. Raises InvalidCode for anything else.
    """
    if len(typed) > _LONGEST_TYPED:
        raise InvalidCode("too long for a follow code")
    plain = unicodedata.normalize("NFKC", _SEPARATORS.sub("", typed)).upper()
    code = _SEPARATORS.sub("", plain).translate(_READ_AS)
    if not _CODE.fullmatch(code):
        raise InvalidCode(f"a follow code has {CODE_LENGTH} letters and digits, without U")
    return code


def code_digest(secret: bytes, code: str) -> str:
    """Return what is stored in place of a code: 64 hexadecimal digits of HMAC-SHA-256.

    Raises InvalidCode, and ValueError for a secret under 16 bytes.
    """
    return _hmac(secret, "code digest", normalise_code(code).encode()).hex()


class ContactCipher:
    """Seals addresses so that the database alone cannot be read; bound to what they are for."""

    def __init__(self, secrets: Sequence[bytes]) -> None:
        """Take the secrets, the current one first. Raises ValueError for none or a short one."""
        if not secrets:
            raise ValueError("at least one secret is needed")
        keys = (_subkey(secret, "contact address") for secret in secrets)
        self._fernet = MultiFernet([Fernet(urlsafe_b64encode(key)) for key in keys])

    def seal(self, address: str, context: int | str) -> str:
        """Return `address` encrypted with the current secret, bound to `context` (a row's id)."""
        plain = json.dumps([str(context), address]).encode()
        return self._fernet.encrypt(plain).decode("ascii")

    def open(self, sealed: str, context: int | str) -> str:
        """Return the address. Raises CannotOpen, also where it was sealed for another context."""
        try:
            bound_to, address = json.loads(self._fernet.decrypt(_ascii(sealed)))
        except (InvalidToken, ValueError, TypeError) as error:
            raise CannotOpen("sealed with another secret, or damaged") from error
        if bound_to != str(context):
            raise CannotOpen("sealed for another question")
        return str(address)


def random_password() -> str:
    """Return a first password such as `f7mke-…`: 20 symbols without look-alikes, 87 bits."""
    groups = ("".join(secrets.choice(_PASSWORD_SYMBOLS) for _ in range(5)) for _ in range(4))
    return "-".join(groups)


def _subkey(secret: bytes, purpose: str) -> bytes:
    """Derive 32 bytes for one purpose (HKDF, RFC 5869), so no two uses share a key."""
    if len(secret) < _SHORTEST_SECRET:
        raise ValueError(f"a secret needs at least {_SHORTEST_SECRET} bytes")
    info = f"faq {purpose} 1".encode()
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(secret)


def _hmac(secret: bytes, purpose: str, message: bytes) -> bytes:
    return hmac.digest(_subkey(secret, purpose), message, hashlib.sha256)


def _framed(*parts: str) -> bytes:
    """Join the parts with their lengths, so that moving a border changes the message."""
    encoded = (part.encode("utf-8", "surrogatepass") for part in parts)
    return b"".join(len(part).to_bytes(8) + part for part in encoded)


def _ascii(sealed: str) -> bytes:
    """Return the token's bytes; foreign characters become signs no token holds."""
    return sealed.encode("ascii", "replace")

"""Real mail servers on this machine: one that takes mails, others that make trouble."""

import asyncio
import ipaddress
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import NameOID

from faq.clock import now

HOST = "127.0.0.1"


@dataclass
class Inbox:
    """What a mail server does: takes every mail, or answers with `says`, perhaps late."""

    says: str = "250 taken"
    wait_seconds: float = 0
    mails: list[tuple[str, Message]] = field(default_factory=list)
    port: int = 0

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        """Answer the end of a mail; keep it even where the sender is told otherwise."""
        await asyncio.sleep(self.wait_seconds)
        self.mails.append((envelope.rcpt_tos[0], message_from_bytes(envelope.content)))
        return self.says

    @property
    def addressees(self) -> list[str]:
        """The addresses that mails came for, sorted."""
        return sorted(address for address, _ in self.mails)


@contextmanager
def mail_server(inbox: Inbox, tls: ssl.SSLContext | None = None) -> Iterator[Inbox]:
    """Run a server that does as the inbox says; with `tls` it insists on STARTTLS."""
    more = {"tls_context": tls, "require_starttls": True} if tls else {}
    inbox.port = _free_port()
    server = Controller(inbox, hostname=HOST, port=inbox.port, **more)
    server.start()
    try:
        yield inbox
    finally:
        server.stop()


def _free_port() -> int:
    # The library knocks at the port it was given, so it cannot be left to choose one.
    with socket.create_server((HOST, 0)) as taken:
        return int(taken.getsockname()[1])


@dataclass(frozen=True)
class Authority:
    """A certificate authority of a test's own."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate
    folder: Path

    @property
    def file(self) -> str:
        """The file that makes somebody trust it."""
        path = self.folder / "authority.pem"
        path.write_bytes(self.certificate.public_bytes(Encoding.PEM))
        return str(path)

    def server_context(self, host: str = HOST) -> ssl.SSLContext:
        """Return what a server at this address needs to speak TLS."""
        key = ec.generate_private_key(ec.SECP256R1())
        certificate = _certificate(host, key, self, host=host)
        path = self.folder / f"{host}.pem"
        path.write_bytes(
            key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
            + certificate.public_bytes(Encoding.PEM)
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(path)
        return context


def authority(folder: Path) -> Authority:
    """Make a certificate authority; `folder` keeps its files."""
    key = ec.generate_private_key(ec.SECP256R1())
    return Authority(key, _certificate("Test authority", key, None), folder)


def _certificate(
    name: str,
    key: ec.EllipticCurvePrivateKey,
    issuer: Authority | None,
    host: str | None = None,
) -> x509.Certificate:
    called = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    signing = issuer.key if issuer else key
    builder = (
        x509.CertificateBuilder()
        .subject_name(called)
        .issuer_name(issuer.certificate.subject if issuer else called)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now() - timedelta(days=1))
        .not_valid_after(now() + timedelta(days=30))
        .add_extension(x509.BasicConstraints(ca=host is None, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signing.public_key()),
            critical=False,
        )
    )
    if host is not None:
        address = x509.IPAddress(ipaddress.ip_address(host))
        names = x509.SubjectAlternativeName([address])
        builder = builder.add_extension(names, critical=False)
    return builder.sign(signing, SHA256())

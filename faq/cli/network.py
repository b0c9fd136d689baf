"""The address that the server listens on: taken apart, and tried before anything starts."""

import contextlib
import errno
import socket
import time

# A server that was killed a moment ago may need this long until its processes have gone.
WAIT_SECONDS = 3.0


class CannotListen(Exception):
    """The address cannot be listened on; the message says why in one line."""


def host_and_port(bind: str) -> tuple[str, int]:
    """Return the two halves of `host:port`; the host may be an IPv6 address in brackets."""
    host, _, port = bind.rpartition(":")
    return host.strip("[]"), int(port)


def resolve(host: str, port: int) -> tuple[socket.AddressFamily, str]:
    """Return the family and the numeric form of a host. Raises CannotListen."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (socket.gaierror, UnicodeError) as error:
        raise CannotListen(f"there is no host {host}") from error
    # With both kinds of addresses for a name, the older kind is what people mean.
    family, _, _, _, address = min(found, key=lambda one: one[0] != socket.AF_INET)
    return family, str(address[0])


def must_be_free(host: str, port: int, wait: float = WAIT_SECONDS) -> str:
    """Return the numeric host once nobody else listens on it.

    Raises CannotListen for what cannot be mended by waiting, and after `wait` seconds.
    """
    family, address = resolve(host, port)
    end = time.monotonic() + wait
    while True:
        try:
            _try(family, address, port)
            return address
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise CannotListen(f"{error.strerror}") from error
            if time.monotonic() >= end:
                raise CannotListen("another program is listening there") from error
        time.sleep(0.1)


def _try(family: socket.AddressFamily, address: str, port: int) -> None:
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        # Connections that are only just closing are no reason to refuse.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((address, port))


def answers(address: str, port: int) -> bool:
    """Tell whether somebody listens there now."""
    with contextlib.suppress(OSError), socket.create_connection((address, port), timeout=1):
        return True
    return False

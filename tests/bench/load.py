"""A closed-loop load client: a fixed number of connections, each asks again once it is answered."""

import re
import select
import socket
import time
from dataclasses import dataclass, field

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_CLOSES = re.compile(rb"\r\nconnection: *close", re.IGNORECASE)


@dataclass
class Tally:
    """What one run saw. `cpu` is the client's own, in seconds: near `seconds`, it was the limit."""

    answers: int = 0
    seconds: float = 0.0
    cpu: float = 0.0
    statuses: dict[int, int] = field(default_factory=dict)


class _Connection:
    """One connection to the loopback port; opened anew when the server closes it."""

    def __init__(self, port: int, request: bytes, poll: select.epoll) -> None:
        self._port, self._request, self._poll = port, request, poll
        self._open()

    def _open(self) -> None:
        self.socket = socket.create_connection(("127.0.0.1", self._port), timeout=5)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._poll.register(self.socket, select.EPOLLIN)
        self.ask()

    def ask(self) -> None:
        """Send the request."""
        self._head, self._missing, self._status, self._last = b"", -1, 0, False
        self.socket.sendall(self._request)

    def read(self) -> int:
        """Take in what has come; return the status of the answer once it is complete, else 0."""
        data = self.socket.recv(262_144)
        if not data:
            raise ConnectionError("The server closed a connection before its answer was complete")
        if self._missing < 0:
            self._head += data
            end = self._head.find(b"\r\n\r\n")
            if end < 0:
                return 0
            self._read_head(self._head[: end + 2])
            data = self._head[end + 4 :]
        self._missing -= len(data)
        return 0 if self._missing else self._status

    def _read_head(self, head: bytes) -> None:
        self._status = int(head[9:12])
        self._last = _CLOSES.search(head) is not None
        length = _LENGTH.search(head)
        if length is None and self._status != 304:
            raise ValueError("An answer without Content-Length cannot be counted")
        self._missing = int(length[1]) if length and self._status != 304 else 0

    def again(self) -> None:
        """Ask once more, on a new connection if the server ended this one."""
        if self._last:
            self.close()
            self._open()
        else:
            self.ask()

    def close(self) -> None:
        self.socket.close()


def run(port: int, request: bytes, connections: int, seconds: float) -> Tally:
    """Ask without a pause on all connections for the given time.

    Raises OSError if the server does not answer, ValueError if an answer cannot be read.
    """
    tally, poll = Tally(), select.epoll()
    by_number: dict[int, _Connection] = {}
    everyone = [_Connection(port, request, poll) for _ in range(connections)]
    by_number.update((one.socket.fileno(), one) for one in everyone)
    started, cpu = time.monotonic(), time.process_time()
    end = started + seconds
    while (instant := time.monotonic()) < end:
        for number, _ in poll.poll(1.0):
            one = by_number[number]
            if status := one.read():
                tally.statuses[status] = tally.statuses.get(status, 0) + 1
                one.again()
                by_number[one.socket.fileno()] = one
    tally.answers = sum(tally.statuses.values())
    tally.seconds, tally.cpu = instant - started, time.process_time() - cpu
    for one in everyone:
        one.close()
    poll.close()
    return tally

"""Starts and stops the servers under measurement and reads their processor time."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

BENCH = Path(__file__).resolve().parent
ROOT = BENCH.parents[1]
START_SECONDS = 30.0


@dataclass
class Server:
    """A running server: its name in the table, its port, and its first process."""

    name: str
    port: int
    process: subprocess.Popen[bytes]

    def cpu(self) -> float:
        """Return the seconds of processor time used so far by the whole process tree."""
        return sum(_cpu(number) for number in _tree(self.process.pid))

    def memory(self) -> int:
        """Return the bytes of memory that belong to this tree alone (shared pages divided)."""
        return sum(_memory(number) for number in _tree(self.process.pid))


def granian(target: str, workers: int, threads: int) -> list[str]:
    """Return the command that serves an application factory with granian; `{port}` stands open."""
    program = str(Path(sys.executable).with_name("granian"))
    sizes = ["--workers", str(workers), "--blocking-threads", str(threads)]
    kind = ["--interface", "wsgi", "--no-ws", "--factory", "--no-log"]
    return [program, *kind, *sizes, "--host", "127.0.0.1", "--port", "{port}", target]


def gunicorn(python: str) -> list[str]:
    """Return the command of the reference: two sync workers and the bare view."""
    bind = ["--bind", "127.0.0.1:{port}", "--workers", "2", "--worker-class", "sync"]
    quiet = ["--no-control-socket", "--log-level", "error"]
    return [python, "-m", "gunicorn", *bind, *quiet, "bare:create()"]


@contextlib.contextmanager
def serving(name: str, command: list[str]) -> Iterator[Server]:
    """Run a server on a free loopback port until the block ends."""
    port = _free_port()
    line = [part.replace("{port}", str(port)) for part in command]
    path = os.pathsep.join([str(ROOT), str(BENCH)])
    process = subprocess.Popen(
        line, cwd=BENCH, env=os.environ | {"PYTHONPATH": path}, start_new_session=True
    )
    try:
        _wait_for(port, process)
        yield Server(name, port, process)
    finally:
        _stop(process)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)
    raise SystemExit(f"The server did not start: {process.args!r}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        # Its own session, so nothing but this server and its workers is in the group.
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _tree(root: int) -> list[int]:
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and (fields := _stat(int(entry.name))):
            children.setdefault(int(fields[1]), []).append(int(entry.name))
    found = [root]
    for number in found:
        found.extend(children.get(number, []))
    return found


def _stat(number: int) -> list[str]:
    """Return the fields of /proc/<number>/stat from the state on, [] if the process has ended."""
    try:
        text = Path(f"/proc/{number}/stat").read_text()
    except OSError:
        return []
    # The name in brackets may itself hold spaces and brackets.
    return text.rpartition(")")[2].split()


def _cpu(number: int) -> float:
    # utime, stime, and the same of children that have ended and been waited for.
    return sum(int(ticks) for ticks in _stat(number)[11:15]) / os.sysconf("SC_CLK_TCK")


def _memory(number: int) -> int:
    try:
        text = Path(f"/proc/{number}/smaps_rollup").read_text()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in text.splitlines() if line[:4] == "Pss:")

"""The server as its operator sees it: it answers, survives killed processes, and stops whole."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

FAQ = [sys.executable, "-m", "faq"]
PATIENCE_SECONDS = 30.0

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/stat").exists(), reason="processes are counted by way of /proc"
)


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
    return number


@pytest.fixture
def environment(tmp_path, port) -> dict[str, str]:
    own = {"FAQ_INSTANCE": str(tmp_path), "FAQ_BIND": f"127.0.0.1:{port}"}
    environment = os.environ | own | {"FAQ_MAIL_TRANSPORT": "files"}
    subprocess.run([*FAQ, "db", "upgrade"], env=environment, check=True, capture_output=True)
    return environment


@pytest.fixture
def server(environment, port, tmp_path) -> Iterator[subprocess.Popen[bytes]]:
    log = tmp_path / "log"
    with log.open("wb") as file:
        process = subprocess.Popen(
            [*FAQ, "serve"], env=environment, stdout=file, stderr=file, start_new_session=True
        )
    try:
        until(lambda: status(port) == 200)
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def until(holds: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.1)


def status(port: int, path: str = "/healthz") -> int:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0


def children(parent: int) -> dict[int, str]:
    """Return process id -> command line of the processes that `parent` started."""
    found = {}
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
            line = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
        if int(fields[1]) == parent and fields[0] != "Z":
            found[int(entry.name)] = line
    return found


def of_kind(parent: int, word: str) -> set[int]:
    return {number for number, line in children(parent).items() if f" {word} " in line}


def test_killed_processes_come_back_and_a_stop_leaves_none(server, port, tmp_path):
    until(lambda: len(of_kind(server.pid, "serve")) == 2 and of_kind(server.pid, "work"))
    web, worker = of_kind(server.pid, "serve"), of_kind(server.pid, "work")
    for number in web | worker:
        os.kill(number, signal.SIGKILL)
    until(lambda: len(of_kind(server.pid, "serve") - web) == 2)
    until(lambda: of_kind(server.pid, "work") - worker)
    until(lambda: status(port) == 200)
    assert status(port, "/en/?secret=query") == 200

    left = set(children(server.pid))
    server.send_signal(signal.SIGINT)
    assert server.wait(15) == 0
    assert not [number for number in left if Path(f"/proc/{number}").exists()]
    log = (tmp_path / "log").read_text("utf-8")
    assert f"http://127.0.0.1:{port}/en/" in log
    assert "secret" not in log


def test_after_the_server_was_killed_it_starts_again_on_the_same_port(server, environment, port):
    left = set(children(server.pid))
    server.kill()
    server.wait()
    with subprocess.Popen(
        [*FAQ, "serve", "--no-worker"], env=environment, stdout=subprocess.DEVNULL
    ) as again:
        until(lambda: again.poll() is not None or of_kind(again.pid, "serve"))
        until(lambda: status(port) == 200)
        until(lambda: not [number for number in left if Path(f"/proc/{number}").exists()])
        assert not of_kind(again.pid, "work")
        again.terminate()
        assert again.wait(15) == 0


def test_a_port_that_is_taken_is_one_clear_line(environment, port):
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        done = subprocess.run(
            [*FAQ, "serve"], env=environment, capture_output=True, text=True, timeout=60
        )
    assert done.returncode == 2
    assert done.stderr == (
        f"Error: Cannot listen on 127.0.0.1:{port} (FAQ_BIND): another program is listening"
        " there.\n"
    )


def test_wrong_settings_stop_it_before_it_listens(environment):
    done = subprocess.run(
        [*FAQ, "serve"],
        env=environment | {"FAQ_ENVIRONMENT": "staging", "FAQ_WEB_THREADS": "0"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 2
    assert "FAQ_ENVIRONMENT" in done.stderr
    assert "FAQ_WEB_THREADS" in done.stderr

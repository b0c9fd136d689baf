"""A whole site of its own: migrated, set up, served by granian with its worker beside it."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0


@dataclass
class Site:
    """A running site: where it listens, who may sign in, and its process."""

    url: str
    environ: dict[str, str]
    instance: Path
    passwords: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    def flask(self, *words: str) -> str:
        """Run one of the site's commands and return what it printed."""
        done = subprocess.run(
            [sys.executable, "-m", "flask", "--app", "faq", *words],
            env=self.environ,
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def serve(self) -> None:
        """Start the server and the worker; return when the first page can be had."""
        with (self.instance / "serve.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "flask", "--app", "faq", "serve"],
                env=self.environ,
                cwd=ROOT,
                stdout=log,
                stderr=log,
            )
        self._wait()

    def _wait(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                with urllib.request.urlopen(f"{self.url}/readyz", timeout=2):
                    return
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                time.sleep(0.1)
        raise AssertionError((self.instance / "serve.log").read_text(errors="replace"))

    def stop(self) -> None:
        """Stop the server as Ctrl-C does."""
        if self.process is not None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(timeout=30)
            self.process = None


@contextmanager
def whole_site(
    folder: Path, database: str, *, changes: Mapping[str, str] | None = None, demo: bool = True
) -> Iterator[Site]:
    """Yield a running site on an own database of the same kind as `database`, then stop it."""
    port = free_port()
    instance = folder / "site"
    environ = {name: value for name, value in os.environ.items() if not name.startswith("FAQ_")}
    with own_database(database, port) as url:
        environ |= {
            "FAQ_INSTANCE": str(instance),
            "FAQ_BIND": f"127.0.0.1:{port}",
            "FAQ_DATABASE_URL": url,
            "FAQ_MAIL_TRANSPORT": "files",
            **(changes or {}),
        }
        site = Site(f"http://127.0.0.1:{port}", environ, instance)
        site.flask("db", "upgrade")
        printed = site.flask("setup", *([] if demo else ["--no-demo"]))
        site.passwords = dict(re.findall(r"(\w+)@example\.org\s+(\S+)", printed))
        site.serve()
        try:
            yield site
        finally:
            site.stop()
            shutil.rmtree(instance, ignore_errors=True)


@contextmanager
def own_database(database: str, number: int) -> Iterator[str]:
    """Yield the address of an empty database: "" for SQLite in the site's own folder."""
    if not database.startswith("postgresql"):
        yield ""
        return
    name = f"site_{number}"
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        try:
            yield re.sub(r"(?<=[^/]/)\w+(?=\?|$)", name, database, count=1)
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

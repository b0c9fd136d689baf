"""A database for the test run: SQLite by default, PostgreSQL when asked for."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

WANTED = os.environ.get("FAQ_TEST_DATABASE", "sqlite")
IN_CI = bool(os.environ.get("CI"))


@contextmanager
def database_url(folder: Path) -> Iterator[str]:
    """Yield the address of an empty database of the wanted kind."""
    if WANTED == "sqlite":
        yield f"sqlite:///{folder / 'test.sqlite3'}"
    elif "TEST_DATABASE_URL" in os.environ:
        yield os.environ["TEST_DATABASE_URL"]
    else:
        with private_cluster() as url:
            yield url


def missing(what: str) -> None:
    """Skip with a reason on a laptop; fail in CI, where nothing may be missing."""
    if IN_CI:
        pytest.fail(f"CI needs {what}", pytrace=False)
    pytest.skip(f"{what} is not here")


def _programs() -> Path | None:
    """Return the folder with PostgreSQL's server programs, newest version first."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_version, reverse=True)
    on_path = shutil.which("initdb")
    folders = [*debian, *([Path(on_path).parent] if on_path else [])]
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


def _version(folder: Path) -> int:
    return int(folder.parent.name) if folder.parent.name.isdigit() else 0


@contextmanager
def private_cluster() -> Iterator[str]:
    """Run a PostgreSQL of our own on a socket in a temporary folder."""
    programs = _programs()
    if programs is None:
        missing("PostgreSQL's server (initdb)")
        return
    # Short, because the path of a socket may not be longer than about 100 bytes.
    home = Path(tempfile.mkdtemp(prefix="faqpg"))
    become = _become(home)
    data = home / "data"
    try:
        _run([*become, programs / "initdb", "-D", data, "-U", "faq", "-A", "trust", "-E", "UTF8"])
        options = f"-c listen_addresses='' -c unix_socket_directories={home} -c fsync=off"
        control = [*become, programs / "pg_ctl", "-D", data, "-w"]
        _run([*control, "-l", home / "log", "-o", options, "start"])
        try:
            yield f"postgresql://faq@/postgres?host={home}"
        finally:
            _run([*control, "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _become(home: Path) -> list[str]:
    """Return the words before a command that make it run as somebody other than root."""
    if os.geteuid() != 0:
        return []
    shutil.chown(home, "postgres", "postgres")
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"]


def _run(command: list[object]) -> None:
    subprocess.run(
        [str(word) for word in command], check=True, cwd="/", capture_output=True, timeout=120
    )

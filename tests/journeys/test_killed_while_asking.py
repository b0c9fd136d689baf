"""A story: people ask while the server is killed again and again, and no question is lost."""

import http.client
import http.cookiejar
import os
import re
import signal
import socket
import threading
import time
import urllib.parse
import urllib.request
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from tests.support.pages import fields
from tests.support.site import Site, whole_site
from tests.support.story import CODE

KILLS = 6
ASKERS = 3
GIVE_UP_SECONDS = 90.0
# What a browser meets when the server dies before, while or after it answers.
TRIES_AGAIN = (OSError, http.client.HTTPException)


class Asker(threading.Thread):
    """Asks one question after another; sends each again until its code is shown."""

    def __init__(self, url: str, number: int, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self.url, self.number, self.stop_it = url, number, stop
        self.codes: dict[str, str] = {}
        self.again = 0
        jar = http.cookiejar.CookieJar()
        self.browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))

    def run(self) -> None:
        """Ask until told to stop; the question in hand is finished."""
        while not self.stop_it.is_set():
            question = f"Why does it twitch, asker {self.number}, time {len(self.codes)}?"
            form = fields(self._fetch("/en/ask"), "/en/ask")
            form |= {"question": question, "consent_store": "y", "consent_publish": "yes"}
            page = self._fetch("/en/ask", {**form, "step": "send"})
            found = CODE.search(page)
            assert found, page
            self.codes[question] = found[0]

    def _fetch(self, path: str, data: dict[str, str] | None = None) -> str:
        body = urllib.parse.urlencode(data).encode() if data else None
        deadline = time.monotonic() + GIVE_UP_SECONDS
        while time.monotonic() < deadline:
            try:
                with self.browser.open(self.url + path, body, timeout=10) as answer:
                    return str(answer.read().decode())
            except TRIES_AGAIN:
                self.again += 1
                time.sleep(0.1)
        raise AssertionError(f"{path} could not be had")


def children(process: int) -> list[int]:
    """Return the processes that this one started and that still run, and theirs."""
    found: list[int] = []
    for listing in Path(f"/proc/{process}/task").glob("*/children"):
        for child in listing.read_text().split():
            found += [int(child), *children(int(child))]
    return found


def kill(processes: list[int]) -> None:
    for process in processes:
        try:
            os.kill(process, signal.SIGKILL)
        except ProcessLookupError:
            continue  # It has ended by itself meanwhile.


def kill_all(site: Site) -> None:
    """Kill the server with everything it started, as a power cut would, and start it again."""
    assert site.process is not None
    family = [site.process.pid, *children(site.process.pid)]
    kill(family)
    site.process.wait(timeout=10)
    _wait_for_port(site)
    site.serve()


def _wait_for_port(site: Site) -> None:
    port = urllib.parse.urlsplit(site.url).port
    for _ in range(100):
        with socket.socket() as knock:
            if knock.connect_ex(("127.0.0.1", port)) != 0:
                return
        time.sleep(0.1)


def kill_one(site: Site) -> None:
    """Kill one of the web processes; the server has to replace it."""
    assert site.process is not None
    web = [p for p in children(site.process.pid) if "spawn_main" in _command(p)]
    kill(web[:1] or children(site.process.pid)[:1])


def _command(process: int) -> str:
    try:
        return Path(f"/proc/{process}/cmdline").read_text(errors="replace")
    except OSError:
        return ""


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds processes in /proc")
def test_no_acknowledged_question_is_lost_or_doubled(test_database: str, tmp_path: Path) -> None:
    with whole_site(tmp_path, test_database, demo=False) as site:
        stop = threading.Event()
        askers = [Asker(site.url, number, stop) for number in range(ASKERS)]
        for asker in askers:
            asker.start()
        for number in range(KILLS):
            time.sleep(1.5)
            kill_all(site) if number % 3 == 2 else kill_one(site)
        time.sleep(1)
        stop.set()
        for asker in askers:
            asker.join(GIVE_UP_SECONDS)
        stored = questions_of(site)
    assert not any(asker.is_alive() for asker in askers)
    acknowledged = [question for asker in askers for question in asker.codes]
    codes = [code for asker in askers for code in asker.codes.values()]
    assert len(acknowledged) >= ASKERS
    assert sum(asker.again for asker in askers) > 0, "nobody noticed the kills"
    assert len(set(codes)) == len(codes)
    assert {question: stored[question] for question in acknowledged} == dict.fromkeys(
        acknowledged, 1
    )
    assert set(stored) == set(acknowledged)


def questions_of(site: Site) -> Counter[str]:
    """Return how often each question is stored."""
    url = site.environ["FAQ_DATABASE_URL"] or f"sqlite:///{site.instance / 'faq.sqlite3'}"
    engine = create_engine(url)
    try:
        with engine.connect() as connection:
            found = connection.execute(text("SELECT question FROM original")).scalars().all()
            damaged = ""
            if engine.dialect.name == "sqlite":
                damaged = connection.execute(text("PRAGMA integrity_check")).scalar() or ""
    finally:
        engine.dispose()
    assert re.fullmatch("ok|", damaged)
    return Counter(found)

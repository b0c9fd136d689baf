"""When a new edition begins, and how little the database is asked for it."""

from datetime import date, timedelta
from threading import Event, Thread
from time import monotonic

import pytest

from faq.web.editions import LONGEST_PAUSE, Editions


class World:
    """A generation, a clock and a day that the tests turn by hand."""

    def __init__(self) -> None:
        self.generation = "1"
        self.broken = False
        self.reads = 0
        self.now = 100.0
        self.day = date(2026, 11, 22)
        self.editions = Editions(self.read, lambda: self.now, lambda: self.day, patience=10)

    def read(self) -> str:
        self.reads += 1
        if self.broken:
            raise OSError("database is locked")
        return self.generation

    def at(self, seconds: float) -> int:
        self.now = 100.0 + seconds
        return self.editions.at(self.now)


@pytest.fixture
def world() -> World:
    return World()


def test_the_generation_is_read_at_most_once_a_second(world: World) -> None:
    for tenths in range(31):
        world.at(tenths / 10)
    assert world.reads == 4


def test_an_unchanged_generation_is_no_new_edition(world: World) -> None:
    assert world.at(0) == world.at(1.5) == world.at(9)


def test_a_changed_generation_begins_an_edition_within_a_second(world: World) -> None:
    first = world.at(0)
    world.generation = "2"
    assert world.at(0.9) == first
    assert world.at(1.0) == first + 1


def test_a_generation_that_comes_back_is_a_new_edition_too(world: World) -> None:
    world.at(0)
    world.generation = "2"
    second = world.at(1)
    world.generation = "1"
    assert world.at(2) == second + 1


def test_midnight_begins_an_edition(world: World) -> None:
    first = world.at(0)
    world.day += timedelta(days=1)
    assert world.at(1) == first + 1


def test_midnight_passes_even_while_the_generation_cannot_be_read(world: World) -> None:
    first = world.at(0)
    world.broken = True
    world.at(1)
    world.day += timedelta(days=1)
    assert world.at(2) == first + 1


def test_there_is_no_edition_before_the_first_generation_is_known(world: World) -> None:
    world.broken = True
    assert world.at(0) == 0
    world.day += timedelta(days=1)
    assert world.at(1) == 0
    world.broken = False
    assert world.at(3) == 1


def test_an_error_keeps_the_last_known_edition(world: World) -> None:
    first = world.at(0)
    world.broken = True
    assert [world.at(second) for second in range(1, 60)] == [first] * 59


def test_the_pause_after_errors_doubles_up_to_five_seconds(world: World) -> None:
    world.broken = True
    tries = []
    for tenths in range(250):
        before = world.reads
        world.at(tenths / 10)
        if world.reads > before:
            tries.append(tenths / 10)
    assert tries == [0, 1, 3, 7, 12, 17, 22]
    assert LONGEST_PAUSE == 5


def test_after_a_recovery_the_generation_is_read_each_second_again(world: World) -> None:
    world.broken = True
    world.at(0)
    world.at(1)
    world.broken = False
    world.generation = "2"
    edition = world.at(3)
    world.generation = "3"
    assert world.at(4) == edition + 1


def test_one_line_is_logged_for_a_whole_outage(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", logger="faq.web.editions")
    world.at(0)
    world.broken = True
    for second in range(1, 100):
        world.at(second)
    world.broken = False
    world.at(110)
    assert [record.levelname for record in caplog.records] == ["WARNING", "INFO"]
    world.broken = True
    world.at(120)
    assert caplog.records[-1].levelname == "WARNING"


def test_a_read_that_hangs_holds_up_one_request_and_not_for_long() -> None:
    release = Event()
    reads: list[int] = []

    def read() -> str:
        reads.append(1)
        assert len(reads) == 1 or release.wait(10)
        return "1" if len(reads) == 1 else "2"

    day = [date(2026, 11, 22)]
    editions = Editions(read, lambda: 0.0, lambda: day[0], patience=0.05)
    began = monotonic()
    while not (first := editions.at(0.0)):
        assert monotonic() - began < 10
    assert [editions.at(1.0 + second) for second in range(100)] == [first] * 100
    assert monotonic() - began < 10
    assert len(reads) == 2
    day[0] += timedelta(days=1)
    assert editions.at(200.0) == first + 1
    release.set()
    while editions.at(300.0) == first + 1:
        assert monotonic() - began < 20
    assert editions.number == first + 2


def test_a_system_without_a_thread_to_spare_is_asked_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(thread: Thread) -> None:
        raise RuntimeError("can't start new thread")

    first = world.at(0)
    world.generation = "2"
    with monkeypatch.context() as patch:
        patch.setattr(Thread, "start", refuse)
        assert world.at(1) == first
    assert world.at(1) == first + 1


def test_many_threads_at_once_read_one_at_a_time() -> None:
    busy, most = [0], [0]

    def read() -> str:
        busy[0] += 1
        most[0] = max(most[0], busy[0])
        Event().wait(0.002)
        busy[0] -= 1
        return "1"

    editions = Editions(read, lambda: 0.0, lambda: date(2026, 11, 22))
    threads = [
        Thread(target=lambda: [editions.at(float(second)) for second in range(20)])
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert most == [1]
    assert editions.number == 1

"""What the shelf keeps, what gives way, and who wins."""

from threading import Barrier, Thread

from faq.web.shelf import Shelf
from faq.web.storedpage import OVERHEAD, Page, make_page


def page(edition: int = 1, used: float = 0.0, kilobytes: int = 0) -> Page:
    made = make_page([], b"", edition, used, None)
    made.size = kilobytes * 1024 or made.size
    return made


def test_a_page_is_found_by_its_path() -> None:
    shelf, one = Shelf(1_000_000), page()
    assert shelf.put("/en/", one) is one
    assert shelf.find("/en/") is one
    assert shelf.find("/en") is None


def test_the_first_of_two_pages_of_one_edition_stays() -> None:
    shelf, first = Shelf(1_000_000), page()
    shelf.put("/", first)
    assert shelf.put("/", page()) is first
    assert shelf.bytes == first.size


def test_a_later_edition_replaces_an_earlier_one() -> None:
    shelf, later = Shelf(1_000_000), page(edition=2)
    shelf.put("/", page(edition=1))
    assert shelf.put("/", later) is later
    assert (len(shelf), shelf.bytes) == (1, later.size)


def test_a_slow_thread_cannot_bring_back_an_earlier_edition() -> None:
    shelf, later = Shelf(1_000_000), page(edition=2)
    shelf.put("/", later)
    assert shelf.put("/", page(edition=1)) is later


def test_the_least_recently_used_page_gives_way() -> None:
    shelf = Shelf(40 * 1024)
    for number in range(4):
        shelf.put(f"/{number}", page(used=number, kilobytes=10))
    oldest = shelf.find("/0")
    assert oldest is not None
    oldest.used = 5
    shelf.put("/4", page(used=6, kilobytes=10))
    assert shelf.find("/0") is oldest
    assert shelf.find("/1") is None
    assert shelf.find("/4") is not None


def test_the_bound_holds_even_if_all_pages_were_used_at_the_same_instant() -> None:
    shelf = Shelf(100 * 1024)
    for number in range(200):
        shelf.put(f"/{number}", page(kilobytes=7))
        assert shelf.bytes <= shelf.max_bytes
        assert shelf.find(f"/{number}") is not None
    assert len(shelf) > 10


def test_a_page_larger_than_the_shelf_is_not_kept_and_pushes_nobody_out() -> None:
    shelf = Shelf(100 * 1024)
    shelf.put("/small", page(kilobytes=1))
    large = page(kilobytes=101)
    assert shelf.put("/large", large) is large
    assert shelf.find("/large") is None
    assert shelf.find("/small") is not None


def test_a_page_that_outgrew_the_shelf_takes_its_earlier_edition_along() -> None:
    shelf = Shelf(100 * 1024)
    shelf.put("/", page(edition=1, kilobytes=1))
    shelf.put("/", page(edition=2, kilobytes=101))
    assert (len(shelf), shelf.bytes) == (0, 0)


def test_dropping_spares_a_page_of_a_later_edition() -> None:
    shelf = Shelf(1_000_000)
    shelf.put("/", page(edition=3))
    shelf.drop("/", edition=2)
    assert len(shelf) == 1
    shelf.drop("/", edition=3)
    shelf.drop("/never-seen", edition=3)
    assert (len(shelf), shelf.bytes) == (0, 0)


def test_the_books_balance_after_many_threads_have_filled_and_dropped() -> None:
    shelf, start = Shelf(OVERHEAD * 20), Barrier(8)

    def work(seed: int) -> None:
        start.wait(10)
        for turn in range(300):
            path = f"/{(seed * 7 + turn) % 40}"
            shelf.put(path, page(edition=turn % 5, used=turn))
            shelf.find(path)
            if turn % 11 == 0:
                shelf.drop(path, edition=9)

    threads = [Thread(target=work, args=(seed,)) for seed in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    kept = [found for number in range(40) if (found := shelf.find(f"/{number}"))]
    assert len(kept) == len(shelf)
    assert sum(found.size for found in kept) == shelf.bytes <= shelf.max_bytes

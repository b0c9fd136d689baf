"""The shelf that holds stored pages within a bound of memory; looking up takes no lock."""

from threading import Lock

from faq.web.storedpage import Page

# How full the shelf stays after making room, so that not every new page has to look for a victim.
_ROOM = 7 / 8


class Shelf:
    """Pages by path, at most `max_bytes` of them; the least recently used give way.

    A page of an earlier edition stays until it is replaced, dropped or pushed out: it is the last
    good copy, should the site fail to make a new one.
    """

    def __init__(self, max_bytes: int) -> None:
        self.max_bytes = max_bytes
        self.bytes = 0
        self._pages: dict[str, Page] = {}
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._pages)

    def find(self, path: str) -> Page | None:
        """Return the page at this path, of whatever edition."""
        return self._pages.get(path)

    def put(self, path: str, page: Page) -> Page:
        """Keep the page and return the one to serve.

        That is the page already there if it is of the same or a later edition: of two threads that
        filled one path the first wins, and a slow one cannot bring back what is out of date.
        A page larger than the whole shelf is returned but not kept.
        """
        with self._lock:
            held = self._pages.get(path)
            if held is not None and held.edition >= page.edition:
                return held
            if page.size > self.max_bytes:
                self._remove(path)
                return page
            # Before the page goes in, so that the bound holds at every moment; and the earlier
            # copy stays to be found until the page takes its place.
            self._make_room(page.size, path)
            self.bytes += page.size - (held.size if held is not None else 0)
            self._pages[path] = page
        return page

    def drop(self, path: str, edition: int) -> None:
        """Forget the page at this path unless it is of a later edition than the one given."""
        with self._lock:
            held = self._pages.get(path)
            if held is not None and held.edition <= edition:
                self._remove(path)

    def _remove(self, path: str) -> None:
        page = self._pages.pop(path, None)
        if page is not None:
            self.bytes -= page.size

    def _make_room(self, size: int, path: str) -> None:
        if self.bytes + size <= self.max_bytes:
            return
        # Hits only write the time into the page, so the order is found here, once in a while.
        others = [(page.used, other) for other, page in self._pages.items() if other != path]
        for _, other in sorted(others):
            if self.bytes + size <= self.max_bytes * _ROOM:
                return
            self._remove(other)

"""A site and a browser for the whole run."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.support.browser import browser as running_browser
from tests.support.browser import chromium
from tests.support.databases import missing
from tests.support.site import Site, whole_site


@pytest.fixture(scope="session")
def site(test_database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A running site with the demo content."""
    with whole_site(tmp_path_factory.mktemp("browser"), test_database) as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A running Chromium."""
    path = chromium()
    if path is None:
        missing("Chromium")
        return
    with running_browser(path) as running:
        yield running

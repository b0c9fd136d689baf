"""Makes the pictures in docs/screenshots: `python -m tests.browser.screenshots [FOLDER]`."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page

from tests.support.browser import SIZES, browser, chromium
from tests.support.site import ROOT, Site, whole_site

FOLDER = ROOT / "docs" / "screenshots"


def main() -> None:
    """Start a site with the demo content, and take a picture of each kind of page."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    path = chromium()
    if path is None:
        raise SystemExit("There is no Chromium here. On Debian: apt-get install chromium")
    with (
        tempfile.TemporaryDirectory() as place,
        whole_site(Path(place), "") as site,
        browser(path) as window,
    ):
        readers(window, site, folder)
        editors(window, site, folder)


def readers(window: Browser, site: Site, folder: Path) -> None:
    """Take the public pages: wide, dark, small, and in Russian."""
    looks = {
        "": {"viewport": SIZES["wide"]},
        "-dark": {"viewport": SIZES["wide"], "color_scheme": "dark"},
        "-narrow": {"viewport": SIZES["narrow"]},
    }
    for suffix, look in looks.items():
        context = window.new_context(base_url=site.url, **look)
        for lang, mark in (("en", ""), ("ru", "-ru")):
            public(context.new_page(), lang, folder, f"{mark}{suffix}")
        context.close()


def public(page: Page, lang: str, folder: Path, suffix: str) -> None:
    """Take home, article, entry and the form in one language."""
    page.goto(f"/{lang}/")
    article = page.locator("main a[href*='/articles/']").first.get_attribute("href")
    entry = page.locator("main a[href*='/answers/']").first.get_attribute("href")
    pages = {"home": f"/{lang}/", "article": article, "entry": entry, "ask": f"/{lang}/ask"}
    for name, path in pages.items():
        page.goto(str(path))
        page.screenshot(path=folder / f"{name}{suffix}.png")


def editors(window: Browser, site: Site, folder: Path) -> None:
    """Take the queue, a question and the answer editor."""
    for suffix, scheme in (("", "light"), ("-dark", "dark")):
        context = window.new_context(
            base_url=site.url, viewport=SIZES["wide"], color_scheme=scheme, locale="en-GB"
        )
        panel(context, site, folder, suffix)
        context.close()


def panel(context: BrowserContext, site: Site, folder: Path, suffix: str) -> None:
    """Take the panel's pages as the moderator sees them."""
    page = context.new_page()
    page.goto("/editor/sign-in")
    page.locator("#email").fill("moderator@example.org")
    page.locator("#password").fill(site.passwords["moderator"])
    page.keyboard.press("Enter")
    page.wait_for_url("**/editor/queue*")
    page.goto("/editor/queue?lane=new")
    page.screenshot(path=folder / f"queue{suffix}.png")
    page.locator("a.queue__question").first.click()
    page.wait_for_load_state()
    page.screenshot(path=folder / f"question{suffix}.png")


if __name__ == "__main__":
    main()

"""Every kind of page: nothing for axe to find, nothing to scroll sideways, no request elsewhere."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.support.browser import SIZES, enter, faults, too_wide
from tests.support.site import Site

pytestmark = pytest.mark.browser

PUBLIC = ("/", "/ask", "/questions", "/about", "/privacy", "/contact", "/no-such-page")
PANEL = (
    "/editor/queue?lane=new",
    "/editor/queue?lane=urgent",
    "/editor/queue?lane=mine",
    "/editor/queue?lane=with_others",
    "/editor/queue?lane=in_review",
    "/editor/queue?lane=waiting",
    "/editor/queue?lane=done",
)
LOOKS = [("wide", "light"), ("narrow", "light"), ("wide", "dark")]


@pytest.fixture(params=LOOKS, ids="-".join)
def context(request: pytest.FixtureRequest, browser: Browser, site: Site) -> Iterator[object]:
    """A window of one size in one colour scheme, which notes every request it makes."""
    size, scheme = request.param
    window = browser.new_context(
        base_url=site.url, viewport=SIZES[size], color_scheme=scheme, locale="en-GB"
    )
    yield window
    window.close()


def look(page: Page, path: str, site: Site) -> None:
    """Open the page and refuse it if anything is wrong."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(path)
    check(page, path)
    assert [url for url in asked if not url.startswith(site.url)] == []
    expected = 1 if "no-such" in path else 0
    assert len(said) == expected, said


def check(page: Page, path: str) -> None:
    """Refuse a page with faults or a sideways scroll."""
    assert faults(page) == [], path
    assert not too_wide(page), path


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_public_pages_hold_for_everybody(context: BrowserContext, site: Site, lang: str) -> None:
    page = context.new_page()
    for path in (*PUBLIC, *found(page, f"/{lang}/")):
        look(page, path if path.startswith(f"/{lang}/") else f"/{lang}{path}", site)
    assert context.cookies() == [] or {c["name"] for c in context.cookies()} == {"session"}


def found(page: Page, home: str) -> list[str]:
    """Return one address of each other kind, as the home page links them."""
    page.goto(home)
    addresses = []
    for kind in ("articles", "answers", "topics"):
        link = page.locator(f"main a[href*='/{kind}/']").first
        addresses.append(link.get_attribute("href") or "")
    return addresses


def test_reading_sets_no_cookie(browser: Browser, site: Site) -> None:
    window = browser.new_context(base_url=site.url)
    page = window.new_page()
    for path in ("/en/", "/en/about", *found(page, "/en/")):
        page.goto(path)
    assert window.cookies() == []
    window.close()


def test_asking_holds_at_every_step(context: BrowserContext, site: Site) -> None:
    page = context.new_page()
    page.goto("/en/ask")
    page.locator("form.form button[type=submit]").click()
    assert page.title().startswith("Error")
    check(page, "refused form")
    page.locator("#question").fill("Is it normal that a lip trembles when it is cold?")
    page.locator("#consent_store").check()
    page.locator("input[name=consent_publish]").first.check()
    page.locator("form.form button[type=submit]").click()
    check(page, "check page")
    page.locator("form:has(input[value=send]) button").click()
    check(page, "code page")
    code = page.locator(".code-card__code").inner_text()
    page.goto("/en/questions")
    page.locator("#code").fill(code)
    enter(page)
    check(page, "status page")


def test_the_panel_holds_for_its_people(context: BrowserContext, site: Site) -> None:
    page = context.new_page()
    look(page, "/editor/sign-in", site)
    page.locator("#email").fill("moderator@example.org")
    page.locator("#password").fill(site.passwords["moderator"])
    enter(page)
    questions = set()
    for path in PANEL:
        look(page, path, site)
        for link in page.locator("a.queue__question").all()[:2]:
            questions.add(link.get_attribute("href"))
    assert questions
    for path in sorted(questions):
        look(page, path, site)
    claim(page)
    look(page, page.url + "/answer", site)


def claim(page: Page) -> None:
    """Open a question that this person holds, claiming one if there is none."""
    page.goto("/editor/queue?lane=mine")
    if page.locator("a.queue__question").count() == 0:
        page.goto("/editor/queue?lane=new")
        page.locator("a.queue__question").first.click()
        page.get_by_role("button", name="Claim it").click()
    else:
        page.locator("a.queue__question").first.click()
    page.wait_for_load_state()
    page.goto(page.url.partition("?")[0].partition("#")[0])

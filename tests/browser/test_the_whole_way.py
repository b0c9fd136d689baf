"""The whole way, as people go it: ask, answer, check, publish, be told. By keyboard alone."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.support.browser import SIZES, enter, press, tab_to, tick, too_wide, type_into
from tests.support.site import Site

pytestmark = pytest.mark.browser

WORDS = {
    "en": {
        "question": "Can a cold draught make a lip twitch?",
        "public": "Can cold air make a lip twitch?",
        "short": "There is no good evidence that cold air makes a lip twitch.",
    },
    "ru": {
        "question": "Может ли губа дёргаться от сквозняка?",
        "public": "Может ли холодный воздух вызвать подёргивание губы?",
        "short": "Надёжных данных о том, что от холода дёргается губа, нет.",
    },
}


@pytest.fixture
def asker(browser: Browser, site: Site) -> Iterator[Page]:
    """A small screen without JavaScript."""
    context = browser.new_context(
        base_url=site.url, viewport=SIZES["narrow"], java_script_enabled=False
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def sign_in(browser: Browser, site: Site) -> Iterator[object]:
    """A function that signs somebody in, by keyboard, in a browser of their own."""
    contexts = []

    def sign(name: str) -> Page:
        context = browser.new_context(base_url=site.url, viewport=SIZES["wide"], locale="en-GB")
        contexts.append(context)
        page = context.new_page()
        page.goto("/editor/sign-in")
        type_into(page, page.locator("#email"), f"{name}@example.org")
        type_into(page, page.locator("#password"), site.passwords[name])
        enter(page)
        return page

    yield sign
    for context in contexts:
        context.close()


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_question_becomes_an_answer_that_its_asker_reads(lang, asker, sign_in, browser, site):
    words = WORDS[lang]
    code = ask(asker, lang, words)
    editor = sign_in("moderator")
    address = open_question(editor, words["question"])
    answer(editor, words)
    reviewer = sign_in("reviewer")
    reviewer.goto(address)
    press(reviewer, reviewer.get_by_role("button", name="Publish"))
    assert "Published" in reviewer.locator("main").inner_text()
    read_outcome(asker, lang, code, words)


def ask(page: Page, lang: str, words: dict[str, str]) -> str:
    """Ask, check, send; return the code."""
    page.goto(f"/{lang}/ask")
    type_into(page, page.locator("#question"), words["question"])
    tick(page, page.locator("#consent_store"))
    tick(page, page.locator("input[name=consent_publish]").first)
    assert not too_wide(page)
    press(page, page.locator("form.form button[type=submit]"))
    assert words["question"] in page.locator(".summary-list").inner_text()
    press(page, page.locator("form:has(input[value=send]) button"))
    assert not too_wide(page)
    return page.locator(".code-card__code").inner_text()


def open_question(page: Page, text: str) -> str:
    """Find the question in the queue and return its address."""
    page.goto("/editor/queue?lane=new")
    press(page, page.get_by_role("link", name=re.compile(re.escape(text))))
    press(page, page.get_by_role("button", name="Claim it"))
    return page.url


def answer(page: Page, words: dict[str, str]) -> None:
    """Write the answer, look at the preview, send it to review."""
    press(page, page.get_by_role("link", name="Write the answer"))
    fill(page, "#question", words["public"])
    fill(page, "#short_answer", words["short"])
    fill(page, "#body", "## More\n\n:::routine See a doctor if:\n- it lasts 2 weeks\n:::")
    type_into(page, page.locator("input[name$=title]").first, "Twitching eyes and muscles")
    press(page, page.get_by_role("button", name="Preview"))
    assert page.locator(".care-card--routine").is_visible()
    press(page, page.get_by_role("button", name="Save and send to review"))
    assert "In review" in page.locator("main").inner_text()


def fill(page: Page, selector: str, text: str) -> None:
    """Replace what a field holds."""
    tab_to(page, page.locator(selector))
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(text)


def read_outcome(page: Page, lang: str, code: str, words: dict[str, str]) -> None:
    """Follow the question and read the public answer."""
    page.goto(f"/{lang}/questions")
    type_into(page, page.locator("#code"), code.lower())
    enter(page)
    assert page.locator(".status--published").is_visible()
    assert code.replace("-", "") not in page.url
    press(page, page.locator("main a.btn-primary"))
    assert words["public"] in page.locator("h1").inner_text()
    assert words["short"] in page.locator("main").inner_text()
    assert not too_wide(page)

"""A story: an article is imported, waits unseen, is published and read in both languages."""

from pathlib import Path

import pytest

from faq.db import db, writing
from faq.demo.publishing import publish_demo
from faq.settings import HERE

CONTENT = HERE / "demo" / "content"


@pytest.fixture
def run(app):
    """A function that runs `content import` on these files."""
    return lambda *files: app.test_cli_runner().invoke(args=["content", "import", *map(str, files)])


def publish(app) -> None:
    with app.app_context(), writing():
        publish_demo()
        db.session.commit()


def test_what_is_imported_is_read_by_nobody_until_it_is_published(app, client, run):
    files = sorted(CONTENT.rglob("*.md"))
    done = run(*files)
    assert done.exit_code == 0, done.output
    addresses = [f"/{lang}/articles/{slug_of(lang)}" for lang in ("en", "ru")]
    for address in addresses:
        assert client.get(address).status_code == 404
    publish(app)
    for address in addresses:
        page = client.get(address)
        assert page.status_code == 200
        assert page.text.count("<h2") + page.text.count("<h3") > 10


def slug_of(lang: str) -> str:
    """Return the address that the bundled article gives itself."""
    text = (CONTENT / lang / "lip-twitch.md").read_text(encoding="utf-8")
    return text.partition("slug:")[2].partition("\n")[0].strip()


def test_importing_again_changes_nothing_that_readers_read(app, client, run):
    files = sorted((CONTENT / "en").glob("*.md"))
    run(*files)
    publish(app)
    address = f"/en/articles/{slug_of('en')}"
    before = client.get(address).text
    again = run(*files)
    assert "0 created, 0 revised" in again.output
    assert client.get(address).text == before


def test_a_changed_file_waits_as_a_draft_and_readers_read_on(app, client, run, tmp_path: Path):
    text = tmp_path / "hands.txt"
    text.write_text("Why do hands shake?\n\nFor many reasons.\n\nCauses\n\nCoffee is one.\n")
    run(text)
    assert client.get("/en/answers/causes").status_code == 404
    text.write_text("Why do hands shake?\n\nFor many reasons.\n\nCauses\n\nTea is one.\n")
    assert "revised" in run(text).output
    assert "Tea is one." not in client.get("/en/").text

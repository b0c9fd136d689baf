"""`content import` and `content export`: all files or none, and a report a program can read."""

import json
from pathlib import Path

import pytest
from sqlalchemy import func, select

from faq.db import db
from faq.entries.models import Article, Entry

CONTENT = Path("faq/demo/content")
TEXT = "Why do hands shake?\n\nFor many reasons. It is common.\n\nCauses\n\nCoffee is one.\n"


@pytest.fixture
def run(app):
    runner = app.test_cli_runner()
    return lambda *args: runner.invoke(args=["content", *map(str, args)])


@pytest.fixture
def text(tmp_path):
    path = tmp_path / "hands.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def stored(app):
    def count() -> int:
        with app.app_context():
            return db.session.scalar(select(func.count(Entry.id)))

    return count


def test_an_article_is_imported_and_the_report_printed(run, text, stored):
    done = run("import", text)
    assert done.exit_code == 0
    assert "Title: Why do hands shake?" in done.output
    assert "created: entry en why-do-hands-shake/causes" in done.output
    assert stored() == 2


def test_importing_again_says_that_nothing_changed(run, text):
    run("import", text)
    assert "0 created, 0 revised, 3 unchanged" in run("import", text).output


def test_json_is_one_object_per_file(run, text):
    markdown = CONTENT / "en" / "lip-twitch.md"
    done = run("import", "--json", text, markdown)
    plain, article = map(json.loads, done.stdout.splitlines())
    assert (plain["title"], plain["counts"]["entries"]) == ("Why do hands shake?", 2)
    assert article["title"] == "Why does the lower lip twitch?"


def test_json_of_entries_and_questions_says_what_they_are(run):
    files = sorted((CONTENT / "ru").glob("*.md"))
    rows = [json.loads(line) for line in run("import", "--json", *files).stdout.splitlines()]
    kinds = [row.get("kind") for row in rows]
    assert (kinds.count("entry"), kinds.count("question")) == (15, 1)
    assert rows[0]["sources"][0]["accessed"] == "2026-11-22"


def test_a_dry_run_stores_nothing_and_says_what_it_would_do(run, text, stored):
    done = run("import", "--dry-run", text)
    assert "created: entry" in done.output
    assert "nothing was stored" in done.output
    assert stored() == 0


def test_one_bad_file_keeps_all_of_them_out(run, text, stored, tmp_path):
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\x00\x01\x02\xff")
    done = run("import", text, bad, tmp_path / "missing.txt")
    assert done.exit_code == 2
    assert done.stdout == ""
    lines = done.stderr.splitlines()
    assert len(lines) == 2
    assert str(bad) in lines[0]
    assert "missing.txt: there is no such file" in lines[1]
    assert stored() == 0


def test_an_entry_without_its_article_is_one_line_with_the_file(run, stored):
    path = next((CONTENT / "en").glob("a01-*.md"))
    done = run("import", path)
    assert done.exit_code == 2
    assert str(path) in done.stderr
    assert "lip-twitch" in done.stderr
    assert stored() == 0


def test_a_question_stub_is_left_out_with_its_reason(run, stored):
    done = run("import", next((CONTENT / "en").glob("a16-*.md")))
    assert done.exit_code == 0
    assert "not an entry" in done.output
    assert stored() == 0


def test_nothing_is_published(app, run):
    run("import", *sorted(CONTENT.glob("*/*.md")))
    with app.app_context():
        assert not db.session.scalars(
            select(Entry).where(Entry.live_revision_id.is_not(None))
        ).all()
        assert not db.session.scalars(
            select(Article).where(Article.published_at.is_not(None))
        ).all()


def test_what_was_exported_is_unchanged_on_import(run, tmp_path):
    run("import", *sorted(CONTENT.glob("*/*.md")))
    done = run("export", tmp_path / "out")
    assert "32 files" in done.output
    again = run("import", *sorted((tmp_path / "out").glob("*/*.md")))
    assert "0 created, 0 revised, 36 unchanged" in again.output


def test_a_folder_that_cannot_be_written_is_one_clear_line(run, text, tmp_path):
    run("import", text)
    (tmp_path / "en").write_text("in the way")
    done = run("export", tmp_path)
    assert done.exit_code == 2
    assert len(done.stderr.splitlines()) == 1

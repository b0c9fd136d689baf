"""What is exported can be imported again without a change."""

from pathlib import Path

from sqlalchemy import func, select

from faq.db import db
from faq.demo.publishing import publish_demo
from faq.entries import publishing
from faq.entries.models import Article, Entry, EntryEvent, Revision, Topic
from faq.importing.export import export
from faq.importing.load import Result, load
from faq.importing.plain_text import read_plain_text
from faq.importing.reading import read
from tests.support import make

CONTENT = Path("faq/demo/content")
TABLES = (EntryEvent, Revision, Entry, Article, Topic)


def import_from(folder: Path):
    return load([(str(path), read(path)) for path in sorted(folder.glob("*/*.md"))])


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.glob("*/*.md"))}


def counted() -> list[int | None]:
    return [db.session.scalar(select(func.count()).select_from(table)) for table in TABLES]


def test_importing_the_export_of_the_demo_changes_nothing(database, tmp_path):
    import_from(CONTENT)
    publish_demo()
    before = counted()
    done = export(tmp_path)
    assert (len(done.files), done.faults, done.left_out) == (32, (), 0)
    report = import_from(tmp_path)
    assert {outcome.result for outcome in report.outcomes} == {Result.UNCHANGED}
    assert counted() == before


def test_an_export_into_an_empty_database_exports_the_same_bytes(database, tmp_path):
    import_from(CONTENT)
    export(tmp_path / "first")
    db.session.rollback()
    assert counted() == [0] * len(TABLES)
    import_from(tmp_path / "first")
    export(tmp_path / "second")
    assert bytes_in(tmp_path / "first") == bytes_in(tmp_path / "second")


def test_nothing_of_the_bundled_files_is_lost_on_the_way(database, tmp_path):
    import_from(CONTENT)
    export(tmp_path)
    ours = {(r.language, r.ref): r for r in map(read, CONTENT.glob("*/a*.md")) if r.ref != "A16"}
    theirs = {(r.language, r.ref): r for r in map(read, tmp_path.glob("*/*.*.md"))}
    assert ours == theirs


def test_plain_text_comes_back_as_the_same_entries(database, tmp_path):
    text = "Hands & feet\n\nHands *shake*. It is common.\n\nCauses\n\n1) Coffee.\n2) Stress.\n"
    load([("hands.txt", read_plain_text(text, "hands.txt"))])
    before = counted()
    export(tmp_path)
    report = import_from(tmp_path)
    assert report.count(Result.UNCHANGED) == 2
    assert counted() == before


def test_the_live_text_is_exported_and_an_editor_s_draft_stays_a_draft(database, tmp_path):
    article = make.article()
    entry = make.live_entry(within=article)
    editor = make.moderator()
    publishing.revise(entry, make.draft(question="A newer one?").text, by=editor)
    db.session.commit()
    export(tmp_path)
    written = "".join(path.read_text("utf-8") for path in tmp_path.glob("*/*.*.md"))
    assert "A newer one?" not in written
    report = import_from(tmp_path)
    assert report.count(Result.UNCHANGED) == 1
    assert len(entry.revisions) == 2


def test_entries_without_an_article_are_counted_as_left_out(database, tmp_path):
    make.live_entry()
    assert export(tmp_path).left_out == 1


def test_what_could_not_be_read_back_is_said(database, tmp_path):
    make.live_entry(within=make.article(), body="")
    assert export(tmp_path).faults[0].endswith("body: is empty")

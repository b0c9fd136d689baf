"""Files of any format, by path or as bytes."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faq.importing.reading import MOST_BYTES, InvalidRecord, UnreadableFile, read, read_bytes
from faq.importing.record import ArticleRecord, EntryRecord

ARTICLES = Path(__file__).parent / "articles"
ENTRY = b"""---
kind: entry
ref: A1
language: en
article: lip
position: 1
slug: why
question: Why?
---
Because.
"""


def test_the_reader_is_chosen_by_name_or_content(tmp_path: Path) -> None:
    for name in ("a.md", "a.txt", "A.MARKDOWN"):
        (tmp_path / name).write_bytes(ENTRY)
        assert isinstance(read(tmp_path / name), EntryRecord)
    assert isinstance(read(ARTICLES / "hiccups.txt"), ArticleRecord)


@pytest.mark.parametrize("name", ["ikota", "sudorogi", "nasmork", "izzhoga"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1251"])
def test_russian_articles_are_the_same_in_every_encoding(name: str, encoding: str) -> None:
    text = (ARTICLES / f"{name}.txt").read_text(encoding="utf-8")
    assert read_bytes(text.encode(encoding), name) == read_bytes(text.encode(), name)


def test_plain_text_may_begin_with_a_line_of_hyphens() -> None:
    record = read_bytes(b"---\nDry eyes\n---\n\nA lead.\n\nHelp\n\nA text.", "a.txt")
    assert isinstance(record, ArticleRecord)
    assert record.title == "Dry eyes"


def test_a_markdown_file_must_have_front_matter() -> None:
    with pytest.raises(UnreadableFile, match=r"a\.md: it has no front matter"):
        read_bytes(b"# Title\n\nText.", "a.md")


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    for path, why in ((tmp_path / "gone.txt", "no such file"), (tmp_path, "not a file")):
        with pytest.raises(UnreadableFile, match=why):
            read(path)
    with pytest.raises(UnreadableFile):
        read(tmp_path / "a\x00b")


def test_a_large_file_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50 * MOST_BYTES)
    with pytest.raises(UnreadableFile, match=r"large\.txt: it is too large: 100\.0 MB"):
        read(path)


def test_a_broken_record_is_told_with_its_file(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(ENTRY.replace(b"slug: why\n", b""))
    with pytest.raises(InvalidRecord, match=r"^a\.md: slug: is missing$"):
        read(path)


NOISE = random.Random(7).randbytes(MOST_BYTES)


@pytest.mark.parametrize(
    "data",
    [
        b"", b" \r\n\t\n", NOISE, bytes(byte | 128 for byte in NOISE),
        NOISE.hex().encode()[:MOST_BYTES],
        b"word " * (MOST_BYTES // 5), b"a" * MOST_BYTES, b"A title\n\n" + b"word " * 300_000,
        b"\n" * MOST_BYTES, b"(" * 100_000, b"- " * 500_000,
        b"---\n" + b"a: [" * 10_000 + b"\n---\n",
        b"%PDF-1.7 " + NOISE, b"PK\x03\x04" + NOISE[:1000], b"<html>" + b"<p>x</p>" * 100_000,
    ],
    ids=lambda data: f"{data[:8]!r} {len(data)}",
)  # fmt: skip
def test_what_is_no_article_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(UnreadableFile) as refusal:
        read_bytes(data[:MOST_BYTES], "noise.txt")
    assert str(refusal.value).startswith("noise.txt: ")
    assert "\n" not in str(refusal.value)
    assert len(str(refusal.value)) < 200


@settings(deadline=None)
@given(
    st.binary(max_size=500) | st.text(max_size=500).map(str.encode),
    st.sampled_from(["a.txt", "a.md"]),
)
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    try:
        assert read_bytes(data, name) == read_bytes(data, name)
    except (UnreadableFile, InvalidRecord):
        return

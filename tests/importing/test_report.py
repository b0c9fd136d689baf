"""What an import understood, for programs and for people."""

import json
from pathlib import Path

import pytest

from faq.importing.reading import read
from faq.importing.record import ArticleRecord
from faq.importing.report import as_json, as_text

ARTICLES = Path(__file__).parent / "articles"
PATHS = sorted(ARTICLES.glob("*.txt"))


def article(path: Path) -> ArticleRecord:
    record = read(path)
    assert isinstance(record, ArticleRecord)
    return record


HICCUPS = article(ARTICLES / "hiccups.txt")


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_the_keys_are_always_the_same(path: Path) -> None:
    found = as_json(article(path))
    assert list(found) == [
        "title", "language", "lead", "sections", "byline", "experience_years", "last_revision",
        "rating", "furniture", "unsure", "teaser", "contacts", "counts",
    ]  # fmt: skip
    assert json.loads(json.dumps(found)) == found


def test_values_are_plain() -> None:
    found = as_json(HICCUPS)
    assert found["byline"] == "Jane Roe"
    assert found["experience_years"] == 12
    assert found["last_revision"] == "2018-03-18"
    assert found["rating"] == {"count": 12, "average": 4.5, "out_of": 5}
    assert found["furniture"][0] == {"kind": "ask_a_question", "text": "Ask a question", "line": 25}
    assert found["teaser"]["heading"] == "Why we yawn"
    assert found["counts"] == {"entries": 5, "paragraphs": 8, "lists": 2, "items": 6}


def test_a_list_knows_the_paragraphs_before_it() -> None:
    section = as_json(HICCUPS)["sections"][0]
    assert section["heading"] == "Why do I get hiccups after a meal?"
    assert len(section["paragraphs"]) == 2
    assert section["lists"] == [
        {
            "ordered": False,
            "items": ["eating fast;", "fizzy drinks;", "very hot food right after something cold."],
            "after_paragraph": 1,
        }
    ]


def test_what_is_missing_is_null() -> None:
    found = as_json(article(ARTICLES / "nosebleeds.txt"))
    for key in ("byline", "experience_years", "last_revision", "rating", "teaser"):
        assert found[key] is None
    assert found["lead"] == found["contacts"] == found["unsure"] == []


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_person_can_check_every_section_and_every_doubt(path: Path) -> None:
    record = article(path)
    text = as_text(record)
    for section in record.sections:
        assert f"line {section.line}, {section.heading}" in text
    for unsure in record.unsure:
        assert f"line {unsure.line}, {unsure.why}" in text
    assert max(map(len, text.splitlines())) < 250


def test_the_report_says_what_was_not_found() -> None:
    text = as_text(article(ARTICLES / "nosebleeds.txt"))
    assert "Byline: not found" in text
    assert text.endswith("Please check:\n  nothing")

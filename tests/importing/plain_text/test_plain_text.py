"""Whole articles, each unlike the others, and texts that hold none."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faq.importing.checks import InvalidRecord
from faq.importing.plain_text import MOST_SECTIONS, read_plain_text
from faq.importing.record import ArticleRecord, Block, ListBlock, SourceCredit
from faq.importing.refusal import UnreadableFile

ARTICLES = Path(__file__).parents[1] / "articles"
NAMES = sorted(path.stem for path in ARTICLES.glob("*.txt"))


def article(name: str) -> ArticleRecord:
    text = (ARTICLES / f"{name}.txt").read_text(encoding="utf-8")
    return read_plain_text(text, f"{name}.txt")


def shape(record: ArticleRecord) -> dict[str, str]:
    """Return each heading with its blocks: p for a paragraph, u3 and o3 for lists of three."""
    return {section.heading: " ".join(map(_letter, section.blocks)) for section in record.sections}


def _letter(block: Block) -> str:
    if isinstance(block, ListBlock):
        return f"{'o' if block.ordered else 'u'}{len(block.items)}"
    return "p"


# Counted by hand: paragraphs of the lead, then each section with its blocks.
SHAPES = {
    "hiccups": (2, {
        "Why do I get hiccups after a meal?": "p u3 p",
        "Home tricks that people try": "p o3 p",
        "When is it more than a nuisance?": "p",
        "Medicines": "p",
    }),
    "snoring": (1, {
        "What makes it worse": "p o3 p",
        "What a sleep laboratory does": "p u2",
        "Treatment for pauses in breathing": "p",
    }),
    "nosebleeds": (0, {
        "Why does my nose bleed?": "p",
        "How do I stop it?": "p o3 p",
        "Which mistakes are common?": "u3",
        "Who bleeds more often?": "p",
        "Is it ever an emergency?": "p",
    }),
    "dry-eyes": (1, {
        "Tears and what they are for": "p",
        "Screens": "p u3",
        "Drops": "p u3 p",
    }),
    "first-aid-burns": (0, {
        "Causes": "p",
        "First steps": "u3",
        "What not to do": "p",
        "Call for help": "p",
    }),
    "ear-wax": (1, {
        "Cleaning": "p u2 p",
        "Removal by a doctor": "p o1 u2 o1 p",
        "References": "o2",
    }),
    "headache-diary": (0, {
        "Why write it down": "p",
        "What goes into it": "p u3",
        "Don't guess later!": "p",
        "How a doctor reads it": "o3 p",
    }),
    "ikota": (1, {
        "Отчего она начинается": "p u3 p",
        "Что помогает дома": "p p",
        "Когда нужен врач?": "p",
    }),
    "sudorogi": (1, {
        "Почему сводит ногу": "p o3 p",
        "Что делать во время приступа": "o3 p",
        "Как предупредить": "p",
    }),
    "nasmork": (0, {
        "Чем промывать нос": "p",
        "Нужны ли сосудосуживающие капли": "p",
    }),
    "izzhoga": (1, {
        "Откуда берётся кислота?": "p u3 p",
        "Что убрать из меню": "u3",
        "Можно ли пить соду?": "p",
        "Какие лекарства бывают?": "p o3",
    }),
}  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_every_article_comes_out_as_a_person_would_part_it(name: str) -> None:
    record = article(name)
    assert (len(record.lead), shape(record)) == SHAPES[name]


@pytest.mark.parametrize("name", NAMES)
def test_no_word_of_an_article_is_lost(name: str) -> None:
    """Each line is in the article, is furniture, or is told as unclear."""
    record = article(name)
    read = [record.title, *record.lead]
    for section in record.sections:
        read.append(section.heading)
        for block in section.blocks:
            read += block.items if isinstance(block, ListBlock) else [block.text]
    read += [one.text for one in (*record.furniture, *record.unsure)]
    held = " ".join(" ".join(read).split())
    text = (ARTICLES / f"{name}.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        words = line.split()
        last_words = " ".join(words[1:] if len(words) > 1 else words)
        assert last_words in held or set(line) <= set("=* ") or line.lstrip("•123.—-") in held


@pytest.mark.parametrize(
    ("name", "editor", "years", "revised", "rating"),
    [
        ("hiccups", "Jane Roe", 12, "2018-03-18", (12, 4.5, 5)),
        ("snoring", "Tom O'Neill", 7, "2021-03-04", (27, 3.9, 5)),
        ("nosebleeds", None, None, None, None),
        ("dry-eyes", "Dr. Ann Lee", None, "2020-11-05", (8, 4.2, 5)),
        ("ear-wax", "Okafor B.", 3, "2019-02-28", None),
        ("headache-diary", "R. Gupta", 30, "2024-03-03", (12, 4.5, 5)),
        ("ikota", "Петрова А. В.", 12, "2018-03-18", (3, 4.5, 5)),
        ("sudorogi", "к. м. н. Иван Смирнов", 5, "2022-04-05", None),
        ("izzhoga", "Сидорова Мария Петровна", 22, "2018-03-18", None),
    ],
)
def test_credit_and_rating_are_found(
    name: str,
    editor: str | None,
    years: int | None,
    revised: str | None,
    rating: tuple[int, float, int] | None,
) -> None:
    record = article(name)
    credit = record.source or SourceCredit()
    day = credit.last_revised and credit.last_revised.isoformat()
    assert (credit.editor, credit.experience_years, day) == (editor, years, revised)
    found = record.rating and (record.rating.count, record.rating.average, record.rating.out_of)
    assert found == rating


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("hiccups", "ask_a_question byline last_revision teaser_heading teaser rating share"),
        ("ear-wax", "byline last_revision share"),
        ("ikota", "ask_a_question byline last_revision teaser_heading teaser rating share"
                  " contact contact"),
        ("sudorogi", "byline teaser_heading last_revision rating"),
        ("nasmork", ""),
    ],
)  # fmt: skip
def test_furniture_is_told_apart(name: str, kinds: str) -> None:
    assert [one.kind.value for one in article(name).furniture] == kinds.split()


def test_a_teaser_belongs_to_no_section() -> None:
    teaser = article("ikota").teaser
    assert teaser is not None
    assert teaser.heading == "Почему мы зеваем"
    assert len(teaser.paragraphs) == 1


@pytest.mark.parametrize("name", NAMES)
def test_the_language_is_told_by_the_letters(name: str) -> None:
    russian = {"ikota", "sudorogi", "nasmork", "izzhoga"}
    assert article(name).language == ("ru" if name in russian else "en")


@pytest.mark.parametrize("name", ["hiccups", "ikota", "nasmork"])
def test_a_plain_article_leaves_nothing_unclear(name: str) -> None:
    assert article(name).unsure == ()


@pytest.mark.parametrize(
    ("name", "line", "part"),
    [
        ("dry-eyes", 10, "table of contents"),
        ("dry-eyes", 22, "numbered line"),
        ("snoring", 35, "day and month"),
        ("izzhoga", 9, "semicolons"),
        ("izzhoga", 13, "stands alone"),
        ("izzhoga", 38, "below the end"),
        ("first-aid-burns", 2, "although it ends in a colon"),
    ],
)
def test_what_is_unclear_names_line_and_reason(name: str, line: int, part: str) -> None:
    assert any(one.line == line and part in one.why for one in article(name).unsure)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: "\ufeff" + text,
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.replace("\n", "  \n"),
        lambda text: text.replace("\n\n", "\n\n\n"),
        lambda text: "\n\n" + text.rstrip("\n"),
        lambda text: text.replace("e", "e\u200b").replace("о", "о\u00ad"),
    ],
    ids=["windows", "old mac", "mark", "hard spaces", "trailing", "wide", "around", "unseen"],
)
def test_how_a_text_was_saved_changes_nothing(name: str, change: Callable[[str], str]) -> None:
    text = (ARTICLES / f"{name}.txt").read_text(encoding="utf-8")
    other = read_plain_text(change(text), name)
    record = article(name)
    assert (other.sections == record.sections) or shape(other) == shape(record)
    assert (other.title, other.lead, other.source) == (record.title, record.lead, record.source)
    assert other.entries == record.entries


@pytest.mark.parametrize("name", ["hiccups", "ikota", "nosebleeds", "first-aid-burns"])
@pytest.mark.parametrize("bullet", "•–—*·▪◦‣-")
def test_any_bullet_makes_the_same_list(name: str, bullet: str) -> None:
    text = (ARTICLES / f"{name}.txt").read_text(encoding="utf-8")
    for old in ("- ", "• ", "— ", "– "):
        text = text.replace("\n" + old, f"\n{bullet} ")
    expected = SHAPES[name]
    record = read_plain_text(text, name)
    assert (len(record.lead), shape(record)) == expected


@pytest.mark.parametrize("name", ["hiccups", "nosebleeds", "ikota", "nasmork"])
def test_blank_lines_are_not_needed(name: str) -> None:
    text = (ARTICLES / f"{name}.txt").read_text(encoding="utf-8")
    record = read_plain_text("\n".join(filter(None, text.splitlines())), name)
    assert (len(record.lead), shape(record)) == SHAPES[name]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("hello", "no sentences"),
        ("A title\n\nand then nothing that ends", "no sentences"),
        ("• milk\n• bread.\n• tea", "list"),
        ("This is a long text. " * 12 + "\n\nIt goes on.", "does not read like a title"),
        ("Share with friends:\n\nAsk a question", "no title"),
        ("\n".join(f"Heading {n}\nText that ends here." for n in range(MOST_SECTIONS + 2)),
        "headings"),
    ],
)  # fmt: skip
def test_a_text_without_title_or_text_is_refused(text: str, why: str) -> None:
    with pytest.raises(UnreadableFile, match=why):
        read_plain_text(text, "a.txt")


def test_an_article_too_large_to_keep_names_what_is_too_large() -> None:
    text = "Title\n\nHeading\n\n" + "\n\n".join(["Word after word. " * 1000] * 8)
    with pytest.raises(InvalidRecord, match=r"entries\[1\].body: is \d+ characters long"):
        read_plain_text(text, "a.txt")


PARTS = st.sampled_from(
    [
        "Title of it", "A heading", "Is it bad?", "A paragraph that ends.", "It is:", "- a;",
        "- b.",
        "• c", "1. One", "2. Two", "1) a", "а) б", "— да", "", "", "Ask a question", "----",
        "Author: Roe J., 5 years of experience", "Last revision: 03/04/2018", "Share:",
        "(1 rating, average 5 out of 5)", "Contact: a@example.org", "goes on in small letters",
        "Заголовок", "Абзац кончается.", "Contents", "Читайте также: другое", "© 2018",
    ]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(PARTS | st.text(max_size=40), max_size=30).map("\n".join))
def test_any_text_is_read_or_refused_and_always_in_the_same_way(text: str) -> None:
    def outcome() -> ArticleRecord | str:
        try:
            return read_plain_text(text, "a.txt")
        except (UnreadableFile, InvalidRecord) as refusal:
            return str(refusal)

    assert outcome() == outcome()


@settings(deadline=None)
@given(st.text(max_size=2000))
def test_noise_is_read_or_refused(text: str) -> None:
    try:
        record = read_plain_text(text, "a.txt")
    except (UnreadableFile, InvalidRecord):
        return
    assert record.title
    assert record.entries

"""Plain text that must stay plain when it is shown as Markdown."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faq.importing.plain_text.escaping import as_markdown, escaped
from faq.importing.record import ListBlock, Paragraph
from faq.markup.syntax import parse, text_of
from faq.text import one_line

LINES = st.text(
    alphabet=st.one_of(
        st.sampled_from("#*_-+=>.:|~`[](){}!&<\\/ 1)aя\"'$^"), st.characters(codec="utf-8")
    ),
    max_size=60,
).map(one_line).filter(bool)  # fmt: skip


def shown(markdown: str) -> list[tuple[str, str]]:
    """Return the tag of every block with what readers see in it."""
    tokens = parse(markdown)
    return [
        (tokens[place - 1].tag, text_of(token.children))
        for place, token in enumerate(tokens)
        if token.type == "inline"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# not a heading", "1. not a list", "12) not a list", "- not a list", "+ nor this",
        "* nor this",
        "> no quote", "::: no block", ":::emergency Call", "--- no rule", "=== no heading",
        "~~~ no code",
        "a *b* _c_ `d` [e](f) ![g](h) <b>i</b> &amp; j | k \\ l", "[phrase]{lang=ru}",
        "    indented",
        "https://example.org/a_b_c", "1\\. twice", "#hashtag", "-5 degrees", "2018. A year",
    ],
)  # fmt: skip
def test_nothing_in_a_line_turns_into_markup(text: str) -> None:
    assert shown(escaped(one_line(text))) == [("p", one_line(text))]


@settings(deadline=None)
@given(LINES)
def test_any_line_is_shown_as_it_is(text: str) -> None:
    assert shown(as_markdown([Paragraph(text, 1)])) == [("p", text)]


@settings(deadline=None)
@given(st.lists(LINES, min_size=1, max_size=4), st.booleans())
def test_any_list_stays_one_list_of_its_items(items: list[str], ordered: bool) -> None:
    markdown = as_markdown([ListBlock(ordered, tuple(items), 1)])
    opened = [token.type for token in parse(markdown) if token.type.endswith("list_open")]
    assert opened == ["ordered_list_open" if ordered else "bullet_list_open"]
    assert [text for _, text in shown(markdown)] == items


def test_lists_keep_their_first_number_and_stay_apart() -> None:
    blocks = [
        Paragraph("Steps:", 1),
        ListBlock(True, ("Sit up.", "Lean forward."), 2, start=3),
        ListBlock(True, ("Wait.",), 4),
        ListBlock(False, ("tea",), 5),
        ListBlock(False, ("water",), 6),
    ]
    assert as_markdown(blocks) == (
        "Steps:\n\n3. Sit up.\n4. Lean forward.\n\n1) Wait.\n\n- tea\n\n* water"
    )


def test_a_paragraph_after_a_list_is_not_part_of_it() -> None:
    markdown = as_markdown([ListBlock(False, ("tea",), 1), Paragraph("Then wait.", 2)])
    assert [tag for tag, _ in shown(markdown)] == ["p", "p"]
    assert [token.type for token in parse(markdown)][-3:] == [
        "paragraph_open", "inline", "paragraph_close",
    ]  # fmt: skip

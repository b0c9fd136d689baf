"""Editors' Markdown becomes safe, well-formed HTML, whatever is in it."""

import re
import time
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from justhtml import JustHTML

from faq.markup import BlockKind, Card, blocks, cards, plain, render
from faq.markup.safe import sanitise

ENTRIES = {
    "A1": "/en/answers/why-is-my-lip-twitching",
    "A2": "https://example.org/a2",
    "bad": "javascript:alert(1)",
    "worse": "//example.org/",
}
ALLOWED: dict[str, set[str]] = {
    "a": {"href", "rel"},
    "div": {"class", "role", "tabindex", "aria-label", "aria-labelledby"},
    "span": {"class", "lang"},
    "p": {"class", "id"},
    "th": {"class", "scope"},
    "td": {"class"},
    "ol": {"start"},
    **{f"h{level}": {"class", "id"} for level in range(2, 7)},
}
BARE = {"br", "hr", "ul", "li", "blockquote", "pre", "code", "em", "strong"}
BARE |= {"table", "thead", "tbody", "tr"}
VOID = {"br", "hr"}


class Reader(HTMLParser):
    """Reads HTML the way a strict clerk would: every tag known, closed, in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.named: list[str] = []
        self.links: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []
        assert len(self.ids) == len(set(self.ids))
        assert set(self.named) <= set(self.ids)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert {name for name, _ in attrs} <= (set() if tag in BARE else ALLOWED[tag])
        if tag not in VOID:
            self.open.append(tag)
        values = {name: value or "" for name, value in attrs}
        self.ids += [values["id"]] if "id" in values else []
        self.named += [values["aria-labelledby"]] if "aria-labelledby" in values else []
        self.links += [values["href"]] if "href" in values else []

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        raise AssertionError("no comments")


def html_of(source: str, language: str = "en") -> str:
    """Render with the entries above known."""
    return str(render(source, language=language, link=ENTRIES.get)).strip()


def checked(source: str) -> Reader:
    """Render, and check what must hold for every text."""
    html = html_of(source)
    html.encode("utf-8")
    reader = Reader(html)
    assert sanitise(html) == html
    for address in reader.links:
        assert re.match(r"https?://|mailto:|tel:|/[a-z]", address, re.IGNORECASE)
    return reader


# ---- care blocks


def test_an_emergency_card_says_its_level_to_those_who_cannot_see_it() -> None:
    assert html_of(":::emergency Call 112 if:\n- it *droops*\n:::") == (
        '<div class="care-card care-card--emergency" role="group" aria-labelledby="text-emergency">'
        '<h2 class="care-card__heading" id="text-emergency">'
        '<span class="visually-hidden">Emergency: </span>Call 112 if:</h2>'
        '<div class="care-card__body"><ul>\n<li>it <em>droops</em></li>\n</ul>\n</div></div>'
    )


@pytest.mark.parametrize(
    ("language", "kind", "said"),
    [
        ("en", "urgent", "Urgent: "),
        ("en", "routine", "See a doctor: "),
        ("ru", "emergency", "Экстренно: "),
        ("ru", "urgent", "Срочно: "),
        ("ru", "routine", "Планово к врачу: "),
        ("fr", "urgent", "Urgent: "),
    ],
)
def test_levels_are_said_in_the_language_of_the_page(language: str, kind: str, said: str) -> None:
    html = html_of(f":::{kind} Heading\ntext\n:::", language)
    assert f'<div class="care-card care-card--{kind}"' in html
    assert f'<span class="visually-hidden">{said}</span>Heading</h2>' in html


def test_a_note_stands_beside_the_text_with_its_heading() -> None:
    assert html_of(":::note Editor's <note>\nText\n:::") == (
        '<div class="note" role="note" aria-labelledby="text-note">'
        '<p class="note__heading" id="text-note">Editor\'s &lt;note&gt;</p>'
        "<p>Text</p>\n</div>"
    )


def test_a_block_without_a_heading_is_headed_by_its_kind() -> None:
    assert ">Emergency</h2>" in html_of(":::emergency\nx\n:::")
    assert ">Примечание</p>" in html_of(":::note\nx\n:::", "ru")


def test_a_heading_of_a_block_is_plain_text() -> None:
    html = html_of(":::urgent *Now* <script>x</script> [a](https://e.org) &amp;\nx\n:::")
    assert "*Now* &lt;script&gt;x&lt;/script&gt; [a](https://e.org) &amp;amp;</h2>" in html


def test_two_texts_on_one_page_share_no_id() -> None:
    source = "## Head\n\n## Head\n\n:::note\nx\n:::\n\n:::note\nx\n:::"
    one = Reader(render(source, language="en", id_prefix="a1"))
    two = Reader(render(source, language="en", id_prefix="a2"))
    assert one.ids == ["a1-head", "a1-head-2", "a1-note", "a1-note-2"]
    assert not set(one.ids) & set(two.ids)


def test_a_heading_named_like_a_card_does_not_take_its_id() -> None:
    source = "## Emergency\n\n## Emergency 2\n\n:::emergency x\ny\n:::\n\n:::emergency x\ny\n:::"
    assert len(checked(source).ids) == 4


@pytest.mark.parametrize(
    ("base", "body", "card"), [(2, "h2", "h3"), (3, "h3", "h4"), (6, "h6", "h6")]
)
def test_headings_fit_below_those_of_the_page(base: int, body: str, card: str) -> None:
    source = "# One\n\n## Two\n\n### Three\n\n:::routine x\ny\n:::"
    html = render(source, language="en", heading_base=base)
    assert f'<{body} id="text-one">' in html
    assert f'<{body} id="text-two">' in html
    assert f'<{card} id="text-three">' in html
    assert f'<{card} class="care-card__heading"' in html


# ---- links, images, foreign phrases, tables


def test_links_abroad_do_not_tell_where_the_reader_came_from() -> None:
    assert html_of("[NHS](https://www.nhs.uk/?a=1&b=2)") == (
        '<p><a href="https://www.nhs.uk/?a=1&amp;b=2" rel="external noreferrer">NHS</a></p>'
    )


def test_a_reference_to_an_entry_becomes_its_address() -> None:
    assert html_of("[why](entry:A1)") == (
        '<p><a href="/en/answers/why-is-my-lip-twitching">why</a></p>'
    )
    assert 'rel="external noreferrer"' in html_of("[why](entry:A2)")


@pytest.mark.parametrize("ref", ["A9", "", "bad", "worse", "%00"])
def test_a_reference_that_leads_nowhere_leaves_its_text(ref: str) -> None:
    assert html_of(f"see [*why* it](entry:{ref}) now") == "<p>see <em>why</em> it now</p>"


def test_mail_and_telephone_can_be_linked() -> None:
    links = checked("[a](mailto:a@b.org) <b@c.org> [112](tel:112) [n](TEL:+44-20) <https://e.org>")
    assert links.links == [
        "mailto:a@b.org", "mailto:b@c.org", "tel:112", "TEL:+44-20", "https://e.org",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "javascript&colon;alert(1)",
        "java&#115;cript:alert(1)",
        "&#x6A;avascript:alert(1)",
        "<java\tscript:alert(1)>",
        "java&Tab;script:alert(1)",
        "java&NewLine;script:alert(1)",
        "\\javascript:alert(1)",
        "%6Aavascript:alert(1)",
        "<\x01javascript:alert(1)>",
        "vbscript:x",
        "data:text/html;base64,PHNjcmlwdD4=",
        "data:image/png;base64,AAAA",
        "file:///etc/passwd",
        "//example.org/x",
        "/\\example.org",
        "https:///example.org",
        "https:\\\\example.org",
        "/en/answers/x",
        "relative",
        "#main",
        "mailto:",
        "mailto:?to=a@b.org",
        "tel:alert",
        "blob:https://x",
        "ftp://example.org",
        "entry:javascript:alert(1)",
    ],
)
def test_an_address_that_is_not_on_the_list_leaves_its_text(address: str) -> None:
    for source in (f"[text]({address})", f"[text][r]\n\n[r]: {address}", f"![text]({address})"):
        html = html_of(source)
        assert "<a" not in html
        assert "<img" not in html
        assert "text" in html


def test_an_image_is_its_alternative_text() -> None:
    assert html_of("a ![the *lower* lip](https://e.org/x.png) b") == "<p>a the lower lip b</p>"


def test_a_foreign_phrase_names_its_language_and_nothing_else() -> None:
    assert html_of("Это [restless **legs**]{lang=en} и") == (
        '<p>Это <span lang="en">restless <strong>legs</strong></span> и</p>'
    )
    for attribute in ("class=x", "onclick=x", 'lang="en"', "lang=en onclick=x", "lang=", "#id"):
        assert "<span" not in html_of(f"[phrase]{{{attribute}}}")


def test_a_table_can_be_read_and_scrolled_by_keyboard() -> None:
    html = html_of("| a | b |\n|---|--:|\n| 1 | 2 |", "ru")
    assert html.startswith(
        '<div class="table-responsive" role="group" aria-label="Таблица" tabindex="0"><table>'
    )
    assert '<th scope="col">a</th>' in html
    assert '<td class="text-end">2</td>' in html
    assert "style" not in html


def test_a_full_text_passes_a_strict_html_reader() -> None:
    body = html_of(
        "Lead.\n\n## Head\n\n:::emergency Call 112 if:\n- a\n- b\n:::\n\n1. x\n2. y\n\n> quote\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n:::note\n[x]{lang=ru}\n:::\n\n```\ncode\n```\n\n---\n"
    )
    page = f"<!DOCTYPE html><html lang=en><head><title>t</title></head><body>{body}</body></html>"
    assert JustHTML(page, strict=True, sanitize=False).query(".care-card h3 span")


# ---- hostile text

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "</section></main><h1>taken over</h1>",
    "<!-- comment --> <![CDATA[x]]> <?php ?>",
    '[a](https://e.org "onmouseover=alert(1)")',
    '[a](https://e.org/"onmouseover="alert(1))',
    "[a](https://e.org/<script>)",
    "`<script>`",
    "```html onload=x\n<script>alert(1)</script>\n```",
    ':::emergency "><script>alert(1)</script>\nx\n:::',
    ":::note\n:::emergency\n:::urgent\nx\n:::\n:::\n:::",
    "::::note\n:::emergency x\ny\n:::\n::::",
    ":::emergency never closed\n- a",
    "- :::note\n  in a list\n  :::\n- b",
    "> :::urgent x\n> y\n> :::",
    "> :::urgent x\nlazy",
    ":::",
    ":::note",
    ":::note\n:::",
    "x\x00y [a](https://e.org/\x00)",
    "\u202egpj.exe\u2066 [a\u202e](https://e.org)",
    "[a](https://\ud800.org) \udfff",
    "[a](https://xn--a.org) [a](https://exämple.org/ü) [b](https://[::1]/)",
    "[x]{lang=en}{lang=ru} [[x]{lang=en}](https://e.org) [[a](https://e.org)]{lang=en}",
    "<https://e.org>[<https://e.org>]{lang=en}",
    "## <script>\n\n## ![x](y)\n\n## `code`\n\n##",
    "a\n:--\n|\n--\n|a|\n|-|\n|<b>|",
]


@pytest.mark.parametrize("source", HOSTILE)
def test_hostile_text_is_shown_as_text(source: str) -> None:
    checked(source)
    plain(source).encode("utf-8")
    blocks(source)
    cards(source)


PIECES = st.sampled_from(
    [*HOSTILE, ":::", ":::note", ":::emergency x", "\n", "\n\n", "- ", "> ", "    ", "*", "_", "`",
     "[", "](", ")", "]{lang=en}", "![", "|", "|-|\n", "# ", "\\", "&amp;", "<", ">", "text", "\t"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join))
@settings(deadline=None)
def test_any_mixture_of_marks_gives_sound_html(source: str) -> None:
    checked(source)


@given(st.text(st.characters() | st.characters(categories=["Cs"])))
@settings(deadline=None)
def test_any_text_at_all_gives_sound_html(source: str) -> None:
    checked(source)
    plain(source).encode("utf-8")


@pytest.mark.parametrize(
    "piece",
    ["*", "[", "![", ">", ":::", ":::note\n", "`` ` ", "_*", "[a](", "[a](<", "[a]{lang=en", "<",
     "\x00", "\u202e", "- ", "# a\n", "|a|\n|-|\n", "e\u0301"],
)  # fmt: skip
def test_a_hundred_thousand_marks_are_read_in_linear_time(piece: str) -> None:
    def seconds(characters: int) -> float:
        started = time.process_time()
        html_of(piece * (characters // len(piece)))
        return time.process_time() - started

    small, large = seconds(10_000), seconds(100_000)
    # Ten times the text may cost ten times as much, with room for a noisy machine; a quadratic
    # reader would need a hundred times as much.
    assert large < max(40 * small, 1)


# ---- words and kinds


def test_plain_text_has_the_words_and_none_of_the_marks() -> None:
    source = (
        "## Head *x*\n\nOne\ntwo [three](https://e.org) ![four](y) [five]{lang=en}\n\n"
        ":::urgent Ask today if:\n- a `b`\n:::\n\n| c | d |\n|---|---|\n| e | f |\n\n    code\n"
    )
    assert plain(source).split("\n") == [
        "Head x", "One two three four five", "Ask today if:", "a b", "c", "d", "e", "f", "code",
    ]  # fmt: skip


def test_kinds_of_blocks_are_told() -> None:
    source = "## H\n\n:::note\n- a\n:::\n\n> [q](https://e.org)\n\n![x](y)"
    assert blocks(source) == {
        BlockKind.HEADING, BlockKind.NOTE, BlockKind.LIST, BlockKind.QUOTE, BlockKind.LINK,
        BlockKind.IMAGE,
    }  # fmt: skip
    assert blocks("just text") == frozenset()


@pytest.mark.parametrize(
    ("source", "slip"),
    [
        (":::emergency x\n- a", BlockKind.UNCLOSED),
        (":::emergency x", BlockKind.UNCLOSED),
        (":::emergancy x\n- a\n:::", BlockKind.STRAY),
        (":::note\n:::urgent\nx\n:::\n:::", BlockKind.STRAY),
    ],
)
def test_a_slip_in_a_typed_block_is_told(source: str, slip: BlockKind) -> None:
    assert slip in blocks(source)


def test_well_formed_blocks_have_no_slip() -> None:
    kinds = blocks("> :::urgent x\n> y\n> :::\n\n- a\n\n:::note\nz\n:::\n")
    assert not kinds & {BlockKind.UNCLOSED, BlockKind.STRAY}


def test_cards_are_given_to_quality_rules() -> None:
    source = ":::emergency Call 112 if:\n- a\n- [b](https://e.org)\n:::\n\n:::note\nx\n:::"
    assert cards(source) == (
        Card(BlockKind.EMERGENCY, "Call 112 if:", "a\nb", 1),
        Card(BlockKind.NOTE, "", "x", 0),
    )

"""Lines that were cut to a width, and lines that only stand close to each other."""

from faq.importing.plain_text.lines import lines_of
from faq.importing.plain_text.pieces import Role
from faq.importing.plain_text.wrapping import pieces_of


def read(text: str, language: str = "en") -> list[str]:
    return [piece.text for piece in pieces_of(tuple(lines_of(text)), language)]


WRAPPED = """\
Snoring is the sound of loose tissue in the throat that trembles
while a sleeper breathes in. A cold is often enough for it, and
nobody needs a doctor for that. It is another thing when breath
stops.

Why it matters
Pauses in breathing wake a sleeper many times without his knowing,
and the day after is a tired one."""


def test_cut_lines_are_joined_and_short_ones_are_not() -> None:
    first, heading, last = read(WRAPPED)
    assert first.endswith("when breath stops.")
    assert heading == "Why it matters"
    assert last.startswith("Pauses")
    assert last.endswith("tired one.")


def test_without_blank_lines_a_full_heading_is_not_swallowed() -> None:
    text = WRAPPED.replace("\n\n", "\n").replace(
        "Why it matters", "Why a pause in breathing matters so much to a sleeping heart"
    )
    assert "Why a pause in breathing matters so much to a sleeping heart" in read(text)


def test_without_blank_lines_a_paragraph_after_a_list_is_not_swallowed() -> None:
    text = WRAPPED.replace("\n\n", "\n").replace(
        "Why it matters\n",
        "  - the muscles of the throat relax, and the tongue falls back.\n"
        "Then breath stops for a while.\n",
    )
    assert "Then breath stops for a while." in read(text)


def test_long_lines_are_paragraphs_of_their_own() -> None:
    text = "A sentence of some length that ends here.\nAnother one.\nA third one."
    assert len(read(text)) == 3


def test_a_sentence_cut_in_two_is_joined() -> None:
    text = "This sentence was cut somewhere in the middle of\nits way to the end."
    assert read(text) == [text.replace("\n", " ")]


def test_a_blank_line_always_parts() -> None:
    assert len(read("a line that stops in the middle of nowhere at\n\nall.")) == 2


def test_a_list_item_goes_on_under_its_text() -> None:
    text = "- Drink water, and more of it\n  Whenever you can.\n- Sleep\nwell."
    assert read(text) == ["Drink water, and more of it Whenever you can.", "Sleep well."]


def test_a_number_that_only_begins_a_line_by_chance_is_text() -> None:
    text = WRAPPED.replace(
        "It is another thing when breath\nstops.",
        "It often lasts until the age of\n12. Then it ends.",
    )
    (first, *_) = read(text)
    assert first.endswith("until the age of 12. Then it ends.")


def test_a_dash_at_the_start_of_a_cut_line_is_text() -> None:
    text = (
        "Судорога есть резкое сжатие мышцы, которое человек не может\n"
        "остановить сам, и чаще всего оно бывает ночью. Икра болит и\n"
        "после того, как всё прошло. Это не опасно, потому что мышца\n"
        "— очень терпеливый орган, и она скоро забывает о том, что с\n"
        "ней было."
    )
    assert len(read(text, "ru")) == 1


def test_hyphens_at_the_end_of_a_line_stay_in_their_word() -> None:
    (text,) = read("The patient may also take it as an over-the-\ncounter medicine.")
    assert "over-the-counter" in text


def test_furniture_is_never_joined_to_text() -> None:
    text = WRAPPED + "\nShare with friends:\nContact: a@example.org"
    assert read(text)[-2:] == ["Share with friends:", "Contact: a@example.org"]


def test_a_byline_over_two_lines_is_one() -> None:
    pieces = pieces_of(
        tuple(lines_of("Chief author: Roe J.A., 29 years of\nexperience.\nAuthor:\nJane Poe")), "en"
    )
    assert [piece.role for piece in pieces] == [Role.FURNITURE, Role.FURNITURE]
    assert [piece.found[0].years for piece in pieces] == [29, None]
    assert pieces[1].found[0].name == "Jane Poe"


def test_lines_of_signs_are_rules() -> None:
    roles = [piece.role for piece in pieces_of(tuple(lines_of("* * *\n-----\n—")), "en")]
    assert roles == [Role.RULE, Role.RULE, Role.TEXT]

"""How a text was set."""

from faq.importing.plain_text.layout import Measured, layout_of, runs_on_into
from faq.importing.plain_text.lines import lines_of
from faq.importing.plain_text.pieces import Piece


def measured(text: str) -> list[Measured]:
    return [
        Measured(line, Piece(line.number, line.text, line.text, line.gap))
        for line in lines_of(text)
    ]


CUT = "a line of forty-one characters that goes\n" * 5 + "on."


def test_the_width_is_that_of_the_longest_line_that_runs_on() -> None:
    layout = layout_of(measured(CUT))
    assert (layout.width, layout.has_gaps) == (40, False)


def test_whole_sentences_have_no_width() -> None:
    assert layout_of(measured("This one ends here.\n" * 9)).width == 0


def test_blank_lines_count_when_there_are_some() -> None:
    assert layout_of(measured("One.\n\nTwo.\n\nThree.")).has_gaps


def test_a_line_is_full_when_the_next_word_had_no_room() -> None:
    lines = measured(CUT)
    layout = layout_of(lines)
    assert layout.is_full(lines[0], lines[1])
    assert not layout.is_full(lines[-1], lines[0])


def test_a_sentence_runs_on_in_small_letters_only() -> None:
    one, two, three = measured("It stops here and\ngoes on.\nthen")
    assert runs_on_into(one, two)
    assert not runs_on_into(two, three)

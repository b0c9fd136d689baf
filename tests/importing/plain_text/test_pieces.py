"""Pieces and what stands around them."""

from dataclasses import replace

from faq.importing.plain_text.pieces import Piece, Role, around, characters

TEXT = Piece(1, "text", "text", False)
FURNITURE = replace(TEXT, role=Role.FURNITURE)


def test_a_piece_in_another_role_keeps_its_doubts() -> None:
    piece = TEXT.becomes(Role.ITEM, "one").becomes(Role.HEADING, "two", "three")
    assert (piece.role, piece.doubts) == (Role.HEADING, ("one", "two", "three"))


def test_only_content_stands_around_a_piece() -> None:
    first, last = replace(TEXT, line=1), replace(TEXT, line=4)
    near = around((first, FURNITURE, FURNITURE, last))
    assert [(one.before, one.after) for one in near] == [
        (None, last), (first, last), (first, last), (first, None),
    ]  # fmt: skip
    assert around(()) == []


def test_the_length_of_pieces_is_that_of_their_text() -> None:
    assert characters([TEXT, TEXT]) == 8

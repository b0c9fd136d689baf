"""The table of moves, said a second time by hand: the two must agree."""

import pytest

from faq.questions.lifecycle import MOVES, OPEN, Capacity, MoveName, Status, moves_from, target_of

C, S = Capacity, Status
MODERATION = {C.MODERATOR, C.EDITOR}

# move: from, to, who. Written from the product's description, not from the code.
EXPECTED = {
    "claim": ({S.SUBMITTED}, S.CLAIMED, MODERATION),
    "release": ({S.CLAIMED, S.DRAFTED}, S.SUBMITTED, {C.HOLDER, C.LEAD, C.UPKEEP}),
    "ask_for_details": ({S.SUBMITTED, S.CLAIMED}, S.NEEDS_DETAILS, MODERATION),
    "reply": ({S.NEEDS_DETAILS}, S.SUBMITTED, {C.ASKER}),
    "draft": ({S.CLAIMED}, S.DRAFTED, {C.HOLDER}),
    "send_to_review": ({S.DRAFTED}, S.IN_REVIEW, {C.HOLDER}),
    "return": ({S.IN_REVIEW}, S.DRAFTED, {C.REVIEWER}),
    "publish": ({S.IN_REVIEW}, S.PUBLISHED, {C.REVIEWER}),
    "answer_with_entry": ({S.SUBMITTED, S.CLAIMED}, S.ANSWERED, MODERATION),
    "merge": ({S.SUBMITTED, S.CLAIMED}, S.MERGED, MODERATION),
    "decline": (
        {S.SUBMITTED, S.CLAIMED, S.NEEDS_DETAILS, S.DRAFTED},
        S.DECLINED,
        MODERATION,
    ),
    "withdraw": (
        {S.SUBMITTED, S.CLAIMED, S.NEEDS_DETAILS, S.DRAFTED, S.IN_REVIEW},
        S.WITHDRAWN,
        {C.ASKER},
    ),
    "reopen": ({S.DECLINED, S.MERGED, S.ANSWERED}, S.SUBMITTED, MODERATION | {C.UPKEEP}),
    "erase": (set(S) - {S.ERASED}, S.ERASED, {C.ASKER, C.UPKEEP}),
}


def test_the_table_has_these_moves_and_no_others():
    assert {name.value for name in MOVES} == set(EXPECTED)


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("capacity", list(Capacity))
def test_every_state_offers_each_capacity_just_its_moves(status, capacity):
    wanted = {
        name
        for name, (sources, _, who) in EXPECTED.items()
        if status in sources and capacity in who
    }
    assert {name.value for name in moves_from(status, {capacity})} == wanted


@pytest.mark.parametrize("name", list(MoveName))
def test_every_move_leads_where_it_should(name):
    assert target_of(name, held=False) is EXPECTED[name.value][1]


def test_a_reply_goes_back_to_whoever_still_holds_the_question():
    assert target_of(MoveName.REPLY, held=True) is Status.CLAIMED


def test_nobody_moves_an_erased_question():
    assert moves_from(Status.ERASED, frozenset(Capacity)) == []


def test_every_open_question_can_be_withdrawn_by_its_asker():
    assert all(MoveName.WITHDRAW in moves_from(status, {Capacity.ASKER}) for status in OPEN)

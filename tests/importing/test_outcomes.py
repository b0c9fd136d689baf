"""The report of an import says first what somebody should look at."""

from faq.importing.outcomes import LoadReport, Outcome, Result, in_order, question_waits
from faq.importing.record import PendingQuestionRecord

CREATED = Outcome(Result.CREATED, "entry", "en", "A1", "Why?")
VANISHED = Outcome(Result.VANISHED, "entry", "en", "A2", "How?", "still live, kept")


def test_what_needs_a_look_comes_first():
    assert in_order([CREATED, VANISHED]) == (VANISHED, CREATED)


def test_an_outcome_is_one_readable_line():
    assert str(VANISHED) == "vanished: entry en A2: How? (still live, kept)"


def test_a_question_stub_is_left_out_with_its_reason():
    told = question_waits(PendingQuestionRecord("A16", "en", "Do lips matter?"))
    assert str(told).startswith("left out: question en A16")
    assert "not an entry" in told.remark


def test_a_program_reads_counts_and_outcomes():
    told = LoadReport((CREATED,)).as_json()
    assert told["counts"]["created"] == 1
    assert told["outcomes"][0]["ref"] == "A1"

"""The made-up questions keep the rules of the form and tell nobody's story."""

import pytest

from faq.demo.questions import QUESTIONS
from faq.questions.submitting import DETAILS_LIMIT, QUESTION_LIMITS
from faq.screening import personal_data
from faq.text import language_of

EACH = pytest.mark.parametrize("told", QUESTIONS, ids=lambda told: told.key)


@EACH
def test_it_could_have_come_through_the_form(told):
    shortest, longest = QUESTION_LIMITS
    assert shortest <= len(told.question) <= longest
    assert len(told.details) <= DETAILS_LIMIT


@EACH
def test_it_is_in_its_language_and_free_of_personal_data(told):
    words = "\n".join((told.question, told.details, told.text))
    assert language_of(words) == told.language
    assert not personal_data.find(words)

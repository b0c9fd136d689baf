"""A command that fails says why in one line and ends with status 2."""

import pytest
from sqlalchemy.exc import DataError, IntegrityError, OperationalError

from faq.cli.failures import Stop, plainly
from faq.errors import FaqError, Refused


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (FaqError("a.md: is empty"), "a.md: is empty"),
        (Refused({"email": "an_unknown_key"}), "email: an_unknown_key"),
        (IntegrityError("insert", {}, Exception("key (x)")), "try again"),
        (OperationalError("select", {}, Exception("no such table: t\nmore")), "no such table: t."),
    ],
)
def test_what_goes_wrong_is_one_line(app, error, said):
    with app.app_context(), pytest.raises(Stop) as stopped, plainly():
        raise error
    assert said in stopped.value.format_message()
    assert "\n" not in stopped.value.format_message()
    assert stopped.value.exit_code == 2


def test_an_error_about_values_is_not_quoted():
    error = DataError("insert", {}, ValueError('invalid: "somebody\'s words"'))
    with pytest.raises(Stop) as stopped, plainly():
        raise error
    assert "words" not in stopped.value.format_message()


def test_a_bug_stays_a_bug():
    with pytest.raises(KeyError), plainly():
        raise KeyError("x")

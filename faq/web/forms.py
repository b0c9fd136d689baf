"""What all forms share: text that is refused, limits, and the domain's refusals at their fields."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import Field, Form, HiddenField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, Length

from faq.text import clean, problems
from faq.web.messages import MESSAGES

BIGGEST_ID = 2**31 - 1


class KeepingForm(FlaskForm):
    """Says in words what a stale token means: nothing was stored, and the text is still there."""

    def validate(self, extra_validators: Any = None) -> bool:
        """Return whether everything holds; a wrong token is said in words of ours."""
        fine = bool(super().validate(extra_validators))
        make_showable(self)
        if self.meta.csrf and self.csrf_token.errors:
            self.csrf_token.errors = [
                _l("The page was open too long. Nothing was stored: please send it again.")
            ]
        return fine


def make_showable(form: Form) -> None:
    """Take out what no page can show again, also of fields that nobody types into."""
    for field in form:
        if isinstance(field.data, str):
            field.data = _showable(field.data)
        if field.raw_data:
            field.raw_data = [_showable(v) if isinstance(v, str) else v for v in field.raw_data]


def _showable(text: str) -> str:
    return clean(text) if problems(text) else text


class StaffForm(KeepingForm):
    """A form of the panel: carries the version of what it was made from."""

    version = HiddenField()

    @property
    def seen_version(self) -> int:
        """The version that the person saw; -1, which is never current, if it is missing."""
        text = self.version.data or ""
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


def tidy(text: str | None) -> str:
    """Return what was typed with the line ends of one kind and no space around it."""
    return (text or "").replace("\r\n", "\n").strip()


class PlainText:
    """Refuses what is not text: control characters, hidden direction marks, half characters."""

    def __call__(self, _form: Form, field: Field) -> None:
        """Raise ValidationError for text that cannot be stored or read safely."""
        if field.data and problems(str(field.data)):
            # Shown again without them: a page with such characters could not be read.
            field.data = clean(field.data)
            raise ValidationError(
                _l(
                    "This holds characters that cannot be shown. "
                    "Type the text again, as plain text."
                )
            )


class Needed(DataRequired):
    """Asks for a value; spaces are none. The flag lets templates mark the other fields."""


def at_most(limit: int) -> Length:
    """Refuse text longer than `limit` characters, saying how long it may be."""
    return Length(max=limit, message=_l("Keep this to %(max)d characters or fewer."))


def choices_of(words: Mapping[str, object]) -> list[SelectChoice]:
    """Return a table of value -> word as WTForms wants it."""
    return [SelectChoice(value, word) for value, word in words.items()]


def show_refusal(form: FlaskForm, problems_found: Mapping[str, str]) -> None:
    """Put the domain's refusals beside the fields they are about."""
    for name, key in problems_found.items():
        message = MESSAGES[key]
        if name in form._fields:
            form[name].errors = [*form[name].errors, message]
        else:
            form.form_errors = [*form.form_errors, message]

"""Fields to choose one thing from, refused in words of ours when it was never offered."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import Field, Form, SelectField, ValidationError
from wtforms.fields import SelectChoice


class Listed:
    """Refuses what was not offered, in words of ours."""

    def __call__(self, _form: Form, field: Field) -> None:
        """Raise ValidationError unless the value is one of the choices."""
        if field.data not in [field.coerce(choice.value) for choice in field.choices]:
            raise ValidationError(_l("Choose one from the list."))


def one_of(label: Any, hint: Any = "") -> SelectField:
    """Return a list to choose one row from; its data is the row's id, or None."""
    listed = {"coerce": as_id, "validate_choice": False, "validators": [Listed()]}
    return SelectField(label, description=hint, **listed)


def offer(field: SelectField, rows: Mapping[int, str], nothing: str) -> None:
    """Offer these rows, id -> words, after a first line for none of them."""
    choices = [SelectChoice(str(row), words) for row, words in rows.items()]
    field.choices = [SelectChoice("", nothing), *choices]


def as_id(value: object) -> int | None:
    """Return the id that a choice stands for, None for no choice and for what is no number."""
    text = str(value or "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 11 else None

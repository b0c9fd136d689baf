"""What somebody typed into a form, as text to give back to them."""

from collections.abc import Iterator

from wtforms import Field, FieldList, Form, SelectField


def typed(form: Form) -> list[tuple[str, str]]:
    """Return label and text of everything that was typed or chosen, to give it back."""
    return [(label, text) for label, text in _typed(form, "") if text.strip()]


def _typed(form: Form, before: str) -> Iterator[tuple[str, str]]:
    for field in form:
        if isinstance(field, FieldList):
            for number, row in enumerate(field, 1):
                yield from _typed(row.form, f"{field.label.text} {number}: ")
        elif field.name not in ("csrf_token", "version", "seen"):
            yield f"{before}{field.label.text}", _words_of(field)


def _words_of(field: Field) -> str:
    if isinstance(field, SelectField) and field.choices:
        return next((str(c.label) for c in field.iter_choices() if c.selected and c.value), "")
    value = field.data if isinstance(field, SelectField) else field._value()
    return str(value or "")

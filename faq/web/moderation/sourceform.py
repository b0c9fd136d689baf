"""One row of an answer's sources, and what its fields accept."""

from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import DateField, Form, StringField
from wtforms.validators import Regexp, StopValidation

from faq.entries.publishing import SourceText
from faq.text import one_line
from faq.web.forms import PlainText, at_most

URL = Regexp(
    r"https?://[^\s/]+\S*$", message=_l("Give a web address that starts with https:// or http://.")
)


class Day(DateField):
    """A day as the browser's calendar writes it; refused in words of ours."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the day; raise ValueError for what is none."""
        text = valuelist[0].strip() if valuelist else ""
        try:
            self.data = date.fromisoformat(text) if text else None
        except ValueError as error:
            raise ValueError(_("Write the day like 2026-11-22.")) from error


class IfAny:
    """Asks for a value as soon as anything else in the same row is filled in."""

    def __init__(self, message: Any) -> None:
        self.message = message

    def __call__(self, form: Form, field: Any) -> None:
        """Stop with the message when this field alone is empty."""
        if one_line(field.data or ""):
            return
        if any(other.raw_data and other.raw_data[0].strip() for other in form):
            raise StopValidation(self.message)


class Filled:
    """Leaves a field that is empty alone, but keeps what could not be read."""

    def __call__(self, _form: Form, field: Any) -> None:
        """Stop without a message when nothing was typed."""
        if not (field.raw_data and field.raw_data[0].strip()):
            raise StopValidation


class SourceForm(Form):
    """One row of the sources. A row without anything in it is no source."""

    title = StringField(
        _l("Title"),
        validators=[IfAny(_l("Give the title of this source.")), PlainText(), at_most(300)],
    )
    publisher = StringField(_l("Publisher"), validators=[PlainText(), at_most(200)])
    url = StringField(_l("Web address"), validators=[Filled(), PlainText(), at_most(1000), URL])
    published = StringField(_l("Published"), validators=[PlainText(), at_most(20)])
    accessed = Day(_l("Read on"))

    @property
    def source(self) -> SourceText | None:
        """The source; None for an empty row."""
        if not self.title.data:
            return None
        return SourceText(
            one_line(self.title.data),
            one_line(self.publisher.data or ""),
            (self.url.data or "").strip(),
            one_line(self.published.data or ""),
            self.accessed.data,
        )

"""The form of the answer editor: shape only, what makes a good answer is the domain's to say."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import FieldList, FormField, RadioField, StringField, TextAreaField, ValidationError
from wtforms.fields import SelectChoice

from faq.db import db
from faq.entries import desk
from faq.entries.models import Topic
from faq.entries.publishing import Text, text_of
from faq.questions.answering import Draft
from faq.questions.models import Question
from faq.text import clean, one_line
from faq.web.forms import Needed, PlainText, at_most
from faq.web.moderation.choosing import Listed, offer, one_of
from faq.web.moderation.forms import ActForm
from faq.web.moderation.sourceform import SourceForm

BODY_LIMIT = 40_000
SHORT_ANSWER_LIMIT = 1_000
MOST_ALIASES = 30
MOST_SOURCES = 25
BLANK_ROWS = 2


class AnswerForm(ActForm):
    """The answer, all of it."""

    question = StringField(
        _l("Public question"),
        description=_l("In general words: nothing that could point to the person who asked."),
        validators=[
            Needed(_l("Write the question as readers will see it.")),
            PlainText(),
            at_most(300),
        ],
    )
    short_answer = TextAreaField(
        _l("Short answer"),
        description=_l("At most 60 words. It must be right on its own."),
        validators=[PlainText(), at_most(SHORT_ANSWER_LIMIT)],
    )
    body = TextAreaField(
        _l("The whole answer"),
        description=_l("Markdown. The blocks you can use are listed below."),
        validators=[PlainText(), at_most(BODY_LIMIT)],
    )
    topic = one_of(_l("Topic"))
    aliases = TextAreaField(
        _l("Other ways to ask this"),
        description=_l("One on each line. They are kept with the answer and not shown to readers."),
        validators=[PlainText()],
    )
    sources = FieldList(FormField(SourceForm), label=_l("Source"), max_entries=MOST_SOURCES)
    stands_alone = RadioField(
        _l("Where the answer appears"), default="no", validate_choice=False, validators=[Listed()]
    )

    def validate_aliases(self, field: Any) -> None:
        """Refuse too many or too long ones."""
        lines = self.alias_lines
        if len(lines) > MOST_ALIASES or any(len(line) > 300 for line in lines):
            raise ValidationError(_("Keep this to 30 lines of at most 300 characters each."))

    @property
    def alias_lines(self) -> tuple[str, ...]:
        """The other ways to ask, without empty lines."""
        lines = (one_line(line) for line in clean(self.aliases.data or "").split("\n"))
        return tuple(line for line in lines if line)

    @property
    def source_problems(self) -> list[Any]:
        """What is wrong with the sources as a whole, besides what is said at their fields."""
        return [what for what in self.sources.errors if not isinstance(what, dict | list | tuple)]

    @property
    def text(self) -> Text:
        """The text as it will be stored."""
        return Text(
            one_line(self.question.data or ""),
            clean(self.short_answer.data or "").strip(),
            clean(self.body.data or ""),
            self.alias_lines,
            tuple(source for row in self.sources if (source := row.form.source)),
        )

    @property
    def draft(self) -> Draft:
        """The draft as the domain takes it."""
        topic = db.session.get(Topic, self.topic.data) if self.topic.data else None
        asked = "stands_alone" in self
        return Draft(self.text, topic, not asked or self.stands_alone.data == "yes")

    def make_ready(self, question: Question) -> None:
        """Offer what can be chosen, and ask where to show it only if the asker refused."""
        rows = {topic.id: topic.name for topic in desk.topics(question.language)}
        offer(self.topic, rows, _("No topic"))
        if question.may_publish:
            del self.stands_alone
            return
        self.stands_alone.choices = [
            SelectChoice("no", _("Only on the asker's status page")),
            SelectChoice("yes", _("As an entry that stands on its own, without their case")),
        ]

    def add_rows(self, count: int) -> None:
        """Add blank rows for sources, as many as there is room for."""
        for _row in range(min(count, MOST_SOURCES - len(self.sources))):
            self.sources.append_entry()


def filled_from(question: Question) -> AnswerForm:
    """Return the form with what is stored of the answer, and blank rows for more sources."""
    entry = question.entry
    facts: dict[str, Any] = {}
    if entry is not None:
        text = text_of(entry.newest)
        facts = {
            "question": text.question,
            "short_answer": text.short_answer,
            "body": text.body,
            "topic": entry.topic_id,
            "aliases": "\n".join(text.aliases),
            "sources": [vars(source) for source in text.sources],
            "stands_alone": "yes" if question.stands_alone else "no",
        }
    form = AnswerForm(formdata=None, data=facts)
    form.version.data = str(question.version)
    form.seen.data = str(question.events[-1].id) if question.events else ""
    form.make_ready(question)
    form.add_rows(BLANK_ROWS)
    return form

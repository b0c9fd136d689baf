"""The forms of the question page: one for each thing that can be done to a question."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from markupsafe import Markup
from wtforms import (
    Field,
    HiddenField,
    RadioField,
    TextAreaField,
)
from wtforms.fields import SelectChoice

from faq.entries import desk
from faq.people.models import Person
from faq.questions import queue
from faq.questions.models import Question
from faq.questions.reasons import REASONS, DeclineReason
from faq.text import truncate
from faq.web.filters import foreign
from faq.web.forms import PlainText, StaffForm, at_most
from faq.web.languages import current
from faq.web.moderation.choosing import Listed, offer, one_of
from faq.web.moderation.covering import covered

NOTE_LIMIT = 2000
CHOICE_LENGTH = 90


def long_text(label: Any, hint: Any = "") -> TextAreaField:
    """Return a field for a few sentences."""
    return TextAreaField(label, description=hint, validators=[PlainText(), at_most(NOTE_LIMIT)])


class ActForm(StaffForm):
    """What every act on a question carries: the version, and the newest event its page showed."""

    seen = HiddenField()
    needed: frozenset[str] = frozenset()

    def prepare(self, question: Question, person: Person) -> None:
        """Offer what can be chosen for this question."""

    def hints(self, question: Question) -> Mapping[str, Markup | str]:
        """Return what is said under single choices, by their value."""
        return {}

    @property
    def shown(self) -> list[Field]:
        """The fields that a person fills in."""
        return [field for field in self if field.name not in ("csrf_token", "version", "seen")]


class AskForDetailsForm(ActForm):
    """A question to the asker."""

    text = long_text(
        _l("What do you need to know?"),
        _l("The asker reads this on the status page. Ask for facts in general, never for a name."),
    )
    needed = frozenset({"text"})


class ReasonForm(ActForm):
    """Why something is returned or reopened."""

    reason = long_text(_l("Why?"), _l("The team reads this in the history."))
    needed = frozenset({"reason"})


class ReturnForm(ActForm):
    """What the author should change."""

    reason = long_text(
        _l("What has to change?"), _l("The author reads this, and it stays in the history.")
    )
    needed = frozenset({"reason"})


class NoteForm(ActForm):
    """A note that only the team sees."""

    text = long_text(_l("Note for the team"), _l("The asker never sees it."))
    needed = frozenset({"text"})


class AnswerWithEntryForm(ActForm):
    """A live entry to point the asker to."""

    entry = one_of(_l("Entry"))
    note = long_text(
        _l("Note for the asker"), _l("In general words: nothing about this one person.")
    )
    needed = frozenset({"entry"})

    def prepare(self, question: Question, person: Person) -> None:
        """Offer the live entries in the question's language."""
        offer(self.entry, dict(desk.live_choices(question.language)), _("Choose an entry"))


class MergeForm(ActForm):
    """The question whose outcome will be this one's too."""

    into = one_of(_l("Question"), _l("Its outcome will reach the asker of this one as well."))
    needed = frozenset({"into"})

    def prepare(self, question: Question, person: Person) -> None:
        """Offer the other open questions in the same language."""
        rows = {other.id: _as_choice(other) for other in queue.open_for_merging(question, person)}
        offer(self.into, rows, _("Choose a question"))


def _as_choice(question: Question) -> str:
    text = covered(question.original.question) if question.original else ""
    return truncate(f"{question.id}: {text}", CHOICE_LENGTH)


class DeclineForm(ActForm):
    """Why there will be no answer."""

    reason = RadioField(
        _l("Reason"),
        description=_l("Below each reason is what the asker reads."),
        validate_choice=False,
        validators=[Listed()],
    )
    note = long_text(
        _l("Note for the asker"), _l("In general words: nothing about this one person.")
    )
    needed = frozenset({"reason"})

    def prepare(self, question: Question, person: Person) -> None:
        """Offer every reason, in the words of the panel's language."""
        self.reason.choices = [
            SelectChoice(reason.value, texts[current()].label) for reason, texts in REASONS.items()
        ]

    def hints(self, question: Question) -> Mapping[str, Markup | str]:
        """Return what the asker will read, by reason, in the question's language."""
        language = question.language
        read = {reason: texts[language] for reason, texts in REASONS.items()}
        return {
            reason.value: foreign(f"{text.text} {text.next_step}", language)
            for reason, text in read.items()
        }

    @property
    def chosen(self) -> DeclineReason:
        """The chosen reason."""
        return DeclineReason(self.reason.data)

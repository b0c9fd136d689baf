"""The forms of askers. Field names are a contract: feeds and tests rely on them."""

from email_validator import validate_email
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import Email, Length, Optional

from faq.questions.submitting import DETAILS_LIMIT, QUESTION_LIMITS
from faq.web.forms import KeepingForm, Needed, PlainText, at_most, choices_of, tidy

ABOUT = {
    "": _l("I would rather not say"),
    "me": _l("Me"),
    "child": _l("A child"),
    "other": _l("Somebody else"),
}
AGE_BANDS = {
    "": _l("I would rather not say"),
    "0-2": _l("0 to 2 years"),
    "3-11": _l("3 to 11 years"),
    "12-17": _l("12 to 17 years"),
    "18-39": _l("18 to 39 years"),
    "40-64": _l("40 to 64 years"),
    "65+": _l("65 years and over"),
}
PUBLISH = {"yes": _l("Yes"), "no": _l("No, answer only me")}


class AskForm(KeepingForm):
    """One question. Everything but the question itself and the two consents is optional."""

    nonce = HiddenField()
    question = StringField(
        _l("Your question"),
        filters=[tidy],
        validators=[
            Needed(_l("Write your question.")),
            PlainText(),
            Length(
                QUESTION_LIMITS[0],
                message=_l("Write at least %(min)d characters, so that we can understand it."),
            ),
            at_most(QUESTION_LIMITS[1]),
        ],
    )
    details = TextAreaField(
        _l("Details that matter"), filters=[tidy], validators=[PlainText(), at_most(DETAILS_LIMIT)]
    )
    about = RadioField(
        _l("Who is it about?"),
        choices=choices_of(ABOUT),
        default="",
        filters=[tidy],
    )
    age_band = SelectField(_l("How old is this person?"), choices=choices_of(AGE_BANDS), default="")
    email = StringField(
        _l("E-mail address"),
        filters=[tidy],
        validators=[
            Optional(),
            PlainText(),
            at_most(254),
            # Few servers take other letters than ASCII before the @: a mail would never arrive.
            Email(
                _l("Write an e-mail address like name@example.org, or leave this empty."),
                allow_smtputf8=False,
            ),
        ],
    )
    consent_store = BooleanField(
        validators=[
            Needed(_l("Tick the box if you agree. Without it we may not keep your question."))
        ]
    )
    consent_publish = RadioField(
        choices=choices_of(PUBLISH),
        validators=[Needed(_l("Choose whether we may publish a general version."))],
    )

    @property
    def address(self) -> str:
        """The checked e-mail address with its domain in ASCII (IDNA, RFC 5891), or ""."""
        typed = self.email.data
        if not typed:
            return ""
        found = validate_email(typed, check_deliverability=False, allow_smtputf8=False)
        return found.ascii_email or ""


class FollowForm(KeepingForm):
    """The code that follows a question."""

    code = StringField(
        _l("Your code"), validators=[Needed(_l("Type the code you were given.")), at_most(200)]
    )


class ReplyForm(FollowForm):
    """An answer to what the team asked."""

    text = TextAreaField(
        _l("Your answer"),
        filters=[tidy],
        validators=[Needed(_l("Write your answer.")), PlainText(), at_most(DETAILS_LIMIT)],
    )


class SureForm(FollowForm):
    """Something that cannot be undone."""

    sure = BooleanField(
        _l("Yes, delete everything now"),
        validators=[Needed(_l("Tick the box to show that you are sure."))],
    )

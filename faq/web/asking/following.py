"""Following a question by its code: status, reply, withdraw, erase. No address holds the code."""

from collections.abc import Callable

from flask import current_app, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from faq import markup
from faq.db import db
from faq.questions import submitting
from faq.questions.capacities import ASKER
from faq.questions.lifecycle import MoveName, Status
from faq.questions.models import Question
from faq.questions.reasons import reason_text
from faq.secrets import InvalidCode, grouped
from faq.settings import secrets_of
from faq.web.asking.forms import FollowForm, ReplyForm, SureForm
from faq.web.asking.routes import blueprint
from faq.web.asking.words import HISTORY, STAGES
from faq.web.errors import form_status
from faq.web.guards import checks_own_token, public
from faq.web.languages import current, stand_for
from faq.web.references import resolver

HERE = "/<language:lang>/questions"


@blueprint.get(HERE)
@public
def follow() -> ResponseReturnValue:
    """Ask for the code."""
    return _ask_for_code(FollowForm(formdata=None))


@blueprint.post(HERE)
@public
@checks_own_token
def status() -> ResponseReturnValue:
    """Show where the question stands."""
    form = FollowForm()
    question = _found(form) if form.validate() else None
    if question is None:
        return _ask_for_code(form), form_status(form)
    return _status_page(question, form.code.data)


@blueprint.post(f"{HERE}/reply")
@public
@checks_own_token
def reply() -> ResponseReturnValue:
    """Take the asker's answer to the team's question."""
    form = ReplyForm()
    return _act(form, MoveName.REPLY, lambda question: submitting.reply(question, form.text.data))


@blueprint.post(f"{HERE}/withdraw")
@public
@checks_own_token
def withdraw() -> ResponseReturnValue:
    """Take the question back."""
    return _act(FollowForm(), MoveName.WITHDRAW, submitting.withdraw)


@blueprint.post(f"{HERE}/erase")
@public
@checks_own_token
def erase() -> ResponseReturnValue:
    """Delete everything the asker wrote."""
    return _act(SureForm(), MoveName.ERASE, lambda question: submitting.erase(question, by=ASKER))


def _act(form: FollowForm, move: MoveName, verb: Callable[[Question], None]) -> ResponseReturnValue:
    fine = form.validate()
    question = _found(form)
    if question is None:
        return _ask_for_code(form), form_status(form)
    if move not in question.moves_for(ASKER, solo=False) and not form.csrf_token.errors:
        # The page has no form for it any more, and so no field that an error could stand at.
        late = FollowForm(formdata=None)
        late.form_errors = [_("This could not be done any more: see below where it stands now.")]
        return _status_page(question, form.code.data, late), 409
    if not fine:
        return _status_page(question, form.code.data, form), form_status(form)
    verb(question)
    db.session.commit()
    return _status_page(question, form.code.data, done=True)


def _found(form: FollowForm) -> Question | None:
    """Return the question of the typed code; else put the reason at the field.

    A wrong code and one whose question was erased get the same answer.
    """
    if form.code.errors or not form.code.data:
        return None
    try:
        question = submitting.find_by_code(form.code.data, secrets=secrets_of(current_app.config))
        message = _("There is no question with this code. Check each letter and digit.")
    except InvalidCode:
        question = None
        message = _(
            "A code has 26 letters and digits. You saw it after you had sent your question."
        )
    if question is None:
        form.code.errors = [message]
    return question


def _ask_for_code(tried: FollowForm) -> str:
    """Show the form for the code; what else was tried has no field there to be wrong at."""
    form = FollowForm(formdata=None, code=tried.code.data)
    form.code.errors, form.csrf_token.errors = tried.code.errors, tried.csrf_token.errors
    stand_for("asking.follow")
    return render_template("asking/follow.html", form=form, noindex=True)


def _status_page(
    question: Question, typed: str, form: FollowForm | None = None, *, done: bool = False
) -> str:
    leading = question.leading
    stand_for("asking.follow")
    return render_template(
        "asking/status.html",
        question=question,
        outcome=leading,
        stage=STAGES[question.status],
        history=[(HISTORY[e.move], e.at) for e in question.events if e.move in HISTORY],
        reason=_reason(leading),
        answer=_answer(leading),
        address=_public_address(leading),
        code=grouped(typed) if question.status is not Status.ERASED else "",
        form=form,
        reply_form=form if isinstance(form, ReplyForm) else ReplyForm(formdata=None),
        sure_form=form if isinstance(form, SureForm) else SureForm(formdata=None),
        may=question.moves_for(ASKER, solo=False),
        MoveName=MoveName,
        done=done,
        noindex=True,
    )


def _reason(question: Question) -> object:
    reason = question.decline_reason
    return reason_text(reason, current()) if reason else None


def _public_address(question: Question) -> str | None:
    """Return the slug of the public entry that answers it, if there is one."""
    entry = question.public_entry
    return entry.slug if entry is not None else None


def _answer(question: Question) -> object:
    """Return the answer for the asker alone, rendered, when no public page shows it."""
    if question.outcome is not Status.PUBLISHED or question.answer is None:
        return None
    if _public_address(question) is not None:
        return None
    body = question.answer.body
    link = resolver(question.language, [body])
    return markup.render(body, language=question.language, link=link)

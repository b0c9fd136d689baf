"""One address for each act on a question: load, form, verb, commit, back to the question."""

from collections.abc import Callable

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm.exc import StaleDataError

from faq.db import db
from faq.errors import Refused, Stale, WrongState
from faq.questions.models import Question
from faq.web.forms import show_refusal
from faq.web.guards import checks_own_token, require_person, requires
from faq.web.moderation.acts import ACTS, Act, Doing
from faq.web.moderation.forms import ActForm
from faq.web.moderation.panel import blueprint, load
from faq.web.moderation.question import meanwhile, page, ready


def carry_out(question: Question, name: str, act: Act) -> ResponseReturnValue:
    """Do it and go back to the question; otherwise say why not, with everything typed kept."""
    form = ready(act.form(), name, question, require_person())
    if not form.validate():
        return page(question, name, form), 400 if form.csrf_token.errors else 422
    try:
        _do(question, act, form)
    except Refused as error:
        db.session.rollback()
        show_refusal(form, error.problems)
        return page(load(question.id), name, form), 422
    except (Stale, StaleDataError, WrongState):
        db.session.rollback()
        return meanwhile(load(question.id), form), 409
    flash(str(act.done), "success")
    return redirect(url_for("moderation.question", question_id=question.id), 303)


def _do(question: Question, act: Act, form: ActForm) -> None:
    if act.checked:
        question.must_be(form.seen_version)
    act.do(Doing(question, form, require_person()))
    db.session.commit()


def _view(name: str, act: Act) -> Callable[[int], ResponseReturnValue]:
    def view(question_id: int) -> ResponseReturnValue:
        return carry_out(load(question_id), name, act)

    view.__name__ = name
    return checks_own_token(requires(act.may_try)(view))


for _name, _act in ACTS.items():
    _address = f"/questions/<id:question_id>/{_name.replace('_', '-')}"
    blueprint.post(_address, endpoint=str(_name))(_view(str(_name), _act))

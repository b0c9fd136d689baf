"""The answer editor: save, look at it as readers will, send it to review."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.orm.exc import StaleDataError

from faq.db import db
from faq.entries import desk
from faq.errors import NotAllowed, Refused, Stale, WrongState
from faq.people.roles import Permission
from faq.questions import answering, moderating
from faq.questions.lifecycle import MOVES
from faq.questions.models import Question
from faq.web.forms import show_refusal
from faq.web.guards import checks_own_token, require_person, requires
from faq.web.moderation import words
from faq.web.moderation.answerform import AnswerForm, filled_from
from faq.web.moderation.panel import blueprint, load
from faq.web.moderation.question import WRITING, may_write, since
from faq.web.moderation.reading import AsRead, as_read, preview

ADDRESS = "/questions/<id:question_id>/answer"
WRITABLE = frozenset().union(*(MOVES[move].sources for move in WRITING))


@blueprint.get(ADDRESS)
@requires(Permission.ANSWER)
def answer(question_id: int) -> ResponseReturnValue:
    """Show the editor to whoever writes the answer."""
    question = load(question_id)
    if question.status not in WRITABLE:
        return redirect(url_for("moderation.question", question_id=question.id))
    if not may_write(question, require_person()):
        raise NotAllowed("only the holder writes")
    desk.with_revisions(question.entry_id)
    return page(question, filled_from(question))


@blueprint.post(ADDRESS)
@checks_own_token
@requires(Permission.ANSWER)
def save_answer(question_id: int) -> ResponseReturnValue:
    """Do what the pressed button says; whatever comes of it, nothing typed is lost."""
    question, form = load(question_id), AnswerForm()
    form.make_ready(question)
    button = request.form.get("do", "save")
    if button in ("add_source", "preview"):
        moderating.renew_claim(question, by=require_person())
        db.session.commit()
    if button == "add_source":
        form.add_rows(1)
        return page(question, form)
    fine = form.validate()
    if form.csrf_token.errors:
        return page(question, form), 400
    if button == "preview":
        shown = preview(form.text, question.language)
        return page(question, form, shown=shown), 200 if fine else 422
    return _store(question, form, button) if fine else (page(question, form), 422)


def _store(question: Question, form: AnswerForm, button: str) -> ResponseReturnValue:
    try:
        _save(question, form, to_review=button == "review")
    except Refused as error:
        db.session.rollback()
        show_refusal(form, error.problems)
        return page(load(question.id), form), 422
    except (Stale, StaleDataError, WrongState, NotAllowed) as error:
        db.session.rollback()
        return _meanwhile(load(question.id), form, 403 if isinstance(error, NotAllowed) else 409)
    if button == "review":
        flash(_("The draft waits for a second person."), "success")
        return redirect(url_for("moderation.question", question_id=question.id), 303)
    flash(_("The draft is saved."), "success")
    return redirect(url_for("moderation.answer", question_id=question.id), 303)


def _save(question: Question, form: AnswerForm, *, to_review: bool) -> None:
    question.must_be(form.seen_version)
    answering.draft(question, form.draft, by=require_person())
    if to_review:
        answering.send_to_review(question, by=require_person())
    db.session.commit()


def _meanwhile(question: Question, form: AnswerForm, status: int) -> ResponseReturnValue:
    """Return the form with everything typed, beside what happened and what is stored now."""
    events = since(question, form.seen.data)
    # From here on the person knows of the change, so a second press may store their text.
    form.version.data = str(question.version)
    form.seen.data = str(question.events[-1].id) if question.events else ""
    entry = desk.with_revisions(question.entry_id)
    stored = as_read(entry) if entry and may_write(question, require_person()) else None
    return page(question, form, events=events, stored=stored, conflict=True), status


def page(question: Question, form: AnswerForm, shown: AsRead | None = None, **more: object) -> str:
    """Return the editor's page; `shown` is the text as readers would see it."""
    return render_template(
        "moderation/answer.html",
        question=question,
        form=form,
        shown=shown,
        words=words,
        may_write=may_write(question, require_person()),
        **more,
    )

"""Asking: the form, the page to check it, the code. Nothing is stored before the second POST."""

from typing import Any

from flask import current_app, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l

from faq.db import db
from faq.questions.consents import ConsentKind, text_of
from faq.questions.submitting import AlreadyErased, NewQuestion, submit
from faq.secrets import grouped, new_nonce
from faq.settings import secrets_of
from faq.text import clean
from faq.web.asking.forms import ABOUT, AGE_BANDS, PUBLISH, AskForm
from faq.web.asking.routes import blueprint
from faq.web.errors import form_status
from faq.web.guards import checks_own_token, public
from faq.web.languages import current

NONCE_LENGTHS = range(20, 65)
ERASED = _l("You have deleted this question. If you want to ask it again, please send it anew.")


@blueprint.get("/<language:lang>/ask")
@public
def ask() -> ResponseReturnValue:
    """Show the empty form."""
    return _form_page(AskForm(formdata=None, nonce=new_nonce()))


@blueprint.post("/<language:lang>/ask")
@public
@checks_own_token
def send() -> ResponseReturnValue:
    """Show the form again, the page to check, or, after the second POST, the code."""
    form = AskForm()
    step = request.form.get("step", "check")
    if len(form.nonce.data or "") not in NONCE_LENGTHS:
        # Without the form's own value a repeat could not be told from a new question.
        form.nonce.data, step = new_nonce(), "check"
    fine = form.validate()
    if step == "change" and not form.csrf_token.errors:
        return _form_page(AskForm(formdata=None, **_values(form)))
    if not fine:
        return _form_page(form), form_status(form)
    return _store(form) if step == "send" else _check_page(form)


def _values(form: AskForm) -> dict[str, Any]:
    """Return what was typed, for a fresh form that finds no fault with it yet."""
    typed = {field.name: field.data for field in form if field.name != "csrf_token"}
    # Not validated yet, so it may hold what cannot stand in a page.
    return {name: clean(text) if isinstance(text, str) else text for name, text in typed.items()}


def _store(form: AskForm) -> ResponseReturnValue:
    new = NewQuestion(
        language=current(),
        question=form.question.data,
        nonce=form.nonce.data,
        consent_store=form.consent_store.data,
        may_publish=form.consent_publish.data == "yes",
        details=form.details.data,
        about=form.about.data or "",
        age_band=form.age_band.data,
        email=form.address,
    )
    try:
        _, code = submit(new, secrets=secrets_of(current_app.config))
    except AlreadyErased:
        # A reload of the page must not bring back what was deleted; asking anew is one press away.
        form.nonce.data = new_nonce()
        form.form_errors = [ERASED]
        return _form_page(form), 409
    db.session.commit()
    return render_template(
        "asking/code.html", code=grouped(code), told_by_mail=bool(form.email.data), noindex=True
    )


def _form_page(form: AskForm) -> str:
    _word_consents(form)
    return _page("asking/ask.html", form)


def _check_page(form: AskForm) -> str:
    _word_consents(form)
    words = {
        "about": ABOUT[form.about.data or ""],
        "age_band": AGE_BANDS[form.age_band.data],
        "publish": PUBLISH[form.consent_publish.data],
    }
    return _page("asking/check.html", form, words=words)


def _page(template: str, form: AskForm, **facts: Any) -> str:
    hours = current_app.config[f"READING_HOURS_{current().upper()}"]
    return render_template(template, form=form, reading_hours=hours, noindex=True, **facts)


def _word_consents(form: AskForm) -> None:
    site, language = current_app.config["SITE_NAME"], current()
    form.consent_store.label.text = text_of(ConsentKind.STORE, language, site)
    form.consent_publish.label.text = text_of(ConsentKind.PUBLISH, language, site)

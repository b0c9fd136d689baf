"""The panel's blueprint, its home page, its language, and what all its views load with."""

from flask import Blueprint, abort, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from faq.db import db
from faq.people.roles import Permission
from faq.questions import queue
from faq.questions.models import Question
from faq.web.guards import require_person, requires
from faq.web.languages import LANGUAGES
from faq.web.moderation.covering import covered
from faq.web.moderation.words import RIGHTS

blueprint = Blueprint("moderation", __name__, url_prefix="/editor")
blueprint.add_app_template_filter(covered)


def load(question_id: int) -> Question:
    """Return the question if the signed-in person may read it; 404 if not, or if there is none."""
    return queue.visible_question(question_id, require_person()) or abort(404)


def is_solo() -> bool:
    """Tell whether this site lets a team of one publish its own work."""
    return bool(current_app.config["SECOND_PERSON"] == "warn")


@blueprint.get("/")
@requires(Permission.USE_PANEL)
def home() -> ResponseReturnValue:
    """Send people to the queue; tell those who may not read it what their account is for."""
    person = require_person()
    if person.may(Permission.READ_QUESTIONS):
        return redirect(url_for("moderation.queue"))
    rights = [words for right, words in RIGHTS.items() if person.may(right)]
    return render_template("moderation/home.html", rights=rights)


@blueprint.post("/language")
@requires(Permission.USE_PANEL)
def language() -> ResponseReturnValue:
    """Change the language of the panel for the signed-in person."""
    wanted = request.form.get("language")
    if wanted not in LANGUAGES:
        abort(400)
    require_person().language = wanted
    db.session.commit()
    return redirect(_back(request.form.get("next", "")), 303)


def _back(address: str) -> str:
    """Return the address if it is one of the panel's own pages, else that of the panel's home."""
    inside = address.startswith("/editor/") and "\\" not in address and address.isprintable()
    return address if inside else url_for("moderation.home")

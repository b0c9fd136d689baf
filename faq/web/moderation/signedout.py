"""What somebody gets who sends a form after their session has ended: their text."""

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import Unauthorized

from faq.web.moderation.acts import ACTS
from faq.web.moderation.answerform import AnswerForm
from faq.web.moderation.panel import blueprint
from faq.web.moderation.typed import typed

NO_TOKEN = {"csrf": False}


@blueprint.errorhandler(401)
def signed_out(_error: Unauthorized) -> ResponseReturnValue:
    """Say that nothing was stored, and give back what was typed."""
    name = (request.endpoint or "").rpartition(".")[2]
    kind = ACTS[name].form if name in ACTS else AnswerForm
    # Nothing is done with the form but showing it to whoever has just sent it.
    kept = typed(kind(meta=NO_TOKEN)) if request.form else []
    return render_template("moderation/signed_out.html", kept_texts=kept, back=_back()), 401


def _back() -> str:
    """Return the address of the page that the form stood on."""
    number = (request.view_args or {}).get("question_id")
    if number is None:
        return url_for("moderation.home")
    endpoint = "answer" if request.endpoint == "moderation.save_answer" else "question"
    return url_for(f"moderation.{endpoint}", question_id=number)

"""Pages about the site itself: what it is, what it keeps, where suggestions go."""

from flask import current_app, render_template
from flask.typing import ResponseReturnValue

from faq.web.guards import public
from faq.web.languages import current
from faq.web.pagestore import stored
from faq.web.reading.promises import promises
from faq.web.reading.routes import blueprint


@blueprint.get("/<language:lang>/about")
@public
@stored
def about() -> ResponseReturnValue:
    """Say what the site is, what it is not, and how an answer is made."""
    config = current_app.config
    return render_template(
        "reading/about.html",
        operator=config["OPERATOR_NAME"],
        two_people=config["SECOND_PERSON"] == "required",
        months=config["REVIEW_INTERVAL_MONTHS"],
        hours=config[f"READING_HOURS_{current().upper()}"],
    )


@blueprint.get("/<language:lang>/privacy")
@public
@stored
def privacy() -> ResponseReturnValue:
    """Say what is stored and how long, from the settings in force."""
    config = current_app.config
    return render_template(
        "reading/privacy.html", operator=config["OPERATOR_NAME"], promises=promises(config)
    )


@blueprint.get("/<language:lang>/contact")
@public
@stored
def contact() -> ResponseReturnValue:
    """Say where suggestions go."""
    return render_template("reading/contact.html", operator=current_app.config["OPERATOR_NAME"])

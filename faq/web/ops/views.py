"""Addresses for operators and machines. They carry no cookie and say nothing about anybody."""

from flask import Blueprint, Response, current_app, jsonify
from flask.typing import ResponseReturnValue

from faq.db import db
from faq.web.guards import public
from faq.web.ops import readiness

ops = Blueprint("ops", __name__)

ROBOTS = "User-agent: *\nAllow: /\nDisallow: /editor/\n"


@ops.get("/healthz")
@public
def healthz() -> ResponseReturnValue:
    """Say that the process answers; asks nothing of the database."""
    return Response("ok\n", mimetype="text/plain")


@ops.get("/readyz")
@public
def readyz() -> ResponseReturnValue:
    """Say whether the site can do its work, check by check; 503 if it cannot."""
    checks = readiness.check(db.engine, current_app.extensions["migrate"].directory)
    ready = all(found == readiness.OK for found in checks.values())
    return jsonify(ready=ready, **checks), 200 if ready else 503


@ops.get("/robots.txt")
@public
def robots() -> ResponseReturnValue:
    """Let crawlers read all that is public; what is not checked says so on its own page."""
    return Response(ROBOTS, mimetype="text/plain")

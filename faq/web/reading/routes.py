"""The blueprint that the reading pages hang on."""

from flask import Blueprint

blueprint = Blueprint("reading", __name__)

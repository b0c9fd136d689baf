"""The feature's blueprint, apart so that both of its view files can use it."""

from flask import Blueprint

blueprint = Blueprint("asking", __name__)

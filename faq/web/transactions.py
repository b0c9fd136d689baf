"""Requests that may write take the database's write lock at once; what was not committed goes."""

from contextlib import ExitStack

from flask import Flask, g, request

from faq.db import writing

READING_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def init_app(app: Flask) -> None:
    """Wrap every request with an unsafe method in `writing`."""
    app.before_request(_begin)
    app.teardown_request(_end)


def _begin() -> None:
    if request.method not in READING_METHODS:
        g.writing = ExitStack()
        g.writing.enter_context(writing())


def _end(_error: BaseException | None) -> None:
    stack = g.pop("writing", None)
    if stack is not None:
        stack.close()

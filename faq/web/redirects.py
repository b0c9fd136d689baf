"""Redirects stay on the site, whatever a request says about where it was sent to."""

import re

from flask import Flask, Response
from werkzeug.utils import redirect

# Not taken apart by urllib, which raises on some of what a Host header may say.
_SCHEME_AND_HOST = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?(?://[^/?#]*)?")


def init_app(app: Flask) -> None:
    """Take scheme and host out of every redirect: routing copies them from the Host header."""
    app.after_request(_stay)


def _stay(response: Response) -> Response:
    if response.location is not None:
        where = within(response.location)
        if where != response.location:
            response.location = where
            # The page that a redirect brings along names the address, too.
            response.set_data(redirect(where).get_data())
    return response


def within(location: str) -> str:
    """Return an address without scheme and host, beginning with exactly one slash.

    A browser reads two slashes at the beginning as a host, and a backslash as a slash.
    """
    return "/" + _SCHEME_AND_HOST.sub("", location, count=1).lstrip("/\\")

"""A test client that looks at every HTML page it fetches."""

import re
from collections import Counter
from typing import Any

from flask.testing import FlaskClient
from justhtml import JustHTML
from werkzeug.test import TestResponse

from tests.support.make import PASSWORD

LABELLED = {"input", "select", "textarea"}
UNLABELLED_TYPES = {"hidden", "submit", "button"}


class BadPage(AssertionError):
    """A page breaks one of the rules that hold for all pages."""


class PageClient(FlaskClient):
    """Fetches pages and refuses those that no reader should get."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Fetch, and check what is HTML."""
        response = super().open(*args, **kwargs)
        if response.mimetype == "text/html" and response.status_code not in (301, 302, 303, 308):
            faults = faults_of(response.text)
            if faults:
                where = response.request.path
                raise BadPage(f"{where} ({response.status_code}): " + "; ".join(faults))
        return response

    def sign_in(self, email: str, password: str = PASSWORD) -> TestResponse:
        """Sign in to the panel."""
        token = self.token("/editor/sign-in")
        facts = {"email": email, "password": password, "csrf_token": token}
        return self.post("/editor/sign-in", data=facts)

    def token(self, path: str) -> str:
        """Return the CSRF token of a page's first form."""
        found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', self.get(path).text)
        assert found, f"{path} has no token"
        return found[1]

    def form(self, path: str, action: str | None = None) -> dict[str, str]:
        """Return the fields of the page's form that posts to `action` (default: to the page)."""
        return fields(self.get(path).text, action or path)


def fields(html: str, action: str) -> dict[str, str]:
    """Return name -> value of the form that posts to `action`, as a browser would send it."""
    document = JustHTML(html, sanitize=False)
    for form in document.query("form"):
        target = form.attrs.get("action") or action
        if form.attrs.get("method", "").lower() == "post" and target == action:
            return _values(form)
    raise AssertionError(f"no form posts to {action}")


def _values(form: Any) -> dict[str, str]:
    values: dict[str, str] = {}
    for control in form.query("input, textarea, select"):
        name, kind = control.attrs.get("name"), control.attrs.get("type", "text")
        ticked = kind not in ("radio", "checkbox") or "checked" in control.attrs
        if name and ticked and kind != "submit":
            values[name] = _value(control)
    return values


def _value(control: Any) -> str:
    if control.name == "textarea":
        return str(control.to_text()).removeprefix("\n")
    if control.name == "select":
        options = control.query("option")
        chosen = [o for o in options if "selected" in o.attrs] or options[:1]
        return str(chosen[0].attrs.get("value", chosen[0].to_text())) if chosen else ""
    return str(control.attrs.get("value") or "")


def faults_of(html: str) -> list[str]:
    """Return what is wrong with a page, in words; an empty list if nothing is."""
    document = JustHTML(html, collect_errors=True, sanitize=False)
    faults = [f"line {e.line}: {e.code}" for e in document.errors]
    headings = len(document.query("h1"))
    if headings != 1:
        faults.append(f"{headings} h1 headings")
    if not document.query("html")[0].attrs.get("lang"):
        faults.append("no language")
    if not document.query("title") or not document.query("title")[0].to_text().strip():
        faults.append("no title")
    ids = Counter(n.attrs["id"] for n in document.query("[id]"))
    faults += [f"id {name!r} stands {count} times" for name, count in ids.items() if count > 1]
    faults += _dangling(document, set(ids))
    faults += _forms(document)
    faults += _from_elsewhere(document)
    return faults


def _dangling(document: Any, ids: set[str]) -> list[str]:
    faults = []
    for attribute in ("for", "aria-describedby", "aria-labelledby"):
        for node in document.query(f"[{attribute}]"):
            missing = set(node.attrs[attribute].split()) - ids
            faults += [f"{attribute} points to no {name!r}" for name in sorted(missing)]
    for link in document.query("a[href]"):
        target = link.attrs["href"]
        if target.startswith("#") and target[1:] not in ids:
            faults.append(f"a link goes to no {target!r}")
    return faults


def _forms(document: Any) -> list[str]:
    faults = []
    labels = {label.attrs.get("for") for label in document.query("label")}
    for name in LABELLED:
        for control in document.query(name):
            hidden = control.attrs.get("type") in UNLABELLED_TYPES
            named = control.attrs.get("id") in labels or "aria-label" in control.attrs
            if not hidden and not named:
                faults.append(f"{name} {control.attrs.get('name')!r} has no label")
    for form in document.query("form"):
        if form.attrs.get("method", "get").lower() == "post":
            if not any(i.attrs.get("name") == "csrf_token" for i in form.query("input")):
                faults.append("a form posts without a token")
            if "novalidate" not in form.attrs and form.query("input:not([type=hidden])"):
                faults.append("a form leaves its messages to the browser")
    return faults


def _from_elsewhere(document: Any) -> list[str]:
    faults = []
    for attribute in ("src", "srcset", "data", "poster"):
        nodes = document.query(f"[{attribute}]")
        faults += [f"{attribute} from elsewhere" for n in nodes if "//" in n.attrs[attribute]]
    for link in document.query("link[rel=stylesheet]"):
        if "//" in link.attrs.get("href", ""):
            faults.append("a stylesheet from elsewhere")
    if document.query("[style]") or document.query("style"):
        faults.append("an inline style, which the policy blocks")
    inline = [s for s in document.query("script") if "src" not in s.attrs]
    faults += ["an inline script" for s in inline if s.attrs.get("type") != "application/ld+json"]
    return faults

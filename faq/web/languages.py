"""Which language a page is in, and where the same page is in the other one."""

from collections.abc import Mapping
from typing import Any

from flask import Flask, current_app, g, has_request_context, request, url_for

from faq.web.guards import signed_in

# In the order in which the switch shows them, each by its own name.
LANGUAGES = {"en": "English", "ru": "Русский"}


def init_app(app: Flask) -> None:
    """Take the language out of the address, and put it into every address that needs one."""

    @app.url_value_preprocessor
    def take(_endpoint: str | None, values: dict[str, Any] | None) -> None:
        if values and "lang" in values:
            g.lang = values.pop("lang")

    @app.url_defaults
    def give(endpoint: str, values: dict[str, Any]) -> None:
        if "lang" not in values and app.url_map.is_endpoint_expecting(endpoint, "lang"):
            values["lang"] = current()

    @app.context_processor
    def facts() -> dict[str, Any]:
        return {
            "lang": current(),
            "languages": list(LANGUAGES.items()),
            "alternates": g.get("alternates") or same_page_elsewhere(),
            "site_name": app.config["SITE_NAME"],
            "contact_email": app.config["CONTACT_EMAIL"],
            "emergency_number": app.config[f"EMERGENCY_NUMBER_{current().upper()}"],
            "canonical": _canonical(app),
        }


def _canonical(app: Flask) -> str:
    return str(app.config["PUBLIC_URL"]) + request.path if has_request_context() else ""


def current() -> str:
    """Return the language of this page: of its address, of the person's panel, or the best one."""
    if not has_request_context():
        return str(current_app.config["DEFAULT_LANGUAGE"])
    if "lang" not in g:
        g.lang = _language_of_address() or _panel_language() or best()
    return str(g.lang)


def _language_of_address() -> str | None:
    # An address that leads nowhere has no arguments, but its error page has a language.
    first = request.path.split("/")[1]
    return first if first in LANGUAGES else None


def _panel_language() -> str | None:
    if not request.path.startswith("/editor/"):
        return None
    person = signed_in()
    return person.language if person else None


def best() -> str:
    """Return the language that the browser asks for, or the site's own."""
    wanted = request.accept_languages.best_match(LANGUAGES)
    return wanted or str(current_app.config["DEFAULT_LANGUAGE"])


def same_page_elsewhere() -> Mapping[str, str]:
    """Return language -> address of this page, for pages whose address differs in nothing else.

    A page that only answers a form has no address that a link could lead to.
    """
    if not has_request_context() or request.endpoint is None or "lang" not in _arguments():
        return {}
    if not _can_be_opened(request.path):
        return {}
    values = {name: value for name, value in (request.view_args or {}).items() if name != "lang"}
    return {code: url_for(request.endpoint, lang=code, **values) for code in LANGUAGES}


def _arguments() -> set[str]:
    return request.url_rule.arguments if request.url_rule else set()


def _can_be_opened(path: str) -> bool:
    return current_app.url_map.bind("").test(path, "GET")


def stand_for(endpoint: str) -> None:
    """Say that the other languages' page is `endpoint`: this one only answers a form of it."""
    g.alternates = {code: url_for(endpoint, lang=code) for code in LANGUAGES}


def set_alternates(endpoint: str, slugs: Mapping[str, str]) -> None:
    """Say where this page is in other languages: `slugs` by language, only where it exists."""
    g.alternates = {
        code: url_for(endpoint, lang=code, slug=slugs[code]) for code in LANGUAGES if code in slugs
    }

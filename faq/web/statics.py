"""Static files: answered before Flask, packed once, with the digest of their content as version."""

import hashlib
import mimetypes
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask
from werkzeug.security import safe_join

from faq.web.storedpage import Page, answer, make_page

ENDPOINTS = ("static", "bootstrap.static")
FOREVER = "public, max-age=31536000, immutable"
# What pages link to. Anything else in these folders is left to Flask, which streams it.
KINDS = frozenset({".css", ".js", ".svg", ".png", ".ico"})
LARGEST = 512 * 1024


def init_app(app: Flask) -> None:
    """Add `?v=<digest>` to the addresses of static files."""

    @app.url_defaults
    def add_digest(endpoint: str, values: dict[str, Any]) -> None:
        if endpoint in ENDPOINTS and "v" not in values:
            values["v"] = _digest(str(Path(_folder(app, endpoint)) / values["filename"]))


def folders(app: Flask) -> dict[str, str]:
    """Return prefix of the address -> folder, for the static files of the site and its base."""
    rules = {rule.endpoint: rule.rule for rule in app.url_map.iter_rules()}
    return {rules[name].partition("<")[0]: _folder(app, name) for name in ENDPOINTS}


def _folder(app: Flask, endpoint: str) -> str:
    blueprint = app.blueprints.get(endpoint.rpartition(".")[0])
    return str((blueprint or app).static_folder)


@lru_cache(maxsize=256)
def _digest(path: str) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()[:12]


class StaticFiles:
    """WSGI middleware that answers for files in `folders` (prefix of the address -> folder).

    A file is read and packed when it is first asked for, and kept as long as the process lives: a
    new version of the site is a new process. An address with the right version may be kept by
    browsers for a year; any other is asked about each time.
    """

    def __init__(
        self, app: WSGIApplication, folders: Mapping[str, str], headers: Mapping[str, str]
    ) -> None:
        self._app = app
        self._folders = folders
        self._headers = headers
        # By file and not by address: one file has any number of addresses ("./", "//").
        self._files: dict[tuple[str, bool], Page] = {}

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        file = self._file(path) if environ["REQUEST_METHOD"] in ("GET", "HEAD") else None
        if file is None:
            return self._app(environ, start_response)
        version = environ.get("QUERY_STRING", "") == f"v={_digest(file)}"
        page = self._files.get((file, version)) or self._read(file, version)
        return answer(page, environ, start_response)

    def _file(self, path: str) -> str | None:
        """Return the file that is meant by this address, None if it is not ours to answer."""
        for prefix, folder in self._folders.items():
            if path.startswith(prefix):
                file = safe_join(folder, path.removeprefix(prefix))
                return file if file is not None and _is_served(file) else None
        return None

    def _read(self, file: str, version: bool) -> Page:
        kind = mimetypes.guess_type(file)[0] or "application/octet-stream"
        text = "; charset=utf-8" if kind.startswith("text/") else ""
        headers = [*self._headers.items(), ("Content-Type", kind + text)]
        headers += [("Cache-Control", FOREVER)] if version else []
        twin = self._files.get((file, not version))
        page = make_page(headers, Path(file).read_bytes(), 0, 0.0, twin)
        return self._files.setdefault((file, version), page)


@lru_cache(maxsize=1024)
def _is_served(file: str) -> bool:
    path = Path(file)
    try:
        return path.suffix in KINDS and path.is_file() and path.stat().st_size <= LARGEST
    except OSError:  # A name too long for the disk is no file either.
        return False

"""Static files with the digest of their content in the address, so browsers may keep them."""

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any

from flask import Flask, Response, request

STATIC = ("static", "bootstrap.static")
FOREVER = "public, max-age=31536000, immutable"


def init_app(app: Flask) -> None:
    """Add `?v=<digest>` to addresses of static files, and let those be kept for a year."""

    @app.url_defaults
    def add_digest(endpoint: str, values: dict[str, Any]) -> None:
        if endpoint in STATIC and "v" not in values:
            values["v"] = _digest(_folder(app, endpoint), values["filename"])

    @app.after_request
    def keep(response: Response) -> Response:
        if request.endpoint in STATIC and response.status_code in (200, 206, 304):
            response.headers["Cache-Control"] = FOREVER if "v" in request.args else "public"
        return response


def _folder(app: Flask, endpoint: str) -> str:
    blueprint = app.blueprints.get(endpoint.rpartition(".")[0])
    return str((blueprint or app).static_folder)


@lru_cache(maxsize=256)
def _digest(folder: str, filename: str) -> str:
    return hashlib.sha256((Path(folder) / filename).read_bytes()).hexdigest()[:12]

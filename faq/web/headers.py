"""Security headers, on every answer."""

from flask import Flask, Response, current_app, request

POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self'",
        # Lets page checkers read robots.txt; the pages themselves fetch nothing else.
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "object-src 'none'",
    )
)
ALWAYS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
YEAR = 365 * 24 * 3600


def of_site(public_url: str) -> dict[str, str]:
    """Return the headers that every answer of a site at this address bears."""
    if public_url.startswith("https://"):
        return {**ALWAYS, "Strict-Transport-Security": f"max-age={YEAR}; includeSubDomains"}
    return ALWAYS


def init_app(app: Flask) -> None:
    """Add the headers; what no view has called cacheable is nobody's to keep."""
    app.after_request(_add)


def _add(response: Response) -> Response:
    for name, value in of_site(current_app.config["PUBLIC_URL"]).items():
        response.headers.setdefault(name, value)
    if "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "no-store"
    if request.path.startswith("/editor/"):
        response.headers["X-Robots-Tag"] = "noindex"
    return response

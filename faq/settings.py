"""Reads config.py, lets FAQ_<NAME> override it, and reports every mistake at once."""

import contextlib
import importlib.util
import os
import re
import secrets as random
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

HERE = Path(__file__).parent
# A wheel carries the top-level folders inside the package; a checkout has them beside it.
ROOT = HERE / "_bundle" if (HERE / "_bundle").is_dir() else HERE.parent
SECRET_MINIMUM = 32
TRUE, FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}

CHOICES = {
    "ENVIRONMENT": ("development", "production"),
    "SECOND_PERSON": ("required", "warn"),
    "MAIL_TRANSPORT": ("console", "files", "smtp"),
    "MAIL_SECURITY": ("starttls", "tls", "none"),
    "DEFAULT_LANGUAGE": ("en", "ru"),
}
MAY_BE_ZERO = {"TRUSTED_PROXIES"}
# Greeting, EHLO, STARTTLS, TLS itself, EHLO, AUTH, MAIL, RCPT, DATA and the text (RFC 5321).
ANSWERS_TO_ONE_MAIL = 10


class SettingsError(click.ClickException):
    """The settings are wrong; the message lists every mistake by name."""

    exit_code = 2

    def __init__(self, mistakes: list[str]) -> None:
        lines = "\n".join(f"  {mistake}" for mistake in mistakes)
        super().__init__(f"the settings need mending:\n{lines}")
        self.mistakes = mistakes


def load(
    overrides: Mapping[str, object] | None = None, environ: Mapping[str, str] = os.environ
) -> dict[str, Any]:
    """Return all settings, checked, with the derived ones filled in.

    Raises SettingsError naming every mistake.
    """
    settings, mistakes = _merge(defaults(), environ)
    settings.update(overrides or {})
    mistakes += check(settings)
    if mistakes:
        raise SettingsError(sorted(mistakes))
    return _complete(settings)


def defaults() -> dict[str, Any]:
    """Return config.py's constants by name.

    The file is loaded by its place, so no top-level module called `config` is ever imported.
    """
    spec = importlib.util.spec_from_file_location("faq_config", ROOT / "config.py")
    if spec is None or spec.loader is None:
        raise SettingsError([f"config.py: not found in {ROOT}"])
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return {name: value for name, value in vars(module).items() if name.isupper()}


def _merge(known: dict[str, Any], environ: Mapping[str, str]) -> tuple[dict[str, Any], list[str]]:
    settings, mistakes = dict(known), []
    for variable, text in environ.items():
        name = variable.removeprefix("FAQ_")
        if name == variable or variable.startswith("FAQ_TEST_"):
            continue
        if name not in known:
            mistakes.append(f"{variable}: there is no such setting")
            continue
        try:
            settings[name] = _convert(text, known[name])
        except ValueError as error:
            mistakes.append(f"{variable}: {error}")
    return settings, mistakes


def _convert(text: str, default: object) -> object:
    if isinstance(default, bool):
        if text.lower() not in TRUE | FALSE:
            raise ValueError("must be true or false")
        return text.lower() in TRUE
    if isinstance(default, int):
        if not re.fullmatch(r"\d{1,12}", text.strip()):
            raise ValueError("must be a whole number")
        return int(text)
    return text.strip()


def check(settings: Mapping[str, Any]) -> list[str]:
    """Return one line for each mistake, beginning with the variable's name."""
    mistakes = [
        f"FAQ_{name}: must be {' or '.join(allowed)}"
        for name, allowed in CHOICES.items()
        if settings[name] not in allowed
    ]
    mistakes += [
        f"FAQ_{name}: must be at least 1"
        for name, value in settings.items()
        if type(value) is int and value < 1 and name not in MAY_BE_ZERO
    ]
    rules = PRODUCTION_RULES if settings["ENVIRONMENT"] == "production" else ()
    for name, holds, message in (*RULES, *rules):
        if not holds(settings):
            mistakes.append(f"FAQ_{name}: {message}")
    return mistakes


def _database_is_known(settings: Mapping[str, Any]) -> bool:
    if not settings["DATABASE_URL"]:
        return True
    try:
        backend = make_url(settings["DATABASE_URL"]).get_backend_name()
    except (ArgumentError, ValueError):
        return False
    return backend in ("sqlite", "postgresql")


def _secret_is_strong(settings: Mapping[str, Any]) -> bool:
    secret = settings["SECRET_KEY"]
    return secret == "" or (len(secret) >= SECRET_MINIMUM and len(set(secret)) > 8)


def _earlier_secrets_are_long(settings: Mapping[str, Any]) -> bool:
    return all(len(secret) >= SECRET_MINIMUM for secret in _earlier_secrets(settings))


def _earlier_secrets(settings: Mapping[str, Any]) -> list[str]:
    parts = settings["SECRET_KEY_FALLBACKS"].split(",")
    return [part.strip() for part in parts if part.strip()]


def _bind_is_host_and_port(settings: Mapping[str, Any]) -> bool:
    found = re.fullmatch(r"[\w.:\[\]-]+:(\d{1,5})", settings["BIND"])
    return found is not None and 0 < int(found[1]) < 65536


def _public_url_is_plain(settings: Mapping[str, Any]) -> bool:
    if not settings["PUBLIC_URL"]:
        return True
    try:
        parts = urlsplit(settings["PUBLIC_URL"])
        parts.port  # noqa: B018 - reading the port is what raises on a bad one
    except ValueError:
        return False
    whole = parts.scheme in ("http", "https") and bool(parts.hostname)
    return whole and not (parts.path.strip("/") or parts.query or parts.fragment)


Rule = tuple[str, Callable[[Mapping[str, Any]], bool], str]
RULES: tuple[Rule, ...] = (
    ("DATABASE_URL", _database_is_known, "must be a sqlite:// or postgresql:// address"),
    ("SECRET_KEY", _secret_is_strong, f"must be {SECRET_MINIMUM} or more mixed characters"),
    (
        "SECRET_KEY_FALLBACKS",
        _earlier_secrets_are_long,
        f"each must be {SECRET_MINIMUM} or more characters",
    ),
    ("BIND", _bind_is_host_and_port, "must be host:port, as in 127.0.0.1:8000"),
    ("PUBLIC_URL", _public_url_is_plain, "must be http(s)://host with no path"),
    ("SITE_NAME", lambda s: bool(s["SITE_NAME"]), "must not be empty"),
    ("CONTACT_EMAIL", lambda s: "@" in s["CONTACT_EMAIL"], "must be an e-mail address"),
    ("MAIL_FROM", lambda s: "@" in s["MAIL_FROM"], "must be an e-mail address"),
    ("MAIL_PORT", lambda s: s["MAIL_PORT"] < 65536, "must be below 65536"),
    (
        "WORKER_LEASE_SECONDS",
        lambda s: s["WORKER_LEASE_SECONDS"] >= ANSWERS_TO_ONE_MAIL * s["MAIL_TIMEOUT_SECONDS"],
        f"must be at least {ANSWERS_TO_ONE_MAIL} times FAQ_MAIL_TIMEOUT_SECONDS",
    ),
    (
        "MAIL_CA_FILE",
        lambda s: not s["MAIL_CA_FILE"] or Path(s["MAIL_CA_FILE"]).is_file(),
        "there is no such file",
    ),
)
PRODUCTION_RULES: tuple[Rule, ...] = (
    ("SECRET_KEY", lambda s: bool(s["SECRET_KEY"]), "production needs one"),
    ("DEBUG", lambda s: not s["DEBUG"], "production refuses the debugger"),
    (
        "PUBLIC_URL",
        lambda s: s["PUBLIC_URL"].startswith("https://"),
        "production needs an https:// address",
    ),
    (
        "MAIL_TRANSPORT",
        # A mistyped one has been reported as such.
        lambda s: s["MAIL_TRANSPORT"] not in ("console", "files"),
        "production needs smtp; any other keeps askers' addresses and sends nothing",
    ),
)


def _complete(settings: dict[str, Any]) -> dict[str, Any]:
    """Fill in what follows from the other settings or from the instance folder."""
    instance = Path(settings["INSTANCE"] or _default_instance()).absolute()
    try:
        instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError([f"FAQ_INSTANCE: {instance}: {error.strerror}"]) from error
    settings["INSTANCE"] = str(instance)
    settings["SECRET_KEY"] = settings["SECRET_KEY"] or _kept_secret(instance / "secret_key")
    settings["SECRET_KEY_FALLBACKS"] = _earlier_secrets(settings)
    settings["PUBLIC_URL"] = (settings["PUBLIC_URL"] or f"http://{settings['BIND']}").rstrip("/")
    settings["DATABASE_URL"] = settings["DATABASE_URL"] or f"sqlite:///{instance / 'faq.sqlite3'}"
    return settings


def _default_instance() -> Path:
    # An installed wheel must not write into site-packages.
    return ROOT / "instance" if HERE.parent == ROOT else Path.cwd() / "instance"


def _kept_secret(path: Path) -> str:
    """Return the secret kept in `path`; the first process to come makes it, with mode 0600.

    It appears under its name only when it is whole, so no other process reads half of one.
    """
    if not path.exists():
        handle, draft = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(random.token_urlsafe(48) + "\n")
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
        os.unlink(draft)
    return path.read_text(encoding="ascii").strip()


def secrets_of(settings: Mapping[str, Any]) -> list[bytes]:
    """Return the current secret and then the earlier ones, as bytes."""
    return [
        secret.encode() for secret in (settings["SECRET_KEY"], *settings["SECRET_KEY_FALLBACKS"])
    ]

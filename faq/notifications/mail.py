"""Sending one mail: by SMTP with a verified certificate, to files, or to the console."""

import contextlib
import smtplib
import ssl
import sys
from collections.abc import Callable, Mapping
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from typing import Any

from faq.clock import now
from faq.notifications.messages import Mail


def envelope(mail: Mail, *, to: str, sender: str, site: str, message_id: str) -> EmailMessage:
    """Return the mail with its headers; a line break in any of them raises ValueError."""
    message = EmailMessage()
    message["From"] = Address(site, addr_spec=sender)
    message["To"] = Address(addr_spec=to)
    message["Subject"] = mail.subject
    message["Date"] = format_datetime(now())
    message["Message-ID"] = f"<{message_id}@{sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(mail.body)
    return message


def send(message: EmailMessage, settings: Mapping[str, Any]) -> None:
    """Hand the mail over.

    Raises smtplib.SMTPException, ssl.SSLError or OSError; the caller tries again later.
    """
    TRANSPORTS[settings["MAIL_TRANSPORT"]](message, settings)


def _print(message: EmailMessage, _settings: Mapping[str, Any]) -> None:
    print(f"--- mail ---\n{message}--- end of mail ---", file=sys.stderr, flush=True)


def _write(message: EmailMessage, settings: Mapping[str, Any]) -> None:
    folder = Path(settings["INSTANCE"]) / "mail"
    folder.mkdir(mode=0o700, exist_ok=True)
    name = message["Message-ID"].strip("<>").partition("@")[0]
    (folder / f"{name}.eml").write_bytes(message.as_bytes())


def _smtp(message: EmailMessage, settings: Mapping[str, Any]) -> None:
    place = (settings["MAIL_HOST"], settings["MAIL_PORT"])
    timeout, security = settings["MAIL_TIMEOUT_SECONDS"], settings["MAIL_SECURITY"]
    context = ssl.create_default_context(cafile=settings["MAIL_CA_FILE"] or None)
    server: smtplib.SMTP
    if security == "tls":
        server = smtplib.SMTP_SSL(*place, timeout=timeout, context=context)
    else:
        server = smtplib.SMTP(*place, timeout=timeout)
    try:
        if security == "starttls":
            server.starttls(context=context)
        if settings["MAIL_USERNAME"]:
            server.login(settings["MAIL_USERNAME"], settings["MAIL_PASSWORD"])
        server.send_message(message)
    finally:
        # The server has taken the mail or has not; how the talk ends changes nothing about it.
        with contextlib.suppress(smtplib.SMTPException, OSError):
            server.quit()
        server.close()


TRANSPORTS: dict[str, Callable[[EmailMessage, Mapping[str, Any]], None]] = {
    "console": _print,
    "files": _write,
    "smtp": _smtp,
}

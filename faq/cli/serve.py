"""The server: web processes, and the worker beside them."""

import contextlib
import os
import signal
import threading
import time
from typing import Any

import click
from flask import current_app
from flask.cli import with_appcontext
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from faq.cli.background import Background
from faq.cli.failures import Stop
from faq.cli.network import CannotListen, answers, host_and_port, must_be_free
from faq.web.languages import LANGUAGES

# A web process that is asked to end may finish the requests in hand for so many seconds.
STOP_SECONDS = 3
# How long to wait for the first page before saying nothing about addresses.
READY_SECONDS = 30.0


@click.command("serve")
@click.option("--no-worker", is_flag=True, help="Run no worker: `work` runs elsewhere.")
@with_appcontext
def serve(no_worker: bool) -> None:
    """Start the site on FAQ_BIND, with the worker beside it. Ctrl-C stops both.

    Processes that die are started again. Nothing is logged about readers.
    """
    settings = current_app.config
    host, port = host_and_port(settings["BIND"])
    try:
        address = must_be_free(host, port)
    except CannotListen as error:
        raise Stop(f"Cannot listen on {settings['BIND']} (FAQ_BIND): {error}.") from error
    server = _server(address, port, settings)
    server.on_startup(lambda: _stop_with_terminal(server))
    ready = threading.Thread(target=_announce, args=(address, port, settings), daemon=True)
    server.on_startup(ready.start)
    background = None if no_worker else Background()
    try:
        server.serve()
    except SystemExit as error:
        # Told to stop, the server may count processes that were stopping already as crashed.
        if not server.interrupt_signal:
            raise Stop("The server could not go on: the reason is above.") from error
    finally:
        if background is not None:
            background.stop()
    with contextlib.suppress(OSError):  # A closed terminal hears nothing.
        click.echo("Stopped.")


def _server(address: str, port: int, settings: dict[str, Any]) -> Any:
    server = Granian(
        "faq.cli.web_process:application",
        factory=True,
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=settings["WEB_PROCESSES"],
        blocking_threads=settings["WEB_THREADS"],
        respawn_failed_workers=True,
        workers_kill_timeout=STOP_SECONDS,
        websockets=False,
        # Who reads what is nobody's business: there is no access log.
        log_access=False,
        log_level=LogLevels.warning,
    )
    server.respawned_wrks = _Forgetful()
    return server


class _Forgetful(dict[int, float]):
    """When each web process was last started again, which is not remembered.

    The server would otherwise give up when a process dies twice within seconds.
    """

    def __setitem__(self, key: int, value: float) -> None:
        """Forget it."""


def _stop_with_terminal(server: Any) -> None:
    """End when the terminal is closed; elsewhere the same signal means: start afresh."""
    if os.isatty(0):
        signal.signal(signal.SIGHUP, server.signal_handler_interrupt)


def _announce(address: str, port: int, settings: dict[str, Any]) -> None:
    """Print the addresses to open, once somebody answers there."""
    end = time.monotonic() + READY_SECONDS
    while not answers(address, port):
        if time.monotonic() >= end:
            return
        time.sleep(0.1)
    click.echo("\n".join(_addresses(settings)))


def _addresses(settings: dict[str, Any]) -> list[str]:
    url = settings["PUBLIC_URL"]
    pages = [(name, f"/{code}/") for code, name in LANGUAGES.items()]
    pages += [("Ask a question", f"/{settings['DEFAULT_LANGUAGE']}/ask")]
    pages += [("For the team", "/editor/queue")]
    lines = [f"  {name:15} {url}{path}" for name, path in pages]
    return [f"{settings['SITE_NAME']} is ready on {settings['BIND']}. Ctrl-C stops it.", *lines]

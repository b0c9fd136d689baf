"""The worker as a child of the server: started with it, restarted when it dies, stopped with it."""

import logging
import os
import subprocess
import sys
import threading

from faq.settings import HERE

log = logging.getLogger(__name__)

RESTART_SECONDS = 1.0
# The worker finishes the message in hand; a mail server may take its time.
STOP_SECONDS = 5.0


class Background:
    """Keeps one worker running."""

    def __init__(self) -> None:
        self._stopping = threading.Event()
        self._process = _start()
        self._keeper = threading.Thread(target=self._keep, daemon=True, name="worker keeper")
        self._keeper.start()

    def _keep(self) -> None:
        while True:
            status = self._process.wait()
            if self._stopping.wait(RESTART_SECONDS):
                return
            log.warning("The worker ended (status %s); starting another", status)
            self._process = _start()

    def stop(self) -> None:
        """Ask the worker to finish, wait for it, and end it if it does not."""
        self._stopping.set()
        self._process.terminate()
        self._keeper.join(STOP_SECONDS)
        if self._keeper.is_alive():
            self._process.kill()
            self._keeper.join(STOP_SECONDS)


def _start() -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "faq", "work", "--with-parent", str(os.getpid())]
    # A group of its own: Ctrl-C goes to the server alone, which then stops the worker in order.
    return subprocess.Popen(command, env=_environment(), start_new_session=True)


def _environment() -> dict[str, str]:
    """Return the environment, made to find this very package from any working directory."""
    places = [str(HERE.parent), os.environ.get("PYTHONPATH", "")]
    return os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, places))}

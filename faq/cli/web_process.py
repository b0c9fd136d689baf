"""What each web process of the server runs."""

import logging
import multiprocessing
import os
import time

from flask import Flask

from faq import create_app
from faq.cli import lifeline

log = logging.getLogger(__name__)

# A process that cannot start is started again at once; this keeps it from doing so all day long.
FAILURE_SECONDS = 2.0


def application() -> Flask:
    """Return the application for a web process that ends with the server."""
    parent = multiprocessing.parent_process()
    if parent is not None and parent.pid is not None:
        # Ctrl-C goes to the server alone, which then stops its processes in order.
        os.setpgid(0, 0)
        lifeline.end_with(parent.pid)
    try:
        return create_app()
    except Exception:
        log.exception("A web process could not start")
        time.sleep(FAILURE_SECONDS)
        raise

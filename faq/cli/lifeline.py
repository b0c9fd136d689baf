"""Ends a process soon after its parent, even when the parent was killed."""

import os
import signal
import threading
import time

LOOK_EVERY_SECONDS = 0.5
# After this long a process that was asked to end is ended.
PATIENCE_SECONDS = 2.0


def end_with(parent: int) -> None:
    """Watch the parent with this process id from a thread of its own, which keeps nobody up."""
    threading.Thread(target=_watch, args=(parent,), daemon=True, name="lifeline").start()


def _watch(parent: int) -> None:
    # An orphan is adopted by somebody else, on every system that can run this.
    while os.getppid() == parent:
        time.sleep(LOOK_EVERY_SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(PATIENCE_SECONDS)
    os._exit(1)

"""The worker: one thing at a time, patient with the database, stopped between two messages."""

import os
import signal
import subprocess
import sys

import pytest

from faq import create_app
from faq.cli.worker import TROUBLE_SECONDS, Worker
from faq.db import writing
from tests.support import make


def test_each_step_delivers_one_message(app, mails):
    with app.app_context():
        with writing():
            make.moderator("one")
            make.moderator("two")
            make.question()
        worker = Worker(app.config)
        assert worker.step() == 0
        assert len(mails()) == 1
        assert worker.step() == 0
        assert len(mails()) == 2
        assert worker.step() == app.config["WORKER_POLL_SECONDS"]


def test_a_database_that_is_away_is_waited_for(tmp_path, caplog):
    away = create_app(
        {
            "INSTANCE": str(tmp_path),
            "DATABASE_URL": f"sqlite:///{tmp_path}/no/such/folder/faq.sqlite3",
            "TESTING": True,
        }
    )
    with away.app_context():
        worker = Worker(away.config)
        assert worker.step() == TROUBLE_SECONDS
        assert worker.step() == TROUBLE_SECONDS
    assert "cannot be used" in caplog.text


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_when_told_to(tmp_path, number):
    environment = os.environ | {"FAQ_INSTANCE": str(tmp_path)}
    command = [sys.executable, "-m", "faq", "work"]
    # Without tables it finds trouble at once, and says so: then it is running.
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        assert "The worker waits" in process.stderr.readline()
        process.send_signal(number)
        assert process.wait(10) == 0

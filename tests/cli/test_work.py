"""`work --once`: everything that is due, with counts."""

from faq.db import writing
from tests.support import make


def test_it_delivers_all_that_is_due_and_counts(app, mails):
    with app.app_context(), writing():
        make.moderator("one")
        make.moderator("two")
        make.question()
    done = app.test_cli_runner().invoke(args=["work", "--once"])
    assert done.exit_code == 0
    assert "messages handled: 2" in done.output
    assert "messages still waiting: 0" in done.output
    assert len(mails()) == 2


def test_the_second_time_nothing_is_left(app):
    runner = app.test_cli_runner()
    runner.invoke(args=["work", "--once"])
    assert "messages handled: 0" in runner.invoke(args=["work", "--once"]).output

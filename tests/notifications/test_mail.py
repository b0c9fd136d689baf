"""One mail: its headers, and the transports that need no server."""

import stat
from email import message_from_bytes, policy

import pytest

from faq.notifications import mail
from faq.notifications.messages import Mail

FACTS = {"to": "mo@example.org", "sender": "faq@example.org", "site": "Lips", "message_id": "m1"}


def envelope(subject="There is news", body="Please look.\n", **changes):
    return mail.envelope(Mail(subject, body), **{**FACTS, **changes})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("to", "mo@example.org\r\nBcc: all@example.org"),
        ("sender", "faq@example.org\nX: y"),
        ("site", "Lips\r\nBcc: all@example.org"),
        ("subject", "News\r\nBcc: all@example.org"),
    ],
)
def test_a_line_break_in_a_header_is_refused(field, value):
    with pytest.raises(ValueError, match=r".+"):
        envelope(**{field: value})


def test_the_message_id_is_of_our_domain():
    assert envelope()["Message-ID"] == "<m1@example.org>"


def test_russian_arrives_as_it_was_written():
    made = envelope("Новости", "Решение уже есть.\n", site="Простые ответы")
    read = message_from_bytes(made.as_bytes(), policy=policy.default)
    assert read["Subject"] == "Новости"
    assert read.get_content() == "Решение уже есть.\n"
    assert read["From"].addresses[0].display_name == "Простые ответы"


def test_files_are_for_their_owner_only_and_a_repeat_is_the_same_file(tmp_path):
    settings = {"MAIL_TRANSPORT": "files", "INSTANCE": str(tmp_path)}
    for _ in range(2):
        mail.send(envelope(), settings)
    assert [path.name for path in (tmp_path / "mail").iterdir()] == ["m1.eml"]
    assert stat.S_IMODE((tmp_path / "mail").stat().st_mode) == 0o700


def test_the_console_shows_the_whole_mail(capsys):
    mail.send(envelope(), {"MAIL_TRANSPORT": "console"})
    shown = capsys.readouterr()
    assert "Please look." in shown.err
    assert shown.out == ""

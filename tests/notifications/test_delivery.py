"""Delivery to real mail servers on this machine: kind ones, full ones, slow ones, false ones."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select, update

from faq.clock import now
from faq.db import db
from faq.notifications import delivery, outbox
from faq.notifications.outbox import DeliveryState, OutboxMessage
from faq.questions import moderating, submitting
from faq.questions.models import Contact
from faq.questions.reasons import DeclineReason
from tests.support import make
from tests.support.smtp import HOST, Inbox, authority, mail_server

ADDRESS = "asker@example.org"
MARKER = "zanzibar"


@pytest.fixture
def settings(app):
    """The application's settings, with mail going to a server on this machine."""
    return {
        **app.config,
        "MAIL_TRANSPORT": "smtp",
        "MAIL_HOST": HOST,
        "MAIL_SECURITY": "none",
        "MAIL_TIMEOUT_SECONDS": 5,
    }


@pytest.fixture
def inbox():
    """A mail server that takes everything."""
    with mail_server(Inbox()) as running:
        yield running


def told_question(**changes):
    """Return a declined question; its outcome waits in the outbox, alone."""
    mo = make.moderator()
    question = make.question(f"Why does my {MARKER} twitch?", email=ADDRESS, **changes)
    moderating.decline(question, DeclineReason.DOSE, "", by=mo)
    db.session.commit()
    # What the moderators are told is another test's.
    db.session.execute(
        update(OutboxMessage)
        .where(OutboxMessage.person_id.is_not(None))
        .values(state=DeliveryState.NOBODY)
    )
    db.session.commit()
    return question


def deliver(settings, inbox=None, **changes):
    """Deliver what is due, and return how many messages there were."""
    wanted = {**settings, **({"MAIL_PORT": inbox.port} if inbox else {}), **changes}
    count = 0
    while delivery.deliver_next(wanted):
        count += 1
    return count


def the_message():
    wanted = select(OutboxMessage).where(OutboxMessage.person_id.is_(None))
    db.session.expire_all()
    return db.session.scalars(wanted).one()


def contacts():
    return db.session.scalars(select(Contact)).all()


def after_wait():
    return time_machine.travel(now() + timedelta(days=1))


def test_the_outcome_is_told_once_and_then_the_address_is_gone(database, settings, inbox):
    told_question()
    assert deliver(settings, inbox) == 1
    assert deliver(settings, inbox) == 0
    [(address, mail)] = inbox.mails
    assert address == mail["To"] == ADDRESS
    assert the_message().state is DeliveryState.SENT
    assert contacts() == []


def test_a_mail_says_nothing_of_the_question_and_no_code(database, settings, inbox):
    question = told_question(details="It hurts.")
    deliver(settings, inbox)
    raw = inbox.mails[0][1].as_string().lower()
    for word in (MARKER, "hurts", "twitch", "dose", "health", question.code_digest):
        assert word not in raw


def test_a_mail_is_marked_as_sent_by_a_machine(database, settings, inbox):
    told_question()
    deliver(settings, inbox)
    mail = inbox.mails[0][1]
    assert mail["Auto-Submitted"] == "auto-generated"
    assert settings["MAIL_FROM"] in mail["From"]
    assert settings["SITE_NAME"] in mail["From"]
    assert "Date" in mail


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_asker_is_written_to_in_the_language_of_the_question(
    database, settings, inbox, language
):
    told_question(language=language)
    deliver(settings, inbox)
    body = inbox.mails[0][1].get_payload(decode=True).decode()
    assert f"/{language}/questions" in body


def test_every_merged_asker_gets_one_mail(database, settings, inbox):
    mo = make.moderator()
    questions = [
        make.question(f"Can it twitch {n} days?", email=f"asker{n}@example.org") for n in range(3)
    ]
    for merged in questions[1:]:
        moderating.merge(merged, questions[0], by=mo)
    moderating.decline(questions[0], DeclineReason.DOSE, "", by=mo)
    db.session.commit()
    deliver(settings, inbox)
    askers = [address for address in inbox.addressees if address.startswith("asker")]
    assert askers == [f"asker{n}@example.org" for n in range(3)]
    assert contacts() == []


def test_every_moderator_is_told_once_of_a_new_question(database, settings, inbox):
    for name in ("mo", "max"):
        make.moderator(name)
    make.question()
    deliver(settings, inbox)
    assert inbox.addressees == ["max@example.org", "mo@example.org"]


def test_who_has_left_the_team_is_not_written_to(database, settings, inbox):
    mo = make.moderator()
    make.question()
    mo.active = False
    db.session.commit()
    deliver(settings, inbox)
    assert inbox.mails == []
    assert db.session.scalars(select(OutboxMessage.state)).one() is DeliveryState.NOBODY


def test_who_erased_their_question_is_not_written_to(database, settings, inbox):
    question = told_question()
    submitting.erase(question, by=submitting.ASKER)
    db.session.commit()
    deliver(settings, inbox)
    assert inbox.mails == []
    assert the_message().state is DeliveryState.NOBODY


def test_an_outcome_that_was_taken_back_is_not_told(database, settings, inbox):
    question = told_question()
    moderating.reopen(question, "A mistake.", by=make.moderator("max"))
    db.session.commit()
    deliver(settings, inbox)
    assert inbox.mails == []
    assert len(contacts()) == 1
    moderating.decline(question, DeclineReason.OUT_OF_SCOPE, "", by=make.moderator("may"))
    db.session.commit()
    deliver(settings, inbox)
    assert inbox.addressees == [ADDRESS]
    assert contacts() == []


@pytest.mark.parametrize("says", ["451 later", "452 full", "550 no", "554 spam"])
def test_a_refused_mail_is_tried_again_under_the_same_id(database, settings, says):
    told_question()
    with mail_server(Inbox(says=says)) as refusing:
        deliver(settings, refusing)
        assert the_message().state is DeliveryState.WAITING
        assert the_message().tries == 1
        assert len(contacts()) == 1
        refusing.says = "250 taken"
        with after_wait():
            deliver(settings, refusing)
    # A server that answered badly may have kept the first one: both must be known as one mail.
    first, second = (mail["Message-ID"] for _, mail in refusing.mails)
    assert first == second
    assert the_message().state is DeliveryState.SENT
    assert contacts() == []


def test_a_server_that_hangs_holds_the_worker_up_only_so_long(database, settings):
    told_question()
    with mail_server(Inbox(wait_seconds=2)) as slow:
        deliver(settings, slow, MAIL_TIMEOUT_SECONDS=0.5)
        assert the_message().last_error in ("TimeoutError", "SMTPServerDisconnected")
        assert the_message().state is DeliveryState.WAITING


def test_a_server_that_is_away_is_tried_again(database, settings, inbox):
    told_question()
    deliver(settings, MAIL_PORT=1)
    assert the_message().last_error == "ConnectionRefusedError"
    with after_wait():
        deliver(settings, inbox)
    assert inbox.addressees == [ADDRESS]


def test_a_message_is_given_up_after_its_tries(database, settings):
    told_question()
    for day in range(3):
        with time_machine.travel(now() + timedelta(days=day)):
            deliver(settings, MAIL_PORT=1, WORKER_MAX_TRIES=3)
    message = the_message()
    assert (message.state, message.tries) == (DeliveryState.GIVEN_UP, 3)
    with time_machine.travel(now() + timedelta(days=30)):
        assert deliver(settings, MAIL_PORT=1) == 0


def test_one_bad_address_does_not_hold_up_the_others(database, settings, inbox):
    make.moderator("mo")
    bad = make.moderator("bad")
    bad.email = "not an address\r\nBcc: all@example.org"
    db.session.commit()
    make.question()
    deliver(settings, inbox)
    assert inbox.addressees == ["mo@example.org"]
    states = set(db.session.scalars(select(OutboxMessage.state)))
    assert states == {DeliveryState.SENT, DeliveryState.WAITING}


def test_a_worker_that_lost_its_lease_changes_nothing(database, settings, inbox):
    told_question()
    message = outbox.take(60)
    old = message.lease
    message.lease = "of another worker"
    db.session.commit()
    delivery._settle(message.id, old, ADDRESS, None, settings)
    assert the_message().state is DeliveryState.WAITING
    assert len(contacts()) == 1


# --- certificates --------------------------------------------------------------------------------


def test_a_certificate_of_nobody_is_refused_and_nothing_is_sent(database, settings, tmp_path):
    told_question()
    with mail_server(Inbox(), authority(tmp_path).server_context()) as false:
        deliver(settings, false, MAIL_SECURITY="starttls")
    assert false.mails == []
    assert the_message().last_error == "SSLCertVerificationError"


def test_a_certificate_of_a_trusted_authority_is_accepted(database, settings, tmp_path):
    told_question()
    trusted = authority(tmp_path)
    with mail_server(Inbox(), trusted.server_context()) as server:
        deliver(settings, server, MAIL_SECURITY="starttls", MAIL_CA_FILE=trusted.file)
    assert server.addressees == [ADDRESS]


def test_a_certificate_for_another_host_is_refused(database, settings, tmp_path):
    told_question()
    trusted = authority(tmp_path)
    with mail_server(Inbox(), trusted.server_context("127.0.0.2")) as server:
        deliver(settings, server, MAIL_SECURITY="starttls", MAIL_CA_FILE=trusted.file)
    assert server.mails == []
    assert the_message().last_error == "SSLCertVerificationError"


def test_without_encryption_nothing_is_sent_where_it_was_asked_for(database, settings, inbox):
    told_question()
    deliver(settings, inbox, MAIL_SECURITY="starttls")
    assert inbox.mails == []
    assert the_message().last_error == "SMTPNotSupportedError"


class RudeAtTheEnd(Inbox):
    """Takes the mail, then ends the talk with an error."""

    async def handle_QUIT(self, server, session, envelope):
        return "421 no time"


def test_a_talk_that_ends_badly_does_not_send_the_mail_again(database, settings):
    told_question()
    with mail_server(RudeAtTheEnd()) as rude:
        deliver(settings, rude)
        with after_wait():
            deliver(settings, rude)
        assert len(rude.mails) == 1
    assert the_message().state is DeliveryState.SENT


def test_of_two_outcomes_only_the_one_in_force_is_told(database, settings, inbox):
    question = told_question()
    moderating.reopen(question, "A mistake.", by=make.moderator("max"))
    moderating.decline(question, DeclineReason.OUT_OF_SCOPE, "", by=make.moderator("may"))
    db.session.commit()
    deliver(settings, inbox)
    assert inbox.addressees.count(ADDRESS) == 1

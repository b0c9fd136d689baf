"""Delivering what the outbox holds, one message at a time."""

import logging
import smtplib
from collections.abc import Mapping
from email.message import EmailMessage
from typing import Any

from faq.db import db, writing
from faq.notifications import mail, outbox
from faq.notifications.messages import compose
from faq.notifications.outbox import DeliveryState, OutboxMessage
from faq.notifications.rules import LAST_TO_ASKER
from faq.people.models import Person
from faq.questions.models import Contact, Question
from faq.secrets import CannotOpen, ContactCipher
from faq.settings import secrets_of

log = logging.getLogger(__name__)

# What a mail server, the network or a bad address may do to one message. Anything else is a bug.
MAY_HAPPEN = (smtplib.SMTPException, OSError, ValueError)


def deliver_next(settings: Mapping[str, Any]) -> bool:
    """Deliver one due message; return whether there was one."""
    with writing():
        message = outbox.take(settings["WORKER_LEASE_SECONDS"])
        if message is None:
            db.session.rollback()
            return False
        message_id, lease = message.id, message.lease
        db.session.commit()
    failure: Exception | None = None
    letter = None
    try:
        letter = _letter(message, settings)
        # No transaction stays open while the mail server takes its time.
        db.session.commit()
        if letter is not None:
            mail.send(letter, settings)
    except MAY_HAPPEN as error:
        failure = error
    with writing():
        _settle(message_id, lease, letter is not None, failure, settings)
    return True


def _letter(message: OutboxMessage, settings: Mapping[str, Any]) -> EmailMessage | None:
    """Return the mail to send; None when there is nobody to tell any more."""
    address, language = _addressee(message, settings)
    if address is None:
        return None
    words = compose(
        message.message,
        language=language,
        site=settings["SITE_NAME"],
        public_url=settings["PUBLIC_URL"],
        question_id=message.question_id,
    )
    return mail.envelope(
        words,
        to=address,
        sender=settings["MAIL_FROM"],
        site=settings["SITE_NAME"],
        message_id=message.message_id,
    )


def _addressee(message: OutboxMessage, settings: Mapping[str, Any]) -> tuple[str | None, str]:
    """Return the address (None: nobody to tell any more) and the language to write in."""
    if message.person_id is not None:
        person = db.session.get_one(Person, message.person_id)
        return (person.email if person.active else None), person.language
    question = db.session.get_one(Question, message.question_id)
    taken_back = message.message in LAST_TO_ASKER and question.leading.is_open
    if question.contact is None or taken_back:
        return None, question.language
    try:
        address = ContactCipher(secrets_of(settings)).open(
            question.contact.sealed_address, context=str(question.id)
        )
    except CannotOpen:
        return None, question.language
    return address, question.language


def _settle(
    message_id: int,
    lease: str,
    sent: bool,
    failure: Exception | None,
    settings: Mapping[str, Any],
) -> None:
    message = outbox.still_leased(message_id, lease)
    if message is None:
        db.session.rollback()
        return
    if failure is not None:
        log.warning("message %d not delivered: %s", message_id, type(failure).__name__)
        outbox.postpone(message, failure, settings["WORKER_MAX_TRIES"])
    else:
        outbox.finish(message, DeliveryState.SENT if sent else DeliveryState.NOBODY)
        if sent and message.person_id is None and message.message in LAST_TO_ASKER:
            _forget_address(message.question_id)
    db.session.commit()


def _forget_address(question_id: int) -> None:
    contact = db.session.get(Contact, question_id)
    if contact is not None:
        db.session.delete(contact)

"""What an asker does: send, follow by code, reply, withdraw, erase."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from faq.clock import now
from faq.db import db
from faq.errors import FaqError, Refused
from faq.questions.capacities import ASKER, UPKEEP, By
from faq.questions.consents import CURRENT, ConsentKind
from faq.questions.lifecycle import MoveName, Status
from faq.questions.models import Consent, Contact, Message, Original, Question, record
from faq.secrets import ContactCipher, code_digest, derive_code, normalise_code
from faq.text import clean

DETAILS_LIMIT = 4000
QUESTION_LIMITS = (10, 300)


class AlreadyErased(FaqError):
    """The same send, again, after its asker erased the question."""


@dataclass(frozen=True)
class NewQuestion:
    """What the asker typed. `nonce` comes with the form and makes a repeated send the same send."""

    language: str
    question: str
    nonce: str
    consent_store: bool
    may_publish: bool
    details: str = ""
    about: str = ""
    age_band: str = ""
    email: str = ""

    @property
    def text(self) -> str:
        """All that tells this sending from another one made with the same form."""
        agreed = "yes" if self.may_publish else "no"
        said = (self.question, self.details, self.about, self.age_band, self.email)
        return "\n".join((self.language, agreed, *said))


def submit(new: NewQuestion, *, secrets: Sequence[bytes]) -> tuple[Question, str]:
    """Store the question and return it with its follow code; a repeat returns the first one.

    Raises Refused when the asker does not agree that it is kept, and AlreadyErased for a repeat
    of what the asker has erased: it must neither come back by itself nor be lost in silence.
    """
    if not new.consent_store:
        raise Refused({"consent_store": "consent_needed"})
    code = derive_code(secrets[0], new.nonce, new.text)
    digest = code_digest(secrets[0], code)
    known = _with_digest([digest])
    if known is not None:
        return _not_erased(known), code
    try:
        with db.session.begin_nested():
            return _store(new, digest, secrets), code
    except IntegrityError:
        # The same send arrived twice at once and the other one was first.
        known = _with_digest([digest])
        if known is None:
            raise
        return _not_erased(known), code


def _not_erased(question: Question) -> Question:
    if question.status is Status.ERASED:
        raise AlreadyErased
    return question


def _store(new: NewQuestion, digest: str, secrets: Sequence[bytes]) -> Question:
    question = Question(
        language=new.language,
        about=new.about,
        age_band=new.age_band,
        may_publish=new.may_publish,
        code_digest=digest,
        original=Original(question=clean(new.question), details=clean(new.details)),
        consents=[
            _consent(ConsentKind.STORE, new.consent_store, new.language),
            _consent(ConsentKind.PUBLISH, new.may_publish, new.language),
        ],
    )
    db.session.add(question)
    db.session.flush()
    if new.email:
        sealed = ContactCipher(secrets).seal(new.email.strip(), context=str(question.id))
        question.contact = Contact(sealed_address=sealed)
    record(question, "submit", by=None, capacity=ASKER.value)
    db.session.flush()
    return question


def _consent(kind: ConsentKind, given: bool, language: str) -> Consent:
    return Consent(kind=kind, given=given, text_version=CURRENT, language=language)


def _with_digest(digests: Sequence[str]) -> Question | None:
    return db.session.scalar(select(Question).where(Question.code_digest.in_(digests)))


def find_by_code(typed: str, *, secrets: Sequence[bytes]) -> Question | None:
    """Return the question that this code follows; None if none does or it was erased.

    Raises InvalidCode when what was typed cannot be a code.
    """
    code = normalise_code(typed)
    question = _with_digest([code_digest(secret, code) for secret in secrets])
    return None if question is None or question.status is Status.ERASED else question


def reply(question: Question, text: str) -> None:
    """Add the asker's answer to the team's question."""
    question.move(MoveName.REPLY, by=ASKER)
    if question.holder is not None:
        # The claim begins anew, or it would lapse before its holder can see the reply.
        question.held_since = now()
    question.messages.append(Message(from_asker=True, text=clean(text)))


def withdraw(question: Question) -> None:
    """Take the question back; whoever was merged into it waits again on their own."""
    question.move(MoveName.WITHDRAW, by=ASKER)
    let_go(question)
    _free_merged(question)


def let_go(question: Question) -> None:
    """End the hold on a question that is over."""
    question.holder = question.held_since = None


def _free_merged(question: Question) -> None:
    for merged in list(question.merged):
        if merged.status is Status.MERGED:
            merged.move(MoveName.REOPEN, by=UPKEEP, reason="leading_question_gone")
        merged.merged_into = None


def erase(question: Question, *, by: By) -> None:
    """Remove everything the asker wrote and everything that may quote it; keep a tombstone.

    An outcome that others share is the team's own general text and stays for them.
    """
    was_open = question.is_open
    question.move(MoveName.ERASE, by=by)
    let_go(question)
    if was_open:
        _free_merged(question)
    forget(question)
    question.contact = None
    question.consents.clear()
    question.about = question.age_band = ""
    question.merged_into = None
    if not question.merged:
        question.outcome_note = ""
        _drop_private_answer(question)


def forget(question: Question) -> None:
    """Remove the asker's words, and what the team wrote while it looked at them."""
    question.original = None
    question.messages.clear()
    question.notes.clear()
    if question.outcome is not Status.PUBLISHED:
        _drop_private_answer(question)


def _drop_private_answer(question: Question) -> None:
    """Delete a draft, or an answer for its asker alone: it may quote what was asked."""
    entry = question.entry
    if entry is None or entry.is_live or entry.first_published_at is not None:
        return
    question.entry = question.answer = None
    db.session.flush()
    db.session.delete(entry)

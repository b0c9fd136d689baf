"""What an asker does: send, follow by code, reply, withdraw, erase."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from faq.db import db
from faq.errors import Refused
from faq.questions.capacities import ASKER, UPKEEP, By
from faq.questions.consents import CURRENT, ConsentKind
from faq.questions.lifecycle import MoveName, Status
from faq.questions.models import Consent, Contact, Message, Original, Question, record
from faq.secrets import ContactCipher, code_digest, derive_code, normalise_code
from faq.text import clean

DETAILS_LIMIT = 4000
QUESTION_LIMITS = (10, 300)


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
        return "\n".join(
            (self.language, self.question, self.details, self.about, self.age_band, self.email)
        )


def submit(new: NewQuestion, *, secrets: Sequence[bytes]) -> tuple[Question, str]:
    """Store the question and return it with its follow code; a repeat returns the first one.

    Raises Refused when the asker does not agree that it is kept.
    """
    if not new.consent_store:
        raise Refused({"consent_store": "consent_needed"})
    code = derive_code(secrets[0], new.nonce, new.text)
    digest = code_digest(secrets[0], code)
    known = _with_digest([digest])
    if known is not None:
        return known, code
    try:
        with db.session.begin_nested():
            return _store(new, digest, secrets), code
    except IntegrityError:
        # The same send arrived twice at once and the other one was first.
        known = _with_digest([digest])
        if known is None:
            raise
        return known, code


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
    question.messages.append(Message(from_asker=True, text=clean(text)))


def withdraw(question: Question) -> None:
    """Take the question back; whoever was merged into it waits again on their own."""
    question.move(MoveName.WITHDRAW, by=ASKER)
    let_go(question)


def let_go(question: Question) -> None:
    """End the hold on a question that is over, and free what was merged into it."""
    question.holder = question.held_since = None
    if question.status not in (Status.WITHDRAWN, Status.ERASED):
        return
    for merged in list(question.merged):
        if merged.status is Status.MERGED:
            merged.move(MoveName.REOPEN, by=UPKEEP, reason="leading_question_gone")
        merged.merged_into = None


def erase(question: Question, *, by: By) -> None:
    """Remove everything the asker wrote and everything that may quote it; keep a tombstone."""
    question.move(MoveName.ERASE, by=by)
    let_go(question)
    forget(question)
    question.contact = None
    question.consents.clear()
    question.notes.clear()
    question.about = question.age_band = question.outcome_note = ""
    question.merged_into = None
    _drop_unpublished_answer(question)


def forget(question: Question) -> None:
    """Remove the asker's words and the thread; what was made of them stays."""
    question.original = None
    question.messages.clear()


def _drop_unpublished_answer(question: Question) -> None:
    # A draft may quote the asker; a published entry is the team's own general text.
    entry = question.entry
    question.entry = question.answer = None
    if entry is not None and not entry.is_live and entry.first_published_at is None:
        db.session.flush()
        db.session.delete(entry)



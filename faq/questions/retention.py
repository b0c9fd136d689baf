"""What is kept how long, and the purge that keeps to it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from faq.clock import now
from faq.db import db
from faq.questions.lifecycle import OUTCOMES, Status
from faq.questions.models import Contact, Message, Note, Original, Question, QuestionEvent
from faq.questions.reasons import DeclineReason
from faq.questions.submitting import forget


@dataclass(frozen=True)
class Rule:
    """One row of the retention table: whose words go, and the setting that says when."""

    name: str
    setting: str
    unit: timedelta
    applies: Callable[[], ColumnElement[bool]]

    def before(self, settings: Mapping[str, Any]) -> datetime:
        """Return the moment before which an outcome is old enough."""
        return now() - int(settings[self.setting]) * self.unit


DAY, HOUR = timedelta(days=1), timedelta(hours=1)

ORIGINALS: Sequence[Rule] = (
    Rule(
        "original_after_publication",
        "KEEP_ORIGINAL_AFTER_PUBLICATION_DAYS",
        DAY,
        lambda: Question.status == Status.PUBLISHED,
    ),
    Rule(
        "spam",
        "KEEP_SPAM_DAYS",
        DAY,
        lambda: Question.decline_reason == DeclineReason.SPAM,
    ),
    Rule(
        "original_after_decline",
        "KEEP_ORIGINAL_AFTER_DECLINE_DAYS",
        DAY,
        lambda: Question.status == Status.DECLINED,
    ),
    Rule(
        "original_after_other_outcome",
        "KEEP_ORIGINAL_AFTER_OTHER_OUTCOME_DAYS",
        DAY,
        lambda: Question.status.in_((Status.ANSWERED, Status.WITHDRAWN, Status.ERASED)),
    ),
)


def purge(settings: Mapping[str, Any], *, dry_run: bool = False) -> dict[str, int]:
    """Remove what has been kept long enough; return how many of each kind.

    dry_run: only count. What an open question, or one merged into it, still needs is kept.
    """
    done = {rule.name: _originals(rule, settings, dry_run) for rule in ORIGINALS}
    done["contact"] = _contacts(settings, dry_run)
    done["events"] = _events(settings, dry_run)
    return done


def _originals(rule: Rule, settings: Mapping[str, Any], dry_run: bool) -> int:
    before = rule.before(settings)
    old = [*_old(rule, before), *_merged_and_old(rule, before)]
    if not dry_run:
        for question in old:
            forget(question)
        db.session.flush()
    return len(old)


def _has_words() -> ColumnElement[bool]:
    return or_(
        select(Original.question_id).where(Original.question_id == Question.id).exists(),
        select(Message.id).where(Message.question_id == Question.id).exists(),
        select(Note.id).where(Note.question_id == Question.id).exists(),
    )


def _old(rule: Rule, before: datetime) -> Sequence[Question]:
    old = select(Question).where(rule.applies(), Question.closed_at < before, _has_words())
    return db.session.scalars(old).all()


def _merged_and_old(rule: Rule, before: datetime) -> list[Question]:
    """Return merged questions with words whose leading question falls under the rule."""
    merged = select(Question).where(Question.status == Status.MERGED, _has_words())
    leading = {found: found.leading.id for found in db.session.scalars(merged)}
    ended = select(Question.id).where(
        rule.applies(), Question.closed_at < before, Question.id.in_(leading.values())
    )
    over = set(db.session.scalars(ended))
    return [question for question, leader in leading.items() if leader in over]


def _contacts(settings: Mapping[str, Any], dry_run: bool) -> int:
    told = now() - settings["KEEP_CONTACT_AFTER_OUTCOME_HOURS"] * HOUR
    oldest = now() - settings["KEEP_CONTACT_AT_MOST_DAYS"] * DAY
    over = select(Question.id).where(
        Question.status.in_(OUTCOMES | {Status.WITHDRAWN, Status.ERASED}),
        Question.closed_at < told,
    )
    key = Contact.question_id
    old = or_(key.in_(over), key.in_(_merged_and_over(told)), Contact.created_at < oldest)
    return _delete(key, old, dry_run)


def _merged_and_over(before: datetime) -> list[int]:
    """Return the merged questions with an address whose common outcome came before this."""
    merged = select(Question).join(Question.contact).where(Question.status == Status.MERGED)
    leading = {found.id: found.leading for found in db.session.scalars(merged)}
    return [id for id, lead in leading.items() if lead.closed_at and lead.closed_at < before]


def _events(settings: Mapping[str, Any], dry_run: bool) -> int:
    old = QuestionEvent.at < now() - settings["KEEP_EVENTS_DAYS"] * DAY
    return _delete(QuestionEvent.id, old, dry_run)


def _delete(key: InstrumentedAttribute[int], old: ColumnElement[bool], dry_run: bool) -> int:
    """Delete the rows of the key's table to which `old` applies, or count them."""
    if dry_run:
        return len(db.session.scalars(select(key).where(old)).all())
    gone = delete(key.class_).where(old).returning(key)
    return len(db.session.scalars(gone).all())

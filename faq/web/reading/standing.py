"""Who stands behind a text and how old it is: what a reader needs to judge it."""

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from flask_babel import gettext as _
from flask_babel import ngettext

from faq.clock import today
from faq.entries import publishing
from faq.entries.models import Article, Entry, Revision
from faq.people.models import Person
from faq.web.filters import long_date

# The mark that `answering.publish` leaves where the author published alone.
ALONE = "no_second_person"


@dataclass(frozen=True)
class Name:
    """Somebody named on a page."""

    name: str
    role: str = ""
    qualification: str = ""


@dataclass(frozen=True)
class Standing:
    """What the trust block says; dates are None where nothing of the kind has happened."""

    written_by: Sequence[Name]
    checked_by: Sequence[Name]
    by_clinician: bool
    alone: bool
    created: datetime | None
    changed: datetime | None
    reviewed: datetime | None
    due: date | None
    credit: str

    @property
    def overdue(self) -> bool:
        """Whether the day of the next check has passed."""
        return self.due is not None and self.due < today()

    @property
    def noindex(self) -> bool:
        """Whether search engines should leave the page out: unchecked, or checked too long ago."""
        return self.overdue or not self.by_clinician


def of_entry(entry: Entry, months: int) -> Standing:
    """Return the standing of a live entry; `months`: the interval where it sets none itself."""
    revision = _live(entry)
    return Standing(
        written_by=_writers([revision]),
        checked_by=_checkers([revision]),
        by_clinician=_clinician(revision),
        alone=revision.unreviewed_reason == ALONE,
        created=entry.created_at,
        changed=entry.changed_at,
        reviewed=entry.reviewed_at,
        due=_due(entry, months),
        credit=credit(entry.article),
    )


def of_article(article: Article, entries: Sequence[Entry], months: int) -> Standing:
    """Return the standing of an article: only what holds for every one of its entries."""
    revisions = [_live(entry) for entry in entries]
    checked = bool(revisions) and all(r.approved_by is not None for r in revisions)
    reviews = [entry.reviewed_at for entry in entries if entry.reviewed_at is not None]
    dues = [day for day in (_due(entry, months) for entry in entries) if day is not None]
    whole = bool(entries) and len(reviews) == len(entries)
    source_due = _after(article.source_last_revised, months)
    return Standing(
        written_by=_writers(revisions),
        checked_by=_checkers(revisions) if checked else (),
        by_clinician=checked and all(_clinician(revision) for revision in revisions),
        alone=any(revision.unreviewed_reason == ALONE for revision in revisions),
        created=article.created_at,
        changed=max([article.changed_at, *(e.changed_at for e in entries if e.changed_at)]),
        reviewed=min(reviews) if whole else None,
        due=min(dues) if whole else source_due,
        credit=credit(article),
    )


def _live(entry: Entry) -> Revision:
    if entry.live_revision is None:
        raise ValueError("only live entries have a standing")
    return entry.live_revision


def _clinician(revision: Revision) -> bool:
    # Whoever checks without a qualification is a second person, but no clinician.
    return revision.approved_by is not None and bool(revision.approved_by.qualification)


def _due(entry: Entry, months: int) -> date | None:
    """Return when the next check is due; an unchecked text is as old as what it is based on."""
    if entry.reviewed_at is not None:
        return publishing.review_due(entry, months)
    source = entry.article.source_last_revised if entry.article else None
    return _after(source, entry.review_interval_months or months)


def _after(day: date | None, months: int) -> date | None:
    """Return the same day so many months later, or the last day of a shorter month."""
    if day is None:
        return None
    years, month = divmod(day.month - 1 + months, 12)
    last = calendar.monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))


def _writers(revisions: Iterable[Revision]) -> Sequence[Name]:
    team = Name(_("the editorial team"))
    names = [Name(r.author.name) if r.author else team for r in revisions]
    return tuple(dict.fromkeys(names)) or (team,)


def _checkers(revisions: Iterable[Revision]) -> Sequence[Name]:
    people = [r.approved_by for r in revisions if r.approved_by is not None]
    return tuple(dict.fromkeys(_checker(person) for person in people))


def _checker(person: Person) -> Name:
    return Name(person.name, qualification=person.qualification)


def credit(article: Article | None) -> str:
    """Return who edited the text that the article goes back to, in a sentence; "" if nobody.

    The credit is for the source: it never makes them author or reviewer of our text.
    """
    if article is None or not (article.source_editor or article.source_last_revised):
        return ""
    parts = [_based_on(article)]
    years = article.source_experience_years
    if years:
        parts.append(ngettext("%(num)d year of experience", "%(num)d years of experience", years))
    if article.source_last_revised:
        parts.append(_("last revised %(day)s", day=long_date(article.source_last_revised)))
    closing = _("The editor of that article neither wrote nor checked this text.")
    return f"{', '.join(parts)}. {closing}" if article.source_editor else f"{', '.join(parts)}."


def _based_on(article: Article) -> str:
    if not article.source_editor:
        return _("Based on an older article")
    role = f" ({article.source_role})" if article.source_role else ""
    return _("Based on an article edited by %(name)s", name=article.source_editor + role)

"""The queue: lanes with counts, rows, pages, and the way to the next question."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from faq.people.models import Person
from faq.people.roles import Permission
from faq.questions import queue as questions
from faq.questions.models import Question
from faq.questions.queue import PAGE, Lane, Place
from faq.text import truncate
from faq.web.forms import BIGGEST_ID
from faq.web.guards import require_person, requires
from faq.web.moderation.covering import covered
from faq.web.moderation.panel import blueprint
from faq.web.moderation.words import EMPTY_LANES, LANES, STATUSES

ROW_LENGTH = 160
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True)
class Tab:
    """One lane as the row of tabs shows it; `count` is None where nobody counts."""

    label: object
    href: str
    count: int | None
    current: bool
    urgent: bool


@blueprint.get("/queue")
@requires(Permission.READ_QUESTIONS)
def queue() -> ResponseReturnValue:
    """Show one page of one lane."""
    person, counts = require_person(), questions.counts(require_person())
    lane = _lane(counts, person)
    after = _place(request.args.get("after", ""))
    found = questions.in_lane(lane, person, after=after, limit=PAGE + 1)
    rows, more = found[:PAGE], len(found) > PAGE
    return render_template(
        "moderation/queue.html",
        lane=lane,
        tabs=[_tab(each, lane, counts) for each in Lane],
        rows=[(question, row_text(question)) for question in rows],
        statuses=STATUSES,
        empty=EMPTY_LANES[lane],
        first=url_for("moderation.queue", lane=lane.value) if after else None,
        next_page=_next_page(lane, rows) if more else None,
    )


@blueprint.get("/queue/next")
@requires(Permission.MODERATE)
def next_question() -> ResponseReturnValue:
    """Go to what waits longest and is nobody's; without any, to the empty lane that says so."""
    seen = request.args.get("after", "")
    known = int(seen) if re.fullmatch(r"[0-9]{1,9}", seen) else None
    question = questions.next_after(require_person(), known)
    if question is None:
        return redirect(url_for("moderation.queue", lane=Lane.NEW.value))
    return redirect(url_for("moderation.question", question_id=question.id))


def row_text(question: Question) -> str:
    """Return the start of what was asked, on one line, without what points to a person."""
    if question.original is None:
        return ""
    return truncate(covered(question.original.question), ROW_LENGTH)


def _lane(counts: Mapping[Lane, int], person: Person) -> Lane:
    """Return the lane asked for, or the one where work waits; 404 for one that does not exist."""
    wanted = request.args.get("lane")
    if wanted is None:
        usual = Lane.NEW if person.may(Permission.MODERATE) else Lane.IN_REVIEW
        return Lane.URGENT if counts[Lane.URGENT] else usual
    if wanted not in set(Lane):
        abort(404)
    return Lane(wanted)


def _tab(lane: Lane, current: Lane, counts: Mapping[Lane, int]) -> Tab:
    href = url_for("moderation.queue", lane=lane.value)
    return Tab(LANES[lane], href, counts.get(lane), lane is current, lane is Lane.URGENT)


def _next_page(lane: Lane, rows: Sequence[Question]) -> str:
    last = rows[-1]
    since = (last.waiting_since - EPOCH) // MICROSECOND
    return url_for("moderation.queue", lane=lane.value, after=f"{since}-{last.id}")


def _place(text: str) -> Place | None:
    """Return the place in an address of ours; 404 for one that we never made."""
    if not text:
        return None
    found = re.fullmatch(r"([0-9]{1,17})-([0-9]{1,10})", text)
    if found is None or int(found[2]) > BIGGEST_ID:
        abort(404)
    return Place(EPOCH + int(found[1]) * MICROSECOND, int(found[2]))

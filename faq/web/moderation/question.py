"""The page of one question: what was sent, what happened, and what can be done next."""

from collections.abc import Sequence

from flask import render_template
from flask.typing import ResponseReturnValue

from faq.entries import desk
from faq.people.models import Person
from faq.people.roles import Permission
from faq.questions.capacities import authors
from faq.questions.lifecycle import MoveName, Status
from faq.questions.models import Question, QuestionEvent
from faq.questions.reasons import reason_text
from faq.web.guards import require_person, requires
from faq.web.languages import LANGUAGES
from faq.web.moderation import acts, words
from faq.web.moderation.forms import ActForm
from faq.web.moderation.panel import blueprint, is_solo, load
from faq.web.moderation.reading import as_read
from faq.web.moderation.typed import typed

# Events shown to somebody whose form does not say what its page had shown.
LAST_EVENTS = 5
WRITING = {MoveName.DRAFT, MoveName.SEND_TO_REVIEW}


@blueprint.get("/questions/<id:question_id>")
@requires(Permission.READ_QUESTIONS)
def question(question_id: int) -> ResponseReturnValue:
    """Show the question."""
    return page(load(question_id))


def page(question: Question, acting: str = "", filled: ActForm | None = None) -> str:
    """Return the question's page; `filled` is the form of the act `acting` that was refused."""
    person = require_person()
    entry = desk.with_revisions(question.entry_id)
    names = acts.open_to(question, person)
    if filled is not None and acting not in names:
        names.append(acting)
    blank = {name: blank_form(name, question, person) for name in names if name != acting}
    forms = {name: filled if name == acting else blank[name] for name in names}
    return render_template(
        "moderation/question.html",
        question=question,
        words=words,
        languages_by_code=LANGUAGES,
        forms=forms,
        acting=acting,
        may_write=may_write(question, person),
        alone=is_alone(question, person),
        must_be_checked=must_be_checked(question, person),
        draft=as_read(entry) if entry else None,
        reason=reason_text(question.decline_reason, question.language)
        if question.decline_reason
        else None,
    )


def blank_form(name: str, question: Question, person: Person) -> ActForm:
    """Return the act's form as the question's page offers it."""
    form = acts.ACTS[name].form(formdata=None)
    form.version.data = str(question.version)
    form.seen.data = str(question.events[-1].id) if question.events else ""
    return ready(form, name, question, person)


def ready(form: ActForm, name: str, question: Question, person: Person) -> ActForm:
    """Give the form's fields ids of their own, since several forms share the page, and choices."""
    for field in form:
        field.id = f"{name.replace('_', '-')}-{field.name}"
    form.prepare(question, person)
    return form


def may_write(question: Question, person: Person) -> bool:
    """Tell whether this person writes the answer now: begins the draft, or holds it."""
    return not WRITING.isdisjoint(question.moves_for(person, solo=is_solo()))


def is_alone(question: Question, person: Person) -> bool:
    """Tell whether publishing would be done by an author, so that readers must be told."""
    moves = question.moves_for(person, solo=is_solo())
    return MoveName.PUBLISH in moves and person.id in authors(question)


def must_be_checked(question: Question, person: Person) -> bool:
    """Tell whether a second person has to check what this one wrote."""
    wrote = question.status is Status.IN_REVIEW and person.id in authors(question)
    return wrote and MoveName.PUBLISH not in question.moves_for(person, solo=is_solo())


def since(question: Question, seen: str | None) -> Sequence[QuestionEvent]:
    """Return what happened after the event with this id; the last few if there is no such id."""
    known = seen or ""
    if not (known.isascii() and known.isdigit() and len(known) < 11):
        return question.events[-LAST_EVENTS:]
    return [event for event in question.events if event.id > int(known)]


def meanwhile(question: Question, form: ActForm) -> str:
    """Return the page that says what happened meanwhile, and gives back what was typed."""
    return render_template(
        "moderation/meanwhile.html",
        question=question,
        words=words,
        events=since(question, form.seen.data),
        kept_texts=typed(form),
    )

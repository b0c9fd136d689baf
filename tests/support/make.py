"""Builders: every object is made by the verbs that the site itself uses."""

from collections.abc import Sequence

from faq.clock import now
from faq.db import db
from faq.entries import publishing
from faq.entries.models import Article, Entry, Topic
from faq.entries.publishing import SourceText, Text
from faq.people.models import Person
from faq.people.passwords import add_person
from faq.people.roles import Role
from faq.questions import answering, moderating
from faq.questions.answering import Draft
from faq.questions.models import Question
from faq.questions.submitting import NewQuestion, submit
from faq.secrets import new_nonce

PASSWORD = "correct horse battery staple"
SECRETS = [b"a secret that only tests use, 32 bytes"]
BOTH = ("en", "ru")


def person(name: str, *roles: Role, languages: Sequence[str] = BOTH, email: str = "") -> Person:
    """Add somebody with these roles; `name` is also the first part of the address."""
    new = add_person(
        email or f"{name}@example.org", PASSWORD, roles=roles, languages=languages, name=name
    )
    db.session.commit()
    return new


def moderator(name: str = "mo") -> Person:
    """Add a moderator and editor in both languages."""
    return person(name, Role.MODERATOR, Role.EDITOR)


def reviewer(name: str = "rae") -> Person:
    """Add a reviewer in both languages, with a qualification."""
    new = person(name, Role.REVIEWER)
    new.qualification = "Neurologist"
    db.session.commit()
    return new


def new_question(text: str = "Why does my lip twitch at night?", **changes: object) -> NewQuestion:
    """Return what an asker types, by default in English and with both consents."""
    facts: dict[str, object] = {
        "language": "en",
        "question": text,
        "nonce": new_nonce(),
        "consent_store": True,
        "may_publish": True,
    }
    return NewQuestion(**{**facts, **changes})  # type: ignore[arg-type]


def asked(
    text: str = "Why does my lip twitch at night?",
    *,
    secrets: Sequence[bytes] = SECRETS,
    **changes: object,
) -> tuple[Question, str]:
    """Send a question; return it with its follow code."""
    result = submit(new_question(text, **changes), secrets=secrets)
    db.session.commit()
    return result


def question(text: str = "Why does my lip twitch at night?", **changes: object) -> Question:
    """Send a question and return it."""
    return asked(text, **changes)[0]


def claimed(by: Person, **changes: object) -> Question:
    """Return a question that `by` has claimed."""
    new = question(**changes)
    moderating.claim(new, by=by)
    db.session.commit()
    return new


def draft(**changes: object) -> Draft:
    """Return an answer that passes every rule."""
    facts: dict[str, object] = {
        "question": "Why can a lip twitch at night?",
        "short_answer": "Small twitches are common and often pass by themselves.",
        "body": "Tired muscles can twitch.\n\n:::routine See a doctor if:\n- it lasts 2 weeks\n:::",
        "sources": (SourceText("Twitching eyes and muscles", "NHS"),),
    }
    options = {key: changes.pop(key) for key in ("topic", "stands_alone") if key in changes}
    return Draft(Text(**{**facts, **changes}), **options)  # type: ignore[arg-type]


def drafted(by: Person, *, answer: Draft | None = None, **changes: object) -> Question:
    """Return a question with a draft by `by`."""
    new = claimed(by, **changes)
    answering.draft(new, answer or draft(), by=by)
    db.session.commit()
    return new


def in_review(by: Person, **changes: object) -> Question:
    """Return a question whose draft by `by` waits for a reviewer."""
    new = drafted(by, **changes)
    answering.send_to_review(new, by=by)
    db.session.commit()
    return new


def published(by: Person, checked_by: Person, **changes: object) -> Question:
    """Return a question that has been answered and published."""
    new = in_review(by, **changes)
    answering.publish(new, by=checked_by, solo=False)
    db.session.commit()
    return new


def topic(ref: str = "twitching", language: str = "en") -> Topic:
    """Add a topic."""
    new = Topic(ref=ref, language=language, slug=ref, name=ref.capitalize())
    db.session.add(new)
    db.session.commit()
    return new


def article(ref: str = "lip-twitch", language: str = "en", **changes: object) -> Article:
    """Add a published article without entries."""
    facts: dict[str, object] = {
        "ref": ref,
        "language": language,
        "slug": f"{ref}-{language}",
        "title": "Why does the lower lip twitch?",
        "lead": "A twitching lip is common.",
        "published_at": now(),
    }
    new = Article(**{**facts, **changes})
    db.session.add(new)
    db.session.commit()
    return new


def live_entry(
    question_text: str = "Why is my lower lip twitching?",
    *,
    language: str = "en",
    ref: str = "A1",
    within: Article | None = None,
    about: Topic | None = None,
    **changes: object,
) -> Entry:
    """Add an entry that readers can read, unreviewed like the bundled ones."""
    text = draft(question=question_text, **changes).text
    entry = publishing.start(language, text, by=None, ref=ref)
    entry.article, entry.topic = within, about
    publishing.approve(entry.newest, by=None, unreviewed_reason="demo")
    publishing.make_live(entry.newest, by=None)
    db.session.commit()
    return entry

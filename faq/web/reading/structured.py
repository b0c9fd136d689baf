"""What a page says about itself to machines: schema.org, and only what is true."""

from typing import Any

from flask import current_app, url_for

from faq import markup
from faq.entries.models import Entry, Revision
from faq.web.reading.standing import Standing

Json = dict[str, Any]


def of_entry(entry: Entry, revision: Revision, standing: Standing, address: str) -> Json:
    """Return one entry as JSON-LD (schema.org 30): every text in it stands on the page too."""
    answer = "\n".join(filter(None, (revision.short_answer, markup.plain(revision.body))))
    page: Json = {
        "@context": "https://schema.org",
        "@type": ["MedicalWebPage", "FAQPage"],
        "@id": address,
        "url": address,
        "name": revision.question,
        "description": revision.short_answer,
        "inLanguage": entry.language,
        "isAccessibleForFree": True,
        "audience": {"@type": "Patient"},
        "publisher": _publisher(),
        "mainEntity": {
            "@type": "Question",
            "name": revision.question,
            "acceptedAnswer": {"@type": "Answer", "text": answer},
        },
    }
    return page | _dates(entry) | _people(revision, standing) | _citations(revision)


def _publisher() -> Json:
    config = current_app.config
    about = config["PUBLIC_URL"] + url_for("reading.about")
    return {
        "@type": "Organization",
        "name": config["OPERATOR_NAME"] or config["SITE_NAME"],
        "publishingPrinciples": about,
    }


def _dates(entry: Entry) -> Json:
    days = {"datePublished": entry.first_published_at, "dateModified": entry.changed_at}
    return {name: day.date().isoformat() for name, day in days.items() if day is not None}


def _people(revision: Revision, standing: Standing) -> Json:
    """Return author and reviewer; "reviewed" is only said where a clinician has reviewed."""
    facts: Json = {}
    if revision.author is not None:
        facts["author"] = {"@type": "Person", "name": revision.author.name}
    if standing.by_clinician and standing.reviewed is not None:
        facts["lastReviewed"] = standing.reviewed.date().isoformat()
        facts["reviewedBy"] = [
            {"@type": "Person", "name": person.name, "jobTitle": person.qualification}
            for person in standing.checked_by
        ]
    return facts


def _citations(revision: Revision) -> Json:
    cited = [
        {"@type": "CreativeWork", "name": source.title}
        | ({"url": source.url} if source.url else {})
        for source in revision.sources
    ]
    return {"citation": cited} if cited else {}

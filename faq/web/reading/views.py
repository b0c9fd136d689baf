"""What there is to read: each page loads, says where it is in the other language, and shows."""

from flask import abort, current_app, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from faq import markup
from faq.entries import links, queries
from faq.web.forms import BIGGEST_ID
from faq.web.guards import public
from faq.web.languages import current, set_alternates
from faq.web.pagestore import stored
from faq.web.reading import rendering, standing, structured
from faq.web.reading.routes import blueprint
from faq.web.references import resolver

# Answers on one page of a topic: about what a reader looks through without searching.
TOPIC_PAGE = 20


@blueprint.get("/")
@public
def start() -> ResponseReturnValue:
    """Send the reader to the home page in the best language."""
    response = make_response(redirect(url_for("reading.home")))
    response.headers["Cache-Control"] = "no-store"
    response.vary.add("Accept-Language")
    return response


@blueprint.get("/<language:lang>/")
@public
@stored
def home() -> ResponseReturnValue:
    """Show what the site is for, and what there is to read."""
    articles = queries.live_articles(current())
    return render_template(
        "reading/home.html",
        topics=queries.live_topics(current()),
        counts=links.live_counts(current()),
        articles=articles,
        article_counts=links.article_counts(articles),
        newest=queries.newest_live_entries(current()),
        hours=current_app.config[f"READING_HOURS_{current().upper()}"],
        two_people=current_app.config["SECOND_PERSON"] == "required",
    )


@blueprint.get("/<language:lang>/articles/<slug:slug>")
@public
@stored
def article(slug: str) -> ResponseReturnValue:
    """Show an article as its entries, each with an address of its own."""
    found = queries.live_article(current(), slug) or abort(404)
    entries = queries.live_entries_of_article(found)
    here = {e.ref: f"{request.path}#{rendering.anchor(e.slug)}" for e in entries}
    bodies = [e.live_revision.body for e in entries if e.live_revision]
    link = resolver(current(), [found.lead, *bodies], here)
    trust = standing.of_article(found, entries, _months())
    set_alternates("reading.article", queries.article_translations(found))
    return render_template(
        "reading/article.html",
        article=found,
        lead=markup.render(found.lead, language=current(), link=link, id_prefix="lead"),
        summary=markup.plain(found.lead),
        shown=rendering.shown(entries, link),
        related=links.named(current(), found.related),
        trust=trust,
        some_checked=any(e.live_revision and e.live_revision.approved_by for e in entries),
        noindex=trust.noindex,
    )


@blueprint.get("/<language:lang>/answers/<slug:slug>")
@public
@stored
def entry(slug: str) -> ResponseReturnValue:
    """Show one answer, and who stands behind it."""
    found = queries.live_entry(current(), slug) or abort(404)
    revision = found.live_revision or abort(404)
    trust = standing.of_entry(found, _months())
    link = resolver(current(), [revision.body])
    set_alternates("reading.entry", queries.entry_translations(found))
    address = current_app.config["PUBLIC_URL"] + request.path
    return render_template(
        "reading/entry.html",
        entry=found,
        revision=revision,
        body=markup.render(revision.body, language=current(), link=link),
        sources=rendering.sources(revision),
        trust=trust,
        neighbours=links.neighbours(found),
        others=links.others(found),
        data=structured.of_entry(found, revision, trust, address),
        noindex=trust.noindex,
    )


@blueprint.get("/<language:lang>/topics/<slug:slug>")
@public
@stored
def topic(slug: str) -> ResponseReturnValue:
    """Show a topic's entries, a page at a time; only the first page is stored."""
    found = queries.topic(current(), slug) or abort(404)
    after = _after()
    entries = queries.live_entries_of_topic(found, after=after, limit=TOPIC_PAGE + 1)
    set_alternates("reading.topic", queries.topic_translations(found))
    return render_template(
        "reading/topic.html",
        topic=found,
        entries=entries[:TOPIC_PAGE],
        after=after,
        more_after=entries[TOPIC_PAGE - 1].id if len(entries) > TOPIC_PAGE else None,
        noindex=after > 0,
    )


def _after() -> int:
    """Return the id that the page begins after; 404 for what can be no id."""
    text = request.args.get("after", "0")
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(BIGGEST_ID))):
        abort(404)
    return min(int(text), BIGGEST_ID)


def _months() -> int:
    return int(current_app.config["REVIEW_INTERVAL_MONTHS"])

"""What may stand in an address: a language of ours, a slug, an id that a row can have."""

from flask import Flask
from werkzeug.routing import BaseConverter, IntegerConverter
from werkzeug.routing.map import Map

from faq.web.forms import BIGGEST_ID
from faq.web.languages import LANGUAGES


class LanguageConverter(BaseConverter):
    """`<language:lang>`: one of the site's languages; any other is no page."""

    regex = "|".join(LANGUAGES)


class SlugConverter(BaseConverter):
    """`<slug:slug>`: what `text.slugify` makes, so that nothing else reaches the database."""

    regex = "[a-z0-9][a-z0-9-]{0,119}"


class IdConverter(IntegerConverter):
    """`<id:question_id>`: a number that fits the column."""

    def __init__(self, map: Map) -> None:
        super().__init__(map, max=BIGGEST_ID)


def init_app(app: Flask) -> None:
    """Make the converters known; to be called before any route is added."""
    app.url_map.converters.update(language=LanguageConverter, slug=SlugConverter, id=IdConverter)

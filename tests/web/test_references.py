"""Addresses for references in a text: live entries only, with one query for all of them."""

from flask import Flask

from faq.db import writing
from faq.web.references import resolver
from tests.support import make
from tests.support.queries import queries

TEXT = "See [one](entry:A1), [two](entry:A2), [none](entry:A3) and [here](entry:A4)."


def test_each_live_entry_has_the_address_of_its_language(app: Flask) -> None:
    with app.app_context(), writing():
        one = make.live_entry("Can a lip twitch?", ref="A1").slug
        two = make.live_entry("Can it last?", ref="A2").slug
        make.live_entry("Это надолго?", ref="A3", language="ru")
    with app.test_request_context("/ru/ask"), queries(app) as statements:
        link = resolver("en", [TEXT, TEXT], {"A4": "#here"})
        found = [link(ref) for ref in ("A1", "A2", "A3", "A4", "A5")]
    assert found == [f"/en/answers/{one}", f"/en/answers/{two}", None, "#here", None]
    assert len([said for said in statements if said.startswith("SELECT")]) == 1


def test_a_text_without_references_asks_for_nothing(app: Flask) -> None:
    with app.test_request_context("/en/ask"), queries(app) as statements:
        assert resolver("en", ["Plain."])("A1") is None
    assert not statements

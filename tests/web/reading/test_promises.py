"""The privacy page's table says everything that is kept, as the settings have it."""

from flask import Flask

from faq import settings
from faq.web.reading.promises import KEPT, promises


def test_every_period_of_the_settings_stands_on_the_privacy_page() -> None:
    assert set(KEPT) == {name for name in settings.defaults() if name.startswith("KEEP_")}


def test_a_period_is_given_with_its_unit(app: Flask) -> None:
    values = dict.fromkeys(KEPT, 1) | {"KEEP_SPAM_DAYS": 9, "KEEP_CONTACT_AFTER_OUTCOME_HOURS": 5}
    with app.test_request_context("/en/"):
        told = dict(zip(KEPT, (p.how_long for p in promises(values)), strict=True))
    assert told["KEEP_SPAM_DAYS"] == "9 days"
    assert told["KEEP_CONTACT_AFTER_OUTCOME_HOURS"] == "5 hours"
    assert told["KEEP_EVENTS_DAYS"] == "1 day"

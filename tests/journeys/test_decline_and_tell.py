"""A story: a question is declined, its asker told why and what to do, and the decision undone."""

from html import unescape

from faq.questions.reasons import DeclineReason, reason_text
from tests.support.people import signed_in
from tests.support.story import act, ask, deliver, first_in_queue, follow, to

ASKER = "asker@example.org"
DOSE = reason_text(DeclineReason.DOSE, "en")


def test_a_declined_asker_reads_why_and_what_to_do_and_is_told_once(app, client, mails):
    mo = signed_in(app, "mo")
    code = ask(client, "How much of this medicine may I take?", email=ASKER)
    number = first_in_queue(mo)
    done = act(mo, number, "decline", reason="dose", note="The leaflet has a table.")
    assert done.status_code == 303
    status = unescape(follow(client, code))
    for words in (DOSE.text, DOSE.next_step, "The leaflet has a table."):
        assert words in status
    for _ in range(3):
        deliver(app)
    [mail] = to(mails(), ASKER)
    assert "medicine" not in mail


def test_a_decision_that_was_undone_is_not_told(app, client, mails):
    mo = signed_in(app, "mo")
    code = ask(client, "How much of this medicine may I take?", email=ASKER)
    number = first_in_queue(mo)
    act(mo, number, "decline", reason="spam")
    act(mo, number, "reopen", reason="It is a real question.")
    deliver(app)
    assert to(mails(), ASKER) == []
    assert "Waiting for an editor" in follow(client, code)
    act(mo, number, "decline", reason="dose")
    deliver(app)
    assert len(to(mails(), ASKER)) == 1
    assert DOSE.text in unescape(follow(client, code))

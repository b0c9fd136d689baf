"""A story: three people ask the same; one answer reaches all of them."""

from tests.support.people import signed_in
from tests.support.story import act, ask, deliver, first_in_queue, follow, to, write


def test_one_answer_reaches_everybody_who_asked(app, mails):
    mo, rae = signed_in(app, "mo"), signed_in(app, "rae")
    askers = [app.test_client() for _ in range(3)]
    addresses = [f"asker{number}@example.org" for number in range(2)] + [""]
    codes = [
        ask(client, f"Why does my lip twitch, version {number}?", email=address)
        for number, (client, address) in enumerate(zip(askers, addresses, strict=True))
    ]
    first = first_in_queue(mo)
    second, third = first + 1, first + 2
    act(mo, second, "merge", into=str(first))
    act(mo, third, "merge", into=str(first))
    assert "Joined with a similar question" in follow(askers[1], codes[1])

    act(mo, first, "claim")
    write(mo, first)
    act(rae, first, "publish")
    for _ in range(2):
        deliver(app)
    assert [len(to(mails(), address)) for address in addresses[:2]] == [1, 1]
    for client, code in zip(askers, codes, strict=True):
        status = follow(client, code)
        assert 'href="/en/answers/why-can-a-lip-twitch-at-night"' in status


def test_who_was_merged_waits_again_when_the_other_one_withdraws(app):
    mo = signed_in(app, "mo")
    one, other = app.test_client(), app.test_client()
    leading = ask(one, "Why does my lip twitch at night?")
    merged = ask(other, "Why does my eyelid twitch at night?")
    first = first_in_queue(mo)
    act(mo, first + 1, "merge", into=str(first))
    follow(one, leading, step="/withdraw")
    assert "Waiting for an editor" in follow(other, merged)
    assert first_in_queue(mo) == first + 1

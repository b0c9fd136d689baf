"""Personal data is found and masked, and what belongs to a health question is left alone."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faq.screening.findings import Finding, FindingKind
from faq.screening.personal_data import COVER, find, mask

any_text = st.text(
    st.characters() | st.characters(categories=["Cs"]) | st.sampled_from("+7 89-()@.at:/www1234567")
)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("write to john.doe+x@gmail.com.", "write to •••."),
        ("пишите ivan@mail.ru,спасибо", "пишите •••,спасибо"),
        ("вася@почта.рф", "•••"),
        ("john dot doe at gmail dot com", "•••"),
        ("ivan (at) mail.ru", "•••"),
        ("name[at]example[dot]org", "•••"),
        ("почта ivan собака яндекс точка ру", "почта •••"),
        ("тел. 8 (916) 123-45-67, звоните", "тел. •••, звоните"),
        ("89161234567", "•••"),
        ("тел.89161234567,моб.8 495 123-45-67", "тел.•••,моб.•••"),
        ("+7 916 123 45 67", "•••"),
        ("+380 44 123 45 67 067 123 45 67", "•••"),
        ("call 020 7946 0958 or 07911 123456", "call ••• or •••"),
        ("(212) 555-2368", "•••"),
        ("+49 30 901820", "•••"),
        ("089 16123456", "•••"),
        ("067 123 45 67", "•••"),
        ("see https://vk.com/id1, please", "see •••, please"),
        ("www.some.clinic", "•••"),
        ("вот t.me/abc и instagram.com/a_b", "вот ••• и •••"),
        ("ник @ivan_petrov", "ник •••"),
        ("мой a@b.ru и 8-916-123-45-67", "мой ••• и •••"),
    ],
)
def test_what_points_to_a_person_is_masked(text: str, masked: str) -> None:
    assert mask(text, find(text)) == masked


@pytest.mark.parametrize(
    "text",
    [
        "Давление 120/80, потом 140 90, пульс 72",
        "150/90 145/85 150/95 140/90",
        "120 80 130 85 125 82 118 79",
        "с 18.03.2018 10:30 и по 2018-03-18",
        "10.10.2020 11.11.2021 12.12.2022",
        "2018 2019 2020 2021 2022",
        "принимал 30000 МЕ витамина D, 0.5 мг 2 раза, 1000 2000 3000 мг",
        "taking 500 mg 3 times, 2 weeks, 14 days, then 20 30 40",
        "лейкоциты 4.5 6.7 8.9 10.2 123 456 789",
        "ТТГ 2,35 Т4 15,2 кальций 2,41, тромбоциты 250 10^9/л",
        "B12 200-900 pg/ml, D 30-100, ferritin 12.5 ng/ml",
        "F95.1, G24.5 and G51.3",
        "call 112 or 999, 103 in Russia",
        "It hurts.It really does. Дергается т.е. мешает и.о. 5.me",
        "look at home. Dot com",
        "укусила собака, точка",
        "10 000 000 клеток",
        "насыщение 1 234 567 890 %, доза 123 456 789 МЕ",
        "",
    ],
)
def test_medical_figures_and_dates_are_not_personal(text: str) -> None:
    assert find(text) == []


def test_a_finding_says_where_but_never_what() -> None:
    text = "пишите ivan@mail.ru"
    assert find(text) == [Finding("email", FindingKind.PERSONAL_DATA, "", 7, 19)]
    assert text[7:19] == "ivan@mail.ru"


def test_rules_are_named() -> None:
    text = "a@b.ru, https://x.org, @name_x, +7 916 123 45 67"
    assert [finding.rule for finding in find(text)] == ["email", "link", "handle", "phone"]


@given(any_text)
@settings(deadline=None)
def test_findings_are_in_order_inside_the_text_and_apart(text: str) -> None:
    place = 0
    for finding in find(text):
        assert place <= finding.start < finding.end <= len(text)
        place = finding.end


@given(any_text)
@settings(deadline=None)
def test_masking_takes_out_exactly_what_was_found(text: str) -> None:
    findings = find(text)
    masked = mask(text, findings, cover="")
    assert len(masked) == len(text) - sum(each.end - each.start for each in findings)
    assert mask(text, []) == text


def test_masking_takes_findings_in_any_order_and_overlap() -> None:
    kind = FindingKind.SPAM
    findings = [Finding("b", kind, "", 4, 8), Finding("a", kind, "", 0, 5)]
    assert mask("0123456789", findings) == f"{COVER}89"


@pytest.mark.parametrize(
    "piece",
    ["a", "a.", "a@", "a at ", "a at b dot ", "a dot ", "@", "1", "+7 9", "8 9 ", "http://", "www.",
     ".", "a-", "t.me/", "[", " ", "a [at] ", "1-", "\ud800", "(1) "],
)  # fmt: skip
def test_hostile_text_is_searched_quickly(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    started = time.process_time()
    find(text)
    # Processor time, and a bound that only a quadratic search would break.
    assert time.process_time() - started < 5

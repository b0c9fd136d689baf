"""Records find their article in whatever order their files come."""

from dataclasses import replace

import pytest

from faq.importing.batches import CannotLoad, batches_of
from faq.importing.record import ArticleRecord, EntryRecord, PendingQuestionRecord

ARTICLE = ArticleRecord("tics", "en", "What are tics?")
ENTRIES = [
    EntryRecord(f"T{n}", "en", "tics", n, f"question-{n}", f"Question {n}?", "Body.")
    for n in (1, 2)
]
FILES = [("a.md", ARTICLE), ("1.md", ENTRIES[0]), ("2.md", ENTRIES[1])]


def test_the_order_of_files_does_not_matter():
    forwards, _ = batches_of(FILES)
    backwards, _ = batches_of(reversed(FILES))
    assert forwards == backwards
    assert forwards[0].digest == backwards[0].digest


def test_the_digest_tells_every_change():
    changed = replace(ENTRIES[1], review_interval_months=12)
    (before,), _ = batches_of(FILES)
    (after,), _ = batches_of([*FILES[:2], ("2.md", changed)])
    assert before.digest != after.digest


def test_languages_are_articles_of_their_own():
    russian = [(name, replace(record, language="ru")) for name, record in FILES]
    batches, _ = batches_of([*FILES, *russian])
    assert [(batch.language, len(batch.entries)) for batch in batches] == [("en", 2), ("ru", 2)]


def test_questions_wait_apart():
    question = PendingQuestionRecord("T1", "en", "Do tics hurt?")
    batches, waiting = batches_of([*FILES, ("q.md", question)])
    assert waiting == [question]
    assert len(batches) == 1


@pytest.mark.parametrize("record", [ARTICLE, ENTRIES[0]])
def test_the_same_record_twice_is_refused_with_both_files(record):
    with pytest.raises(CannotLoad, match=r"^copy\.md: .*already$"):
        batches_of([*FILES, ("copy.md", record)])

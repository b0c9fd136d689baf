"""Drafts of entries, and the names that they keep."""

from faq.importing.plain_text import read_plain_text
from faq.importing.plain_text.drafts import ref_of_article
from faq.importing.record import ArticleRecord

TEXT = "Икота\n\nВведение.\n\nЧто это?\n\nОтвет.\n\nЧто делать\n\nПоможет:\n\n1) вода;\n2) *покой*."


def read(text: str) -> ArticleRecord:
    return read_plain_text(text, "a.txt")


def test_there_is_a_draft_for_the_lead_and_for_each_section() -> None:
    entries = read(TEXT).entries
    assert [(entry.ref, entry.position, entry.question) for entry in entries] == [
        ("ikota/lead", 1, "Икота"),
        ("ikota/chto-eto", 2, "Что это?"),
        ("ikota/chto-delat", 3, "Что делать"),
    ]
    assert {(entry.article, entry.language, entry.topic) for entry in entries} == {
        ("ikota", "ru", None)
    }


def test_a_draft_has_a_body_and_nothing_that_an_editor_must_write() -> None:
    draft = read(TEXT).entries[-1]
    assert draft.body == "Поможет:\n\n1. вода;\n2. \\*покой\\*."
    assert (draft.short_answer, draft.aliases, draft.sources) == ("", (), ())


def test_a_new_section_renames_no_other() -> None:
    before = {entry.ref for entry in read(TEXT).entries}
    after = {
        entry.ref
        for entry in read(TEXT.replace("Что делать", "Новое\n\nОно.\n\nЧто делать")).entries
    }
    assert after - before == {"ikota/novoe"}
    assert before < after


def test_equal_headings_get_names_of_their_own() -> None:
    text = "Lead\n\nIntroduction.\n\nLead\n\nOne.\n\nTablets\n\nTwo.\n\nTablets\n\nThree."
    entries = read(text).entries
    assert (
        len({entry.ref for entry in entries})
        == len({entry.slug for entry in entries})
        == len(entries)
    )


def test_long_titles_and_headings_fit_the_columns() -> None:
    text = f"{'Very ' * 25}long\n\n{'Rather ' * 15}long\n\nText.\n\n{'Rather ' * 15}longer\n\nText."
    record = read(text)
    assert all(len(entry.ref) <= 120 and len(entry.slug) <= 80 for entry in record.entries)
    assert len({entry.ref for entry in record.entries}) == 2


def test_a_title_without_letters_of_the_alphabet_still_has_a_name() -> None:
    assert ref_of_article("???") == "text"

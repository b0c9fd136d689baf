"""The words for what the domain refuses: message key -> sentence for the person."""

from flask_babel import lazy_gettext as _l

MESSAGES = {
    "consent_needed": _l("Tick the box if you agree. Without it we may not keep your question."),
    "text_needed": _l("Write something here first."),
    "entry_not_live": _l("Choose an entry that readers can read, in the language of the question."),
    "question_not_open": _l("Choose a question that is still open, in the same language."),
    "question_is_itself": _l("A question cannot be merged into itself."),
    "short_answer_too_long": _l("Keep the short answer to 60 words; the rest goes below it."),
    "wording_identifies": _l(
        "The public wording may identify somebody. Take out names, addresses, phone numbers and "
        "links."
    ),
    "source_needed": _l("Name at least one source before a second person checks the draft."),
    "email_wrong": _l("Write an e-mail address like name@example.org."),
    "email_taken": _l("Somebody on the team has this address already."),
    "password_length": _l("A password has 15 to 256 characters."),
}

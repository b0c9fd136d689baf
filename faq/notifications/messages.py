"""The words of every mail, in both languages. None of them says anything about health."""

from dataclasses import dataclass

from faq.notifications.rules import MessageName


@dataclass(frozen=True)
class Mail:
    """A mail ready to be addressed: `subject` one line, `body` plain text."""

    subject: str
    body: str


STATUS_PAGE = "{public_url}/{language}/questions"
PANEL_PAGE = "{public_url}/editor/questions/{question_id}"

M = MessageName
TEXTS: dict[MessageName, dict[str, tuple[str, str]]] = {
    M.NEW_QUESTION: {
        "en": ("A question is waiting", f"Somebody has sent a question.\n\n{PANEL_PAGE}\n"),
        "ru": ("Новый вопрос в очереди", f"Прислали новый вопрос.\n\n{PANEL_PAGE}\n"),
    },
    M.ASKER_REPLIED: {
        "en": ("A reply has come", f"The asker has replied to your question.\n\n{PANEL_PAGE}\n"),
        "ru": ("Пришёл ответ", f"Автор вопроса ответил на уточнение.\n\n{PANEL_PAGE}\n"),
    },
    M.REVIEW_WANTED: {
        "en": ("A draft is ready for review", f"Please check a draft.\n\n{PANEL_PAGE}\n"),
        "ru": ("Черновик ждёт проверки", f"Проверьте, пожалуйста, черновик.\n\n{PANEL_PAGE}\n"),
    },
    M.RETURNED: {
        "en": (
            "A draft has come back",
            f"The reviewer has returned your draft and says why.\n\n{PANEL_PAGE}\n",
        ),
        "ru": (
            "Черновик вернули",
            f"Рецензент вернул черновик и объяснил почему.\n\n{PANEL_PAGE}\n",
        ),
    },
    M.DETAILS_WANTED: {
        "en": (
            "{site} has a question for you",
            "You sent something to {site}. The editors need to know more before they go on.\n"
            "Please open this page and type your code:\n\n"
            f"{STATUS_PAGE}\n\n"
            "You cannot answer this mail.\n",
        ),
        "ru": (
            "{site}: нужно уточнение",
            "Вы писали на сайт {site}. Чтобы продолжить, редакторам нужно кое-что узнать.\n"
            "Откройте страницу и введите свой код:\n\n"
            f"{STATUS_PAGE}\n\n"
            "На это письмо ответить нельзя.\n",
        ),
    },
    M.OUTCOME: {
        "en": (
            "There is news from {site}",
            "You sent something to {site}, and there is an outcome.\n"
            "Please open this page and type your code:\n\n"
            f"{STATUS_PAGE}\n\n"
            "This is the last mail: your address is now deleted. You cannot answer it.\n",
        ),
        "ru": (
            "Новости с сайта {site}",
            "Вы писали на сайт {site}. Решение уже есть.\n"
            "Откройте страницу и введите свой код:\n\n"
            f"{STATUS_PAGE}\n\n"
            "Это последнее письмо: ваш адрес удалён. Ответить на письмо нельзя.\n",
        ),
    },
}


def compose(
    name: MessageName, *, language: str, site: str, public_url: str, question_id: int
) -> Mail:
    """Return the mail in this language ("en" or "ru")."""
    facts = {
        "site": site,
        "public_url": public_url,
        "language": language,
        "question_id": question_id,
    }
    subject, body = TEXTS[name][language]
    return Mail(subject.format(**facts), body.format(**facts))

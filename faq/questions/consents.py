"""The two consents that an asker is asked for: each text, in each version and language."""

from enum import StrEnum


class ConsentKind(StrEnum):
    """What the asker is asked to agree to."""

    STORE = "store"
    PUBLISH = "publish"


# A new wording is a new version; old ones stay, since rows refer to them.
CURRENT = "2026-11"
TEXTS: dict[str, dict[ConsentKind, dict[str, str]]] = {
    "2026-11": {
        ConsentKind.STORE: {
            "en": "I agree that {site} keeps what I wrote, including anything about health, so "
            "that an editor can read it and decide on an answer. I can delete it at any time "
            "with my code.",
            "ru": "Даю согласие сайту {site} хранить то, что здесь написано, в том числе о "
            "здоровье, чтобы редактор прочитал вопрос и решил, как на него ответить. Я могу в "
            "любой момент удалить всё с помощью кода.",
        },
        ConsentKind.PUBLISH: {
            "en": "May we publish a general version of the question with its answer? Nothing in "
            "it will point to you.",
            "ru": "Можно ли опубликовать вопрос с ответом в общем виде? В нём не будет ничего, "
            "что указывает на вас.",
        },
    },
}


def text_of(kind: ConsentKind, language: str, site: str, version: str = CURRENT) -> str:
    """Return the consent's text as the asker reads it."""
    return TEXTS[version][kind][language].format(site=site)

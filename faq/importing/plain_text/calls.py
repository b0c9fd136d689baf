"""Calls of a page to its readers: ask a question, share the article, read another one."""

import re

from faq.importing.plain_text.found import Found
from faq.importing.plain_text.vocabulary import vocabulary, words_of
from faq.importing.record import FurnitureKind

_ASKING = vocabulary("question questions вопрос*")
_ASKING_VERB = vocabulary("ask have got any still задать задай* спросить остал* возник* есть")
_ASKING_WORDS = (
    _ASKING
    | _ASKING_VERB
    | vocabulary(
        "a an your our the us me to doctor* specialist* expert* dentist* neurologist* therapist*",
        "here now online for free you it them if left click button or do and",
        "у вас ваш* свой нам нашему врач* специалист* эксперт* доктор* бесплатно онлайн мне сейчас",
        "здесь его на сайте по теме то или вы ли их невролог* стоматолог* педиатр* терапевт*",
    )
)

_SHARING = vocabulary(
    "tell save bookmark share shares sharing поделит* поделись* поделимся расскаж* сохранит*"
)
_LIKING = vocabulary("like liked enjoy enjoyed helpful useful понравил* полезн* помогл*")
_SHARED = vocabulary(
    "article post page material friends friend link social story facebook twitter vk telegram",
    "whatsapp pinterest instagram стать* материал* друзьями друзьям пост* страниц* соцсет* ссылк*",
    "социальн* вконтакте телеграм* фейсбук*",
)
_SHARING_WORDS = (
    _SHARING
    | _LIKING
    | _SHARED
    | vocabulary(
        "did do does you this the it with your on in via by a was is if please and us to networks",
        "media others find found for loved ones information",
        "себе чтобы не потерять ли вам вас",
        "эта эту этим этой была была-ли о с со свои* ней ним в сетях сети если и была",
        "пожалуйста близкими близким информаци* оказалась ей им его нею нами на",
    )
)

_FURTHER_LABEL = re.compile(
    r"^(?:read (?:also|more|next)|see also|also read|related(?: articles?)?"
    r"|читайте (?:также|далее|ещё|еще)|читать (?:также|далее)|смотрите также|см\. также"
    r"|похожие (?:статьи|материалы)|по теме)\s?:",
    re.IGNORECASE,
)


def read_call_to_ask(text: str) -> Found | None:
    """Return a call such as "Ask a question"; "Questions to ask your doctor" is a heading."""
    words = words_of(text)
    verb = next((place for place, word in enumerate(words) if word in _ASKING_VERB), len(words))
    asks = _ASKING.meets(words[verb:]) and _ASKING_WORDS.covers(words)
    return Found(FurnitureKind.ASK_A_QUESTION) if asks else None


def read_call_to_share(text: str) -> Found | None:
    """Return a call such as "Share with friends" or "Did you like the article?"."""
    words = words_of(text)
    if not _SHARING_WORDS.covers(words) or len(words) > 25:
        return None
    shares = _SHARING.meets(words) and (len(words) == 1 or _SHARED.meets(words))
    likes = _LIKING.meets(words) and _SHARED.meets(words) and text.rstrip().endswith("?")
    return Found(FurnitureKind.SHARE) if shares or likes else None


def read_call_to_read_on(text: str) -> Found | None:
    """Return a call such as "Read also: Hiccups"; open where the title does not follow."""
    label = _FURTHER_LABEL.match(text)
    if label is None:
        return None
    return Found(FurnitureKind.TEASER_HEADING, open=label.end() == len(text))

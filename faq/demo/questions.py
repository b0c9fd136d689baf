"""The made-up questions of the demo: general texts about nobody."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from faq.entries.publishing import SourceText, Text
from faq.questions.reasons import DeclineReason


class Stage(StrEnum):
    """How far a made-up question has come."""

    NEW = "new"
    URGENT = "urgent"
    CLAIMED = "claimed"
    WAITING = "waiting"
    DRAFTED = "drafted"
    IN_REVIEW = "in_review"
    PUBLISHED = "published"
    ANSWERED = "answered"
    MERGED = "merged"
    DECLINED = "declined"


@dataclass(frozen=True)
class MadeUp:
    """One question and what happens to it.

    text: what staff ask or note. answer: the draft. entry: the reference of the live entry that
    answers it. into: the key of the question that it is merged into, which comes before it.
    """

    key: str
    language: str
    stage: Stage
    question: str
    details: str = ""
    about: str = ""
    may_publish: bool = True
    text: str = ""
    answer: Text | None = None
    entry: str = ""
    into: str = ""
    reason: DeclineReason | None = None


TWITCHING = SourceText(
    "Twitching eyes and muscles",
    "NHS",
    "https://www.nhs.uk/conditions/twitching-eyes-and-muscles/",
    "2023",
)

SLEEP = Text(
    question="Can too little sleep make a lip twitch?",
    short_answer="Tiredness is one of the things that are often linked with a twitching lip. Such "
    "a twitch usually stops by itself. See a doctor if it lasts more than 2 weeks.",
    body="Stress, tiredness, caffeine and alcohol are the links that people notice most. More "
    "rest and sleep may help.\n\n"
    ":::routine See a doctor if:\n"
    "- the twitch lasts more than 2 weeks\n"
    "- there is a twitch in more than 1 place\n"
    "- the area feels weak or stiff\n"
    ":::\n\n"
    "## What is not known\n\n"
    "It is not clear why tiredness makes a lip twitch in some people and not in others.",
    aliases=("lip twitching from lack of sleep",),
    sources=(TWITCHING,),
)

EYELID = Text(
    question="Почему дёргаются и веко, и губа?",
    short_answer="Мелкие мышцы лица часто дёргаются от усталости, стресса, кофе или алкоголя. "
    "Обычно это проходит само. Если дёргается в нескольких местах, покажитесь врачу.",
    body="Подёргивание века и губы обычно связывают с усталостью, недосыпом, стрессом и кофе.\n\n"
    ":::routine Запишитесь к терапевту, если:\n"
    "- подёргивание длится больше 2 недель;\n"
    "- дёргается в нескольких местах;\n"
    "- мышца ослабла или стала скованной.\n"
    ":::",
)

EXAM = Text(
    question="Может ли губа дёргаться от волнения перед экзаменом?",
    short_answer="Да, волнение — частый спутник такого подёргивания. Обычно оно проходит, когда "
    "напряжение спадает. Если длится больше 2 недель, обратитесь к врачу.",
    body="Подёргивание губы часто связывают со стрессом и усталостью. Помогают сон, отдых и "
    "меньше кофе.",
    sources=(TWITCHING,),
)

S = Stage
QUESTIONS: Sequence[MadeUp] = (
    MadeUp(
        "coffee-en",
        "en",
        S.NEW,
        "Can too much coffee make a lip twitch?",
        "Is there a number of cups a day above which it becomes more likely?",
    ),
    MadeUp("caffeine-en", "en", S.NEW, "Does too much caffeine from coffee make the lip twitch?"),
    MadeUp(
        "numb-en",
        "en",
        S.URGENT,
        "Is it dangerous if one side of the mouth goes numb and twitches?",
        "Should somebody wait and see whether it passes?",
        about="other",
    ),
    MadeUp(
        "medicine-en",
        "en",
        S.WAITING,
        "Can a medicine make the lips move by themselves?",
        text="Which kind of medicine do you mean, in general? Please do not name a person or a "
        "dose.",
    ),
    MadeUp(
        "sleep-en", "en", S.IN_REVIEW, "Does my lip twitch because I sleep badly?", answer=SLEEP
    ),
    MadeUp(
        "dose-en",
        "en",
        S.DECLINED,
        "How much magnesium should I take against a twitching lip?",
        about="me",
        reason=DeclineReason.DOSE,
        text="There is a general answer on the site about what can be done at home.",
    ),
    MadeUp(
        "braces-ru",
        "ru",
        S.NEW,
        "Может ли губа дёргаться из-за брекетов?",
        "Слышал, что так бывает в первые недели после установки.",
    ),
    MadeUp("coffee-ru", "ru", S.NEW, "Может ли губа дёргаться от кофе?"),
    MadeUp(
        "energy-ru",
        "ru",
        S.MERGED,
        "Дёргается ли губа от кофе и энергетиков?",
        into="coffee-ru",
    ),
    MadeUp(
        "massage-ru",
        "ru",
        S.CLAIMED,
        "Помогает ли массаж лица, когда дёргается губа?",
        text="Посмотреть, есть ли об этом хоть одно надёжное исследование.",
    ),
    MadeUp("eyelid-ru", "ru", S.DRAFTED, "Почему дёргается и веко, и губа сразу?", answer=EYELID),
    MadeUp(
        "baby-ru",
        "ru",
        S.ANSWERED,
        "Нормально ли, что у младенца дрожит подбородок, когда он плачет?",
        about="child",
        entry="A5",
        text="Об этом уже есть ответ, в нём сказано и о том, когда нужен врач.",
    ),
    MadeUp(
        "exam-ru",
        "ru",
        S.PUBLISHED,
        "Дёргается губа перед экзаменами, это от волнения?",
        about="me",
        may_publish=False,
        answer=EXAM,
    ),
)

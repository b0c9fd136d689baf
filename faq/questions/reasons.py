"""Why a question is declined: what staff choose, what the asker reads and can do next.

To add a reason: add a member to `DeclineReason`, its texts to `REASONS`, and a migration that
widens the check on `question.decline_reason`. The form, the status page and the tests follow.
"""

from dataclasses import dataclass
from enum import StrEnum


class DeclineReason(StrEnum):
    """Why the team does not answer a question."""

    PERSONAL_DIAGNOSIS = "personal_diagnosis"
    DOSE = "dose"
    PRESCRIPTION = "prescription"
    TEST_RESULTS = "test_results"
    EMERGENCY = "emergency"
    CRISIS = "crisis"
    CHILD_ALONE = "child_alone"
    OTHER_PERSON = "other_person"
    NAMED_CLINICIAN = "named_clinician"
    PROMOTION = "promotion"
    HARM = "harm"
    DUPLICATE = "duplicate"
    OUT_OF_SCOPE = "out_of_scope"
    SPAM = "spam"


@dataclass(frozen=True)
class ReasonText:
    """One reason in one language: `label` for staff, `text` and `next_step` for the asker."""

    label: str
    text: str
    next_step: str


R, T = DeclineReason, ReasonText
REASONS: dict[DeclineReason, dict[str, ReasonText]] = {
    R.PERSONAL_DIAGNOSIS: {
        "en": T(
            "Asks for a personal diagnosis",
            "Your question asks what is wrong in one person's case. Nobody can tell that from "
            "a text, so we do not answer such questions.",
            "A GP or another doctor can ask what we cannot, and examine. The answers on this "
            "site may help you prepare for the visit.",
        ),
        "ru": T(
            "Просьба поставить диагноз",
            "Вы спрашиваете, что происходит с конкретным человеком. По тексту этого не понять, "
            "поэтому на такие вопросы мы не отвечаем.",
            "Терапевт или другой врач задаст нужные вопросы и проведёт осмотр. Ответы на этом "
            "сайте помогут подготовиться к приёму.",
        ),
    },
    R.DOSE: {
        "en": T(
            "Asks for a dose",
            "We do not say how much of a medicine to take or how to take it: that depends on "
            "things only a person's doctor or pharmacist knows.",
            "Read the leaflet in the pack, and ask a pharmacist or the doctor who prescribed it.",
        ),
        "ru": T(
            "Вопрос о дозе",
            "Мы не подсказываем, сколько лекарства принимать и как: это зависит от того, что "
            "знают только лечащий врач или фармацевт.",
            "Прочитайте инструкцию в упаковке и спросите фармацевта или врача, который назначил "
            "лекарство.",
        ),
    },
    R.PRESCRIPTION: {
        "en": T(
            "Asks about stopping or changing a prescription",
            "We cannot advise on stopping or changing a prescribed medicine. Doing so without "
            "advice can be unsafe.",
            "Please speak to the doctor who prescribed it, or to a pharmacist, before changing "
            "anything.",
        ),
        "ru": T(
            "Отмена или замена назначенного лекарства",
            "Мы не советуем, отменять ли назначенное лекарство и чем его заменить. Делать это "
            "без врача бывает опасно.",
            "Прежде чем что-то менять, поговорите с врачом, который назначил лекарство, или с "
            "фармацевтом.",
        ),
    },
    R.TEST_RESULTS: {
        "en": T(
            "Asks to read tests or photos",
            "We do not read test results, scans or photos. They mean something only together "
            "with the person's history and an examination.",
            "Ask the clinic that ordered the test to explain it, or show it to your doctor.",
        ),
        "ru": T(
            "Просьба расшифровать анализы или снимки",
            "Мы не расшифровываем анализы, снимки и фотографии. Они говорят о чём-то только "
            "вместе с историей болезни и осмотром.",
            "Попросите объяснить результат там, где назначили исследование, или покажите его "
            "своему врачу.",
        ),
    },
    R.EMERGENCY: {
        "en": T(
            "Describes a possible emergency",
            "What you describe can need help straight away. We cannot help in time: nobody is on "
            "duty here.",
            "If it is still happening or you are unsure, call 112 or your local emergency number "
            "now.",
        ),
        "ru": T(
            "Похоже на неотложную ситуацию",
            "То, что вы описываете, может требовать помощи сразу. Мы не успеем помочь: дежурных "
            "здесь нет.",
            "Если это продолжается или есть сомнения, звоните 112 или 103 прямо сейчас.",
        ),
    },
    R.CRISIS: {
        "en": T(
            "Personal crisis",
            "Thank you for writing. It sounds as though things are very hard. An answer on a "
            "website is not enough for this.",
            "Please talk to someone today: a person you trust, your doctor or a crisis line. In "
            "the UK and Ireland: 116 123. In the US and Canada: 988. In danger now: 112.",
        ),
        "ru": T(
            "Человеку очень тяжело",
            "Спасибо, что написали. Похоже, вам сейчас очень тяжело. Ответа на сайте здесь мало.",
            "Поговорите с кем-нибудь сегодня: с близким человеком, врачом или по телефону "
            "доверия. Детям, подросткам и родителям: 8-800-2000-122. Если опасность прямо "
            "сейчас: 112.",
        ),
    },
    R.CHILD_ALONE: {
        "en": T(
            "A child under 16 asks alone",
            "This site is for people of 16 and over, so we cannot answer this question.",
            "Please talk to a grown-up you trust, such as a parent, teacher or school nurse. "
            "Child lines are free: 0800 1111 in the UK, 116 111 in much of Europe.",
        ),
        "ru": T(
            "Спрашивает ребёнок младше 16 лет",
            "Этот сайт для тех, кому уже есть 16 лет, поэтому ответить мы не можем.",
            "Расскажи об этом взрослому, которому доверяешь: родителям, учителю, школьной "
            "медсестре. Детский телефон доверия бесплатный: 8-800-2000-122.",
        ),
    },
    R.OTHER_PERSON: {
        "en": T(
            "About another person who could be recognised",
            "Your question is about somebody else who could be recognised, so we do not answer it.",
            "You are welcome to ask again in general words, without details of that person.",
        ),
        "ru": T(
            "О другом человеке, которого можно узнать",
            "Вопрос касается другого человека, и его можно узнать. На такие вопросы мы не "
            "отвечаем.",
            "Можно спросить ещё раз общими словами, без подробностей об этом человеке.",
        ),
    },
    R.NAMED_CLINICIAN: {
        "en": T(
            "Second opinion on a named clinician",
            "We do not judge the advice of a particular doctor or clinic.",
            "You can ask that doctor to explain the reasons, or ask for a second opinion from "
            "another one.",
        ),
        "ru": T(
            "Оценка конкретного врача",
            "Мы не оцениваем советы конкретного врача или клиники.",
            "Попросите врача объяснить решение или обратитесь за вторым мнением к другому.",
        ),
    },
    R.PROMOTION: {
        "en": T(
            "Promotes a product",
            "The question promotes a product or a service. This site carries no advertising.",
            "Questions about health in general are welcome.",
        ),
        "ru": T(
            "Реклама",
            "В вопросе рекламируется товар или услуга. На этом сайте рекламы нет.",
            "Общие вопросы о здоровье можно задать в любое время.",
        ),
    },
    R.HARM: {
        "en": T(
            "Asks for a way to harm, or something illegal",
            "We do not answer questions about ways to harm oneself or others, or about breaking "
            "the law.",
            "If you or somebody else may be in danger, call 112 now.",
        ),
        "ru": T(
            "Способ навредить или нарушить закон",
            "Мы не отвечаем на вопросы о том, как навредить себе или другим или нарушить закон.",
            "Если вы или кто-то другой в опасности, звоните 112 прямо сейчас.",
        ),
    },
    R.DUPLICATE: {
        "en": T(
            "Already answered or asked",
            "This question has been asked before.",
            "Please look through the answers on the site: yours is probably among them.",
        ),
        "ru": T(
            "Такой вопрос уже есть",
            "Такой вопрос уже задавали.",
            "Посмотрите ответы на сайте: скорее всего, нужный среди них есть.",
        ),
    },
    R.OUT_OF_SCOPE: {
        "en": T(
            "Outside what this site covers",
            "The question is about something that this site does not cover.",
            "A GP, a pharmacist or a national health site can point you to the right place.",
        ),
        "ru": T(
            "Не по теме сайта",
            "Вопрос о том, чего этот сайт не касается.",
            "Терапевт, фармацевт или официальный портал о здоровье подскажут, куда обратиться.",
        ),
    },
    R.SPAM: {
        "en": T(
            "Spam",
            "What was sent is not a question that we could answer.",
            "If this is a mistake, please ask again in your own words.",
        ),
        "ru": T(
            "Спам",
            "Присланное не похоже на вопрос, на который можно ответить.",
            "Если это ошибка, спросите ещё раз своими словами.",
        ),
    },
}


def reason_text(reason: DeclineReason, language: str) -> ReasonText:
    """Return the reason's texts in this language ("en" or "ru")."""
    return REASONS[reason][language]

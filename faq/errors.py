"""Errors that carry meaning between rooms; the web turns each into a page."""


class FaqError(Exception):
    """Base of every error that this package raises on purpose."""


class NotAllowed(FaqError):
    """The person may not do this, whatever the state of the thing."""


class WrongState(FaqError):
    """The move does not start from the state that the question is in."""


class Stale(FaqError):
    """The thing has changed since the person last saw it."""


class Refused(FaqError):
    """A rule refuses this input; `problems` says why, in words for the person.

    `problems` maps a form field's name (or "" for the whole) to one message key of
    `faq.web.messages`.
    """

    def __init__(self, problems: dict[str, str]) -> None:
        super().__init__(", ".join(sorted(set(problems.values()))))
        self.problems = problems

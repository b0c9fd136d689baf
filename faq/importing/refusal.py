"""The error for files that no article can be read from."""

from faq.errors import FaqError


class UnreadableFile(FaqError):
    """The file `name` cannot be read as an article; `why` says in one line what is wrong."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name}: {why}")
        self.name = name
        self.why = why

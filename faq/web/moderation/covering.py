"""An asker's words on the team's screen: what points to a person is covered."""

from faq.screening import personal_data


def covered(text: str) -> str:
    """Return the text with addresses, numbers, links and handles covered."""
    return personal_data.mask(text, personal_data.find(text))

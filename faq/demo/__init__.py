"""The bundled article in both languages, and a made-up queue to try the panel with."""

from pathlib import Path

CONTENT = Path(__file__).parent / "content"
ARTICLE = "lip-twitch"


def files() -> list[Path]:
    """Return the bundled files: one folder per language, each in the order of the article."""
    return sorted(CONTENT.glob("*/*.md"))

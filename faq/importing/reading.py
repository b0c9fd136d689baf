"""Reads an article file of any supported format, or says in one line why it cannot."""

from pathlib import Path

from faq.importing.checks import InvalidRecord
from faq.importing.decoding import decode
from faq.importing.markdown import read_markdown
from faq.importing.plain_text import read_plain_text
from faq.importing.record import Record
from faq.importing.refusal import UnreadableFile

__all__ = ["MOST_BYTES", "InvalidRecord", "UnreadableFile", "read", "read_bytes"]

MOST_BYTES = 2_000_000  # a hundred times a long article

_MARKDOWN = frozenset({".md", ".markdown"})


def read(path: Path) -> Record:
    """Return the checked record in the file at `path`.

    Raises UnreadableFile for what is no article, and InvalidRecord with all mistakes in one
    that breaks rules. A file of more than `MOST_BYTES` is refused before it is read.
    """
    name = path.name
    try:
        if not path.is_file():
            why = "it is not a file" if path.exists() else "there is no such file"
            raise UnreadableFile(name, why)
        _refuse_size(path.stat().st_size, name)
        with path.open("rb") as file:
            # One byte more tells a file that grew meanwhile.
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "no file can have this name"
        raise UnreadableFile(name, f"it cannot be opened: {why}") from error
    return read_bytes(data, name)


def read_bytes(data: bytes, name: str) -> Record:
    """Return the checked record in `data`, for example an uploaded file; raises like `read`.

    Files named .md must have front matter; others have it if they begin with its hyphens.
    """
    _refuse_size(len(data), name)
    text = decode(data, name)
    try:
        if Path(name).suffix.lower() in _MARKDOWN or _has_front_matter(text):
            return read_markdown(text, name)
        return read_plain_text(text, name)
    except InvalidRecord as error:
        raise InvalidRecord(error.mistakes, name) from error


def _refuse_size(size: int, name: str) -> None:
    if size > MOST_BYTES:
        why = f"it is too large: {size / 1e6:.1f} MB, {MOST_BYTES / 1e6:g} MB are the most"
        raise UnreadableFile(name, why)


def _has_front_matter(text: str) -> bool:
    """Tell whether the first lines are three hyphens and a key, unlike any plain text."""
    first, *rest = text.lstrip("\ufeff\r\n")[:500].splitlines() or [""]
    return first.rstrip() == "---" and any(line.startswith("kind:") for line in rest)

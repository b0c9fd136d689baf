"""Reads and writes Markdown files with front matter: articles, entries, pending questions."""

from faq.importing.checks import InvalidRecord, Mistake, mistakes_in
from faq.importing.markdown import front_matter
from faq.importing.markdown.fields import Reader
from faq.importing.markdown.front_matter import FrontMatterError
from faq.importing.markdown.kinds import READERS, parts_of
from faq.importing.record import Record
from faq.importing.refusal import UnreadableFile


def read_markdown(text: str, name: str) -> Record:
    """Return the checked record in `text`; `name` names the file in what is raised.

    Raises UnreadableFile where the front matter cannot be read, InvalidRecord with every
    missing, unknown or wrong key otherwise.
    """
    try:
        parts = front_matter.split_front_matter(text.replace("\r\n", "\n").replace("\r", "\n"))
        if parts is None:
            raise FrontMatterError("it has no front matter; the first line must be ---")
        reader = Reader(front_matter.load(parts[0]))
    except FrontMatterError as error:
        raise UnreadableFile(name, str(error)) from error
    kind = reader.text("kind")
    if kind not in READERS:
        told = Mistake("kind", f"must be one of {', '.join(READERS)}")
        raise InvalidRecord([told], name)
    record = READERS[kind](reader, parts[1].strip())
    reader.refuse_the_rest()
    # Rules are not held against a value that could not even be read.
    known = {mistake.key for mistake in reader.mistakes}
    broken = [mistake for mistake in mistakes_in(record) if mistake.key not in known]
    if reader.mistakes or broken:
        raise InvalidRecord([*reader.mistakes, *broken], name)
    return record


def write_markdown(record: Record) -> str:
    """Return `record` as the text of a file that reads back as an equal record.

    What an import found on a page (sections, furniture, doubts) has no place in such a file,
    nor have the entries of an article: each is a file of its own.
    """
    values, body = parts_of(record)
    head = front_matter.dump(values)
    return f"---\n{head}---\n{body}\n" if body else f"---\n{head}---\n"

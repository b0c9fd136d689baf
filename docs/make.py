"""Writes what the documentation takes from the code: `python -m docs.make`, or with `--check`.

`lifecycle.md` and `configuration.md` are written whole; in `privacy.md` one table is.
"""

import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from faq import settings
from faq.questions.lifecycle import MOVES, OPEN, Capacity, Move, MoveName, Need, Status
from faq.questions.retention import ORIGINALS
from faq.web.reading.promises import KEPT

DOCS = Path(__file__).parent
CONFIG = DOCS.parent / "config.py"

C, N = Capacity, Need
WHO = {
    C.MODERATOR: "a moderator",
    C.EDITOR: "an editor",
    C.HOLDER: "whoever holds it",
    C.LEAD: "a lead",
    C.REVIEWER: "a reviewer who wrote none of the text",
    C.ASKER: "the asker, by code",
    C.UPKEEP: "the site itself",
}
NEEDS = {
    None: "–",
    N.TEXT: "a text",
    N.REASON: "a reason in words",
    N.DECLINE_REASON: "a reason from the list, in `faq/questions/reasons.py`",
    N.LIVE_ENTRY: "a live entry in the same language",
    N.OPEN_QUESTION: "another open question in the same language",
    N.PUBLIC_WORDING: "a public wording and an answer",
    N.CLEAN_WORDING_AND_SOURCE: "a wording that points to nobody, a short answer and a source",
}
TYPES = {bool: "true or false", int: "whole number", str: "text"}

WRITTEN = "<!-- Written by `python -m docs.make`. Change {source}, not this file. -->\n\n"
LIFECYCLE = """\
# A question's life

{written}Every state and every move that a question can make. `Question.move` refuses all others,
the panel draws its buttons from the same table, and `tests/questions/test_lifecycle.py` says it
a second time by hand.

Somebody can be several things at once: a moderator who has claimed a question is also the one
who holds it. Roles count in the language of the question. With `FAQ_SECOND_PERSON=warn` an author
may also act as the reviewer of a question that is not urgent, and the page says that nobody else
has checked it.

## Moves

{moves}

## From state to state

{diagram}

Open, so that somebody still has to do something: {open}.
"""
CONFIGURATION = """\
# Configuration

{written}Every setting has a default in [`config.py`](../config.py), whose words stand here: "this
file" is that one. `FAQ_<NAME>` in the environment overrides a default. All are checked at start:
the site names every mistake at once and does not begin to listen. A whole number is at least 1
unless its line says that 0 is allowed.

{sections}

## What is refused at start

An unknown `FAQ_` variable, a value of the wrong type, and:

{refused}
"""


def lifecycle() -> str:
    """Return `lifecycle.md`, made of `MOVES`."""
    head = "| Move | From | To | Who | Needs |\n|---|---|---|---|---|\n"
    rows = "\n".join(_row(name, move) for name, move in MOVES.items())
    states = "\n".join(line for status in Status for line in _ways_out(status))
    return LIFECYCLE.format(
        written=WRITTEN.format(source="`faq/questions/lifecycle.py`"),
        moves=head + rows,
        diagram=f"```text\n{states}\n```",
        open=", ".join(_plain(status) for status in Status if status in OPEN),
    )


def _plain(name: str) -> str:
    return name.replace("_", " ")


def _row(name: MoveName, move: Move) -> str:
    sources = [_plain(status) for status in Status if status in move.sources]
    everywhere = len(sources) == len(Status) - 1
    before = f"any but {_plain(move.target)}" if everywhere else ", ".join(sources)
    held = move.target_if_held
    after = _plain(move.target) + (f", or {_plain(held)} while somebody holds it" if held else "")
    who = ", ".join(words for capacity, words in WHO.items() if capacity in move.who)
    return f"| {_plain(name)} | {before} | {after} | {who} | {NEEDS[move.needs]} |"


def _ways_out(status: Status) -> list[str]:
    ways = [(name, move) for name, move in MOVES.items() if status in move.sources]
    lines = [
        f"  {_plain(name):<18} -> {_plain(move.target)}"
        + (f" or {_plain(move.target_if_held)}" if move.target_if_held else "")
        for name, move in ways
    ]
    return [_plain(status), *(lines or ["  (nothing leads on from here)"])]


def configuration(source: str, values: dict[str, Any]) -> str:
    """Return `configuration.md`, made of the text of config.py and its values by name."""
    body = source.partition('"""\n\n')[2]
    parts = re.split(r"^# --- (.+?) -+\n", body, flags=re.MULTILINE)[1:]
    titled = zip(parts[::2], parts[1::2], strict=True)
    sections = [f"## {title}\n\n{_section(text, values)}" for title, text in titled]
    rules = (*settings.RULES, *settings.PRODUCTION_RULES)
    return CONFIGURATION.format(
        written=WRITTEN.format(source="`config.py` or `faq/settings.py`"),
        sections="\n\n".join(sections),
        refused="\n".join(f"- `FAQ_{name}`: {message}" for name, _, message in rules),
    )


def _section(text: str, values: dict[str, Any]) -> str:
    return "\n\n".join(_block(block, values) for block in text.strip().split("\n\n"))


def _block(block: str, values: dict[str, Any]) -> str:
    """Return one comment and the settings below it, which it is about or begins with."""
    lines = block.splitlines()
    words = [line.removeprefix("#").strip() for line in lines if line.startswith("#")]
    names = [line.partition(" = ")[0] for line in lines if re.match(r"[A-Z_]+ = ", line)]
    told = [*words, ""] if words else []
    return "\n".join([*told, *(_setting(name, values[name]) for name in names)])


def _setting(name: str, value: object) -> str:
    kind = TYPES[type(value)]
    if name in settings.CHOICES:
        kind = "one of " + ", ".join(f"`{choice}`" for choice in settings.CHOICES[name])
    if name in settings.MAY_BE_ZERO:
        kind += ", also 0"
    default = str(value).lower() if isinstance(value, bool) else value
    return f"- `FAQ_{name}` ({kind}), default " + (f"`{default}`" if default != "" else "empty")


def retention(values: dict[str, Any]) -> str:
    """Return the table of what is kept how long, with the defaults."""
    counted = {rule.setting: _plain(rule.name) for rule in ORIGINALS}
    rows = (
        f"| {words} | {values[name]} {name.rpartition('_')[2].lower()} | `FAQ_{name}` "
        f"| {counted.get(name, name.split('_')[1].lower())} |"
        for name, words in KEPT.items()
    )
    head = "| What | By default | Setting | Counted by `privacy purge` as |\n|---|---|---|---|\n"
    return head + "\n".join(rows) + "\n"


def within(document: str, name: str, text: str) -> str:
    """Return the document with `text` between its marks `<!-- name -->` and `<!-- /name -->`.

    Raises ValueError unless both marks are there.
    """
    marks = re.compile(rf"(<!-- {name}[^>]*-->\n).*?(<!-- /{name} -->)", re.DOTALL)
    if not marks.search(document):
        raise ValueError(f"no marks called {name}")
    return marks.sub(lambda found: f"{found[1]}\n{text}\n{found[2]}", document)


def privacy(old: str) -> str:
    """Return `privacy.md` with its table of retention as it has to be."""
    return within(old, "retention", retention(settings.defaults()))


WRITERS: dict[str, Callable[[str], str]] = {
    "lifecycle.md": lambda old: lifecycle(),
    "configuration.md": lambda old: configuration(
        CONFIG.read_text(encoding="utf-8"), settings.defaults()
    ),
    "privacy.md": privacy,
}


def stale(folder: Path = DOCS) -> dict[Path, str]:
    """Return path -> what it should say, for the documents that say something else."""
    found = {}
    for name, write in WRITERS.items():
        path = folder / name
        old = path.read_text(encoding="utf-8") if path.exists() else ""
        new = write(old)
        if new != old:
            found[path] = new
    return found


def main(arguments: Iterable[str]) -> int:
    """Write what is stale and say so; with `--check` only say so, and return 1 if anything is."""
    check = "--check" in arguments
    found = stale()
    for path, text in found.items():
        print(f"{path.name} is out of date" if check else f"wrote {path.name}")
        if not check:
            path.write_text(text, encoding="utf-8")
    return int(check and bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The documentation agrees with the code: each rule here has a twin that it must object to."""

import io
import re
import shutil
import tokenize
import tomllib
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask_migrate.cli import db as migrate
from packaging.requirements import Requirement

from docs import make
from faq import settings
from faq.questions.lifecycle import MOVES

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
OURS = ("faq", "templates", "migrations", "tests", "deploy", "docs", ".ci")
NAMED_BECAUSE_ABSENT = {"utils.py", "helpers.py", "common.py", "extensions.py"}
SOURCES = ("faq", "tests", "migrations", "docs", "config.py", "hatch_build.py", "run")

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#{1,6} +(.+)$", re.MULTILINE)
CODE_BLOCK = re.compile(r"^```.*?^```|^(?: {4}|\t)[^\n]*$", re.MULTILINE | re.DOTALL)
NAMED = re.compile(r"`([\w./*-]+)`")
SETTING = re.compile(r"\bFAQ_([A-Z][A-Z_]*[A-Z])\b")
COMMAND = re.compile(
    r"(?:flask --app faq|python -m faq|venv/bin/faq|`faq|^ {4}faq) ([a-z]+)(?: ([a-z]+))?",
    re.MULTILINE,
)
EXCEPTION = re.compile(
    r"# (?:noqa: ([A-Z]+\d+(?:, ?[A-Z]+\d+)*)|type: ignore\[([\w, -]+)\])",
)


def documents() -> list[Path]:
    return sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def project() -> dict[str, Any]:
    return tomllib.loads(text_of(ROOT / "pyproject.toml"))


# ------------------------------------------------------------------ what is written by the code


def test_what_the_code_writes_is_up_to_date() -> None:
    assert not [path.name for path in make.stale()], "run: python -m docs.make"


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("lifecycle.md", "| claim | submitted |", "| claim | declined |"),
        ("configuration.md", "`FAQ_CLAIM_MINUTES` (whole number), default `15`", "`FAQ_NONE`"),
        ("privacy.md", "`FAQ_KEEP_SPAM_DAYS`", "`FAQ_KEEP_SPAM_YEARS`"),
    ],
)
def test_a_document_that_says_something_else_is_stale_and_is_mended(
    tmp_path: Path, name: str, old: str, new: str
) -> None:
    for other in make.WRITERS:
        shutil.copy(DOCS / other, tmp_path)
    right = text_of(tmp_path / name)
    assert old in right
    (tmp_path / name).write_text(right.replace(old, new), encoding="utf-8")
    assert make.stale(tmp_path) == {tmp_path / name: right}


def test_a_document_without_its_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="retention"):
        make.privacy("# Privacy\n\nNothing is kept.\n")


def test_every_move_stands_in_the_lifecycle() -> None:
    page = text_of(DOCS / "lifecycle.md")
    assert all(f"| {name.replace('_', ' ')} |" in page for name in MOVES)


# ------------------------------------------------------------------ settings


def settings_missing(page: str, names: Iterable[str]) -> set[str]:
    return {name for name in names if f"`FAQ_{name}`" not in page}


def settings_unknown(page: str, names: Iterable[str]) -> set[str]:
    found = {name for name in SETTING.findall(page) if not name.startswith("TEST_")}
    return found - set(names)


def test_every_setting_stands_in_the_configuration() -> None:
    assert not settings_missing(text_of(DOCS / "configuration.md"), settings.defaults())


def test_a_setting_that_the_configuration_leaves_out_is_objected_to() -> None:
    assert settings_missing("- `FAQ_DEBUG`", ["DEBUG", "BUG"]) == {"BUG"}


def test_documents_and_samples_name_no_setting_that_is_not_there() -> None:
    for path in [*documents(), *(ROOT / "deploy").iterdir()]:
        assert not settings_unknown(text_of(path), settings.defaults()), path.name


def test_a_setting_that_is_not_there_is_objected_to() -> None:
    page = "FAQ_DEBUG=1 FAQ_TEST_DATABASE=sqlite `FAQ_<NAME>` FAQ_DEBUGGER=1"
    assert settings_unknown(page, ["DEBUG"]) == {"DEBUGGER"}


# ------------------------------------------------------------------ dependencies and exceptions


def declared(toml: dict[str, Any]) -> set[str]:
    """Return the names of all libraries that a pyproject.toml asks for."""
    asked = [*toml["build-system"]["requires"], *toml["project"]["dependencies"]]
    for extra in toml["project"].get("optional-dependencies", {}).values():
        asked += extra
    return {Requirement(one).name.lower() for one in asked}


def exceptions(toml: dict[str, Any], sources: Iterable[str]) -> set[str]:
    """Return all rules that are switched off: codes, messages of warnings, untyped modules."""
    tool = toml["tool"]
    found = set(tool["ruff"]["lint"].get("ignore", []))
    for override in tool["mypy"].get("overrides", []):
        found.update(override["module"])
    for rule in tool["pytest"]["ini_options"]["filterwarnings"]:
        action, _, rest = rule.partition(":")
        found.update([rest.partition(":")[0]] if action == "ignore" else [])
    for source in sources:
        for comment in comments(source):
            codes = ",".join(filter(None, chain(*EXCEPTION.findall(comment))))
            found.update(code.strip() for code in codes.split(",") if code)
    return found


def comments(source: str) -> list[str]:
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return [token.string for token in tokens if token.type == tokenize.COMMENT]


def unexplained(page: str, names: Iterable[str]) -> set[str]:
    told = set(re.findall(r"`(?:noqa: )?([^`]+)`", page))
    return set(names) - told


def sources() -> Iterator[str]:
    for name in SOURCES:
        place = ROOT / name
        for path in [place] if place.is_file() else sorted(place.rglob("*.py")):
            yield text_of(path)


def test_every_dependency_has_a_sentence() -> None:
    assert not unexplained(text_of(DOCS / "dependencies.md"), declared(project()))


def test_every_exception_to_a_check_has_a_sentence() -> None:
    found = exceptions(project(), sources())
    assert not unexplained(text_of(DOCS / "dependencies.md"), found)


BAD_SOURCE = """
x = "# noqa: E999"  # noqa: F401, B018  # why
y = 2  # type: ignore[misc,arg-type]  # why
"""


def test_dependencies_and_exceptions_without_a_sentence_are_objected_to() -> None:
    bad = tomllib.loads("""
        [build-system]
        requires = ["setuptools>=80"]
        [project]
        dependencies = ["flask>=3,<4", "left-pad[more]>=1"]
        [project.optional-dependencies]
        dev = ["nose"]
        [tool.ruff.lint]
        ignore = ["E501"]
        [tool.mypy]
        overrides = [{ module = ["left_pad.*"] }]
        [tool.pytest.ini_options]
        filterwarnings = ["error", "ignore:All is well:UserWarning"]
    """)
    found = exceptions(bad, [BAD_SOURCE])
    assert found == {"E501", "left_pad.*", "All is well", "F401", "B018", "misc", "arg-type"}
    page = "`flask` is the framework; `noqa: F401`, `noqa: B018`, `misc`"
    assert unexplained(page, declared(bad)) == {"setuptools", "left-pad", "nose"}
    assert unexplained(page, found) == {"E501", "left_pad.*", "All is well", "arg-type"}


# ------------------------------------------------------------------ links and names of files


def anchors(page: str) -> set[str]:
    """Return the addresses that headings get: lower case, without marks, hyphens for spaces."""
    plain = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in HEADING.findall(page))
    return {heading.strip().replace(" ", "-") for heading in plain}


def broken_links(path: Path) -> list[str]:
    """Return the relative links of a document that lead nowhere."""
    page = text_of(path)
    broken = []
    for link in LINK.findall(CODE_BLOCK.sub("", page)):
        if re.match(r"[a-z]+:", link):
            continue
        place, _, anchor = link.partition("#")
        target = path.parent / place if place else path
        if not target.exists() or (anchor and anchor not in anchors(text_of(target))):
            broken.append(link)
    return broken


def known_names() -> set[str]:
    """Return the names of all files of ours, without their folders."""
    inside = (path.name for name in OURS for path in (ROOT / name).rglob("*.*"))
    return {path.name for path in ROOT.iterdir()} | set(inside)


def unknown_files(page: str, known: set[str]) -> set[str]:
    """Return the names in backticks that look like files of ours and are none.

    A name with folders must be there; one without may be in any folder.
    """
    unknown = set()
    for name in NAMED.findall(page):
        if "/" in name and name.split("/")[0] in OURS:
            unknown |= set() if any(ROOT.glob(name.rstrip("/"))) else {name}
        elif re.fullmatch(r"\w+\.(?:py|toml|js|md|lock)", name):
            unknown |= {name} - known - NAMED_BECAUSE_ABSENT
    return unknown


def test_every_relative_link_leads_somewhere() -> None:
    broken = {str(path.relative_to(ROOT)): broken_links(path) for path in documents()}
    assert not {name: links for name, links in broken.items() if links}


def test_links_that_lead_nowhere_are_objected_to(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "# One: two\n\n    [code](is/no/link)\n\n```text\n[code](neither)\n```\n\n"
        "[a](page.md#one-two) [b](#one-two) [c](https://example.org/)\n"
        "[d](gone.md) [e](#three) ![f](gone.png)\n",
        encoding="utf-8",
    )
    assert broken_links(page) == ["gone.md", "#three", "gone.png"]


def test_every_file_that_a_document_names_is_there() -> None:
    known = known_names()
    unknown = {str(path): unknown_files(text_of(path), known) for path in documents()}
    assert not {name: files for name, files in unknown.items() if files}


def test_a_file_that_is_not_there_is_objected_to() -> None:
    there = "`faq/db.py`, `faq/entries/`, `faq/static/css/*.css`, `db.py`, `/en/`, `utils.py`"
    assert not unknown_files(there, known_names())
    gone = "`faq/gone.py`, `tests/none/`, `gone.py`"
    assert unknown_files(gone, known_names()) == {"faq/gone.py", "tests/none/", "gone.py"}


def test_files_that_are_named_because_there_are_none_are_not_there() -> None:
    assert not NAMED_BECAUSE_ABSENT & known_names()


def test_the_readme_maps_every_room() -> None:
    rooms = {path.name for path in (ROOT / "faq").iterdir() if any(path.glob("*.py"))}
    assert rooms
    assert not rooms_missing(text_of(ROOT / "README.md"), rooms)


def rooms_missing(page: str, rooms: Iterable[str]) -> set[str]:
    return {room for room in rooms if f"| `faq/{room}/` |" not in page}


def test_a_room_that_the_readme_leaves_out_is_objected_to() -> None:
    assert rooms_missing("| `faq/web/` | all |", ["web", "attic"]) == {"attic"}


# ------------------------------------------------------------------ commands


def unknown_commands(page: str, known: dict[str, set[str]]) -> set[str]:
    """Return what a document calls a command of the site and is none; `known`: its subcommands."""
    wrong = set()
    for name, below in COMMAND.findall(page):
        if name not in known or (known[name] and below not in known[name]):
            wrong.add(f"{name} {below}".strip())
    return wrong


def test_every_command_that_a_document_names_is_there(app: Flask) -> None:
    commands = {**app.cli.commands, "db": migrate}
    known = {name: set(getattr(one, "commands", ())) for name, one in commands.items()}
    for path in [*documents(), *(ROOT / "deploy").iterdir()]:
        assert not unknown_commands(text_of(path), known), path.name


def test_a_command_that_is_not_there_is_objected_to() -> None:
    page = (
        "`faq db upgrade` flask --app faq serve\n/opt/faq/venv/bin/faq db mend "
        "`python -m faq paint` `faq work --once`\n    faq people add rae@example.org"
    )
    known = {"db": {"upgrade"}, "serve": set(), "work": set(), "people": {"list"}}
    assert unknown_commands(page, known) == {"db mend", "paint", "people add"}


# ------------------------------------------------------------------ the version


def test_the_change_log_has_the_version_that_is_in_the_making() -> None:
    assert f"## [{project()['project']['version']}]" in text_of(ROOT / "CHANGELOG.md")


def test_every_decision_is_listed_and_numbered_once() -> None:
    index = text_of(DOCS / "adr" / "README.md")
    pages = sorted(path.name for path in (DOCS / "adr").glob("[0-9]*.md"))
    assert [name[:4] for name in pages] == [f"{n:04}" for n in range(1, len(pages) + 1)]
    assert all(f"({name})" in index for name in pages)

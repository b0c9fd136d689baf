"""Rules about the code that no linter of ours checks; each with an example it objects to."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

from faq.settings import HERE, ROOT

LONGEST_FILE = 250  # lines; about 150 is the aim
LONGEST_FUNCTION = 40  # lines; about 15 is the aim
MAY_PRINT = ("cli/", "notifications/mail.py")
EXCEPTION = re.compile(r"#\s*(?:noqa\b(:\s*[A-Z]+\d+)?|type:\s*ignore(\[[\w, -]+\])?)(.*)")
UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX)\b")
NAMELESS = {"utils.py", "helpers.py", "common.py", "misc.py"}

FILES = sorted(HERE.rglob("*.py"))


def comments(source: str) -> Iterator[tuple[int, str]]:
    """Yield line and text of every comment."""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


def faults_in(source: str, name: str) -> list[str]:
    """Return what a file of this name does that it should not."""
    return [*_shape(source), *_statements(source, name), *_exceptions(source)]


def _shape(source: str) -> Iterator[str]:
    lines = len(source.splitlines())
    if lines > LONGEST_FILE:
        yield f"{lines} lines"
    tree = ast.parse(source)
    if source.strip() and not ast.get_docstring(tree):
        yield "no docstring"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            if length > LONGEST_FUNCTION:
                yield f"{node.name} has {length} lines"


def _statements(source: str, name: str) -> Iterator[str]:
    banned = {"eval", "exec", "breakpoint"} | (set() if name.startswith(MAY_PRINT) else {"print"})
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ExceptHandler) and node.type is None:
            yield f"line {node.lineno}: a bare except"
        called = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
        if called in banned:
            yield f"line {node.lineno}: {called}"


def _exceptions(source: str) -> Iterator[str]:
    lines = source.splitlines()
    for line, text in comments(source):
        found = EXCEPTION.search(text)
        if found and not (found[1] or found[2]):
            yield f"line {line}: an exception from every rule"
        elif found and len(found[3]) < 5 and not lines[line - 2].strip().startswith("#"):
            yield f"line {line}: an exception without a reason"
        if UNFINISHED.search(text):
            yield f"line {line}: unfinished"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(HERE).as_posix())
def test_a_file_keeps_to_the_rules(path: Path) -> None:
    name = path.relative_to(HERE).as_posix()
    assert faults_in(path.read_text(encoding="utf-8"), name) == []


def test_no_file_has_a_name_that_says_nothing() -> None:
    assert [path for path in FILES if path.name in NAMELESS] == []


def test_the_text_of_the_project_names_nothing_outside_of_it() -> None:
    # Put together here, so that this file does not name it either.
    outside = ("/" + "work/", "/" + "tmp/brief")
    texts = [p for p in ROOT.rglob("*") if p.suffix in {".py", ".md", ".html", ".toml", ".yaml"}]
    own = [p for p in texts if not any(part.startswith(".") for part in p.relative_to(ROOT).parts)]
    found = [
        path.relative_to(ROOT).as_posix()
        for path in own
        if any(name in path.read_text(encoding="utf-8", errors="replace") for name in outside)
    ]
    assert found == []


DOCSTRING = '"""What it is for."""\n'


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        (DOCSTRING + "x = 1\n" * LONGEST_FILE, f"{LONGEST_FILE + 1} lines"),
        (
            DOCSTRING + "def f():\n" + "    x = 1\n" * LONGEST_FUNCTION,
            f"f has {LONGEST_FUNCTION + 1} lines",
        ),
        ("x = 1\n", "no docstring"),
        (DOCSTRING + "try:\n    x = 1\nexcept:\n    pass\n", "line 4: a bare except"),
        (DOCSTRING + "print(1)\n", "line 2: print"),
        (DOCSTRING + "eval('1')\n", "line 2: eval"),
        (DOCSTRING + "x = 1  # noqa\n", "line 2: an exception from every rule"),
        (DOCSTRING + "x = 1  # type: ignore\n", "line 2: an exception from every rule"),
        (DOCSTRING + "x = 1  # noqa: E501\n", "line 2: an exception without a reason"),
        (DOCSTRING + "x = 1  # TODO: later\n", "line 2: unfinished"),
    ],
)
def test_the_guard_objects(source: str, fault: str) -> None:
    assert faults_in(source, "web/views.py") == [fault]


def test_the_guard_lets_commands_print_and_reasons_pass() -> None:
    source = DOCSTRING + "print(1)\nx = 1  # noqa: B018 - reading it raises\n"
    source += "# The library leaves this out.\ny = 1  # type: ignore[attr-defined]\n"
    assert faults_in(source, "cli/people.py") == []

"""The lifecycle is written once: only `Question.move` writes a question's status."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from faq.settings import HERE

WRITER = ("questions/models.py", "move")
GUARDED = {"status", "_status"}
SETTERS = {"setattr", "set_committed_value", "set_attribute"}


def writes(source: str) -> Iterator[tuple[str, int]]:
    """Yield the function around, and the line of, every write of a status."""
    tree = ast.parse(source)
    functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)]
    for node in ast.walk(tree):
        line = getattr(node, "lineno", 0)
        if any(_is_status(target) for target in _targets(node)) or _sets_by_name(node):
            inside = [f for f in functions if f.lineno <= line <= (f.end_lineno or 0)]
            yield (inside[-1].name if inside else ""), line


def _targets(node: ast.AST) -> list[ast.expr]:
    if isinstance(node, ast.Assign):
        return [part for target in node.targets for part in _parts(target)]
    if isinstance(node, ast.AugAssign | ast.AnnAssign | ast.NamedExpr | ast.For):
        return _parts(node.target)
    return []


def _parts(target: ast.expr) -> list[ast.expr]:
    if isinstance(target, ast.Tuple | ast.List):
        return [part for element in target.elts for part in _parts(element)]
    return [target]


def _is_status(target: ast.expr) -> bool:
    return isinstance(target, ast.Attribute) and target.attr in GUARDED


def _sets_by_name(node: ast.AST) -> bool:
    """Tell whether a call sets a status: `setattr`, `values(status=…)`, `Question(_status=…)`."""
    if not isinstance(node, ast.Call):
        return False
    name = getattr(node.func, "id", getattr(node.func, "attr", ""))
    if name in SETTERS:
        named = [a.value for a in node.args if isinstance(a, ast.Constant)]
        return bool(GUARDED.intersection(map(str, named)))
    return name in ("values", "update", "Question") and any(k.arg in GUARDED for k in node.keywords)


def test_only_the_move_writes_a_status() -> None:
    found = {
        (path.relative_to(HERE).as_posix(), function)
        for path in HERE.rglob("*.py")
        for function, _ in writes(path.read_text(encoding="utf-8"))
        # Objects of other libraries have a status as well: an answer's, in the web.
        if not path.is_relative_to(HERE / "web")
    }
    assert found == {WRITER}


def test_no_view_writes_a_status() -> None:
    offending = []
    for path in (HERE / "web").rglob("*.py"):
        for function, line in writes(path.read_text(encoding="utf-8")):
            text = path.read_text(encoding="utf-8").splitlines()[line - 1]
            if "self.status" not in text and "self._status" not in text:
                offending.append(f"{path.name}:{line} {function}")
    assert offending == []


def test_the_one_writer_records_what_it_does() -> None:
    source = Path(HERE, *WRITER[0].split("/")).read_text(encoding="utf-8")
    [move] = [
        n
        for n in ast.walk(ast.parse(source))
        if isinstance(n, ast.FunctionDef) and n.name == WRITER[1]
    ]
    called = {
        getattr(n.func, "id", getattr(n.func, "attr", ""))
        for n in ast.walk(move)
        if isinstance(n, ast.Call)
    }
    assert {"must_allow", "QuestionEvent", "append"} <= called


@pytest.mark.parametrize(
    "line",
    [
        "question._status = Status.PUBLISHED",
        "question.status = Status.PUBLISHED",
        "a, question._status = 1, Status.PUBLISHED",
        "setattr(question, '_status', Status.PUBLISHED)",
        "update(Question).values(_status=Status.PUBLISHED)",
        "Question(_status=Status.PUBLISHED)",
        "for question._status in Status: pass",
    ],
)
def test_the_guard_objects_to_every_other_way(line: str) -> None:
    assert list(writes(f"def publish(question):\n    {line}\n")) == [("publish", 2)]


def test_the_guard_lets_a_status_be_read() -> None:
    assert list(writes("if question.status == Status.NEW:\n    status = 1\n")) == []

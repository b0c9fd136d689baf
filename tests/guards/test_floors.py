"""An import may only point down: import-linter says so, and objects where one does not."""

import subprocess
import sys
import tomllib
from pathlib import Path

from faq.settings import HERE, ROOT

LINT = "from importlinter import cli; cli.lint_imports_command()"
RULES = """\
[importlinter]
root_package = house

[importlinter:contract:floors]
name = floors
type = layers
layers =
    house.web
    house.questions
"""


def lint(folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """Run import-linter in this folder."""
    command = [sys.executable, "-c", LINT, "--no-cache", "--no-logo", *more]
    return subprocess.run(command, capture_output=True, text=True, cwd=folder, timeout=120)


def test_no_import_points_up() -> None:
    done = lint(HERE.parent)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_web_feature_is_kept_apart_from_the_others() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = {c["id"]: c for c in settings["tool"]["importlinter"]["contracts"]}
    rooms = {f"faq.web.{path.parent.name}" for path in (HERE / "web").glob("*/__init__.py")}
    assert set(contracts["web-features"]["modules"]) == rooms | {"faq.web.accounts"}


def house(folder: Path, below: str) -> None:
    for room in ("web", "questions"):
        (folder / "house" / room).mkdir(parents=True)
        (folder / "house" / room / "__init__.py").write_text("")
    (folder / "house" / "__init__.py").write_text("")
    (folder / "house" / "questions" / "__init__.py").write_text(below)
    (folder / ".importlinter").write_text(RULES)


def test_the_guard_objects_to_an_import_that_points_up(tmp_path: Path) -> None:
    house(tmp_path, "import house.web\n")
    done = lint(tmp_path)
    assert done.returncode != 0
    assert "house.questions" in done.stdout


def test_the_guard_lets_an_import_that_points_down_pass(tmp_path: Path) -> None:
    house(tmp_path, "")
    assert lint(tmp_path).returncode == 0

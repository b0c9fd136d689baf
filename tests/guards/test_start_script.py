"""What `./run` decides before it touches anything, and what the lock files promise."""

import ast
import importlib.metadata
import importlib.util
import io
import os
import re
import subprocess
import sys
import threading
import tomllib
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "run"
SITE_LOCK = ROOT / "requirements.lock"
TEST_LOCK = ROOT / "requirements-dev.lock"
PIN = re.compile(r"^([a-z0-9][\w.-]*)==(\S+)(.*?)(?=^\S|\Z)", re.MULTILINE | re.DOTALL)
ADDRESS = re.compile(
    r"\w+://|^\s*--?(?:i|f|e|index-url|extra-index-url|find-links)\b", re.MULTILINE
)


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The start script as a module."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    loader = SourceFileLoader("run_script", str(SCRIPT))
    spec = importlib.util.spec_from_loader("run_script", loader)
    assert spec
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


def ask(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Call the script from another folder, with nothing in the environment."""
    command = [sys.executable, str(SCRIPT), *arguments]
    return subprocess.run(
        command, cwd=folder, env={}, capture_output=True, text=True, check=False, timeout=60
    )


# ------------------------------------------------------------------ the command line


@pytest.mark.parametrize("word", ["--help", "-h", "help"])
def test_help_names_both_commands_from_any_folder(word: str, tmp_path: Path) -> None:
    answer = ask(word, folder=tmp_path)
    assert answer.returncode == 0
    assert "./run " in answer.stdout
    assert "./run test" in answer.stdout


def test_an_unknown_word_ends_with_status_2_and_the_help(tmp_path: Path) -> None:
    answer = ask("sevre", folder=tmp_path)
    assert answer.returncode == 2
    assert answer.stderr.startswith("Usage:")


def test_an_old_python_can_read_the_script_and_say_that_it_is_old() -> None:
    ast.parse(SCRIPT.read_text(encoding="utf-8"), feature_version=(3, 7))


def test_the_script_needs_nothing_but_the_standard_library() -> None:
    assert imported_by([SCRIPT]) <= sys.stdlib_module_names


def test_the_script_may_be_executed() -> None:
    assert os.access(SCRIPT, os.X_OK)
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


# ------------------------------------------------------------------ counting


def report(*cases: str) -> str:
    inner = "".join(f"<testcase>{case}</testcase>" for case in cases)
    return f"<testsuites><testsuite>{inner}</testsuite></testsuites>"


def test_passes_failures_and_skips_are_counted_apart(script: ModuleType) -> None:
    text = report("", "<failure/>", "<error/>", "<skipped/>", "<system-out/>")
    assert script.tally("x", text, 1) == ("x", 2, 2, 1)


def test_a_test_that_fails_and_then_breaks_its_clean_up_is_one_failure(script: ModuleType) -> None:
    assert script.tally("x", report("<failure/><error/>"), 1) == ("x", 0, 1, 0)


@pytest.mark.parametrize("text", ["", report(), report("", "<skipped/>")])
def test_a_run_that_failed_as_a_whole_is_never_zero_failures(script: ModuleType, text: str) -> None:
    assert script.tally("x", text, 3)[2] == 1


def test_the_last_line_adds_up_all_checks(script: ModuleType) -> None:
    rows = [("ruff", 1, 0, 0), ("sqlite", 10, 0, 2), ("postgresql", 11, 1, 0)]
    assert script.total(rows) == ("22 passed, 1 failed", 1)
    assert script.total(rows[:2]) == ("11 passed, 0 failed", 0)


# ------------------------------------------------------------------ deciding what to do


def test_an_answered_lock_is_not_installed_again_and_a_changed_one_is(
    script: ModuleType, tmp_path: Path
) -> None:
    lock = tmp_path / "some.lock"
    lock.write_text("a==1\n")
    before = script.marks("3.12", [lock])
    assert script.marks("3.12", [lock]) == before
    assert not script.marks("3.13", [lock]) <= before
    lock.write_text("a==2\n")
    assert not script.marks("3.12", [lock]) <= before


def test_installing_for_the_tests_also_answers_the_lock_of_the_site(script: ModuleType) -> None:
    for_tests = script.marks("3.12", [SITE_LOCK, TEST_LOCK])
    assert script.marks("3.12", [SITE_LOCK]) <= for_tests


def test_a_set_up_that_was_cut_off_is_told_from_a_finished_one(script: ModuleType) -> None:
    held = io.StringIO()
    assert not script.unfinished(held)
    print("setting up", file=held)
    assert script.unfinished(held)
    held.truncate(0)
    assert not script.unfinished(held)


def test_a_second_run_waits_for_the_first(
    script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(script, "BUSY", tmp_path / "busy")
    entered = threading.Event()

    def second() -> None:
        with script.alone():
            entered.set()

    waiting = threading.Thread(target=second)
    with script.alone():
        waiting.start()
        assert not entered.wait(0.2)
    waiting.join(10)
    assert entered.is_set()


def test_a_folder_that_cannot_be_written_to_ends_with_status_3(
    script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(script, "BUSY", tmp_path / "absent" / "busy")
    with pytest.raises(script.StopHere) as stop, script.alone():
        pass
    assert stop.value.status == 3


def test_a_catalogue_is_compiled_only_when_its_source_is_newer(
    script: ModuleType, tmp_path: Path
) -> None:
    source, compiled = tmp_path / "messages.po", tmp_path / "messages.mo"
    source.touch()
    assert script.is_stale(source)
    compiled.touch()
    os.utime(source, (100, 100))
    assert not script.is_stale(source)
    os.utime(compiled, (50, 50))
    assert script.is_stale(source)


@pytest.mark.parametrize(
    ("settings", "is_set"),
    [
        ("[global]\nextra-index-url = file:///there\n", True),
        ("[install]\nfind-links = there\n", True),
        ("[global]\ncert = /etc/certificates\n# index-url = none\n", False),
    ],
)
def test_where_pip_was_told_its_sources_uv_does_not_overtake_it(
    script: ModuleType, tmp_path: Path, settings: str, is_set: bool
) -> None:
    file = tmp_path / "pip.conf"
    file.write_text(settings)
    assert script.is_pip_configured({}, [str(file)]) is is_set
    assert script.is_pip_configured({"PIP_INDEX_URL": "there"}, [])
    assert not script.is_pip_configured({"PIP_CERT": "there"}, [str(tmp_path / "absent")])
    names = [name for name, _ in script.ways({"PIP_INDEX_URL": "there"})]
    assert names.index("uv") > names.index("python -m venv")
    assert names[-1] == "apt-get"


def test_what_would_mislead_a_child_is_left_out_and_the_rest_is_kept(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("PIP_INDEX_URL", "there")
    given = script.surroundings()
    assert "PYTHONPATH" not in given
    assert given["PIP_INDEX_URL"] == "there"


# ------------------------------------------------------------------ the lock files


def read_pins(text: str) -> dict[str, str]:
    """The pinned versions by name."""
    return {name: version for name, version, _ in PIN.findall(text)}


def faults(text: str) -> list[str]:
    """What a lock must not have: a pin without a hash, or the address of a place to load from."""
    bare = [name for name, _, rest in PIN.findall(text) if "--hash=sha256:" not in rest]
    return bare + ADDRESS.findall(text)


def unmet(requirements: list[str], pinned: dict[str, str]) -> list[str]:
    """The requirements that the pins do not answer."""
    wanted = [Requirement(text) for text in requirements]
    return [
        str(item)
        for item in wanted
        if pinned.get(item.name.lower(), "") not in item.specifier or item.name not in pinned
    ]


def imported_by(files: list[Path]) -> set[str]:
    """The top-level names that these files import, without those from the project itself."""
    names: set[str] = set()
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.split(".")[0])
    return names - {"faq"}


def declared() -> tuple[list[str], list[str]]:
    """The requirements in pyproject.toml: for the site, and for development."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return project["dependencies"], project["optional-dependencies"]["dev"]


@pytest.mark.parametrize("lock", [SITE_LOCK, TEST_LOCK], ids=lambda lock: lock.name)
def test_every_pin_has_a_hash_and_no_lock_names_an_address(lock: Path) -> None:
    assert faults(lock.read_text(encoding="utf-8")) == []


def test_a_lock_with_a_bare_pin_or_an_address_is_objected_to() -> None:
    hashed = "good==1 \\\n    --hash=sha256:00\n"
    assert faults(hashed) == []
    assert faults(hashed + "bare==2\n    # via good\n") == ["bare"]
    assert faults("--index-url https://index.example/simple\n" + hashed)
    assert faults("far @ https://index.example/far.whl\n" + hashed)


def test_the_locks_answer_everything_that_is_declared() -> None:
    site, development = declared()
    assert unmet(site, read_pins(SITE_LOCK.read_text(encoding="utf-8"))) == []
    assert unmet(site + development, read_pins(TEST_LOCK.read_text(encoding="utf-8"))) == []


def test_a_missing_or_outgrown_pin_is_objected_to() -> None:
    assert unmet(["a>=1,<2", "b>=3"], {"a": "2.0"}) == ["a<2,>=1", "b>=3"]
    assert unmet(["a[extra]>=1,<2"], {"a": "1.4"}) == []


def test_every_declared_version_has_a_floor_and_a_cap() -> None:
    site, development = declared()
    for text in site + development:
        operators = sorted(part.operator for part in Requirement(text).specifier)
        assert operators == ["<", ">="], text


def test_the_tests_run_with_the_versions_the_site_runs_with() -> None:
    site = read_pins(SITE_LOCK.read_text(encoding="utf-8"))
    tests = read_pins(TEST_LOCK.read_text(encoding="utf-8"))
    assert site.items() <= tests.items()


def test_the_package_imports_nothing_that_the_site_does_not_install() -> None:
    pinned = read_pins(SITE_LOCK.read_text(encoding="utf-8"))
    brought_by = importlib.metadata.packages_distributions()
    names = imported_by(sorted((ROOT / "faq").rglob("*.py"))) - sys.stdlib_module_names
    assert {
        name
        for name in names
        if not {dist.lower().replace("_", "-") for dist in brought_by.get(name, [])} & {*pinned}
    } == set()

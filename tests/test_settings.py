"""Settings: overrides, and every mistake by name before anything starts."""

import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from faq import settings
from faq.settings import SettingsError, load
from tests.support.apps import clean_environment

SECRET = "0123456789abcdefghijklmnopqrstuv"


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """The smallest environment that is fine."""
    return {"FAQ_INSTANCE": str(tmp_path / "instance")}


def mistakes(environ: dict[str, str], **changes: str) -> list[str]:
    """Return what is wrong with the environment after these changes; names without FAQ_."""
    wanted = {f"FAQ_{name}": value for name, value in changes.items()}
    with pytest.raises(SettingsError) as refused:
        load(environ={**environ, **wanted})
    return refused.value.mistakes


def names(found: list[str]) -> set[str]:
    return {line.partition(":")[0].removeprefix("FAQ_") for line in found}


def test_without_any_environment_the_defaults_hold(environ: dict[str, str]) -> None:
    found = load(environ=environ)
    assert found["SITE_NAME"] == settings.defaults()["SITE_NAME"]
    assert found["PUBLIC_URL"] == "http://127.0.0.1:8000"
    assert found["DATABASE_URL"] == f"sqlite:///{environ['FAQ_INSTANCE']}/faq.sqlite3"


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("SITE_NAME", "  Lip answers ", "Lip answers"),
        ("WEB_THREADS", " 7 ", 7),
        ("DEBUG", "TRUE", True),
        ("DEBUG", "off", False),
        ("DEBUG", "", False),
        ("TRUSTED_PROXIES", "0", 0),
        ("PUBLIC_URL", "https://answers.example/", "https://answers.example"),
        ("SECRET_KEY_FALLBACKS", f" {SECRET} , {SECRET}x,", [SECRET, SECRET + "x"]),
    ],
)
def test_the_environment_overrides_with_the_type_of_the_default(
    environ: dict[str, str], name: str, text: str, value: object
) -> None:
    assert load(environ={**environ, f"FAQ_{name}": text})[name] == value


def test_overrides_are_stronger_than_the_environment(environ: dict[str, str]) -> None:
    found = load({"SITE_NAME": "Mine"}, {**environ, "FAQ_SITE_NAME": "Theirs"})
    assert found["SITE_NAME"] == "Mine"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("ENVIRONMENT", "prod"),
        ("SECOND_PERSON", "no"),
        ("MAIL_TRANSPORT", "sendmail"),
        ("MAIL_SECURITY", "ssl"),
        ("DEFAULT_LANGUAGE", "de"),
        ("WEB_PROCESSES", "0"),
        ("WEB_PROCESSES", "two"),
        ("WEB_PROCESSES", "-1"),
        ("WEB_PROCESSES", "9" * 50),
        ("DEBUG", "maybe"),
        ("DATABASE_URL", "mysql://localhost/faq"),
        ("DATABASE_URL", "not an address"),
        ("DATABASE_URL", "postgresql://localhost:port/faq"),
        ("SECRET_KEY", "short"),
        ("SECRET_KEY", "a" * 64),
        ("SECRET_KEY_FALLBACKS", f"{SECRET},short"),
        ("BIND", "8000"),
        ("BIND", "localhost:0"),
        ("BIND", "localhost:70000"),
        ("PUBLIC_URL", "answers.example"),
        ("PUBLIC_URL", "https://answers.example/faq"),
        ("PUBLIC_URL", "https://answers.example?x=1"),
        ("PUBLIC_URL", "https://answers.example:port"),
        ("PUBLIC_URL", "ftp://answers.example"),
        ("SITE_NAME", " "),
        ("CONTACT_EMAIL", "nobody"),
        ("MAIL_FROM", "nobody"),
        ("MAIL_PORT", "65536"),
        ("MAIL_CA_FILE", "/no/such/file.pem"),
    ],
)
def test_a_wrong_value_is_reported_by_its_name(
    environ: dict[str, str], name: str, text: str
) -> None:
    assert names(mistakes(environ, **{name: text})) == {name}


def test_all_mistakes_are_reported_together(environ: dict[str, str]) -> None:
    found = mistakes(environ, WEB_THREADS="many", BIND="here", PUBLIC_URL="x", SITE_NAME="")
    assert names(found) == {"WEB_THREADS", "BIND", "PUBLIC_URL", "SITE_NAME"}
    assert found == sorted(found)


def test_a_mistyped_name_is_a_mistake_and_not_ignored(environ: dict[str, str]) -> None:
    assert mistakes(environ, SITENAME="Lips") == ["FAQ_SITENAME: there is no such setting"]


def test_variables_of_others_are_left_alone(environ: dict[str, str]) -> None:
    load(environ={**environ, "FLASK_DEBUG": "1", "FAQ_TEST_DATABASE": "sqlite", "FAQS": "x"})


PRODUCTION = {
    "ENVIRONMENT": "production",
    "SECRET_KEY": SECRET,
    "PUBLIC_URL": "https://answers.example",
    "MAIL_TRANSPORT": "smtp",
}


def test_production_starts_with_a_secret_https_and_mail(environ: dict[str, str]) -> None:
    wanted = {f"FAQ_{name}": value for name, value in PRODUCTION.items()}
    assert load(environ={**environ, **wanted})["ENVIRONMENT"] == "production"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("SECRET_KEY", ""),
        ("DEBUG", "1"),
        ("PUBLIC_URL", "http://a.example"),
        # Askers' addresses would stand in the log or on the disk, and no mail would go out.
        ("MAIL_TRANSPORT", "console"),
        ("MAIL_TRANSPORT", "files"),
    ],
)
def test_production_refuses_what_development_allows(
    environ: dict[str, str], name: str, text: str
) -> None:
    load(environ={**environ, f"FAQ_{name}": text})
    assert names(mistakes(environ, **{**PRODUCTION, name: text})) == {name}


def test_a_message_is_held_for_longer_than_a_slow_mail_server_takes(
    environ: dict[str, str],
) -> None:
    assert names(mistakes(environ, WORKER_LEASE_SECONDS="199")) == {"WORKER_LEASE_SECONDS"}
    assert names(mistakes(environ, MAIL_TIMEOUT_SECONDS="31")) == {"WORKER_LEASE_SECONDS"}
    load(environ={**environ, "FAQ_WORKER_LEASE_SECONDS": "200"})


def test_no_secret_is_repeated_in_a_mistake(environ: dict[str, str]) -> None:
    found = mistakes(environ, SECRET_KEY="hunter2", DATABASE_URL="mysql://u:hunter2@localhost/x")
    assert "hunter2" not in "".join(found)


def test_a_made_secret_is_kept_and_read_by_its_owner_only(environ: dict[str, str]) -> None:
    first, second = load(environ=environ), load(environ=environ)
    assert first["SECRET_KEY"] == second["SECRET_KEY"]
    assert len(first["SECRET_KEY"]) >= settings.SECRET_MINIMUM
    kept = Path(environ["FAQ_INSTANCE"], "secret_key")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700
    assert [path.name for path in kept.parent.iterdir()] == ["secret_key"]


def test_two_instances_have_two_secrets(tmp_path: Path) -> None:
    made = {load(environ={"FAQ_INSTANCE": str(tmp_path / n)})["SECRET_KEY"] for n in "ab"}
    assert len(made) == 2


def test_an_instance_folder_that_cannot_be_made_is_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert names(mistakes({}, INSTANCE=str(tmp_path / "file" / "instance"))) == {"INSTANCE"}


def test_the_current_secret_comes_before_the_earlier_ones() -> None:
    found = settings.secrets_of({"SECRET_KEY": "new", "SECRET_KEY_FALLBACKS": ["old"]})
    assert found == [b"new", b"old"]


def run_flask(**changes: str) -> Any:
    """Run `flask --app faq routes` in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "flask", "--app", "faq", "routes"],
        capture_output=True,
        text=True,
        timeout=60,
        env=clean_environment(**changes),
        cwd=settings.HERE.parent,
    )


def test_the_command_line_ends_with_2_and_the_list_of_mistakes(tmp_path: Path) -> None:
    done = run_flask(FAQ_INSTANCE=str(tmp_path), FAQ_BIND="here", FAQ_SITENAME="Lips")
    assert done.returncode == 2
    assert "FAQ_BIND: must be host:port" in done.stderr
    assert "FAQ_SITENAME: there is no such setting" in done.stderr
    assert "Traceback" not in done.stderr

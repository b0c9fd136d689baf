"""`people`: who is on the team, and who gets in."""

import json

import pytest

from faq.people.models import person_with_email
from faq.people.roles import Role

PASSWORD = "a long enough password\n"


@pytest.fixture
def run(app):
    runner = app.test_cli_runner()
    return lambda *args, **kwargs: runner.invoke(args=["people", *args], **kwargs)


def test_a_person_is_added_with_roles_in_both_languages(app, run):
    roles = ("--role", "moderator", "--role", "editor")
    done = run("add", "Mo@Example.org", *roles, "--password-stdin", input=PASSWORD)
    assert done.exit_code == 0
    assert "mo@example.org" in done.output
    assert "password" not in done.output.lower()
    with app.app_context():
        person = person_with_email("mo@example.org")
        assert person.roles_in("en") == person.roles_in("ru") == {Role.MODERATOR, Role.EDITOR}


def test_languages_can_be_chosen(app, run):
    run("add", "ru@example.org", "--role", "reviewer", "--language", "ru", "--qualification", "GP")
    with app.app_context():
        person = person_with_email("ru@example.org")
        assert not person.roles_in("en")
        assert person.qualification == "GP"
        assert person.qualification_checked_on is not None


def test_without_a_password_one_is_made_and_shown(run):
    done = run("add", "new@example.org", "--role", "admin")
    assert "shown only this once" in done.output


@pytest.mark.parametrize(
    ("address", "password", "said"),
    [
        ("new@example.org", "short\n", "password:"),
        ("not an address", PASSWORD, "email:"),
        ("taken@example.org", PASSWORD, "email: Somebody"),
    ],
)
def test_what_is_refused_is_one_clear_line(app, run, address, password, said):
    run("add", "taken@example.org", "--role", "admin")
    done = run("add", address, "--role", "admin", "--password-stdin", input=password)
    assert done.exit_code == 2
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_role_is_needed(run):
    assert run("add", "new@example.org").exit_code == 2


def test_a_program_can_read_the_list(run):
    run("add", "mo@example.org", "--role", "lead", "--language", "en", "--name", "Mo")
    (row,) = json.loads(run("list", "--json").output)
    assert (row["email"], row["name"], row["active"]) == ("mo@example.org", "Mo", True)
    assert row["roles"] == [{"role": "lead", "language": "en"}]


def test_an_empty_list_says_what_to_do(run):
    assert "people add" in run("list").output
    assert json.loads(run("list", "--json").output) == []


@pytest.fixture
def mo(app, run):
    """Somebody who has signed in; returns what their browser is."""
    run("add", "mo@example.org", "--role", "moderator", "--password-stdin", input=PASSWORD)
    client = app.test_client()
    assert client.sign_in("mo@example.org", PASSWORD.strip()).status_code == 302
    return client


def test_another_password_opens_the_panel_and_ends_every_session(app, run, mo):
    done = run("password", "Mo@example.org", "--password-stdin", input="another long password\n")
    assert done.exit_code == 0
    assert "another long" not in done.output
    assert mo.get("/editor/queue").status_code == 302
    client = app.test_client()
    assert client.sign_in("mo@example.org", PASSWORD.strip()).status_code == 200
    assert client.sign_in("mo@example.org", "another long password").status_code == 302


def test_a_password_that_is_made_is_shown_once(app, run, mo):
    done = run("password", "mo@example.org")
    made = done.output.rpartition("shown only this once: ")[2].strip()
    assert app.test_client().sign_in("mo@example.org", made).status_code == 302


def test_who_is_disabled_is_out_until_enabled_and_signs_in_anew(app, run, mo):
    assert run("disable", "mo@example.org").exit_code == 0
    assert mo.get("/editor/queue").status_code == 302
    assert app.test_client().sign_in("mo@example.org", PASSWORD.strip()).status_code == 200
    assert "(disabled)" in run("list").output
    assert run("enable", "mo@example.org").exit_code == 0
    assert mo.get("/editor/queue").status_code == 302
    assert app.test_client().sign_in("mo@example.org", PASSWORD.strip()).status_code == 302


@pytest.mark.parametrize("what", ["password", "disable", "enable"])
def test_who_is_not_on_the_team_is_said_so(run, what):
    done = run(what, "nobody@example.org")
    assert done.exit_code == 2
    assert "nobody@example.org" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_password_that_is_too_short_changes_nothing(app, run, mo):
    done = run("password", "mo@example.org", "--password-stdin", input="short\n")
    assert done.exit_code == 2
    assert "password:" in done.stderr
    assert mo.get("/editor/queue").status_code == 200

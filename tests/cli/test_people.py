"""`people add` and `people list`."""

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

"""What operators and machines ask the site."""

import pytest
from flask import Flask

from faq.db import db, writing
from tests.support.pages import PageClient


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/robots.txt"])
def test_addresses_for_machines_set_no_cookie(client: PageClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 200
    assert "Set-Cookie" not in response.headers


def test_a_living_process_says_ok(client: PageClient) -> None:
    assert client.get("/healthz").text.strip() == "ok"


def test_a_migrated_site_is_ready(client: PageClient) -> None:
    assert client.get("/readyz").get_json() == {
        "ready": True,
        "database": "ok",
        "migrations": "ok",
    }


def test_a_site_whose_tables_are_old_is_not_ready(app: Flask, client: PageClient) -> None:
    def set_version(version: str) -> str:
        with app.app_context(), writing(), db.engine.begin() as connection:
            before = str(
                connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
            )
            connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{version}'")
            return before

    newest = set_version("0000")
    try:
        response = client.get("/readyz")
    finally:
        set_version(newest)
    assert response.status_code == 503
    assert response.get_json()["migrations"] != "ok"


def test_crawlers_may_read_what_is_public_and_not_the_panel(client: PageClient) -> None:
    response = client.get("/robots.txt")
    assert response.mimetype == "text/plain"
    assert "Disallow: /editor/" in response.text.splitlines()
    assert "Disallow: /" not in response.text.splitlines()

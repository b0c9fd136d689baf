"""Static files: packed, kept by browsers only under the version of their content."""

import gzip
import re

import brotli
import pytest
from werkzeug.test import Client

from faq.web.statics import FOREVER, StaticFiles


@pytest.fixture
def stylesheet(client):
    """The versioned address of the site's stylesheet, as pages link it."""
    return re.search(r'"(/static/css/site\.css\?v=[0-9a-f]{12})"', client.get("/en/about").text)[1]


def test_a_versioned_file_may_be_kept_for_a_year(client, stylesheet):
    response = client.get(stylesheet)
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == FOREVER
    assert response.headers["Content-Type"] == "text/css; charset=utf-8"


@pytest.mark.parametrize("query", ["", "?v=000000000000", "?v=", "?other=1"])
def test_any_other_version_is_asked_about_each_time(client, stylesheet, query):
    response = client.get(stylesheet.partition("?")[0] + query)
    assert response.status_code == 200
    assert "max-age=0" in response.headers["Cache-Control"]


def test_files_travel_packed_and_arrive_whole(client, stylesheet):
    plain = client.get(stylesheet).data
    for coding, unpack in (("br", brotli.decompress), ("gzip", gzip.decompress)):
        response = client.get(stylesheet, headers={"Accept-Encoding": coding})
        assert response.headers["Content-Encoding"] == coding
        assert len(response.data) < len(plain) / 3
        assert unpack(response.data) == plain


def test_a_file_that_the_browser_has_is_not_sent_again(client, stylesheet):
    tag = client.get(stylesheet).headers["ETag"]
    response = client.get(stylesheet, headers={"If-None-Match": tag})
    assert response.status_code == 304
    assert response.data == b""


def test_files_bear_the_security_headers(client, stylesheet):
    assert "default-src 'none'" in client.get(stylesheet).headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "path",
    [
        "/static/../faq/settings.py",
        "/static/%2e%2e/settings.py",
        "/static/css/../../settings.py",
        "/static//etc/passwd",
        "/static/css",
        "/static/css/none.css",
        "/static/",
    ],
)
def test_nothing_else_on_the_disk_can_be_had(client, path):
    assert client.get(path, follow_redirects=True).status_code == 404


def test_a_first_visit_weighs_little(client):
    """The stylesheets and the script together; the page itself comes on top."""
    page = client.get("/en/about").text
    linked = re.findall(r'(?:href|src)="(/[^"]+\?v=[0-9a-f]{12})"', page)
    sizes = [len(client.get(url, headers={"Accept-Encoding": "br"}).data) for url in set(linked)]
    assert len(sizes) <= 4
    assert sum(sizes) <= 45_000


def test_a_file_is_kept_once_whatever_its_address_looks_like(tmp_path):
    (tmp_path / "css").mkdir()
    (tmp_path / "css" / "site.css").write_text("p { color: red }")
    files = StaticFiles(lambda _environ, _start: [b""], {"/static/": str(tmp_path)}, {})
    browser = Client(files)
    for path in ("css/site.css", "css/./site.css", "css//site.css", "./css/.//site.css"):
        for query in ("", "?v=1", "?v=2"):
            assert b"color" in browser.get(f"/static/{path}{query}").data
    assert len(files._files) == 1


@pytest.mark.parametrize("length", [300, 5000])
def test_a_name_too_long_for_the_disk_is_no_file(client, length):
    assert client.get(f"/static/css/{'a' * length}.css").status_code == 404

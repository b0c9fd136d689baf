"""What no template may hold: raw HTML, inline code or style, other hosts, forms without a token."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from faq.settings import ROOT

FOLDER = ROOT / "templates"
TEMPLATES = sorted(FOLDER.rglob("*.html"))

# Name of the fault -> where a template has it. Comments are taken out before.
FAULTS = {
    "|safe": re.compile(r"\|\s*safe\b|autoescape\s+false"),
    "an inline style": re.compile(r"<style\b|\sstyle\s*=", re.I),
    "an event handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.I),
    "an inline script": re.compile(
        r"<script(?![^>]*\bsrc=)(?![^>]*application/ld\+json)[^>]*>", re.I
    ),
    "an asset from elsewhere": re.compile(
        r"<(?:img|script|iframe|source|video|audio|embed|object|use)[^>]*"
        r"(?:src|srcset|data|href)=[\"'](?:https?:)?//|<link[^>]*href=[\"'](?:https?:)?//",
        re.I,
    ),
    "a javascript address": re.compile(r"javascript:", re.I),
    "a frame": re.compile(r"<i?frame\b", re.I),
}
COMMENT = re.compile(r"\{#.*?#\}|<!--.*?-->", re.S)
FORM = re.compile(r"<form\b[^>]*method=[\"']post[\"'][^>]*>.*?</form>", re.S | re.I)
TOKEN = re.compile(r"csrf\(\)|csrf_token")
MACRO = re.compile(r"{%-?\s*macro\s+(\w+).*?endmacro", re.S)


def faults_in(source: str) -> list[str]:
    """Return the names of the faults that a template's source has."""
    text = COMMENT.sub("", source)
    found = [name for name, sign in FAULTS.items() if sign.search(text)]
    # A macro of the same file may bring the token.
    bringing = {m[1] for m in MACRO.finditer(text) if TOKEN.search(m[0])}
    for form in FORM.findall(text):
        if TOKEN.search(form) or any(f"{name}(" in form for name in bringing):
            continue
        found.append("a form without a token")
    return found


def test_there_are_templates_to_look_at() -> None:
    assert len(TEMPLATES) > 20


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_a_template_says_and_does_nothing_it_should_not(path: Path) -> None:
    assert faults_in(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("{{ answer | safe }}", "|safe"),
        ("{% autoescape false %}", "|safe"),
        ('<p style="color: red">', "an inline style"),
        ("<style>p {}</style>", "an inline style"),
        ('<button onclick="go()">', "an event handler"),
        ("<script>go()</script>", "an inline script"),
        ('<script type="module">go()</script>', "an inline script"),
        ('<img alt="" src="https://cdn.example/x.png">', "an asset from elsewhere"),
        ('<link rel="stylesheet" href="//cdn.example/x.css">', "an asset from elsewhere"),
        ('<a href="javascript:go()">', "a javascript address"),
        ('<iframe title="x" src="/x"></iframe>', "a frame"),
        ('<form method="post" action="/x"><input name="a"></form>', "a form without a token"),
    ],
)
def test_the_guard_objects(source: str, fault: str) -> None:
    assert fault in faults_in(source)


@pytest.mark.parametrize(
    "source",
    [
        '<form method="post">{{ csrf() }}</form>',
        '<script src="/static/js/x.js" defer></script>',
        '<script type="application/ld+json">{{ data|tojson }}</script>',
        '<a href="https://nhs.uk/">NHS</a>',
        "{# never use |safe, style= or <script> #}",
        '<span class="lifestyle">on = off</span>',
    ],
)
def test_the_guard_lets_the_ordinary_pass(source: str) -> None:
    assert faults_in(source) == []


def test_djlint_has_nothing_to_say() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "djlint", "--lint", "--quiet", str(FOLDER)],
        capture_output=True,
        text=True,
        timeout=120,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stdout

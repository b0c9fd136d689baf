"""Commands about what askers sent."""

import json
from collections.abc import Iterator

import click
from flask.cli import AppGroup

from faq.cli.failures import plainly
from faq.db import db, writing
from faq.questions.models import Question, record
from faq.questions.queue import all_questions, lane_of

questions = AppGroup("questions", help="See what was asked and where it stands.")


@questions.command("list")
@click.option("--json", "as_json", is_flag=True, help="As a JSON array.")
@click.option(
    "--text",
    "with_text",
    is_flag=True,
    help="Show the asker's words, too. Each question keeps a record that an operator read it.",
)
@plainly()
def list_questions(as_json: bool, with_text: bool) -> None:
    """Show all questions, the oldest first."""
    with writing():
        rows = [_row(question, with_text) for question in every_question()]
        # What was read is on record before anybody sees it.
        db.session.commit()
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False))
    else:
        _show(rows)


def every_question(page_size: int = 500) -> Iterator[Question]:
    """Yield all questions by id, read from the database in pages."""
    last = 0
    while page := all_questions(after=last, limit=page_size):
        yield from page
        last = page[-1].id


def _row(question: Question, with_text: bool) -> dict[str, object]:
    row: dict[str, object] = {
        "id": question.id,
        "status": question.status.value,
        "lane": lane_of(question).value,
        "created": question.created_at.isoformat(),
        "language": question.language,
    }
    original = question.original
    if with_text and original is not None:
        record(question, "read_original", by=None, capacity="operator")
    if with_text:
        row["question"] = original.question if original else None
        row["details"] = original.details if original else None
    return row


def _show(rows: list[dict[str, object]]) -> None:
    if not rows:
        click.echo("No questions yet.")
        return
    click.echo(f"{'id':>6}  {'language':8}  {'lane':11}  {'status':13}  created")
    for row in rows:
        created = str(row["created"])[:16].replace("T", " ")
        click.echo(
            f"{row['id']:>6}  {row['language']:8}  {row['lane']:11}  {row['status']:13}  {created}"
        )
        for line in (row.get("question"), row.get("details")):
            if line:
                click.echo(f"        {line}")

"""Commands about articles and entries: import files, export files."""

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import click
from flask.cli import AppGroup

from faq.cli.failures import Stop, plainly
from faq.db import db, writing
from faq.errors import FaqError
from faq.importing import export as exporting
from faq.importing import reading, report
from faq.importing.load import LoadReport, Result, load
from faq.importing.record import ArticleRecord, EntryRecord, PendingQuestionRecord, Record

content = AppGroup("content", help="Bring articles in from files, and write them out again.")


@content.command("import")
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path)
)
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object per file, each on a line.")
@plainly()
def import_files(files: tuple[Path, ...], dry_run: bool, as_json: bool) -> None:
    """Import articles and entries as drafts, from plain text or Markdown.

    Importing a file again changes only what has changed in it. Nothing is published. If one file
    cannot be used, nothing of any file is stored.
    """
    named = [(str(path), record) for path, record in zip(files, _read(files), strict=True)]
    with writing():
        loaded = load(named)
        if dry_run:
            db.session.rollback()
        else:
            db.session.commit()
    for name, record in named:
        if as_json:
            click.echo(json.dumps(_as_json(record), ensure_ascii=False))
        else:
            click.echo(f"{name}\n{_as_text(record)}\n")
    _tell(loaded, dry_run, as_json)


def _read(files: tuple[Path, ...]) -> list[Record]:
    """Return the record of each file; stop with a line for each one that cannot be used."""
    records, faults = [], []
    for path in files:
        try:
            records.append(reading.read(path))
        except FaqError as error:
            faults.append(_with_path(str(error), path))
    if faults:
        raise Stop("\n".join(faults))
    return records


def _with_path(message: str, path: Path) -> str:
    """Return the message with the whole path in place of the bare name."""
    return f"{path}{message.removeprefix(path.name)}"


def _as_json(record: Record) -> dict[str, Any]:
    match record:
        case ArticleRecord():
            return report.as_json(record)
        case EntryRecord():
            return {"kind": "entry"} | _plain(asdict(record))
        case PendingQuestionRecord():
            return {"kind": "question"} | _plain(asdict(record))


def _plain(value: Any) -> Any:
    """Return the value with days as ISO texts."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value


def _as_text(record: Record) -> str:
    match record:
        case ArticleRecord():
            return report.as_text(record)
        case EntryRecord():
            words = len(record.body.split())
            return (
                f"Entry {record.ref} ({record.language}) of {record.article}: {record.question}\n"
                f"{words} words, {len(record.sources)} sources"
            )
        case PendingQuestionRecord():
            return f"Question {record.ref} ({record.language}), unanswered: {record.question}"


def _tell(loaded: LoadReport, dry_run: bool, as_json: bool) -> None:
    """Say what was done; beside JSON this goes to standard error."""
    for outcome in loaded.outcomes:
        if outcome.result is not Result.UNCHANGED or outcome.remark:
            click.echo(outcome, err=as_json)
    counts = ", ".join(f"{len(loaded.only(result))} {result.value}" for result in Result)
    click.echo(counts.replace("_", " "), err=as_json)
    if dry_run:
        click.echo("Dry run: nothing was stored.", err=as_json)


@content.command("export")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@plainly()
def export_files(folder: Path) -> None:
    """Write every article and entry to DIR as Markdown, in one folder per language.

    The live text is written, or the newest draft of an entry that is not live. Importing the
    files again changes nothing.
    """
    try:
        done = exporting.export(folder)
    except OSError as error:
        raise Stop(f"{error.filename or folder}: {error.strerror}") from error
    click.echo(f"{len(done.files)} files written to {folder}")
    for fault in done.faults:
        click.echo(f"Cannot be imported as it stands: {fault}", err=True)
    if done.left_out:
        click.echo(f"Left out, since they belong to no article: {done.left_out} entries", err=True)

"""`tracker doctor`: whether what is stored is still what was received."""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from typing import TYPE_CHECKING

from tracker.errors import TrackerError
from tracker.model import text_hash
from tracker.store.connection import apply_migrations
from tracker.store.loading import SNAPSHOTS, document_of, load_edition, reader_version, reread
from tracker.store.packing import unpack_content

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def check_integrity(
    connection: sqlite3.Connection, *, progress: Callable[[int, int], None] | None = None
) -> Iterator[str]:
    """Everything that is wrong with the database, one line each.

    SQLite's own check, the tables and their columns, foreign keys, the hash of every content, the hash and
    the spans of every extraction, and that the present reader makes the same edition of the bytes once more.

    Args:
        connection: the open database.
        progress: told how many contents and extractions of how many are done.
    """
    for (lines,) in connection.execute("PRAGMA integrity_check"):
        yield from (f"SQLite: {line}" for line in lines.splitlines() if line != "ok")
    yield from _shape_problems(connection)
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"{table} row {row}: what it refers to in {parent} is missing"
    hashes = [row[0] for row in connection.execute("SELECT sha256 FROM contents ORDER BY rowid")]
    extractions = [row[0] for row in connection.execute("SELECT id FROM extractions ORDER BY id")]
    total = len(hashes) + len(extractions)
    sound = set()
    for done, sha256 in enumerate(hashes, 1):
        problem = _content_problem(connection, sha256)
        if problem:
            yield problem
        else:
            sound.add(sha256)
        if progress:
            progress(done, total)
    for done, extraction in enumerate(extractions, len(hashes) + 1):
        yield from _extraction_problems(connection, extraction, sound)
        if progress:
            progress(done, total)


def _shape_problems(connection: sqlite3.Connection) -> Iterator[str]:
    """Which tables and columns are missing, beside a database made anew."""
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        apply_migrations(fresh)
        wanted = _columns(fresh)
    found = _columns(connection)
    for table, columns in wanted.items():
        if table not in found:
            yield f"table {table} is missing"
        else:
            yield from (
                f"table {table}: the column {name} is missing" for name in columns if name not in found[table]
            )


def _columns(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """The tables, each with the names of its columns."""
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return {
        name: [row[0] for row in connection.execute("SELECT name FROM pragma_table_info(?)", (name,))]
        for (name,) in tables.fetchall()
    }


def _content_problem(connection: sqlite3.Connection, sha256: str) -> str | None:
    row = connection.execute("SELECT * FROM contents WHERE sha256 = ?", (sha256,)).fetchone()
    try:
        content = unpack_content(row["codec"], row["data"])
    except TrackerError as error:
        return f"content {sha256[:12]}: {error}"
    if hashlib.sha256(content).hexdigest() != sha256:
        return f"content {sha256[:12]}: the bytes are not those received; put back a backup"
    return None


def _extraction_problems(connection: sqlite3.Connection, extraction: int, sound: set[str]) -> Iterator[str]:
    row = connection.execute("SELECT * FROM extractions WHERE id = ?", (extraction,)).fetchone()
    snapshot = connection.execute(f"{SNAPSHOTS} WHERE snapshots.id = ?", (row["snapshot"],)).fetchone()
    if snapshot is None:
        return  # the check of foreign keys says so
    name = (
        f"{snapshot['report']}@{snapshot['label']} revision {snapshot['revision']} (reader {row['reader']})"
    )
    try:
        edition = load_edition(connection, snapshot, row)
    except (TrackerError, ValueError, LookupError) as error:
        yield f"{name}: what was read cannot be loaded: {error}"
        return
    if text_hash(edition.text) != row["text_sha256"]:
        yield f"{name}: the text is not the one that was read"
    if any(not 0 <= finding.start < finding.end <= len(edition.text) for finding in edition.findings):
        yield f"{name}: a finding lies outside of the text"
    if row["reader"] != reader_version() or snapshot["sha256"] not in sound:
        return
    try:
        again = reread(document_of(connection, snapshot), snapshot["options"])
    except (TrackerError, TypeError, ValueError) as error:
        yield f"{name}: cannot be read from its bytes again: {error}"
        return
    if (again.text, again.sections, again.findings) != (edition.text, edition.sections, edition.findings):
        yield f"{name}: reading its bytes again gives another result"

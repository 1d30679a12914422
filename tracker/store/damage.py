"""What is wrong with a database file, and what can still be read of one that is damaged."""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.errors import StoreError, TrackerError
from tracker.naming import counted
from tracker.store.connection import mapped
from tracker.store.integrity import check_integrity
from tracker.store.loading import SNAPSHOTS
from tracker.store.packing import unpack_content
from tracker.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_FAULTS = (sqlite3.Error, TypeError, ValueError, LookupError)
"""What reading a page that is hit may raise: names and texts that are none, columns that are not there."""
_DAMAGE = ("malformed", "decode")
FIRST_LINES = 10
"""Of what is found, and of SQLite's own check: the first say where; there may be thousands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What was found in a database file."""

    lines: tuple[str, ...]
    """What is wrong; where it is damaged, also what is not."""
    damaged: bool
    """Whether SQLite cannot go through it: then a backup, or what can be recovered, takes its place."""


def is_empty(path: Path) -> bool:
    """Whether a file holds no table at all, as none of ours does once it is made."""
    if path.stat().st_size == 0:
        return True
    try:
        with contextlib.closing(_opened(path)) as connection:
            (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except _FAULTS:
        return False
    return not tables


def examine(path: Path, *, progress: Callable[[int, int], None] | None = None) -> Examined:
    """Everything that is wrong with a database, one line each; nothing where all is well.

    Args:
        path: the file.
        progress: told how many items of how many are done.

    Raises:
        StoreError: it cannot be opened, for another reason than damage.
    """
    found: list[str] = []
    ended = ""
    try:
        with Store(path, only_reads=True) as store, mapped(path):
            for line in check_integrity(store.connection, progress=progress):
                found.append(line)  # noqa: PERF402 - what was found before it breaks off is kept
            intact = store.connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
    except (StoreError, *_FAULTS) as error:
        if isinstance(error, StoreError) and not _is_damaged(path, error):
            raise
        intact = False
        ended = f"the check ended early: {error.__cause__ or error}"
    if intact:
        return Examined(lines=tuple(found), damaged=False)
    shown = found[:FIRST_LINES]
    if len(found) > FIRST_LINES:
        shown.append(f"and {counted(len(found) - FIRST_LINES, 'line')} more")
    with contextlib.closing(_opened(path)) as connection:
        lines = filter(None, (*shown, ended, *_survey(connection)))
        return Examined(lines=tuple(dict.fromkeys(lines)), damaged=True)


def _is_damaged(path: Path, error: StoreError) -> bool:
    """Whether an error comes from damage, not from a lock, a permission or a file of another sort."""
    cause = error.__cause__
    if getattr(cause, "sqlite_errorcode", None) == sqlite3.SQLITE_ERROR:
        return True  # what is asked of the tables does not fit them: no mere lock, permission or full disk
    if any(sign in str(cause or error).lower() for sign in _DAMAGE):
        return True
    try:
        with contextlib.closing(_opened(path)) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok")
    except _FAULTS:
        return False


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.text_factory = lambda data: data.decode(errors="replace")
    return connection


def _survey(connection: sqlite3.Connection) -> Iterator[str]:
    """Where a database is damaged, and what of it is sound."""
    try:
        for (line,) in connection.execute(f"PRAGMA integrity_check({FIRST_LINES})"):
            yield from (f"SQLite: {part}" for part in line.splitlines()[:FIRST_LINES] if part != "ok")
    except _FAULTS as error:
        yield f"SQLite: {error}"
    try:
        names = [
            row[0]
            for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")
        ]
    except _FAULTS as error:
        yield f"the list of tables cannot be read ({error})"
        return
    sound = []
    for name in names:
        rows, stopped = _rows(connection, name)
        if stopped is None:
            sound.append(f"{name} ({rows:,})")
        else:
            yield f"table {name}: damaged behind {counted(rows, 'row')} ({stopped})"
    yield f"tables that read to their end, with their rows: {', '.join(sound) or 'none'}"
    yield from _snapshots(connection)


def _rows(connection: sqlite3.Connection, table: str) -> tuple[int, Exception | None]:
    """How many rows can be read, and what stopped the reading."""
    rows = 0
    try:
        for _ in connection.execute(f'SELECT * FROM "{table}" NOT INDEXED'):  # noqa: S608 - from the schema
            rows += 1
    except _FAULTS as error:
        return rows, error
    return rows, None


def _snapshots(connection: sqlite3.Connection) -> Iterator[str]:
    """Of which snapshots the bytes are those received."""
    found: dict[int, str] = {}
    sound: dict[int, bool] = {}
    for order in ("ASC", "DESC"):  # what lies behind a damaged page is reached from the other end
        with contextlib.suppress(*_FAULTS):
            for row in connection.execute(f"{SNAPSHOTS} ORDER BY snapshots.id {order}"):
                if row["id"] not in found:
                    found[row["id"]] = f"{row['report']}@{row['label']} revision {row['revision']}"
                    sound[row["id"]] = _is_sound(connection, row["sha256"])
    if not found:
        yield "no snapshot can be listed"
        return
    whole = [name for number, name in sorted(found.items()) if sound[number]]
    lost = [name for number, name in sorted(found.items()) if not sound[number]]
    if lost:
        yield f"snapshots whose bytes cannot be read, or are not those received: {', '.join(lost)}"
    yield f"snapshots whose bytes are those received: {', '.join(whole) or 'none'}"


def _is_sound(connection: sqlite3.Connection, sha256: str) -> bool:
    try:
        row = connection.execute("SELECT * FROM contents WHERE sha256 = ?", (sha256,)).fetchone()
        return hashlib.sha256(unpack_content(row["codec"], row["data"])).hexdigest() == sha256
    except (TrackerError, *_FAULTS):
        return False

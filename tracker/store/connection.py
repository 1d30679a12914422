"""Opening the database, its transactions, and its errors said in one line."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tracker.errors import NoRoomError, StoreError
from tracker.files import NO_ROOM
from tracker.store.migrations import APPLICATION_ID, MIGRATION_SET, MIGRATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

BUSY_SECONDS = 30.0
"""How long a writer waits for another: the longest write, re-reading a large PDF, is done before the lock."""

WAL_RETRY_SECONDS = 0.02
"""Pause between attempts to switch to write-ahead logging, which SQLite's busy handler does not cover."""

ALONE_SECONDS = 0.1
"""How long a reader that wants the file alone waits for it at a time, and at most lets go of it between."""


_DAMAGE = ("malformed", "no such table", "no such column", "already exists", "foreign key mismatch")
"""What SQLite says where pages are hit, or tables are gone that every database of ours has."""


def store_error(error: sqlite3.Error | OSError, path: Path) -> StoreError:
    """What went wrong with the database at `path`, and what to do about it, in one line."""
    message = str(error).lower()
    if isinstance(error, OSError):
        full = error.errno in NO_ROOM
        reason = error.strerror or str(error)
    else:
        full = _is_of_no_room(error, path)
        reason = str(error)
    if full:
        return NoRoomError(path)
    if "not a database" in message:
        said = "this file is no database; move it away, or put a backup in its place"
    elif any(sign in message for sign in _DAMAGE):
        said = f"the database is damaged ({reason}); `tracker doctor` says where; put back a backup"
    elif "locked" in message or "busy" in message:
        said = f"another process kept the database locked for {BUSY_SECONDS:.0f} s; run it again"
    elif "readonly" in message or "unable to open" in message or isinstance(error, PermissionError):
        said = f"cannot be written ({reason}); check who may write in {path.parent}"
    else:
        said = reason
    return StoreError(f"{path}: {said}")


def _is_of_no_room(error: sqlite3.Error, path: Path) -> bool:
    """Whether it is that the disk is full: SQLite reports some full disks as plain input/output errors."""
    message = str(error).lower()
    if "disk is full" in message or getattr(error, "sqlite_errorname", None) == "SQLITE_IOERR_SHMSIZE":
        return True
    return ("i/o error" in message or "unable to open" in message) and _no_room(path)


def _no_room(path: Path) -> bool:
    """Whether the disk takes no more bytes, or no more files."""
    try:
        state = os.statvfs(path.parent)
    except OSError:
        return False
    return state.f_bavail * state.f_frsize < 1 << 16 or (state.f_files > 0 and state.f_favail == 0)


@contextlib.contextmanager
def mapped(path: Path) -> Iterator[None]:
    """Turn what sqlite3 raises into a `StoreError` about the database at `path`."""
    try:
        yield
    except sqlite3.Error as error:
        raise store_error(error, path) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A database as it could be opened."""

    connection: sqlite3.Connection
    full: bool = False
    """Whether it is only read, because the disk is full."""
    as_found: tuple[int, ...] | None = None
    """What the file was like, where SQLite was told that nobody changes it; see `state_of`."""


def connect(path: Path, *, only_reads: bool = False) -> Opened:
    """Open the database at `path`, brought to its present shape.

    It is made where it is missing, with its folder. One that cannot be written to (a read-only folder)
    opens for reading.

    Args:
        path: the file.
        only_reads: where the disk is full, open it for reading: see `_open_alone`.

    Raises:
        StoreError: it cannot be opened, is no database of the tracker's, or a newer tracker made it.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise store_error(error, path) from error
    # The folder counts too: the log lies beside the database.
    if not (os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))):
        return _connect_read_only(path)
    try:
        return Opened(connection=_set_up(_connected(path, "rwc"), path, writable=True))
    except NoRoomError:
        if not only_reads or not path.exists() or not path.stat().st_size:
            raise
    return Opened(connection=_set_up(_open_alone(path), path, writable=False), full=True)


def _connect_read_only(path: Path) -> Opened:
    """Open a database that lies where nothing can be written.

    Whoever writes to it has a log beside it, were it empty, with an index, through which the log is read.
    Where there is no log, SQLite must be told not to look for one (`immutable`): looking would need to write.
    """
    log, index = (path.with_name(path.name + end) for end in ("-wal", "-shm"))
    if log.exists() and (log.stat().st_size or index.exists()):
        if not index.exists():
            raise StoreError(
                f"{path}: what was stored last is in its log alone, which cannot be read where nothing can be"
                f" written; run `tracker list` once as a user who may write in {path.parent}"
            )
        return Opened(connection=_set_up(_connected(path, "ro"), path, writable=False))
    state = state_of(path)
    connection = _set_up(_connected(path, "ro&immutable=1"), path, writable=False)
    return Opened(connection=connection, as_found=state)


def state_of(path: Path) -> tuple[int, ...]:
    """What shows that another process wrote to a database: when it was written, its size, that of its log."""
    log = path.with_name(path.name + "-wal")
    try:
        file = path.stat()
        return file.st_mtime_ns, file.st_size, log.stat().st_size if log.exists() else 0
    except OSError:
        return ()


def _set_up(connection: sqlite3.Connection, path: Path, *, writable: bool) -> sqlite3.Connection:
    """Make sure that a database is ours and of the present shape; closed where it is not."""
    with mapped(path):
        try:
            _check_owner(connection, path)
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA foreign_keys = ON")
            # A commit must survive a power cut: what was retrieved may be gone from its source tomorrow.
            connection.execute("PRAGMA synchronous = FULL")
            if writable:
                _use_write_ahead_log(connection)
            _migrate(connection, path)
        except BaseException:
            connection.close()
            raise
        return connection


def _connected(path: Path, mode: str, *, patience: float = BUSY_SECONDS) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=patience, isolation_level=None
    )


def _open_alone(path: Path) -> sqlite3.Connection:
    """Open a database for reading where there is no room for the log's index.

    In exclusive mode SQLite keeps the index in memory, with all that the log holds, and other processes out:
    they wait, as nothing may be written while a log is read without its shared index. Where another one
    has it open, there is an index, and this is not needed (https://sqlite.org/wal.html#noshm). At the end
    the log is folded into the file as far as there is room, else it stays.

    Two that want it alone and have begun to read keep each other out, so each lets go of it again and again.
    """
    import random  # noqa: PLC0415 - rarely needed

    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        connection = _connected(path, "rw", patience=ALONE_SECONDS)
        try:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("PRAGMA temp_store = MEMORY")
            connection.execute("PRAGMA query_only = ON")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.Error as error:
            connection.close()
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise store_error(error, path) from error
            time.sleep(random.uniform(0, ALONE_SECONDS))  # noqa: S311 - so that not all try at once
        else:
            return connection


def _check_owner(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse another program's database."""
    # In this order: another process may be making the database right now.
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    (owner,) = connection.execute("PRAGMA application_id").fetchone()
    if owner not in (0, APPLICATION_ID) or (tables and not owner):
        raise StoreError(f"{path}: this database belongs to another program; name another workspace")


def _use_write_ahead_log(connection: sqlite3.Connection) -> None:
    """Let readers read while one process writes; the mode stays with the file."""
    (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
    deadline = time.monotonic() + BUSY_SECONDS
    while mode != "wal":
        try:
            (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(WAL_RETRY_SECONDS)
        else:
            break  # a file system without shared memory keeps its own mode, slower but sound


def _applied(connection: sqlite3.Connection) -> set[str]:
    try:
        rows = connection.execute(
            "SELECT name FROM _sqlite_migrations WHERE migration_set = ?", (MIGRATION_SET,)
        ).fetchall()
    except sqlite3.OperationalError as error:
        if "no such table" in str(error):
            return set()
        raise
    return {row["name"] for row in rows}


_OLDER = "it is an older tracker's and must be brought up to date"


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Apply the steps that are not yet recorded, each with its record, all in one transaction."""
    names = {step.__name__ for step in MIGRATIONS}
    applied = _applied(connection)
    if newer := sorted(applied - names):
        raise StoreError(
            f"{path}: a newer tracker made this database (it knows {newer[-1]!r}); upgrade the program"
        )
    if applied == names:
        return
    try:
        apply_migrations(connection)
    except sqlite3.Error as error:
        if connection.execute("PRAGMA query_only").fetchone()[0] or _is_of_no_room(error, path):
            raise NoRoomError(path, _OLDER) from error
        if "readonly" in str(error):
            raise StoreError(
                f"{path}: {_OLDER}; run `tracker list` once as a user who may write in {path.parent}"
            ) from error
        raise


def apply_migrations(connection: sqlite3.Connection) -> None:
    """Bring a database to its present shape, from whatever shape, or none."""
    # Imported here because it costs a quarter of a second and only a new shape needs it.
    from sqlite_utils import Database, Migrations  # noqa: PLC0415

    with transaction(connection):
        # Inside the lock: of two processes that both saw an old shape, the second finds nothing to do.
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        steps = Migrations(MIGRATION_SET)
        for step in MIGRATIONS:
            steps(name=step.__name__)(step)
        steps.apply(Database(connection, execute_plugins=False))


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing; the lock is taken at once, so what is read inside stays true until the end.

    Inside another transaction it is part of that one, and only its own changes are undone where it fails.
    """
    if connection.in_transaction:
        connection.execute("SAVEPOINT part")
        try:
            yield
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK TO part")
                connection.execute("RELEASE part")
            raise
        connection.execute("RELEASE part")
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def insert_row(
    connection: sqlite3.Connection, table: str, row: Mapping[str, Any], *, replace: bool = False
) -> int:
    """Insert one row; gives its number.

    By sqlite-utils, which looks up the table's shape and opens a savepoint, a row takes ten times as long.

    Args:
        connection: the store's.
        table: a name of our own, as are the columns'.
        row: values by column.
        replace: put it into the place of the row with the same key, if there is one.
    """
    columns = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" * len(row))
    verb = "INSERT OR REPLACE" if replace else "INSERT"
    query = f'{verb} INTO "{table}" ({columns}) VALUES ({marks})'
    number = connection.execute(query, tuple(row.values())).lastrowid
    assert number is not None  # noqa: S101 - an insert gives its row
    return number

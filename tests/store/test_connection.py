from __future__ import annotations

import bz2
import errno
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.store.conftest import TEXT
from tracker.errors import StoreError
from tracker.store import Store
from tracker.store.connection import store_error
from tracker.store.migrations import MIGRATION_SET, MIGRATIONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlite_utils import Database

    from tests.store.conftest import Adding


def test_a_new_database_has_every_named_step(store: Store) -> None:
    """Each step is recorded by its name, in order."""
    rows = store.connection.execute(
        "SELECT name FROM _sqlite_migrations WHERE migration_set = ? ORDER BY id", (MIGRATION_SET,)
    )

    assert [step.__name__ for step in MIGRATIONS] == [row["name"] for row in rows]


def test_a_database_of_an_older_tracker_is_brought_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is new is added to what is there."""
    path = tmp_path / "tracker.db"
    monkeypatch.setattr("tracker.store.connection.MIGRATIONS", MIGRATIONS[:1])
    with Store(path) as old:
        old.connection.execute("INSERT INTO reports VALUES ('norway', '2024')")
    monkeypatch.undo()

    with Store(path) as new:
        assert "norway" == new.connection.execute("SELECT slug FROM reports").fetchone()[0]
        assert 0 == new.connection.execute("SELECT count(*) FROM findings").fetchone()[0]


def test_bytes_that_an_older_tracker_packed_are_read(store: Store, add: Adding) -> None:
    """The first versions packed them with bz2; else nothing of theirs could be read again."""
    added = add()
    packed = bz2.compress(TEXT.encode())
    store.connection.execute("UPDATE contents SET codec = 'bz2', data = ?", (packed,))
    assert TEXT.encode() == store.document(added.snapshot_id).content
    assert [] == store.check_integrity()
    store.connection.execute("UPDATE contents SET data = ?", (packed[:-20],))
    with pytest.raises(StoreError, match="cannot be unpacked"):
        store.document(added.snapshot_id)


def test_a_failing_step_leaves_the_database_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A step and its record are one: neither is kept where the step fails."""
    path = tmp_path / "tracker.db"
    Store(path).close()

    def add_half(db: Database) -> None:
        db.table("half").create({"id": int})
        raise sqlite3.OperationalError("it broke")

    steps: tuple[Callable[[Database], None], ...] = (*MIGRATIONS, add_half)
    monkeypatch.setattr("tracker.store.connection.MIGRATIONS", steps)
    with pytest.raises(StoreError, match="it broke"):
        Store(path)
    monkeypatch.undo()

    with Store(path) as store:
        assert not store.connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'half'").fetchone()


def test_a_database_of_a_newer_tracker_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An old program does not write into a shape that it does not know."""
    path = tmp_path / "tracker.db"
    Store(path).close()
    monkeypatch.setattr("tracker.store.connection.MIGRATIONS", MIGRATIONS[:1])

    with pytest.raises(StoreError, match="newer tracker"):
        Store(path)


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    """It is neither read nor changed."""
    path = tmp_path / "tracker.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE photos (id INTEGER)")
    other.close()
    before = path.read_bytes()

    with pytest.raises(StoreError, match="another program"):
        Store(path)
    assert before == path.read_bytes()


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    """It stays as it is."""
    path = tmp_path / "tracker.db"
    path.write_bytes(b"no database at all, " * 100)

    with pytest.raises(StoreError, match="no database"):
        Store(path)
    assert b"no database at all, " * 100 == path.read_bytes()


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (sqlite3.OperationalError("database or disk is full"), "no room left"),
        (OSError(errno.ENOSPC, "No space left on device"), "no room left"),
        (sqlite3.OperationalError("database is locked"), "another process"),
        (sqlite3.DatabaseError("database disk image is malformed"), "damaged"),
        (sqlite3.OperationalError("attempt to write a readonly database"), "who may write"),
        (sqlite3.OperationalError("unable to open database file"), "who may write"),
        (PermissionError(errno.EACCES, "Permission denied"), "who may write"),
        (sqlite3.IntegrityError("FOREIGN KEY constraint failed"), "FOREIGN KEY"),
    ],
)
def test_what_sqlite_and_the_system_raise_says_what_to_do(error: sqlite3.Error | OSError, said: str) -> None:
    """Every foreign error becomes one line that names the file."""
    mapped = store_error(error, Path("ws/snapshots/tracker.db"))

    assert said in str(mapped)
    assert str(mapped).startswith(str(Path("ws/snapshots/tracker.db")))
    assert "\n" not in str(mapped)

from __future__ import annotations

import bz2
import contextlib
import errno
import hashlib
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlite_utils import Database

from tests.store.conftest import TEXT, add_text
from tracker.errors import StoreError
from tracker.store import Store
from tracker.store.connection import store_error
from tracker.store.migrations import MIGRATION_SET, MIGRATIONS

if TYPE_CHECKING:
    from collections.abc import Callable

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


def before(name: str) -> tuple[Callable[[Database], None], ...]:
    """The steps that a database had before the step of that name."""
    return MIGRATIONS[: [step.__name__ for step in MIGRATIONS].index(name)]


FIRST_SHAPES = [
    "UPDATE findings SET form = 'sentence' WHERE form IS NULL",
    "ALTER TABLE findings RENAME TO these",
    """
    CREATE TABLE findings (
        extraction INTEGER NOT NULL REFERENCES extractions (id), number INTEGER NOT NULL,
        section INTEGER NOT NULL, paragraph INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
        label TEXT, page INTEGER, form TEXT NOT NULL, paragraph_number TEXT, PRIMARY KEY (extraction, number)
    ) WITHOUT ROWID
    """,
    "INSERT INTO findings SELECT * FROM these",
    "DROP TABLE these",
    "ALTER TABLE quarantine DROP COLUMN asked",
]


def test_a_database_whose_findings_all_have_a_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the first versions made them: it takes in what comes now, and keeps what it has."""
    path = tmp_path / "tracker.db"
    monkeypatch.setattr("tracker.store.connection.MIGRATIONS", before("mend_first_shapes"))
    with Store(path) as old:
        # For the writing of today; no first version had it.
        old.connection.execute("ALTER TABLE findings ADD COLUMN under TEXT")
        first = add_text(old, TEXT, edition="2022", part="main", restore=False, source="norway.txt")
        old.connection.execute("ALTER TABLE findings DROP COLUMN under")
        for statement in FIRST_SHAPES:
            old.connection.execute(statement)
        old.connection.execute("ALTER TABLE findings ADD COLUMN under TEXT")
        findings = old.edition("norway", "2022").findings
        old.connection.execute("ALTER TABLE findings DROP COLUMN under")
    monkeypatch.undo()

    with Store(path) as new:
        assert findings == new.edition("norway", "2022").findings
        added = add_text(new, TEXT + "More.", edition="2022", part="main", restore=False, source="norway.txt")
        assert (1, 2) == (first.revision, added.revision)
        assert [] == new.check_integrity()
        columns = {row["name"] for row in new.connection.execute("PRAGMA table_info(quarantine)")}
        assert "asked" in columns


SHAPES = {
    "create_snapshots": "0d9dc756e274",
    "create_extractions": "6d7cc16503d8",
    "create_checking": "e6369fd08f01",
    "create_outbox": "b16e2c030215",
    "create_kept_comparisons": "d66ee432a5ed",
    "create_listings": "dc8ab0caebda",
    "create_replaced_declarations": "a616170b3ca1",
    "add_origins": "a9c3d34f036e",
    "add_addressees": "a592fe6b01d2",
    "add_paragraph_numbers": "163ba63b6e99",
    "mend_first_shapes": "163ba63b6e99",
    "add_places": "2b26eb70079c",
    "add_lines_above": "51b02d1a3fab",
}
"""Hash of the shape that each step leaves, in order. A new step has a line of its own; what a line says of an
older one never changes."""


def test_no_step_ever_changes() -> None:
    """A database that an older tracker made has had it already: a mistake is mended by a further step."""
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        shapes = {}
        for step in MIGRATIONS:
            step(Database(connection))
            shapes[step.__name__] = hashlib.sha256(repr(_shape(connection)).encode()).hexdigest()[:12]
    missing = {name: shape for name, shape in shapes.items() if name not in SHAPES}
    assert {} == missing, "new steps: put these lines into SHAPES"
    assert SHAPES == shapes, "a released step was changed: put it back, and write a further one"


def _shape(connection: sqlite3.Connection) -> list[object]:
    """Tables with their columns, keys and indices."""
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    columns = 'SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info(?) ORDER BY cid'
    indices = (
        'SELECT "unique", (SELECT group_concat(name) FROM pragma_index_info(indices.name))'
        " FROM pragma_index_list(?) AS indices ORDER BY 2"
    )
    keys = 'SELECT "from", "table", "to" FROM pragma_foreign_key_list(?) ORDER BY 1'
    return [
        (name, *(connection.execute(query, (name,)).fetchall() for query in (columns, indices, keys)))
        for (name,) in connection.execute(tables).fetchall()
    ]


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

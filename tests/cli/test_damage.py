"""What users meet when the database is damaged, or another one than they think."""

from __future__ import annotations

import contextlib
import random
import re
import sqlite3
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import OLD

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

    Tracker = Callable[..., Ran]

pytestmark = pytest.mark.usefixtures("workspace")


def test_a_database_that_is_no_database(tracker: Tracker, workspace: Path) -> None:
    """Store trouble; the file stays as it is."""
    database = workspace / "snapshots" / "tracker.db"
    database.parent.mkdir()
    database.write_text("this is no database " * 300)

    ran = tracker("diff", "2022", "2023")

    assert 7 == ran.code
    assert "this file is no database" in ran.error
    assert "this is no database " * 300 == database.read_text()


def test_a_damaged_database(tracker: Tracker, workspace: Path) -> None:
    """Store trouble, whatever page is hit; never a traceback."""
    tracker("diff", "2022", "2023")
    database = workspace / "snapshots" / "tracker.db"
    sound = database.read_bytes()
    dice = random.Random(7)  # noqa: S311
    codes = set()
    for _ in range(12):
        torn = bytearray(sound)
        at = dice.randrange(4096, len(torn) - 4096)
        torn[at : at + 2048] = dice.randbytes(2048)
        database.write_bytes(torn)
        ran = tracker("doctor")
        codes.add(ran.code)
        assert "Traceback" not in ran.err
        tracker("diff", "2022", "2023")
    assert codes <= {0, 7}
    assert 7 in codes


def test_doctor_survives_names_that_are_no_text(tracker: Tracker, workspace: Path) -> None:
    """SQLite names in its errors what it cannot read, and Python cannot read that."""
    tracker("diff", "2022", "2023")
    database = workspace / "snapshots" / "tracker.db"
    with contextlib.closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_master SET name = CAST(x'e4fffe' AS TEXT), sql = 'CREATE' WHERE name = 'contents'"
        )
        connection.commit()
    ran = tracker("doctor")
    assert 7 == ran.code
    assert "the database is damaged; put back a backup of it;" in ran.error


@pytest.mark.parametrize(
    ("damage", "line"),
    [
        (("DROP TABLE contents",), "table contents is missing"),
        (("DROP TABLE _sqlite_migrations",), 'the check ended early: table "reports" already exists'),
        (
            ("DROP INDEX idx_editions_report_label", "ALTER TABLE editions RENAME COLUMN id TO number"),
            "table editions: the column id is missing",
        ),
        (
            (
                "PRAGMA writable_schema = ON",
                "UPDATE sqlite_master SET sql = replace(sql, 'PRIMARY KEY', '') WHERE name = 'contents'",
                "DELETE FROM sqlite_master WHERE name = 'sqlite_autoindex_contents_1'",
            ),
            "the check ended early: foreign key mismatch - ",
        ),
    ],
)
def test_doctor_surveys_a_database_whose_tables_do_not_fit(
    tracker: Tracker, workspace: Path, damage: tuple[str, ...], line: str
) -> None:
    """What is wrong comes first, then what is whole: it decides whether a backup is needed."""
    tracker("check")
    database = workspace / "snapshots" / "tracker.db"
    with contextlib.closing(sqlite3.connect(database, isolation_level=None)) as connection:
        for statement in damage:
            connection.execute(statement)

    ran = tracker("doctor")
    used = tracker("list")

    assert 7 == ran.code
    assert used.code in {0, 7}
    assert used.code == 0 or "the database is damaged (" in used.error
    assert any(each.startswith(line) for each in ran.out.splitlines())
    assert "tables that read to their end, with their rows: " in ran.out
    assert "the database is damaged; put back a backup of it;" in ran.error


def test_doctor_misses_a_table_that_nothing_refers_to(tracker: Tracker, workspace: Path) -> None:
    """All snapshots are sound, yet what was told is gone."""
    tracker("check")
    with contextlib.closing(sqlite3.connect(workspace / "snapshots" / "tracker.db")) as connection:
        connection.execute("DROP TABLE digest_events")

    ran = tracker("doctor")

    assert (7, "table digest_events is missing\n") == (ran.code, ran.out)
    assert ran.error.endswith("1 problem; put back a backup of it")


def test_doctor_says_where_a_database_is_damaged(tracker: Tracker, workspace: Path) -> None:
    """Which tables and snapshots are whole, and what to do; it sends nobody to itself."""
    for label in ("2021", "2022", "2023"):
        (workspace / "long.txt").write_text(
            OLD + "\n\n".join(f"In {label}, {n * int(label)} came." for n in range(3000))
        )
        tracker("add", "long.txt", "--report", "norway", "--edition", label)
    database = workspace / "snapshots" / "tracker.db"
    torn = bytearray(database.read_bytes())
    with contextlib.closing(sqlite3.connect(database)) as connection:
        (packed,) = connection.execute(
            "SELECT data FROM contents JOIN snapshots USING (sha256) WHERE snapshots.id = 2"
        ).fetchone()
    at = torn.index(packed[5000:5100]) // 4096 * 4096  # where its page begins
    torn[at : at + 3000] = b"\xff" * 3000
    database.write_bytes(torn)

    ran = tracker("doctor")

    assert 7 == ran.code
    assert "SQLite: " in ran.out
    assert "tables that read to their end, with their rows: " in ran.out
    assert re.search(r"not those received: norway@2022 revision 1\n", ran.out)
    assert re.search(
        r"snapshots whose bytes are those received: norway@2021 revision 1, norway@2023 revision 1\n", ran.out
    )
    assert ran.error.startswith(f"tracker: {database}: the database is damaged; put back a backup of it;")
    assert "tracker doctor" not in ran.err + ran.out


def test_an_empty_file_in_place_of_the_database(tracker: Tracker, workspace: Path) -> None:
    """No tracker leaves one; a workspace that never stored anything has none, and is well."""
    config = '[reports.norway]\ntitle = "N"\n[[reports.norway.sources]]\nurl = "http://localhost:9/"\n'
    (workspace / "tracker.toml").write_text(config + 'edition = "2023"\n')
    fresh = tracker("doctor")
    database = workspace / "snapshots" / "tracker.db"
    database.parent.mkdir(exist_ok=True)
    database.write_bytes(b"")
    emptied = tracker("doctor")
    left = database.read_bytes()
    database.unlink()
    with contextlib.closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA user_version = 1")
    no_tables = tracker("doctor")
    database.write_bytes(b"")
    said = tracker("list")
    begun = tracker("doctor")

    assert (0, f"{workspace}: nothing is stored yet\n") == (fresh.code, fresh.out)
    for ran in (emptied, no_tables):
        assert 7 == ran.code
        assert f"{database}: an empty file, though reports are tracked; put back a backup of it" in ran.error
    assert b"" == left
    assert f"{database}: an empty file, begun anew as a database" in said.error
    assert (0, f"{database}: sound, but nothing is stored; no source was ever checked.") == (
        begun.code,
        begun.out.split(" If")[0],
    )


def test_first_uses_at_once_alarm_nobody(tracker: Tracker, workspace: Path) -> None:
    """The second finds a file that the first has only begun: nothing was lost there."""
    slow = (
        "import sys, time\n"
        "import tracker.store.connection as connection\n"
        "from tracker.cli import run\n"
        "check = connection._check_owner\n"
        "connection._check_owner = lambda *given: (check(*given), time.sleep(1))\n"
        "sys.exit(run(['diff', '2022', '2023']))\n"
    )
    first = subprocess.Popen([sys.executable, "-c", slow], cwd=workspace, stdout=subprocess.DEVNULL)
    while not (workspace / "snapshots" / "tracker.db").exists():
        assert first.poll() is None
        time.sleep(0.01)
    second = tracker("diff", "2022", "2023")

    assert (0, 0) == (first.wait(), second.code)
    assert "begun anew" not in second.err


def test_doctor_tells_a_file_that_is_declared_though_it_was_retracted(
    tracker: Tracker, workspace: Path
) -> None:
    """Nobody looks at the file that stands while tracker.toml names the other."""
    config = workspace / "tracker.toml"
    tracker("show", "2023")
    tracker("add", "2022.txt", "--report", "norway", "--edition", "2023")
    wrong = config.read_text()
    tracker("retract", "norway@2023", "--reason", "wrong file")
    assert "retracted" not in tracker("doctor").out
    config.write_text(wrong)
    assert (
        "norway@2023: tracker.toml declares 2022.txt, which was retracted; what stands is from 2023.txt\n"
        in tracker("doctor").out
    )

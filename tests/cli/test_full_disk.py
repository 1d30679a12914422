"""What can still be read where the disk that the workspace is on has no room left, and what is refused."""

from __future__ import annotations

import contextlib
import fcntl
import random
import resource
import shutil
import sqlite3
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import NEW, PROGRAM, one_line
from tests.disks import fill, free

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import BinaryIO

READING = [
    ["diff", "2022", "2023", "--format", "json"],
    ["diff", "2022", "2023", "--summary"],
    ["list"],
    ["show", "2023"],
    ["show", "2023", "--raw"],
    ["log", "norway"],
    ["outbox"],
    ["status"],
    ["quarantine"],
    ["digest", "--since", "2020-01-01"],
    ["doctor"],
]
"""What changes nothing."""

SHARED = (510, 0x40000002)
"""Length and start of what those who read a database have locked (https://sqlite.org/src/file/src/os.h)."""

SAID = "no room left on the disk; what is stored is only read; free some space"


@pytest.fixture
def disk(mount: Callable[[int], Path], workspace: Path) -> Path:
    """A file system of a megabyte with a copy of the workspace, both editions stored."""
    folder = mount(1 << 20)
    for name in ("tracker.toml", "2022.txt", "2023.txt"):
        shutil.copy(workspace / name, folder)
    run(folder, "diff", "2022", "2023")
    return folder


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program there."""
    return subprocess.run(
        [*PROGRAM, *arguments], cwd=folder, capture_output=True, text=True, check=False, timeout=60
    )


def leave_a_log(folder: Path) -> None:
    """Commit an edition's period as a process does that is killed before the log is folded into the file."""
    path = folder / "snapshots" / "tracker.db"
    code = (
        "import os, sqlite3, sys; database = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "database.execute('PRAGMA wal_autocheckpoint = 0');"
        "database.execute('UPDATE editions SET period = ?', ('Committed' + 40000 * '.',)); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", code, path], check=True)
    path.with_name("tracker.db-shm").unlink()
    assert path.with_name("tracker.db-wal").stat().st_size > 40000


@pytest.mark.parametrize("arguments", READING, ids=" ".join)
def test_what_is_stored_can_be_read(disk: Path, arguments: list[str]) -> None:
    """The answer is the same as before, with one line of warning; with room again, there is none."""
    before = run(disk, *arguments)
    database = (disk / "snapshots" / "tracker.db").read_bytes()
    fill(disk)
    done = run(disk, *arguments)

    assert 0 == done.returncode, done.stderr
    assert SAID in one_line(done)
    assert _but_for_the_time(before.stdout) == _but_for_the_time(done.stdout)
    assert database == (disk / "snapshots" / "tracker.db").read_bytes()
    free(disk)
    assert (0, "") == (run(disk, "doctor").returncode, run(disk, "list").stderr)


def _but_for_the_time(text: str) -> list[str]:
    return [line for line in text.splitlines() if "made_at" not in line and "Until" not in line]


def test_what_only_the_log_holds_is_read_and_kept(disk: Path) -> None:
    """A process was killed: what it had committed is in the log alone, and its index is gone."""
    leave_a_log(disk)
    fill(disk)
    done = run(disk, "show", "2023", "--format", "json")
    fill(disk)
    again = run(disk, "show", "2023", "--format", "json")

    assert 0 == done.returncode, done.stderr
    assert SAID in one_line(done)
    assert "Committed" in done.stdout
    assert (0, done.stdout) == (again.returncode, again.stdout)
    free(disk)
    assert "Committed" in run(disk, "show", "2023", "--format", "json").stdout
    assert 0 == run(disk, "doctor").returncode


def test_beside_a_process_that_has_it_open(disk: Path) -> None:
    """The watch: what it has committed and not yet folded in is read, through its index."""
    path = disk / "snapshots" / "tracker.db"
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as watch:
        watch.execute("PRAGMA wal_autocheckpoint = 0")
        watch.execute("UPDATE editions SET period = 'Committed'")
        fill(disk)
        done = run(disk, "show", "2023", "--format", "json")

    assert (0, "") == (done.returncode, done.stderr)
    assert "Committed" in done.stdout


def test_readers_at_once(disk: Path) -> None:
    """One waits for the other."""
    fill(disk)
    running = [
        subprocess.Popen([*PROGRAM, "list"], cwd=disk, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    assert [0] * 4 == [(each.communicate(), each.returncode)[1] for each in running]


def test_readers_that_wait_for_each_other_do_not_wait_for_ever(disk: Path) -> None:
    """Whoever cannot have the file alone lets go of it, so that another one that waits as well can."""
    fill(disk)
    with (disk / "snapshots" / "tracker.db").open("rb+") as file:
        fcntl.lockf(file, fcntl.LOCK_SH, *SHARED)  # as a reader that wants it alone has before it gets it
        with subprocess.Popen([*PROGRAM, "list"], cwd=disk, stdout=subprocess.PIPE) as waiting:
            _await(lambda: not _has_alone(file))
            time.sleep(1)
            _await(lambda: _has_alone(file))
            fcntl.lockf(file, fcntl.LOCK_UN, *SHARED)
            waiting.communicate()
    assert 0 == waiting.returncode


def _has_alone(file: BinaryIO) -> bool:
    """Whether nobody else has a part in the file."""
    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, *SHARED)
    except BlockingIOError:
        return False
    fcntl.lockf(file, fcntl.LOCK_SH, *SHARED)
    return True


def _await(condition: Callable[[], bool]) -> None:
    """Look again and again, for ten seconds."""
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.002)


def test_a_declared_file_that_has_changed(disk: Path) -> None:
    """What was stored of it is used, and said to be; with room again, it becomes a revision."""
    before = run(disk, "diff", "2022", "2023", "--summary")
    (disk / "2023.txt").write_text(NEW.replace("15 persons", "20 persons"))
    fill(disk)
    done = run(disk, "diff", "2022", "2023", "--summary")

    assert 0 == done.returncode, done.stderr
    assert before.stdout == done.stdout
    said = done.stderr.splitlines()
    assert SAID in said[0]
    assert "2023.txt has changed, and cannot be stored; what was stored of norway@2023 is used" in said[1]
    assert 2 == len(said)
    free(disk)
    assert "stored as revision 2 of norway@2023" in run(disk, "diff", "2022", "2023").stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["add", "2022.txt", "--report", "norway", "--edition", "2021"],
        ["retract", "2022", "--reason", "x"],
        ["check"],
        ["watch", "--once"],
        ["watch"],
    ],
    ids=" ".join,
)
def test_what_would_change_something_is_refused(disk: Path, arguments: list[str]) -> None:
    """In one line that says what to do."""
    fill(disk)
    done = run(disk, *arguments)

    assert 7 == done.returncode, done.stderr
    assert "no room left on the disk" in one_line(done)
    assert "free some space and run it again" in one_line(done)
    assert done.stderr.startswith(f"tracker: {disk}/")
    free(disk)
    assert 0 == run(disk, "doctor").returncode


def test_a_database_of_an_older_tracker(disk: Path) -> None:
    """It must be brought up first, which takes room."""
    with contextlib.closing(sqlite3.connect(disk / "snapshots" / "tracker.db")) as database:
        database.execute("DROP TABLE kept_comparisons")
        database.execute("DELETE FROM _sqlite_migrations WHERE name = 'create_kept_comparisons'")
        database.commit()
    fill(disk)
    done = run(disk, "list")

    assert 7 == done.returncode
    assert "it is an older tracker's and must be brought up to date; free some space" in one_line(done)


def test_a_full_disk(small_disk: Path, workspace: Path) -> None:
    """What does not fit is refused whole; what was stored before is still sound and can be read."""
    for name in ("tracker.toml", "2022.txt", "2023.txt"):
        shutil.copy(workspace / name, small_disk)
    subprocess.run([*PROGRAM, "show", "2022"], cwd=small_disk, check=True, capture_output=True)
    noise = random.Random(3)  # noqa: S311
    words = " ".join("".join(noise.choices("abcdefghijklmnopqrstuvwxyz", k=8)) for _ in range(60000))
    big = workspace / "big.txt"
    big.write_text(f"A Title\n\n{words}.\n")
    before = (small_disk / "tracker.toml").read_bytes()

    done = subprocess.run(
        [*PROGRAM, "add", str(big), "--report", "norway", "--edition", "2024"],
        cwd=small_disk, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert 7 == done.returncode, done.stderr
    assert "no room left on the disk" in one_line(done)
    assert before == (small_disk / "tracker.toml").read_bytes()
    after = subprocess.run([*PROGRAM, "doctor"], cwd=small_disk, capture_output=True, text=True, check=False)
    assert (0, "") == (after.returncode, after.stderr)
    assert "1 snapshot, " in after.stdout


def test_files_are_compared_where_nothing_can_be_written(small_disk: Path, workspace: Path) -> None:
    """Any two, for nothing is stored: whatever becomes of the workspace's database."""
    for name in ("tracker.toml", "2022.txt", "2023.txt"):
        shutil.copy(workspace / name, small_disk)
    subprocess.run([*PROGRAM, "show", "2022"], cwd=small_disk, check=True, capture_output=True)
    fill(small_disk)
    done = subprocess.run(
        [*PROGRAM, "diff", "2022.txt", "2023.txt", "--summary"],
        cwd=small_disk, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert 0 == done.returncode
    assert "found again in" in done.stdout
    assert "what is stored is only read" in one_line(done)


def test_a_file_size_limit(workspace: Path) -> None:
    """A write that the system cuts short is store trouble, and leaves a sound database."""
    subprocess.run([*PROGRAM, "show", "2022"], cwd=workspace, check=True, capture_output=True)
    limit = 8192  # less than the log of one edition

    done = subprocess.run(
        [*PROGRAM, "show", "2023"],
        cwd=workspace, capture_output=True, text=True, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )  # fmt: skip

    assert 7 == done.returncode, done.stderr
    warned, failed = done.stderr.splitlines()
    assert "what is stored is only read" in warned
    assert "nothing was changed" in failed
    with sqlite3.connect(workspace / "snapshots" / "tracker.db") as database:
        assert "ok" == database.execute("PRAGMA integrity_check").fetchone()[0]
        assert 1 == database.execute("SELECT count(*) FROM snapshots").fetchone()[0]
    database.close()

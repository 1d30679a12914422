"""A user who may not write where the workspace is: what can be read, and how the rest is refused."""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import PROGRAM, one_line
from tracker.errors import StoreError
from tracker.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


PR_CAPBSET_DROP = 24
OVERRIDES = (1, 2)
"""CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH: what lets root read and write whatever the permissions say."""

pytestmark = pytest.mark.usefixtures("workspace")


@pytest.fixture
def open_folder(workspace: Path) -> Iterator[Path]:
    """A copy of the workspace, both editions stored, where every user may look and only the owner writes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "ws")
        shutil.copytree(workspace, folder)
        subprocess.run(
            [*PROGRAM, "diff", "2022", "2023", "-o", "x.json"],
            cwd=folder,
            check=True,
            stderr=subprocess.DEVNULL,
        )
        for each in (Path(name), folder, folder / "snapshots"):
            each.chmod(0o755)
        yield folder
        for each in (folder, *folder.glob("snapshots")):
            each.chmod(0o755)


def _read_only(folder: Path) -> None:
    """Take the right to write from everyone, the owner too (who runs the tests where root does not)."""
    for path in (*folder.rglob("*"), folder):
        path.chmod(0o555 if path.is_dir() else 0o444)


def _as_any_user() -> None:
    """Let permissions count for root too, from the program that is started next."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None, use_errno=True)
        for capability in OVERRIDES:
            if libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0):
                raise OSError(ctypes.get_errno(), "root cannot give up its privileges here")


def unprivileged(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run `tracker` as a user for whom permissions count: root may write anywhere, which proves nothing."""
    return subprocess.run(
        [*PROGRAM, *arguments],
        cwd=cwd, capture_output=True, text=True, check=False, preexec_fn=_as_any_user,
    )  # fmt: skip


def test_a_read_only_folder_can_be_read(open_folder: Path) -> None:
    """What is stored can be compared and listed by whoever may read it."""
    _read_only(open_folder)

    done = unprivileged("diff", "2022", "2023", "--format", "json", cwd=open_folder)

    assert (0, "") == (done.returncode, done.stderr)
    assert json.loads(done.stdout) == json.loads((open_folder / "x.json").read_text())
    assert 0 == unprivileged("list", cwd=open_folder).returncode
    assert 0 == unprivileged("doctor", cwd=open_folder).returncode


READER = """
import sys
from pathlib import Path
from tracker.store import Store

with Store(Path(sys.argv[1])) as store:
    for _ in sys.stdin:
        print([each.edition for each in store.snapshots()], flush=True)
"""


@contextlib.contextmanager
def _reading(folder: Path) -> Iterator[Callable[[], str]]:
    """A process that may not write there and has the database open; what it gives tells what it reads."""
    path = folder / "snapshots" / "tracker.db"
    with subprocess.Popen(
        [sys.executable, "-c", READER, path],
        cwd=Path(__file__).parents[2], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        preexec_fn=_as_any_user,  # noqa: PLW1509 - no threads hold locks
    ) as reader:  # fmt: skip
        asked, answers = reader.stdin, reader.stdout
        assert asked is not None
        assert answers is not None

        def ask() -> str:
            asked.write("\n")
            asked.flush()
            return answers.readline()

        yield ask
        asked.close()


def test_a_read_only_folder_in_which_another_user_writes(open_folder: Path) -> None:
    """The watch of another user has it open, its log still empty: what it stores meanwhile is seen."""
    with Store(open_folder / "snapshots" / "tracker.db") as watch:
        assert 2 == len(watch.snapshots())
        assert 0 == (open_folder / "snapshots" / "tracker.db-wal").stat().st_size
        (open_folder / "snapshots").chmod(0o555)
        with _reading(open_folder) as ask:
            assert ["2022", "2023"] == json.loads(ask().replace("'", '"'))
            watch.connection.execute("UPDATE editions SET label = '2021' WHERE label = '2022'")
            assert ["2021", "2023"] == json.loads(ask().replace("'", '"'))


def test_a_read_only_folder_in_which_another_user_begins_to_write(open_folder: Path) -> None:
    """What was read may be of two moments: that is said, and fails."""
    path = open_folder / "snapshots" / "tracker.db"
    (open_folder / "snapshots").chmod(0o555)
    with _store_as_found(path) as store:
        assert 2 == len(store.snapshots())
        (open_folder / "snapshots").chmod(0o755)
        with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as watch:
            watch.execute("UPDATE editions SET label = '2021' WHERE label = '2022'")
        with pytest.raises(StoreError, match="another process wrote to it while it was read; run it again"):
            store.close()


@contextlib.contextmanager
def _store_as_found(path: Path) -> Iterator[Store]:
    """The database as it is opened by who may not write."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(os, "access", lambda *_: False)
        store = Store(path)
    yield store


def test_a_read_only_folder_with_a_log_left_behind(open_folder: Path) -> None:
    """What was committed last is in it alone; without its index that cannot be read, and it is said."""
    path = open_folder / "snapshots" / "tracker.db"
    code = (
        "import os, sqlite3, sys; database = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "database.execute(\"UPDATE editions SET label = '2021' WHERE label = '2022'\"); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", code, path], check=True)
    path.with_name("tracker.db-shm").unlink()
    _read_only(open_folder)

    done = unprivileged("list", cwd=open_folder)

    assert 7 == done.returncode
    assert "what was stored last is in its log alone" in one_line(done)
    assert "run `tracker list` once as a user who may write in" in one_line(done)


@pytest.mark.parametrize(
    "arguments",
    [
        ("add", "2022.txt", "--report", "norway", "--edition", "2021"),
        ("retract", "2022", "--reason", "x"),
    ],
)
def test_a_read_only_folder_cannot_be_written(open_folder: Path, arguments: tuple[str, ...]) -> None:
    """Store trouble, in a line that says where; everything stays."""
    _read_only(open_folder)
    before = (open_folder / "tracker.toml").read_bytes(), (open_folder / "snapshots/tracker.db").read_bytes()

    done = unprivileged(*arguments, cwd=open_folder)

    assert 7 == done.returncode, done.stderr
    assert "/snapshots/tracker." in one_line(done)
    assert before == (
        (open_folder / "tracker.toml").read_bytes(),
        (open_folder / "snapshots/tracker.db").read_bytes(),
    )


def test_a_read_only_folder_with_a_database_of_an_older_tracker(open_folder: Path) -> None:
    """Somebody who may write must bring it up to date."""
    with contextlib.closing(sqlite3.connect(open_folder / "snapshots" / "tracker.db")) as database:
        database.execute("DELETE FROM _sqlite_migrations WHERE name = 'mend_first_shapes'")
        database.commit()
    _read_only(open_folder)

    done = unprivileged("list", cwd=open_folder)

    assert 7 == done.returncode
    assert (
        "an older tracker's and must be brought up to date; run `tracker list` once as a user who"
        in one_line(done)
    )


def test_a_tracker_toml_that_cannot_be_written_is_named(open_folder: Path) -> None:
    """Not the file that was begun beside it."""
    config = open_folder / "tracker.toml"
    open_folder.chmod(0o555)

    added = unprivileged("add", "2022.txt", "--report", "norway", "--edition", "2021", cwd=open_folder)

    assert 7 == added.returncode
    said = f"{config}: cannot be written: Permission denied; check who may write in {open_folder}"
    assert f"tracker: {said}" == one_line(added)
    open_folder.chmod(0o755)
    config.unlink()
    open_folder.chmod(0o555)
    assert f"tracker: {said}" == one_line(unprivileged("init", str(open_folder), cwd=open_folder))


def test_a_read_only_folder_without_a_database(open_folder: Path) -> None:
    """A first import cannot be stored: that is said, with the folder."""
    shutil.rmtree(open_folder / "snapshots")
    _read_only(open_folder)

    done = unprivileged("diff", "2022", "2023", cwd=open_folder)

    assert 7 == done.returncode
    assert "snapshots" in one_line(done)


def test_an_unreadable_file(open_folder: Path) -> None:
    """Bad input."""
    (open_folder / "2022.txt").chmod(0)

    done = unprivileged("diff", "2022.txt", "2023.txt", cwd=open_folder)

    assert 4 == done.returncode
    assert "2022.txt: cannot be read: Permission denied" in one_line(done)


def test_an_output_that_cannot_be_written(open_folder: Path) -> None:
    """The file that was there stays."""
    before = (open_folder / "x.json").read_bytes()
    _read_only(open_folder)

    done = unprivileged("diff", "2022", "2023", "-o", "x.json", cwd=open_folder)

    assert 7 == done.returncode
    assert "tracker: x.json: Permission denied" in one_line(done)
    assert before == (open_folder / "x.json").read_bytes()

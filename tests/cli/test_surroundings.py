"""What users meet when the machine is against them: permissions, full disks, other processes, signals."""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import NEW, OLD, PROGRAM, one_line
from tracker.errors import StoreError
from tracker.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.cli.conftest import Ran

    Tracker = Callable[..., Ran]

PR_CAPBSET_DROP = 24
OVERRIDES = (1, 2)
"""CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH: what lets root read and write whatever the permissions say."""

pytestmark = pytest.mark.usefixtures("workspace")


# With a user who may not write


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


# With a full disk


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of half a megabyte."""
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no file system can be mounted here; the file size limit is tried all the same")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


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


def _fill(folder: Path) -> None:
    """Leave no byte free."""
    with contextlib.suppress(OSError), (folder / "filler").open("ab", buffering=0) as file:
        while file.write(bytes(4096)):
            pass


def test_files_are_compared_where_nothing_can_be_written(small_disk: Path, workspace: Path) -> None:
    """Any two, for nothing is stored: whatever becomes of the workspace's database."""
    for name in ("tracker.toml", "2022.txt", "2023.txt"):
        shutil.copy(workspace / name, small_disk)
    subprocess.run([*PROGRAM, "show", "2022"], cwd=small_disk, check=True, capture_output=True)
    _fill(small_disk)
    done = subprocess.run(
        [*PROGRAM, "diff", "2022.txt", "2023.txt", "--summary"],
        cwd=small_disk, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert 0 == done.returncode
    assert "found again in" in done.stdout
    assert "what is stored is only read" in one_line(done)


UNBUFFERED = [{}, {"PYTHONUNBUFFERED": "1"}]
"""Containers often set it, so that logs come at once."""


@pytest.mark.parametrize("variables", UNBUFFERED, ids=str)
@pytest.mark.parametrize("size", ["small", "large"])
def test_standard_output_that_does_not_fit(
    small_disk: Path, workspace: Path, variables: dict[str, str], size: str
) -> None:
    """It is said, and no part of an answer passes for the whole."""
    sentences = " ".join(f"Guards held {number} persons in cell {number}." for number in range(4000))
    (workspace / "big.txt").write_text(f"{OLD}\n{sentences}\n" if size == "large" else OLD)
    if size == "small":
        _fill(small_disk)
    done = _run_into(
        small_disk / "out.json", ["diff", "big.txt", "2023.txt", "--format", "json"], workspace, variables
    )
    assert 7 == done.returncode, done.stderr
    assert "no room left on the disk" in one_line(done)


@pytest.mark.parametrize("variables", UNBUFFERED, ids=str)
@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["list"], 7), (["--version"], 7), (["diff", "2022.txt", "2023.txt"], 7), (["lst"], 2)],
    ids=["list", "version", "diff", "unknown"],
)
def test_what_was_never_written_is_told_once(
    workspace: Path, variables: dict[str, str], arguments: list[str], code: int
) -> None:
    """Python itself adds nothing to the one line, nor a code of its own."""
    done = _run_into(Path("/dev/full"), arguments, workspace, variables)
    assert code == done.returncode, done.stderr
    assert one_line(done)


def test_errors_that_cannot_be_said_keep_their_code(workspace: Path) -> None:
    """Where standard error cannot be written to either."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*PROGRAM, "lst"], cwd=workspace, stderr=full, check=False)
    assert 2 == done.returncode


def _run_into(
    target: Path, arguments: list[str], folder: Path, variables: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run the program with its standard output going to `target`."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"}
    with target.open("wb") as out:
        return subprocess.run(
            [*PROGRAM, *arguments],
            cwd=folder, stdout=out, stderr=subprocess.PIPE, text=True, check=False, env=kept | variables,
        )  # fmt: skip


def test_an_output_that_does_not_fit(small_disk: Path, workspace: Path) -> None:
    """The output that was there stays whole."""
    (small_disk / "out.json").write_text("before")
    _fill(small_disk)
    done = subprocess.run(
        [*PROGRAM, "diff", "2022.txt", "2023.txt", "-o", str(small_disk / "out.json")],
        cwd=workspace, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert 7 == done.returncode
    assert "no room left on the disk" in one_line(done)
    assert "before" == (small_disk / "out.json").read_text()
    assert ["filler", "out.json"] == sorted(path.name for path in small_disk.iterdir())


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


# With others at work


def test_processes_adding_at_once_all_succeed(workspace: Path) -> None:
    """In a workspace without a database: each edition is stored once, and each is declared."""
    running = []
    for number in range(6):
        label = str(2030 + number // 2)  # each edition by two processes
        running.append(
            subprocess.Popen(
                [*PROGRAM, "add", "2022.txt", "--report", "norway", "--edition", label],
                cwd=workspace, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            )
        )  # fmt: skip
    ended = [(*process.communicate(), process.returncode) for process in running]

    assert [0] * 6 == [code for *_, code in ended]
    said = [line for _, err, _ in ended for line in err.splitlines()]
    assert all("these are the bytes of" in line for line in said), said
    listed = subprocess.run(
        [*PROGRAM, "list", "--format", "json"], cwd=workspace, check=True, capture_output=True
    )
    editions = {each["edition"]: each for each in json.loads(listed.stdout)[0]["editions"]}
    assert ["2022", "2023", "2030", "2031", "2032"] == list(editions)
    assert [1, 1, 1] == [len(editions[label]["snapshots"]) for label in ("2030", "2031", "2032")]
    assert all(editions[label]["declared"] == "2022.txt" for label in ("2030", "2031", "2032"))


@pytest.mark.slow
def test_a_killed_process_leaves_nothing_half(workspace: Path) -> None:
    """Killed at any moment of an addition: the edition is stored whole or not at all."""
    dice = random.Random(11)  # noqa: S311
    subprocess.run([*PROGRAM, "show", "2022"], cwd=workspace, check=True, capture_output=True)
    for number in range(12):
        (workspace / "next.txt").write_text(OLD + f"\nStatement {number} is new here. " * 400)
        process = subprocess.Popen(
            [*PROGRAM, "add", "next.txt", "--report", "norway", "--edition", f"{number}"],
            cwd=workspace, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        time.sleep(dice.uniform(0.1, 0.9))
        process.send_signal(signal.SIGKILL)
        process.wait()
        done = subprocess.run(
            [*PROGRAM, "doctor"], cwd=workspace, capture_output=True, text=True, check=False
        )
        assert (0, "") == (done.returncode, done.stderr), done.stdout


def test_ctrl_c_is_quiet(workspace: Path) -> None:
    """An interrupted run says so in one line and exits with 130."""
    (workspace / "long.txt").write_text(NEW + "\nStatement is new here. " * 300_000)
    # Where the tests run in the background the signal is ignored, and what they start would inherit that.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        process = subprocess.Popen(
            [*PROGRAM, "diff", "2022", "long.txt"],
            cwd=workspace, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
    finally:
        signal.signal(signal.SIGINT, before)
    assert process.stderr is not None
    assert "imported norway@2022" in process.stderr.readline()
    process.send_signal(signal.SIGINT)
    _, err = process.communicate()

    assert (130, "tracker: interrupted\n") == (process.returncode, err)


def test_ctrl_c_at_the_very_end_is_quiet() -> None:
    """Also while the command closes what it had open."""
    program = (
        "import signal, sys\nfrom tracker.cli import main, session\n"
        "session.Session.close = lambda _: signal.raise_signal(signal.SIGINT)\n"
        "sys.argv = ['tracker', '--version']\nmain()"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (130, "tracker: interrupted\n") == (done.returncode, done.stderr)


@pytest.mark.parametrize("variables", UNBUFFERED, ids=str)
def test_a_reader_that_has_enough_is_no_error(workspace: Path, variables: dict[str, str]) -> None:
    """`tracker … | head -1` prints a line and nothing on stderr; the code is that of a closed pipe."""
    sentences = " ".join(f"Guards held {number} persons in cell {number}." for number in range(4000))
    (workspace / "2022.txt").write_text(f"{OLD}\n{sentences}\n")
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"}
    command = f"{sys.executable} -m tracker diff 2022 2023 --format json 2>err.txt | head -c 20"
    done = subprocess.run(
        ["bash", "-c", f"{command}; exit ${{PIPESTATUS[0]}}"],
        cwd=workspace, capture_output=True, check=False, env=kept | variables,
    )  # fmt: skip

    assert 20 == len(done.stdout)
    assert 141 == done.returncode
    assert "imported" in (workspace / "err.txt").read_text()
    assert "Broken" not in (workspace / "err.txt").read_text()

"""One process at a time, however the one before ended."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tracker.errors import StoreError
from tracker.locking import LockedError, holder, in_turn, is_locked, locked

if TYPE_CHECKING:
    from pathlib import Path

HOLD = (
    "import sys, time, pathlib; from tracker.locking import locked\n"
    "with locked(pathlib.Path(sys.argv[1]), 'watching'):\n    print('held', flush=True)\n    time.sleep(60)\n"
)


def test_a_lock_is_held_and_given_back(tmp_path: Path) -> None:
    """While it is held a second try is refused with the holder's process id; after that it is free."""
    path = tmp_path / "new" / "watch.lock"
    assert not is_locked(path)
    with locked(path, "watching"):
        assert (is_locked(path), holder(path)) == (True, os.getpid())
        with (
            pytest.raises(LockedError, match=f"watching: process {os.getpid()} does it already"),
            locked(path, "watching"),
        ):
            pass
    assert not is_locked(path)
    with locked(path, "watching"):
        pass


def test_a_killed_holder_leaves_nothing_behind(tmp_path: Path) -> None:
    """The operating system gives the lock back, also after SIGKILL."""
    path = tmp_path / "watch.lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        with pytest.raises(LockedError) as caught, locked(path, "watching"):
            pass
        assert caught.value.pid == process.pid
        process.send_signal(signal.SIGKILL)
        process.wait()
    with locked(path, "watching"):
        assert holder(path) == os.getpid()


def test_a_lock_keeps_others_out(tmp_path: Path) -> None:
    """Until the one who has it is done, or dead."""
    lock = tmp_path / "locks" / "lock"
    code = (
        "import pathlib, sys, time\nfrom tracker.locking import in_turn\n"
        "with in_turn(pathlib.Path(sys.argv[1])):\n    print('in', flush=True)\n    time.sleep(30)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(lock)], stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert b"in\n" == other.stdout.readline()
        threadlike = subprocess.Popen(
            [sys.executable, "-c", code.replace("30", "0"), str(lock)], stdout=subprocess.PIPE
        )
        time.sleep(0.5)
        assert threadlike.poll() is None
        other.kill()
        out, _ = threadlike.communicate(timeout=10)
    assert b"in\n" == out
    with in_turn(lock):
        pass


def test_nobody_waits_for_a_lock_for_ever(tmp_path: Path) -> None:
    """Whoever has it may hang; the next one says so."""
    lock = tmp_path / "lock"
    with (
        in_turn(lock),
        pytest.raises(StoreError, match="another process has kept others out for 0 s"),
        in_turn(lock, patience=0.2),
    ):
        pass


def test_a_disk_without_locks_is_no_other_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some network disks know none: that is said at once, and nobody else is blamed."""

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    path = tmp_path / "lock"
    path.touch()
    monkeypatch.setattr("fcntl.flock", refuse)
    with pytest.raises(OSError, match=os.strerror(errno.ENOLCK)), in_turn(path, patience=0):
        pass
    with (
        pytest.raises(StoreError, match=rf"cannot be locked \({os.strerror(errno.ENOLCK)}\)"),
        locked(path, "watching"),
    ):
        pass
    assert not is_locked(path)

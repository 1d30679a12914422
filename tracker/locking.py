"""One process at a time, the next one refused or kept waiting.

By a file that the operating system unlocks when its holder ends, however it ends.
"""

from __future__ import annotations

import contextlib
import os
import time
from typing import TYPE_CHECKING

from tracker.errors import StoreError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class LockedError(UsageError):
    """Another process does this already; `pid` is its process id, where it could be read."""

    def __init__(self, what: str, pid: int | None) -> None:
        super().__init__(f"{what}: process {pid or 'unknown'} does it already")
        self.pid = pid


PATIENCE = 120.0
"""Seconds that a process waits for its turn: what is done in turn takes seconds, and may wait itself for the
database."""
PAUSE = 0.05
"""Seconds between two looks whether it is its turn."""


@contextlib.contextmanager
def in_turn(path: Path, *, patience: float = PATIENCE) -> Iterator[None]:
    """Keep other processes out of the block; who comes meanwhile waits.

    Args:
        path: a file made for this, empty; it stays.
        patience: seconds that are waited at most.

    Raises:
        OSError: it cannot be made, or its disk knows no locks.
        StoreError: another process does not come to its end.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    deadline = time.monotonic() + patience
    with path.open("ab") as file:
        while not _lock(file.fileno()):
            if time.monotonic() > deadline:
                kept = f"another process has kept others out for {patience:.0f} s"
                raise StoreError(f"{path}: {kept}; end it, then run this again")
            time.sleep(PAUSE)
        yield


@contextlib.contextmanager
def locked(path: Path, what: str) -> Iterator[None]:
    """Hold the lock at `path`; the file stays, with the process id of the last holder.

    Args:
        path: the lock file; its folder is made where it is missing.
        what: for the message, what only one process may do.

    Raises:
        LockedError: another process holds it.
        StoreError: the file cannot be written, or its disk knows no locks.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise StoreError(f"{path}: cannot be opened ({error.strerror}); check who may write there") from error
    try:
        try:
            free = _lock(handle)
        except OSError as error:
            said = f"cannot be locked ({error.strerror})"
            raise StoreError(f"{path}: {said}; keep the workspace on a disk that can lock files") from error
        if not free:
            raise LockedError(what, holder(path))
        os.truncate(handle, 0)
        with contextlib.suppress(OSError):  # a full disk: the lock holds, only nobody learns whose it is
            os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(handle)


def holder(path: Path) -> int | None:
    """Process id in the lock file; it means something only while the lock is held."""
    try:
        return int(path.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None


def is_locked(path: Path) -> bool:
    """Whether some process holds the lock at `path`."""
    try:
        handle = os.open(path, os.O_RDWR)
    except OSError:
        return False
    try:
        return not _lock(handle)
    except OSError:
        return False
    finally:
        os.close(handle)


def _lock(handle: int) -> bool:
    """Try to take the lock; closing the file, or the end of the process, gives it back.

    Raises:
        OSError: the disk knows no locks.
    """
    try:
        import fcntl  # noqa: PLC0415 - not on Windows
    except ImportError:  # pragma: no cover - Windows
        import msvcrt  # noqa: PLC0415 - only on Windows

        try:
            # Far behind the process id, which others must be able to read: this lock forbids reading.
            os.lseek(handle, 1 << 20, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        except OSError:
            return False
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True

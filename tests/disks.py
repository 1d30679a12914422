"""Disks that fill up soon, for as long as a test needs one."""

from __future__ import annotations

import contextlib
import ctypes
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CLONE_NEWNS = 0x20000
FILLER = "filler"


@contextlib.contextmanager
def small_disk(folder: Path, size: int) -> Iterator[bool]:
    """Mount a disk of `size` bytes at `folder`; gives whether that was possible: it takes the rights of root.

    It is gone afterwards, whatever happened, also where a process is still at work on it.
    """
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    try:
        mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except OSError:
        mounted = False
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(folder: Path) -> None:
    """Leave no byte free."""
    with contextlib.suppress(OSError), (folder / FILLER).open("ab", buffering=0) as file:
        while file.write(bytes(4096)):
            pass


def free(folder: Path) -> None:
    """Have room again."""
    (folder / FILLER).unlink()


def keep_mounts_private() -> None:
    """Let what this process mounts be seen by it and what it starts alone: it is gone with them, if killed.

    To be called before it has threads. Without the rights of root nothing happens.
    """
    if ctypes.CDLL(None).unshare(CLONE_NEWNS) == 0:
        subprocess.run(["mount", "--make-rprivate", "/"], check=True)

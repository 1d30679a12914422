"""Files written whole or not at all."""

from __future__ import annotations

import codecs
import contextlib
import errno
import glob
import os
import tempfile
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""What the system says where a write does not fit."""

UNFINISHED = ".unfinished"
"""Ends the name of what is being written beside a file; a process that was killed leaves it lying."""

GIVEN_UP_SECONDS = 3600.0
"""What is unfinished for so long belongs to no process any more: a write takes seconds."""


class Staging:
    """Content that waits to take its file's place."""

    def __init__(self) -> None:
        self.dropped = False

    def drop(self) -> None:
        """Leave the file as it is after all."""
        self.dropped = True


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` at `path`; what stood there before stays until all of it is on the disk.

    What is no ordinary file (`/dev/stdout`, a named pipe) is written to as it is.

    Raises:
        OSError: it cannot be written; then nothing has changed.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    with staged(path, content):
        pass


def plain_text(content: bytes) -> str:
    """What a text file says, to be changed and given to `as_written`.

    Without the mark at its beginning; lines end with a line feed alone where all of them end with two signs.

    Raises:
        UnicodeDecodeError: it is not UTF-8.
    """
    text = content.decode("utf-8-sig")
    return text.replace("\r\n", "\n") if _ends_as_on_windows(content) else text


def as_written(before: bytes, text: str) -> bytes:
    """`text` with the mark at its beginning and the ends of lines of the file that it was made from."""
    if _ends_as_on_windows(before):
        text = text.replace("\n", "\r\n")
    return text.encode("utf-8-sig" if before.startswith(codecs.BOM_UTF8) else "utf-8")


def _ends_as_on_windows(content: bytes) -> bool:
    return 0 < content.count(b"\n") == content.count(b"\r\n")


@contextlib.contextmanager
def staged(path: Path, content: bytes) -> Iterator[Staging]:
    """Have `content` on the disk beside `path`; it takes its place when the block ends well.

    So what may still fail (a full disk) has failed before the block begins. What processes that were killed
    left of such content is removed.

    Raises:
        OSError: it cannot be written; then nothing has changed.
    """
    target = path.resolve()
    _clear(target)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=UNFINISHED)
    staging = Staging()
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, _mode(target))  # noqa: PTH101 - mkstemp gives a name
        yield staging
        if staging.dropped:
            os.unlink(name)  # noqa: PTH108 - as above
        else:
            os.replace(name, target)  # noqa: PTH105 - as above
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)  # noqa: PTH108 - as above
        raise


def _clear(target: Path) -> None:
    """Remove what was left unfinished of `target`, and only that."""
    pattern = f".{glob.escape(target.name)}.*{UNFINISHED}"
    for left in target.parent.glob(pattern):
        with contextlib.suppress(OSError):  # another process was quicker, or may do it
            if left.is_file() and time.time() - left.stat().st_mtime > GIVEN_UP_SECONDS:
                left.unlink()


def _mode(target: Path) -> int:
    """Who may read the file: as before, or as the user's mask gives a new one."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask

"""Files written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` at `path`; what stood there before stays until all of it is on the disk.

    What is no ordinary file (`/dev/stdout`, a named pipe) is written to as it is.

    Raises:
        OSError: it cannot be written; then nothing has changed.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():
        target.write_bytes(content)
        return
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, _mode(target))  # noqa: PTH101 - mkstemp gives a name
        os.replace(name, target)  # noqa: PTH105 - mkstemp gives a name
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)  # noqa: PTH108 - mkstemp gives a name
        raise


def _mode(target: Path) -> int:
    """Who may read the file: as before, or as the user's mask gives a new one."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask

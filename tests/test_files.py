from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tracker.files import staged, write_whole

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    """With the rights that it had."""
    path = tmp_path / "file"
    path.write_text("before")
    path.chmod(0o640)

    write_whole(path, b"after")

    assert ("after", 0o640) == (path.read_text(), path.stat().st_mode & 0o777)


def test_a_new_file_has_the_users_rights(tmp_path: Path) -> None:
    """Not those of a temporary file."""
    path = tmp_path / "file"
    before = os.umask(0o027)
    try:
        write_whole(path, b"new")
    finally:
        os.umask(before)

    assert 0o640 == path.stat().st_mode & 0o777


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """What it leads to is replaced."""
    (tmp_path / "target").write_text("before")
    (tmp_path / "link").symlink_to("target")

    write_whole(tmp_path / "link", b"after")

    assert (tmp_path / "link").is_symlink()
    assert "after" == (tmp_path / "target").read_text()


def test_what_fails_changes_nothing(tmp_path: Path) -> None:
    """The old content stays, and no temporary file is left."""
    path = tmp_path / "file"
    path.write_text("before")

    with pytest.raises(RuntimeError), staged(path, b"after"):
        raise RuntimeError

    assert "before" == path.read_text()
    assert [path] == list(tmp_path.iterdir())


def test_a_dropped_content_changes_nothing(tmp_path: Path) -> None:
    """Nor is it left lying about."""
    path = tmp_path / "file"
    path.write_text("before")

    with staged(path, b"after") as staging:
        staging.drop()

    assert "before" == path.read_text()
    assert [path] == list(tmp_path.iterdir())


def test_what_a_killed_process_left_is_removed(tmp_path: Path) -> None:
    """When the file is next written; not what another process may be writing, nor anybody else's files."""
    path = tmp_path / "tracker.toml"
    killed = subprocess.run(
        [
            sys.executable,
            "-c",
            (
                "import os, sys, pathlib; from tracker.files import staged\n"
                "with staged(pathlib.Path(sys.argv[1]), b'half'): os.kill(os.getpid(), 9)"
            ),
            str(path),
        ],
        check=False,
    )
    (left,) = tmp_path.iterdir()
    mine = [tmp_path / name for name in (".tracker.toml.original", ".other.toml.abcdefgh.unfinished")]
    for each in (left, *mine):
        each.touch()
        os.utime(each, (0, 0))
    fresh = tmp_path / ".tracker.toml.abcdefgh.unfinished"
    fresh.touch()

    write_whole(path, b"whole")

    assert -9 == killed.returncode
    assert {path, fresh, *mine} == set(tmp_path.iterdir())


def test_a_device_is_written_to(tmp_path: Path) -> None:
    """`--output /dev/stdout` does not replace the device."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        write_whole(pipe, b"through")
        out, _ = reader.communicate()

    assert b"through" == out
    assert pipe.is_fifo()

"""No disk of a test outlives it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.disks import small_disk

ROOT = Path(__file__).parents[1]
KILLED = """
import os, signal, sys
from pathlib import Path
from tests.disks import keep_mounts_private, small_disk

keep_mounts_private()
with small_disk(Path(sys.argv[1]), 100_000) as mounted:
    assert mounted
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture(autouse=True)
def _mounting(tmp_path: Path) -> None:
    with small_disk(tmp_path, 100_000) as mounted:
        if not mounted:
            pytest.skip("no file system can be mounted here")


def test_a_disk_is_gone_when_the_test_failed(tmp_path: Path) -> None:
    """Also while something on it is open."""

    def failing() -> None:
        with small_disk(tmp_path, 100_000), (tmp_path / "open").open("w", encoding="utf-8"):
            assert os.path.ismount(tmp_path)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        failing()
    assert not os.path.ismount(tmp_path)
    assert [] == [*tmp_path.iterdir()]


def test_a_private_disk_is_gone_when_the_process_was_killed(tmp_path: Path) -> None:
    """Nobody else ever sees it."""
    done = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], cwd=ROOT, check=False)
    assert -signal.SIGKILL == done.returncode
    assert not os.path.ismount(tmp_path)

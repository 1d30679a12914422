"""A short run of the kill test; `tests/kill/program.py --kills 200` is the long one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(__file__).with_name("program.py")


@pytest.mark.slow
@pytest.mark.parametrize("options", [[], ["--smtp-down", "--disk-full"]], ids=["", "down-and-full"])
def test_nothing_is_lost_and_nothing_told_twice(options: list[str]) -> None:
    """Killed at random moments, with the mail server down half of the time and the disk full, too."""
    done = subprocess.run(
        [sys.executable, str(PROGRAM), "--kills", "8", "--seed", "7", *options],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr

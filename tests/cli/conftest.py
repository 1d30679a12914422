"""Runs of the program in this process, against a workspace of their own."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tracker.cli import run

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
PROGRAM = [sys.executable, "-m", "tracker"]
"""The program in a process of its own."""

OLD = """\
Country Report: Norway

Executive Summary

There were several reports of arbitrary killings. Guards held 10 persons for two days.

Section 1. Respect for the Integrity of the Person

a. Conditions

Prison conditions met most standards. Visitors were admitted each week without notice.
The cells were small and dark in winter.
"""
ADDED = """\
Country Report: Norway

Executive Summary

The report of this year is short. It says little that is new.
"""
NEW = """\
Country Report: Norway

Executive Summary

There were no reports of arbitrary killings. Guards held 15 persons for two days.

Section 1. Respect for the Integrity of the Person

a. Conditions of Detention

Prison conditions met most standards. Visitors were admitted each week without notice.
Journalists reported that letters were opened by the authorities.
"""


@dataclass(frozen=True)
class Ran:
    """What a run of the program gave."""

    code: int
    out: str
    err: str

    @property
    def error(self) -> str:
        """The one line on stderr that every error is."""
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err
        assert lines[0].startswith("tracker: ")
        return lines[0]


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with two editions of a small report, declared and not yet stored; the current folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TRACKER_WORKSPACE", raising=False)
    (tmp_path / "2022.txt").write_text(OLD)
    (tmp_path / "2023.txt").write_text(NEW)
    (tmp_path / "tracker.toml").write_text(
        "# which reports\n"
        '[reports.norway]\ntitle = "Country Report: Norway"\npublisher = "A publisher"\n\n'
        '[[reports.norway.editions]]\nedition = "2022"\npath = "2022.txt"\nauthority = "official"\n\n'
        '[[reports.norway.editions]]\nedition = "2023"\npath = "2023.txt" # as received\n'
    )
    return tmp_path


@pytest.fixture
def tracker(capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., Ran]:
    """Runs `tracker` with the arguments given."""

    def running(*arguments: str | Path) -> Ran:
        code = run([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        return Ran(code, out.decode(), err.decode())

    return running


def one_line(done: subprocess.CompletedProcess[str]) -> str:
    """The error, which must be one line and no traceback."""
    (line,) = done.stderr.splitlines()
    return line

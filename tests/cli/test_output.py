"""Output that is cut short: a disk without room, standard output that is full, a reader that has enough."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import OLD, PROGRAM, one_line
from tests.disks import fill

pytestmark = pytest.mark.usefixtures("workspace")

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
        fill(small_disk)
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
    fill(small_disk)
    done = subprocess.run(
        [*PROGRAM, "diff", "2022.txt", "2023.txt", "-o", str(small_disk / "out.json")],
        cwd=workspace, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert 7 == done.returncode
    assert "no room left on the disk" in one_line(done)
    assert "before" == (small_disk / "out.json").read_text()
    assert ["filler", "out.json"] == sorted(path.name for path in small_disk.iterdir())


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

"""Other processes at work in the same workspace, and such that are killed or interrupted."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import NEW, OLD, PROGRAM

if TYPE_CHECKING:
    from pathlib import Path


pytestmark = pytest.mark.usefixtures("workspace")


def test_processes_adding_at_once_all_succeed(workspace: Path) -> None:
    """In a workspace without a database: each edition is stored once, and each is declared."""
    running = []
    for number in range(6):
        label = str(2030 + number // 2)  # each edition by two processes
        running.append(
            subprocess.Popen(
                [*PROGRAM, "add", "2022.txt", "--report", "norway", "--edition", label],
                cwd=workspace, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            )
        )  # fmt: skip
    ended = [(*process.communicate(), process.returncode) for process in running]

    assert [0] * 6 == [code for *_, code in ended]
    said = [line for _, err, _ in ended for line in err.splitlines()]
    assert all("these are the bytes of" in line for line in said), said
    listed = subprocess.run(
        [*PROGRAM, "list", "--format", "json"], cwd=workspace, check=True, capture_output=True
    )
    editions = {each["edition"]: each for each in json.loads(listed.stdout)[0]["editions"]}
    assert ["2022", "2023", "2030", "2031", "2032"] == list(editions)
    assert [1, 1, 1] == [len(editions[label]["snapshots"]) for label in ("2030", "2031", "2032")]
    assert all(editions[label]["declared"] == "2022.txt" for label in ("2030", "2031", "2032"))


@pytest.mark.slow
def test_a_killed_process_leaves_nothing_half(workspace: Path) -> None:
    """Killed at any moment of an addition: the edition is stored whole or not at all."""
    dice = random.Random(11)  # noqa: S311
    subprocess.run([*PROGRAM, "show", "2022"], cwd=workspace, check=True, capture_output=True)
    for number in range(12):
        (workspace / "next.txt").write_text(OLD + f"\nStatement {number} is new here. " * 400)
        process = subprocess.Popen(
            [*PROGRAM, "add", "next.txt", "--report", "norway", "--edition", f"{number}"],
            cwd=workspace, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        time.sleep(dice.uniform(0.1, 0.9))
        process.send_signal(signal.SIGKILL)
        process.wait()
        done = subprocess.run(
            [*PROGRAM, "doctor"], cwd=workspace, capture_output=True, text=True, check=False
        )
        assert (0, "") == (done.returncode, done.stderr), done.stdout


def test_ctrl_c_is_quiet(workspace: Path) -> None:
    """An interrupted run says so in one line and exits with 130, as a shell sees it.

    Where the signal comes while a dataclass is being made, in a module that is loaded then, `python -m` ends
    by that signal, however it was caught: for a shell that is 130, too.
    """
    (workspace / "long.txt").write_text(NEW + "\nStatement is new here. " * 300_000)
    # Where the tests run in the background the signal is ignored, and what they start would inherit that.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        process = subprocess.Popen(
            [*PROGRAM, "diff", "2022", "long.txt"],
            cwd=workspace, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
    finally:
        signal.signal(signal.SIGINT, before)
    assert process.stderr is not None
    assert "imported norway@2022" in process.stderr.readline()
    process.send_signal(signal.SIGINT)
    _, err = process.communicate()

    assert err == "tracker: interrupted\n"
    assert process.returncode in {130, -signal.SIGINT}


def test_ctrl_c_at_the_very_end_is_quiet() -> None:
    """Also while the command closes what it had open."""
    program = (
        "import signal, sys\nfrom tracker.cli import main, session\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # ignored where it was, as above
        "session.Session.close = lambda _: signal.raise_signal(signal.SIGINT)\n"
        "sys.argv = ['tracker', '--version']\nmain()"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (130, "tracker: interrupted\n") == (done.returncode, done.stderr)

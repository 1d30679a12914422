"""A retraction that is killed, or that others get ahead of."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tracker.workspace import retracting

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran
    from tracker.workspace.retracting import Retracted

    Tracker = Callable[..., Ran]

ROOT = Path(__file__).parents[2]

KILLED = """
import os, signal, sys
from tracker.cli import run

replace, moment = os.replace, sys.argv[1]

def killed(*names):
    if moment == "after":
        replace(*names)
    os.kill(os.getpid(), signal.SIGKILL)

os.replace = killed
run(sys.argv[2:])
"""
"""Runs `tracker`, and kills it just before or after the first file is put in the place of another one."""

TO_2023 = ("--report", "norway", "--edition", "2023")


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_retraction_that_was_killed_is_finished_by_the_same_command(
    tracker: Tracker, config: Path, moment: str
) -> None:
    """Whether tracker.toml was written by then or not; the revision that is right is never the one taken."""
    before = config.read_bytes()
    tracker("show", "2023")
    tracker("add", "wrong.txt", *TO_2023, "--authority", "archived")
    retract = ("retract", "norway@2023", "--reason", "wrong file")

    killed = subprocess.run(
        [sys.executable, "-c", KILLED, moment, *retract],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=False,
    )
    ran = tracker(*retract)

    assert -signal.SIGKILL == killed.returncode
    assert (0, True) == (ran.code, "norway@2023: revision 2 (" in ran.out)
    assert "norway@2023: revision 1 stands now\n" in ran.out
    assert before == config.read_bytes()


@pytest.fixture
def meanwhile(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Has another command done after the next retraction has begun, and before it takes its turn."""

    def arranging(*arguments: str) -> None:
        retract = retracting.retract

        def late(*args: object) -> Retracted:
            monkeypatch.setattr(retracting, "retract", retract)
            tracker(*arguments)
            return retract(*args)  # type: ignore[arg-type]

        monkeypatch.setattr(retracting, "retract", late)

    return arranging


def test_two_at_once_retract_one_revision(
    tracker: Tracker, config: Path, meanwhile: Callable[..., None]
) -> None:
    """Both meant the one that stood when they began."""
    before = config.read_bytes()
    tracker("show", "2023")
    tracker("add", "wrong.txt", *TO_2023)
    meanwhile("retract", "norway@2023", "--reason", "one")

    ran = tracker("retract", "norway@2023", "--reason", "the other")

    assert 3 == ran.code
    assert "norway@2023: revision 2 was retracted on " in ran.error
    assert ran.error.endswith(" (one)")
    assert "Journalists reported" in tracker("show", "2023").out
    assert before == config.read_bytes()


def test_what_another_process_wrote_meanwhile_is_seen(
    tracker: Tracker, config: Path, meanwhile: Callable[..., None]
) -> None:
    """tracker.toml is looked at when nobody else can write it."""
    before = config.read_bytes()
    tracker("show", "2023")
    (config.parent / "worse.txt").write_text((config.parent / "2022.txt").read_text().replace("10", "12"))
    for file in ("wrong.txt", "worse.txt"):
        tracker("add", file, *TO_2023)
    meanwhile("retract", "norway@2023", "--reason", "worse")

    ran = tracker("retract", "norway@2023~1", "--reason", "wrong")

    assert f"{config} names 2023.txt as the edition 2023 again, not wrong.txt\n" in ran.out
    assert before == config.read_bytes()

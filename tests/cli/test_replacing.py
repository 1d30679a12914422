"""A file that is added in the place of another: what tracker.toml says of both."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

    Tracker = Callable[..., Ran]

TO_2023 = ("--report", "norway", "--edition", "2023")


def test_whose_copy_a_file_is_is_said_of_that_file_alone(tracker: Tracker, workspace: Path) -> None:
    """Another file of the edition is of unknown origin, and the first one keeps its own, also in reports."""
    (workspace / "own.txt").write_text((workspace / "2023.txt").read_text().replace("15", "16"))
    official = ("--source", "https://gov.example/2023", "--authority", "official")
    tracker("add", "2023.txt", *TO_2023, *official)
    tracker("add", "own.txt", *TO_2023)
    first, second = tracker("list").out.split("\n    revision ")[-2:]
    assert "https://gov.example/2023 (official)" in first
    assert "own.txt (authority unknown)" in second
    ran = json.loads(tracker("diff", "norway@2023~1", "norway@2023", "--format", "json").out)
    shown = [(ran[side]["source"], ran[side]["authority"]) for side in ("old", "new")]
    assert [("https://gov.example/2023", "official"), ("own.txt", "unknown")] == shown
    page = tracker("diff", "norway@2022", "norway@2023", "--format", "html").out
    assert "gov.example" not in page
    tracker("retract", "2023", "--reason", "wrong file")
    assert "https://gov.example/2023 (official)" in tracker("list").out
    assert "own.txt (authority unknown)" in tracker("list").out
    assert "https://gov.example/2023" in tracker("show", "2023").out


def test_a_file_that_is_added_once_more_takes_nothing_from_its_first_snapshot(
    tracker: Tracker, workspace: Path
) -> None:
    """Nobody said anew whose copy it is; what was said of it the first time stays true of that."""
    (workspace / "own.txt").write_text((workspace / "2023.txt").read_text().replace("15", "16"))
    tracker("add", "2023.txt", *TO_2023, "--source", "https://gov.example/2023", "--authority", "official")
    tracker("add", "own.txt", *TO_2023)
    said = tracker("add", "2023.txt", *TO_2023).err
    assert "what it said" not in said
    first, _, third = tracker("list").out.split("\n    revision ")[-3:]
    assert "https://gov.example/2023 (official)" in first
    assert "2023.txt (authority unknown)" in third
    assert "source: https://gov.example/2023\nauthority: official\n" in tracker("show", "2023~2").out
    assert "source: 2023.txt\nauthority: unknown\n" in tracker("show", "2023").out
    tracker("add", "2022.txt", *TO_2023)
    tracker("retract", "2023", "--reason", "wrong file")
    assert "https://gov.example/2023 (official)" in tracker("list").out.split("\n    revision ")[1]


def test_what_is_put_back_follows_tracker_toml_again(tracker: Tracker, workspace: Path) -> None:
    """It says of the file what it said before, and what a person says there from then on."""
    (workspace / "own.txt").write_text((workspace / "2023.txt").read_text().replace("15", "16"))
    tracker("add", "2023.txt", *TO_2023, "--source", "https://gov.example/2023")
    tracker("add", "own.txt", *TO_2023)
    tracker("retract", "2023", "--reason", "wrong file")
    path = workspace / "tracker.toml"
    path.write_text(path.read_text().replace("https://gov.example/2023", "https://gov.example/right"))
    assert "source: https://gov.example/right\n" in tracker("show", "2023").out


def test_add_says_which_file_gives_way(tracker: Tracker, config: Path) -> None:
    """From what to what, what is still said of the old one, and how it is put back; once."""
    ran = tracker("add", "wrong.txt", *TO_2023)

    assert (
        "tracker: tracker.toml named 2023.txt as norway@2023; now it names wrong.txt there, and what it said"
        " of the old file (authority official) not of the new one;"
        " `tracker retract norway@2023 --reason 'wrong file'` puts it back"
    ) in ran.err.splitlines()
    assert 'path = "wrong.txt"' in config.read_text()
    assert "" == tracker("add", "wrong.txt", *TO_2023).err

"""The verb log: the story of a report."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.servers import http
from tests.sources.editions import edition

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran
    from tests.servers.http import Site

    Tracker = Callable[..., Ran]


@pytest.mark.usefixtures("online")
def test_the_story_names_the_last_that_superseded(site: Site, tracker: Tracker) -> None:
    """However many there were: an edition that is altered each week would have them all in each line."""
    site.put("/2023", edition(2023))
    site.put("/2024", edition(2024, complaints=77))
    tracker("check")
    for cases in (5, 6, 7):
        site.put("/2023", edition(2023, cases=cases))
        tracker("check")
    story = tracker("log", "norway").out
    assert "[superseded: revision 4 of 2023 and 2 before it]" in story  # 2023 beside 2024
    assert "[superseded: revision 4 of 2023 and 1 before it]" in story  # the first revision
    assert "[superseded: revision 4 of 2023]" in story


@pytest.mark.usefixtures("online")
def test_a_list_of_all_reports_shows_the_last_of_many_revisions(site: Site, tracker: Tracker) -> None:
    """An edition that is altered each week would hide the others; naming the report lists them all."""
    for cases in range(4, 10):
        site.put("/2023", edition(2023, cases=cases))
        tracker("check")
    listed = tracker("list").out
    assert "    4 earlier: `tracker list norway` shows them\n    revision 5  " in listed
    assert "\n    revision 6  " in listed
    assert "revision 4  " not in listed
    whole = tracker("list", "norway").out
    assert all(f"    revision {number}  " in whole for number in range(1, 7))
    assert "earlier:" not in whole


@pytest.mark.usefixtures("online")
def test_log_tells_the_story_and_what_is_superseded(site: Site, tracker: Tracker) -> None:
    """A comparison made before a revision is out of date, and said to be."""
    site.put("/2023", edition(2023))
    site.put("/2024", edition(2024, complaints=77))
    tracker("check")
    assert "superseded" not in tracker("log", "norway").out
    site.put("/2023", edition(2023, cases=5))
    tracker("check")
    story = tracker("log", "norway").out
    assert "compared 2023 with 2024:" in story
    assert "[superseded: revision 2 of 2023]" in story
    assert "compared revision 1 with revision 2:" in story
    site.behave("/2024", http.status(410))
    tracker("check")
    assert "withdrawn" in tracker("log", "norway").out
    editions = json.loads(tracker("log", "norway", "--format", "json").out)
    assert ["2023", "2024"] == [each["edition"] for each in editions]
    missing = tracker("log", "sweden")
    assert (3, True) == (missing.code, "norway" in missing.error)


@pytest.mark.usefixtures("online")
def test_log_keeps_to_the_order_of_what_happened(tmp_path: Path, tracker: Tracker) -> None:
    """However little time lies between: retractions in any order, and what was taken in again behind them."""
    to = ("--report", "norway", "--edition", "2020")
    for cases in (1, 2, 3):
        (tmp_path / f"{cases}.txt").write_text(edition(2020, cases=cases))
        tracker("add", f"{cases}.txt", *to)
    for name, reason in (("2020~1", "b"), ("2020", "c"), ("2020", "a")):
        tracker("retract", f"norway@{name}", "--reason", reason)
    tracker("add", "2.txt", *to, "--again")

    (story,) = json.loads(tracker("log", "norway", "--format", "json").out)
    said = [entry["said"].split(": ")[0] for entry in story["entries"]]
    assert [
        *("revision 1", "revision 2", "revision 3"),
        *("revision 2 retracted", "revision 3 retracted", "revision 1 retracted"),
        "revision 4",
    ] == said


@pytest.mark.usefixtures("online")
def test_log_tells_what_a_person_decided(site: Site, tracker: Tracker) -> None:
    """What was held back, that it was accepted, and the revision that it then became, in this order."""
    site.put("/2023", edition(2023))
    tracker("check")
    site.put("/2023", edition(2023)[:600])
    tracker("check")
    tracker("quarantine", "accept", "1")
    site.put("/2023", edition(2023)[:200])
    tracker("check")
    tracker("quarantine", "reject", "2")

    (story,) = json.loads(tracker("log", "norway", "--format", "json").out)
    entries = story["entries"]
    assert [
        *("snapshot", "shrunk", "decision", "snapshot", "comparison"),
        *("shrunk", "decision"),
    ] == [entry["what"] for entry in entries]
    assert [
        "a person accepted number 1 of the quarantine",
        "a person rejected number 2 of the quarantine",
    ] == [entry["said"] for entry in entries if entry["what"] == "decision"]
    assert sorted(entry["at"] for entry in entries) == [entry["at"] for entry in entries]
    assert "a person accepted number 1 of the quarantine" in tracker("log", "norway").out

"""The verb quarantine: what was held back, and what a person decides."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from tests.servers import http
from tests.sources.editions import edition, page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran
    from tests.servers.http import Site

    Tracker = Callable[..., Ran]


@pytest.mark.parametrize("zone", ["Etc/GMT+12", "Etc/GMT-14"])
def test_quarantine_lists_days_of_the_readers_zone(
    online: Path, site: Site, tracker: Tracker, zone: str
) -> None:
    """One of the two is another day than UTC's, at any hour."""
    path = online / "tracker.toml"
    path.write_text(f'[watch]\ntimezone = "{zone}"\n' + path.read_text())
    site.put("/2023", page("Too short."), media_type="text/html")
    tracker("check")
    (item,) = json.loads(tracker("quarantine", "list", "--format", "json").out)
    day = datetime.fromisoformat(item["first_at"]).astimezone(ZoneInfo(zone))
    assert f"open  {day:%Y-%m-%d}  " in tracker("quarantine", "list").out


@pytest.mark.usefixtures("online")
def test_quarantine_lists_shows_and_decides(site: Site, tracker: Tracker) -> None:
    """From the text that shrank to the revision that somebody accepted."""
    assert "Nothing is in quarantine.\n" == tracker("quarantine", "list").out == tracker("quarantine").out
    site.put("/2023", page(edition(2023)), media_type="text/html")
    tracker("check")
    gutted = page("\n\n".join(edition(2023).split("\n\n")[:3]))
    site.put("/2023", gutted, media_type="text/html")
    tracker("check")
    assert "norway@2023  open" in tracker("quarantine", "list").out
    shown = tracker("quarantine", "show", "1").out
    assert "words where there were" in shown
    assert "There were no significant changes" in shown
    assert gutted == tracker("quarantine", "show", "1", "--raw").out
    diff = tracker("quarantine", "show", "1", "--diff").out
    assert diff.startswith("UNCONFIRMED: this text is in quarantine.")
    assert "not found in 2023 (unconfirmed)" in diff
    assert (
        "accepted number 1: revision, revision 2; against revision 1:"
        in tracker("quarantine", "accept", "1").out
    )
    assert "Nothing is in quarantine.\n" == tracker("quarantine", "list").out
    assert (
        "accepted" == json.loads(tracker("quarantine", "list", "--all", "--format", "json").out)[0]["state"]
    )
    again = tracker("quarantine", "reject", "1")
    assert (2, True) == (again.code, "was accepted already" in again.error)
    missing = tracker("quarantine", "show", "9")
    assert (3, True) == (missing.code, "quarantine has no number 9" in missing.error)


def test_quarantine_says_what_is_asked_for_no_more(site: Site, online: Path, tracker: Tracker) -> None:
    """No sound answer can close it: a person does, and nothing counts it as trouble."""
    for label in ("2023", "2024"):
        site.behave(f"/{label}", http.status(403))
    tracker("check")
    said = "tracker.toml no longer asks for it; `tracker quarantine reject {}` closes it"
    assert "no longer asks" not in tracker("quarantine").out
    path = online / "tracker.toml"
    path.write_text(path.read_text().replace('"2023", "2024"', '"2024"'))
    listed = tracker("quarantine").out.splitlines()
    assert [True, False] == [said.format(number) in line for number, line in enumerate(listed, 1)]
    path.write_text(path.read_text().replace("/{edition}", "/new/{edition}"))
    listed = tracker("quarantine").out.splitlines()
    assert [True, True] == [said.format(number) in line for number, line in enumerate(listed, 1)]
    assert said.format(2) in tracker("quarantine", "show", "2").out
    items = json.loads(tracker("quarantine", "list", "--format", "json").out)
    assert [False, False] == [each["still_asked"] for each in items]
    assert "in trouble" not in tracker("status").out
    for number in ("1", "2"):
        assert 0 == tracker("quarantine", "reject", number).code
    assert "Nothing is in quarantine.\n" == tracker("quarantine").out

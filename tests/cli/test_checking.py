"""The verb check, and what list says of it."""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from tests.servers import http
from tests.sources.editions import edition

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran
    from tests.servers.http import Site

    Tracker = Callable[..., Ran]


def test_check_outside_a_workspace_fails(
    tmp_path: Path, tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A timetable that starts it in the wrong folder must not go on in silence; nothing is made there."""
    monkeypatch.delenv("TRACKER_WORKSPACE", raising=False)
    monkeypatch.chdir(tmp_path)
    ran = tracker("check")
    assert (3, f"tracker: {tmp_path}/tracker.toml: no such file; `tracker init` makes one") == (
        ran.code,
        ran.error,
    )
    assert [] == list(tmp_path.iterdir())


@pytest.mark.usefixtures("online")
def test_check_says_in_a_line_a_source_what_it_found(site: Site, tracker: Tracker) -> None:
    """And in one more the whole run."""
    site.put("/2023", edition(2023))
    first = tracker("check")
    source = site.url("/{edition}")
    expected = f"norway  {source}: 2023 new edition (16 findings); 2024 not yet\n1 source: 1 new edition\n"
    assert (0, expected, "") == (first.code, first.out, first.err)
    site.put("/2024", edition(2024, complaints=77))
    second = tracker("check", "norway").out
    assert (
        "2023 unchanged; 2024 new edition (16 findings, against 2023: 1 row with figures or outcome changed"
        in second
    )


@pytest.mark.usefixtures("online")
def test_check_as_json(site: Site, tracker: Tracker) -> None:
    """The same, for programs."""
    site.put("/2023", edition(2023))
    data = json.loads(tracker("check", "--format", "json").out)
    (source,) = data["sources"]
    assert ["new edition", "not yet"] == [each["outcome"] for each in source["editions"]]
    assert 1 == data["outcomes"]["new edition"]


@pytest.mark.usefixtures("online")
def test_check_exits_with_5_where_something_failed(site: Site, tracker: Tracker) -> None:
    """A failure and a quarantine alike; the line says which."""
    site.behave("/2023", http.status(500))
    ran = tracker("check")
    asked = f"2023 failed ({site.url('/2023')}: answered 500 Internal Server Error; check the address"
    assert (5, True) == (ran.code, asked in ran.out)
    site.put("/2023", "Norway\n\nToo short.\n")
    ran = tracker("check")
    assert (5, True) == (ran.code, "2023 quarantined (2 words, expected at least 150" in ran.out)


def test_a_dry_run_makes_no_database(site: Site, online: Path, tracker: Tracker) -> None:
    """Nor anything else."""
    site.put("/2023", edition(2023))
    assert "nothing was stored" in tracker("check", "--dry-run").out
    assert ["tracker.toml"] == [each.name for each in online.iterdir()]


@pytest.mark.parametrize("zone", ["Etc/GMT+12", "Etc/GMT-14"])
def test_the_list_has_days_and_times_of_the_readers_zone(
    online: Path, site: Site, tracker: Tracker, zone: str
) -> None:
    """When a revision came in, when a source was checked; one of the two is another day than UTC's."""
    path = online / "tracker.toml"
    path.write_text(f'[watch]\ntimezone = "{zone}"\n' + path.read_text())
    site.put("/2023", edition(2023))
    tracker("check")
    (report,) = json.loads(tracker("list", "--format", "json").out)
    came = datetime.fromisoformat(report["editions"][0]["snapshots"][0]["retrieved_at"])
    checked = datetime.fromisoformat(report["sources"][0]["checked_at"])
    listed = tracker("list").out
    assert f"revision 1  {came.astimezone(ZoneInfo(zone)):%Y-%m-%d}  " in listed
    assert f"checked {checked.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M %Z}"[:-3] in listed
    assert " UTC" not in listed.replace(" UTC+14", "").replace(" UTC-12", "")


def test_an_address_is_named_once_in_a_line(site: Site, online: Path, tracker: Tracker) -> None:
    """The line begins with it, so what went wrong with it need not."""
    url = site.url("/{edition}").replace("{edition}", "2023")
    path = online / "tracker.toml"
    path.write_text(path.read_text().replace("{edition}", "2023").replace('"2023", "2024"', ""))
    path.write_text(path.read_text().replace("editions = []", 'edition = "2023"'))
    site.behave("/2023", http.status(500))
    line = tracker("check").out.splitlines()[0]
    assert line.startswith(f"norway  {url}: 2023 failed (answered 500 Internal Server Error;")
    site.behave("/2023", http.status(429, Retry_After="7200"))
    assert f"norway  {url}: failed: answered 429" in tracker("check").out
    left_alone = tracker("check")
    assert f"norway  {url}: not asked: asks not to be asked before" in left_alone.out
    assert 5 == left_alone.code  # nobody knows what it says now


def test_times_are_shown_in_the_zone_of_the_watch(site: Site, online: Path, tracker: Tracker) -> None:
    """And it is named; the data keep to UTC."""
    path = online / "tracker.toml"
    path.write_text('[watch]\ntimezone = "Asia/Almaty"\n' + path.read_text())
    site.put("/2023", edition(2023))
    site.behave("/2024", http.status(403))
    tracker("check")
    (source,) = json.loads(tracker("status", "--format", "json").out)["sources"]
    checked = datetime.fromisoformat(source["last_check"])
    assert timedelta(0) == checked.utcoffset()
    said = f"{checked.astimezone(ZoneInfo('Asia/Almaty')):%Y-%m-%d %H:%M} UTC+05"
    assert f"quarantined, checked {said}; next " in tracker("status").out
    assert re.search(r"first at: \d{4}-\d\d-\d\d \d\d:\d\d UTC\+05\n", tracker("quarantine", "show", "1").out)
    assert re.search(r"\d\d:\d\d UTC\+05  revision 1: 16 findings", tracker("log", "norway").out)


@pytest.mark.usefixtures("online")
def test_list_shows_the_last_check_of_each_source(site: Site, tracker: Tracker) -> None:
    """Before the first one, after a good one, and while it fails."""
    assert "never checked" in tracker("list").out
    site.put("/2023", edition(2023))
    tracker("check")
    assert f"source {site.url('/{edition}')}  new edition, checked 2" in tracker("list").out
    site.behave("/2023", http.status(500))
    tracker("check")
    failing = tracker("list", "norway").out
    assert "failed, checked 2" in failing
    assert "failing since 2" in failing
    (report,) = json.loads(tracker("list", "--format", "json").out)
    assert ("failed", 1) == (report["sources"][0]["outcome"], report["sources"][0]["failures"])


@pytest.mark.usefixtures("online")
def test_the_last_line_of_a_check_hides_no_news(site: Site, tracker: Tracker) -> None:
    """A source is counted by the gravest of what it gave; what else came is counted beside that."""
    site.put("/2023", edition(2023))
    site.behave("/2024", http.status(403))
    first = tracker("check").out.splitlines()[-1]
    site.put("/2024", edition(2024))
    second = tracker("check").out.splitlines()[-1]

    assert "1 source: 1 quarantined; editions: 1 new edition, 1 quarantined" == first
    assert "1 source: 1 new edition" == second


@pytest.mark.usefixtures("online")
def test_check_says_of_what_was_retracted_that_it_was(site: Site, online: Path, tracker: Tracker) -> None:
    """Of an address as of a file, whether what it gives has changed or not; not of the revision before."""
    path = online / "tracker.toml"
    (online / "2022.txt").write_text(edition(2022))
    path.write_text(path.read_text() + '[[reports.norway.editions]]\nedition = "2022"\npath = "2022.txt"\n')
    site.put("/2023", edition(2023))
    site.put("/2024", edition(2024))
    tracker("check")
    for name in ("norway@2022", "norway@2024"):
        tracker("retract", name, "--reason", "a draft")
    said = "unchanged (retracted; not taken in again by itself)"
    for _ in range(2):
        checked = tracker("check").out
        assert f"2022 {said}" in checked
        assert f"2023 unchanged; 2024 {said}" in checked
    site.put("/2024", edition(2024, cases=3))
    held = "2024 quarantined (another text than what was retracted; accept it if it is the edition"
    for _ in range(2):
        assert held in tracker("check").out
    assert "new edition" in tracker("quarantine", "accept", "1").out
    assert "2024 unchanged\n" in tracker("check").out
    site.put("/2023", edition(2023, cases=4))
    tracker("check")
    tracker("retract", "norway@2023", "--reason", "a slip")
    assert f"2023 {said}" in tracker("check").out
    site.put("/2023", edition(2023))
    assert said not in tracker("check").out.split("2023")[1].split("2024")[0]


def test_the_tally_counts_in_words_that_fit(tracker: Tracker, workspace: Path) -> None:
    """One source with two new editions."""
    (workspace / "tracker.toml").write_text(
        '[reports.norway]\ntitle = "N"\n[[reports.norway.sources]]\npath = "{edition}.txt"\nleast_words = 5\n'
    )

    assert "1 source: 1 new edition; editions: 2 new editions\n" in tracker("check").out

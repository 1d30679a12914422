"""The verbs check, log, preview, quarantine and config."""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import jsonschema
import pytest

from tests.servers import http
from tests.servers.http import Site
from tests.sources.editions import edition, page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.cli.conftest import Ran

    Tracker = Callable[..., Ran]

CONFIG = """\
[fetch.limits]
pause = 0
retries = 0

[reports.norway]
title = "Country Report: Norway"

[[reports.norway.sources]]
url = "{url}"
editions = ["2023", "2024"]
allow_networks = ["127.0.0.0/8"]
"""


@pytest.fixture
def site() -> Iterator[Site]:
    """A server of its own."""
    with Site() as made:
        yield made


@pytest.fixture
def online(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace whose report is on `site`; the current folder."""
    monkeypatch.chdir(tmp_path)
    for name in ("TRACKER_WORKSPACE", "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "tracker.toml").write_text(CONFIG.format(url=site.url("/{edition}")))
    return tmp_path


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


@pytest.mark.usefixtures("online")
def test_preview_shows_what_would_be_read(site: Site, tracker: Tracker) -> None:
    """With the settings of the source that declares the address; nothing is stored."""
    url = site.put("/2023", page(edition(2023)), media_type="text/html")
    ran = tracker("preview", url, "--findings", "1")
    assert 0 == ran.code, ran.err
    assert f"source: {site.url('/{edition}')}" in ran.out
    assert "would be taken in as an edition" in ran.out
    assert "Executive Summary  3" in ran.out
    assert "There were no significant changes" in ran.out
    assert "Contact us" in ran.out.split("Set aside")[1]
    assert "Country Report: Norway" not in tracker("list").out or "revision" not in tracker("list").out


@pytest.mark.usefixtures("online")
def test_preview_says_what_would_be_quarantined(site: Site, tracker: Tracker) -> None:
    """Before a source is trusted."""
    url = site.put("/2023", "<title>Page not found</title><p>Sorry</p>", media_type="text/html")
    assert 'would be quarantined: a page that says "Page not found"' in tracker("preview", url).out


def test_preview_of_a_file_and_of_nothing(online: Path, tracker: Tracker) -> None:
    """A path works as well; what is not there is not found; a private address is refused."""
    (online / "x.txt").write_text(edition(2023))
    assert "would be taken in as an edition" in tracker("preview", "x.txt").out
    assert 3 == tracker("preview", "y.txt").code
    refused = tracker("preview", "http://127.0.0.2:9/")
    assert (5, True) == (refused.code, "loopback" in refused.error)
    unknown = tracker("preview", "x.txt", "--source", "nothing")
    assert (3, True) == (unknown.code, "no such source" in unknown.error)


def test_preview_counts_the_headings_that_there_are(online: Path, tracker: Tracker) -> None:
    """A text without any is read as one section, which is no heading."""
    (online / "x.txt").write_text("A sentence stands here. Another one follows it.\n")
    ran = tracker("preview", "x.txt")
    assert "found: 0 headings, 2 findings" in ran.out
    assert "notice: no heading found" in ran.out


def test_preview_of_an_index_page_shows_what_it_names(site: Site, online: Path, tracker: Tracker) -> None:
    """It is no edition itself, and no check would take it for one."""
    config = CONFIG.replace(
        'url = "{url}"\neditions = ["2023", "2024"]', 'index = "{url}"\nlink_text = "Norway"'
    )
    (online / "tracker.toml").write_text(config.format(url=site.url("/all")))
    links = '<a href="/n/2023">Norway 2023</a><a href="/n/2024">Norway 2024</a><a href="/x">Other</a>'
    url = site.put("/all", f"<title>Reports</title>{links}", media_type="text/html")
    ran = tracker("preview", url)
    assert 0 == ran.code, ran.err
    assert "names 2 editions" in ran.out
    assert f"  2023  {site.url('/n/2023')}\n  2024  {site.url('/n/2024')}\n" in ran.out
    assert "quarantined" not in ran.out
    assert "taken in" not in ran.out

    site.put("/all", "<title>Reports</title><p>Moved</p>", media_type="text/html")
    assert 5 == tracker("preview", url).code


def test_config_check_says_everything_that_is_wrong(online: Path, tracker: Tracker) -> None:
    """One line each, and 2; or that there is nothing."""
    good = tracker("config", "check")
    assert (0, True) == (
        good.code,
        "1 report, 1 source, 0 subscriptions; no problem in the file itself" in good.out,
    )
    assert "fetch.contact is not set" in good.err
    path = online / "tracker.toml"
    path.write_text(path.read_text().replace("pause", "pose").replace("title", "titel"))
    bad = tracker("config", "check")
    assert (2, 3) == (bad.code, len(bad.err.splitlines()))
    assert "tracker.toml:2: fetch.limits.pose: unknown key; did you mean 'pause'?" in bad.err


@pytest.mark.usefixtures("workspace")
def test_sources_are_counted_alike(tracker: Tracker) -> None:
    """The files of declared editions are looked at by a check, too."""
    assert "1 report, 2 sources (2 of them declared files), 0 subs" in tracker("config", "check").out
    assert "2 sources: " in tracker("check").out


def test_config_check_asks_about_what_looks_like_a_token(online: Path, tracker: Tracker) -> None:
    """It may be the number of a document; what is called a secret is refused."""
    path = online / "tracker.toml"
    text = path.read_text()
    path.write_text(text.replace("/{edition}", "/{edition}?x=8f14e45fceea167a5a36"))
    odd = tracker("config", "check")
    assert 0 == odd.code
    assert "?x=…: what … hides looks like a token; if it is a secret, write {secret} there" in odd.err
    path.write_text(text.replace("/{edition}", "/{edition}?api_key=s3cret"))
    named = tracker("config", "check")
    assert 2 == named.code
    assert "expected api_key={secret}, and 'secrets = { secret = { env = \"NAME\" } }'" in named.err
    assert "s3cret" not in named.err


@pytest.mark.usefixtures("online")
def test_config_schema_is_a_schema(tracker: Tracker) -> None:
    """Of the 2020-12 dialect."""
    jsonschema.Draft202012Validator.check_schema(json.loads(tracker("config", "schema").out))


@pytest.mark.usefixtures("online")
def test_what_cannot_be_fetched_is_named_without_its_secrets(tracker: Tracker) -> None:
    """One line: what, where, what to do; also for what is no address at all."""
    refused = tracker("preview", "http://ann:pw@127.0.0.1:9/a?token=s3cret&lang=en")
    nonsense = tracker("preview", "http://[::1")
    assert (5, 5) == (refused.code, nonsense.code)
    assert refused.error.startswith(
        "tracker: http://…@127.0.0.1:9/a?token=…&lang=en: 127.0.0.1 is a loopback"
    )
    assert "allow_networks" in refused.error
    assert "tracker: http://[::1: no address that can be asked" == nonsense.error


def test_the_tally_counts_in_words_that_fit(tracker: Tracker, workspace: Path) -> None:
    """One source with two new editions."""
    (workspace / "tracker.toml").write_text(
        '[reports.norway]\ntitle = "N"\n[[reports.norway.sources]]\npath = "{edition}.txt"\nleast_words = 5\n'
    )

    assert "1 source: 1 new edition; editions: 2 new editions\n" in tracker("check").out


def test_a_folder_is_no_page_to_preview(tracker: Tracker, workspace: Path) -> None:
    """As `add` says it."""
    (workspace / "folder").mkdir()

    ran = tracker("preview", "folder")
    assert (4, "tracker: folder: a folder; name the edition's file in it") == (ran.code, ran.error)

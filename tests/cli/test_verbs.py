from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import ADDED

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

    Tracker = Callable[..., Ran]


def test_init_makes_a_workspace_once(tmp_path: Path, tracker: Tracker) -> None:
    """The file explains itself and is sound; a second run leaves everything as it is."""
    folder = tmp_path / "new"

    made = tracker("init", folder)
    (folder / "tracker.toml").write_text("# mine\n")
    again = tracker("init", folder)

    assert 0 == made.code == again.code
    assert (folder / "snapshots").is_dir()
    assert "# mine\n" == (folder / "tracker.toml").read_text()
    assert "nothing to do" in again.err


@pytest.mark.parametrize("how", ["--workspace", "TRACKER_WORKSPACE"])
def test_init_makes_the_workspace_that_is_named(
    tmp_path: Path, tracker: Tracker, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    """As every other verb works in it; a folder named twice must be the same."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TRACKER_WORKSPACE", raising=False)
    named = ["--workspace", "ws"] if how.startswith("--") else []
    if not named:
        monkeypatch.setenv(how, "ws")

    ran = tracker("init", *named)

    assert (0, "made ws\nmade ws/snapshots\nmade ws/tracker.toml\n") == (ran.code, ran.out)
    assert ["ws"] == [path.name for path in tmp_path.iterdir()]
    assert 0 == tracker("init", *named, tmp_path / "ws").code
    other = tracker("init", *named, "other")
    assert (2 if named else 0) == other.code
    if named:
        assert "tracker: --workspace names ws, DIR other: say one of them" == other.error


def test_a_home_that_no_shell_wrote_out(
    tmp_path: Path, tracker: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Shells leave `--workspace=~/ws` as it is, and what is quoted; nobody means a folder called `~`."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TRACKER_WORKSPACE", "~/ws")

    assert 0 == tracker("init").code
    assert 0 == tracker("list").code == tracker("list", "--workspace=~/ws").code
    assert (tmp_path / "home" / "ws" / "tracker.toml").is_file()
    assert not (tmp_path / "~").exists()


@pytest.mark.usefixtures("workspace")
def test_list_shows_what_is_declared_and_what_is_stored(tracker: Tracker) -> None:
    """An edition not yet imported is listed with its file, a stored one with date, hash and source."""
    tracker("show", "2023")

    text = tracker("list").out
    (report,) = json.loads(tracker("list", "--format", "json").out)

    assert "declared, to be imported on first use: 2022.txt" in text
    assert ["2022", "2023"] == [edition["edition"] for edition in report["editions"]]
    (snapshot,) = report["editions"][1]["snapshots"]
    assert (1, "2023.txt", "unknown") == tuple(snapshot[key] for key in ("revision", "source", "authority"))
    assert snapshot["sha256"][:12] in text


@pytest.mark.usefixtures("workspace")
def test_list_shows_the_origin_that_is_declared(tracker: Tracker) -> None:
    """Of what is stored already, too, as `diff` does."""
    arguments = ("add", "2023.txt", "--report", "norway", "--edition", "2023")
    tracker(*arguments)
    address = "https://example.org/2023"
    tracker(*arguments, "--authority", "official", "--source", address)

    assert f"  {address} (official)\n" in tracker("list").out
    (report,) = json.loads(tracker("list", "--format", "json").out)
    (snapshot,) = report["editions"][1]["snapshots"]
    assert (address, "official") == (snapshot["source"], snapshot["authority"])


@pytest.mark.usefixtures("workspace")
def test_list_of_an_unknown_report(tracker: Tracker) -> None:
    """It names the one that was meant."""
    ran = tracker("list", "norwya")

    assert 3 == ran.code
    assert "did you mean norway?" in ran.error


@pytest.mark.usefixtures("workspace")
def test_show_prints_the_canonical_text_byte_for_byte(tracker: Tracker) -> None:
    """Offsets of the data point into exactly what is printed."""
    text = tracker("show", "2023", "--format", "text").out
    data = json.loads(tracker("diff", "2022", "2023", "--format", "json").out)

    findings = [finding for change in data["changes"] for finding in change["new"]]
    assert findings
    assert all(text[each["start"] : each["end"]] == each["text"] for each in findings)


@pytest.mark.usefixtures("workspace")
def test_show_the_outline_and_what_was_set_aside(tracker: Tracker) -> None:
    """Headings stand further right the deeper they are."""
    lines = tracker("show", "2023", "--outline").out.splitlines()

    assert "Country Report: Norway  0" == lines[0]
    assert [2, 2, 4] == [len(line) - len(line.lstrip()) for line in lines[1:]]
    assert "Nothing was set aside.\n" == tracker("show", "2023", "--set-aside").out


@pytest.mark.usefixtures("workspace")
def test_show_as_data_and_for_reading(tracker: Tracker) -> None:
    """Where it came from, and every finding with its place."""
    data = json.loads(tracker("show", "2023", "--format", "json").out)
    text = tracker("show", "2023").out

    assert data["findings"] == len(data["statements"])
    assert "source: 2023.txt" in text
    assert all(statement["text"] in text for statement in data["statements"])


@pytest.mark.usefixtures("workspace")
def test_retract_takes_the_snapshot_out_of_use(tracker: Tracker, workspace: Path) -> None:
    """The revision before stands again; the declared file, unchanged, is not taken in anew."""
    tracker("show", "2023")
    path = workspace / "2023.txt"
    path.write_text(path.read_text().replace("each week", "each month"))
    tracker("show", "2023")

    ran = tracker("retract", "2023", "--reason", "a wrong file")

    assert "norway@2023: revision 1 stands now" in ran.out
    assert "each week" in tracker("show", "2023").out
    assert "retracted" in tracker("list").out
    assert "a wrong file" in tracker("list").out


def test_a_retracted_edition_is_said_to_be_one(tracker: Tracker, workspace: Path) -> None:
    """When and why; it is no unknown name, also where no file of it is declared."""
    declared = (workspace / "tracker.toml").read_bytes()
    for label in ("2024", "2025"):
        tracker("add", "2022.txt", "--report", "norway", "--edition", label)
    (workspace / "tracker.toml").write_bytes(declared)
    tracker("retract", "norway@2024", "--reason", "a draft")
    said = rf"tracker: norway@2024: revision 1 was retracted on {date.today()} \(a draft\)"  # noqa: DTZ011

    for arguments in (
        ("diff", "norway@2023", "norway@2024"),
        ("diff", "2024", "2025"),
        ("show", "2024"),
        ("retract", "2024", "--reason", "twice"),
    ):
        ran = tracker(*arguments)
        assert 3 == ran.code
        assert re.fullmatch(said, ran.err.splitlines()[-1])
    assert "did you mean" in tracker("show", "norway@2034").error


@pytest.mark.usefixtures("workspace")
def test_doctor_says_that_all_is_sound(tracker: Tracker, workspace: Path) -> None:
    """And exits with 7 where it is not, each problem on a line."""
    assert "nothing is stored yet" in tracker("doctor").out
    tracker("diff", "2022", "2023")
    assert "2 snapshots, " in tracker("doctor").out

    from tracker.store import Store  # noqa: PLC0415 - after the program has let go of it

    with Store(workspace / "snapshots" / "tracker.db") as store:
        store.connection.execute("UPDATE contents SET data = CAST('x' AS BLOB), codec = 'plain'")
    ran = tracker("doctor")
    assert 7 == ran.code
    assert 2 == ran.out.count("are not those received")
    assert "2 problems;" in ran.error


def test_doctor_misses_what_an_emptied_database_held(tracker: Tracker, workspace: Path) -> None:
    """It holds no edition that is declared; what to do puts it right."""
    tracker("show", "2022")
    partly = tracker("doctor")
    (workspace / "snapshots" / "tracker.db").write_bytes(b"")
    ran = tracker("doctor")
    tracker("check")
    after = tracker("doctor")

    assert 0 == partly.code
    assert "norway@2023: a file is declared, no snapshot of it is stored\n" in partly.out
    assert 7 == ran.code
    assert "norway@2022: a file is declared, no snapshot of it is stored\n" in ran.out
    assert "put back a backup of it, or take the files in anew with `tracker check`" in ran.error
    assert "sound" not in ran.out
    assert 0 == after.code
    assert "2 snapshots, " in after.out


@pytest.mark.usefixtures("workspace")
def test_an_edition_goes_by_several_names(tracker: Tracker) -> None:
    """With the report, without it, and where two reports have it, by the report beside it."""
    tracker("add", "2022.txt", "--report", "sweden", "--edition", "2022")
    tracker("add", "2023.txt", "--report", "sweden", "--edition", "2023")

    alone = tracker("show", "2022")
    beside = tracker("diff", "sweden@2022", "2023", "--format", "json")

    assert 2 == alone.code
    assert "say norway@2022 or sweden@2022" in alone.error
    assert "sweden" == json.loads(beside.out)["new"]["report"]
    assert 0 == tracker("show", "norway@2022~0").code


@pytest.mark.usefixtures("workspace")
def test_too_few_revisions(tracker: Tracker) -> None:
    """`~1` of an edition that was never revised is not found."""
    ran = tracker("show", "2022~1")

    assert 3 == ran.code
    assert "norway@2022~1: 1 revision stands" in ran.err


@pytest.mark.parametrize(
    ("code", "arguments"),
    [
        (0, ("list",)),
        (3, ("show", "x")),
        (0, ("diff", "../a.txt", "../b.txt")),
        (3, ("log", "x")),
        (0, ("status",)),
        (0, ("quarantine",)),
        (3, ("quarantine", "show", "1")),
        (3, ("quarantine", "show", "1", "--diff")),
        (3, ("quarantine", "reject", "1")),
        (0, ("outbox",)),
        (3, ("outbox", "show", "1")),
        (3, ("outbox", "drop", "1")),
        (0, ("outbox", "send")),
        (0, ("digest", "--since", "2024-01-01")),
        (0, ("doctor",)),
        (0, ("preview", "../a.txt")),
    ],
)
def test_what_only_reads_makes_nothing(
    tmp_path: Path,
    tracker: Tracker,
    monkeypatch: pytest.MonkeyPatch,
    code: int,
    arguments: tuple[str, ...],
) -> None:
    """A folder that is no workspace stays as it was, and nothing is left elsewhere."""
    monkeypatch.delenv("TRACKER_WORKSPACE", raising=False)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(ADDED)
    folder, passing = tmp_path / "empty", tmp_path / "passing"
    folder.mkdir()
    passing.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setattr("tempfile.tempdir", str(passing))

    ran = tracker(*arguments)

    assert code == ran.code
    assert arguments != ("list",) or "tracker: no tracker.toml here or above; `tracker init`" in ran.error
    assert arguments[0] != "digest" or "No report is tracked." in ran.out
    assert [] == [*folder.iterdir()]
    assert [] == [*passing.iterdir()]


@pytest.mark.usefixtures("workspace")
def test_one_is_singular(tracker: Tracker, workspace: Path) -> None:
    """Wherever things are counted."""
    (workspace / "one.txt").write_text(
        "Norway\n\nPrisons\n\nThere were several reports of arbitrary killings.\n"
    )
    tracker("add", "one.txt", "--report", "norway", "--edition", "2024")
    tracker("diff", "2024", "one.txt", "-o", "one.html")
    tracker("diff", "2024", "one.txt", "-o", "one.md")
    said = [
        tracker(*arguments).out
        for arguments in (
            ("list",),
            ("log", "norway"),
            ("preview", "one.txt"),
            ("diff", "one.txt", "one.txt"),
            ("doctor",),
            ("config", "check"),
        )
    ]
    said += [(workspace / name).read_text() for name in ("one.html", "one.md")]

    found = re.findall(r"(?<![\w,.])1 (?:heading|finding|word|snapshot|byte|report|source)s\b", "".join(said))
    assert [] == found
    assert all(re.search(r"\b1 (finding|snapshot|report)\b", each) for each in said), said


def test_a_retracted_edition_stays_away_when_its_file_changes(tracker: Tracker, workspace: Path) -> None:
    """Neither a check nor a use brings it back; `retract` says what does, and what is still declared."""
    path = workspace / "2023.txt"
    tracker("check")
    said = tracker("retract", "2023", "--reason", "wrong year").out
    again = "tracker add 2023.txt --report norway --edition 2023 --again"
    assert f"2023.txt is not taken in again by itself, even where it changes; `{again}` takes it in" in said
    assert f"{workspace / 'tracker.toml'} still declares 2023.txt as the edition 2023" in said

    path.write_text(path.read_text().replace("15 persons", "16 persons"))
    assert "2023 unchanged (retracted; not taken in again by itself)" in tracker("check").out
    path.write_text(path.read_text().replace("16 persons", "17 persons"))
    shown = tracker("show", "2023")
    assert 3 == shown.code
    assert (
        f"2023.txt is not used: revision 1 of norway@2023 was retracted; `{again}` takes it in" in shown.err
    )

    assert 0 == tracker(*again.split()[1:]).code
    path.write_text(path.read_text().replace("17 persons", "18 persons"))
    assert "2023 revision" in tracker("check").out

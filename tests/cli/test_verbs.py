from __future__ import annotations

import json
import re
import shlex
import sqlite3
import tomllib
from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

    Tracker = Callable[..., Ran]

ADDED = """\
Country Report: Norway

Executive Summary

The report of this year is short. It says little that is new.
"""


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


def test_a_label_that_differs_from_another_in_its_letters_only(workspace: Path, tracker: Tracker) -> None:
    """Case, and how an accent is written: to people they are one edition, in the list they are two."""
    other = (workspace / "2023.txt").read_text()
    for number, label in enumerate(("Spring 2024", "spring 2024", "\u00c9t\u00e9", "E\u0301te\u0301")):
        (workspace / "x.txt").write_text(f"{other}\nIn all, {number} came.\n")
        ran = tracker("add", "x.txt", "--report", "norway", "--edition", label)
        assert ("the report has an edition Spring 2024, too" in ran.err) == (label == "spring 2024")
        assert ("the report has an edition \u00c9t\u00e9, too" in ran.err) == (label == "E\u0301te\u0301")
        assert 0 == ran.code


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


def test_a_new_workspace_takes_an_edition(tmp_path: Path, tracker: Tracker) -> None:
    """From nothing to a listed edition in two commands."""
    (tmp_path / "a.txt").write_text(ADDED)
    tracker("init", tmp_path / "ws")

    added = tracker(
        "add", tmp_path / "a.txt", "--report", "norway", "--edition", "2024", "--workspace", tmp_path / "ws"
    )

    assert (0, f"norway@2024: new edition, from {tmp_path / 'a.txt'}\n") == (added.code, added.out)
    declared = tomllib.loads((tmp_path / "ws" / "tracker.toml").read_text())
    assert {"edition": "2024", "path": str(tmp_path / "a.txt")} == declared["reports"]["norway"]["editions"][
        0
    ]
    assert "2024" in tracker("list", "--workspace", tmp_path / "ws").out


def test_add_declares_the_edition_and_keeps_comments(workspace: Path, tracker: Tracker) -> None:
    """tracker.toml gains one table and loses nothing."""
    before = (workspace / "tracker.toml").read_text()
    (workspace / "2024.txt").write_text(ADDED)

    ran = tracker(
        "add", "2024.txt", "--report", "norway", "--edition", "2024", "--authority", "archived",
        "--published", "2025-08-12", "--period", "2024",
    )  # fmt: skip

    after = (workspace / "tracker.toml").read_text()
    assert 0 == ran.code
    assert after.startswith(before)
    assert (
        '\n[[reports.norway.editions]]\nedition = "2024"\npath = "2024.txt"\nauthority = "archived"\n'
        'published = 2025-08-12\nperiod = "2024"\n'
    ) == after.removeprefix(before)


@pytest.mark.usefixtures("workspace")
def test_adding_the_same_again_changes_nothing(tracker: Tracker, workspace: Path) -> None:
    """The same bytes are noted; tracker.toml stays byte for byte."""
    before = (workspace / "tracker.toml").read_bytes()

    tracker("add", "2022.txt", "--report", "norway", "--edition", "2022")
    again = tracker("add", "2022.txt", "--report", "norway", "--edition", "2022")

    assert "norway@2022: the bytes of revision 1; noted\n" == again.out
    assert before == (workspace / "tracker.toml").read_bytes()


def test_add_says_what_changed_since_the_edition_before(workspace: Path, tracker: Tracker) -> None:
    """In the words that a report begins with; the comparison is kept, and all of it one command away."""
    first = tracker("add", "2022.txt", "--report", "norway", "--edition", "2022")
    second = tracker("add", "2023.txt", "--report", "norway", "--edition", "2023")
    said, which = second.out.splitlines()[1:]

    assert len(first.out.splitlines()) == 1
    assert said.startswith("Of the 5 findings of 2022, 4 (80 percent) are found again in 2023;")
    assert which == "`tracker diff norway@2022 norway@2023` shows it"
    with closing(sqlite3.connect(workspace / "snapshots" / "tracker.db")) as database:
        assert database.execute("SELECT count(*) FROM kept_comparisons").fetchone() == (1,)
    assert said in " ".join(tracker("diff", "norway@2022", "norway@2023").out.split())


def test_add_says_what_changed_since_the_revision_before(workspace: Path, tracker: Tracker) -> None:
    """And of an edition older than all, what changed in the one after it."""
    tracker("add", "2022.txt", "--report", "norway", "--edition", "2022")
    text = (workspace / "2022.txt").read_text()
    (workspace / "2022.txt").write_text(text.replace("two days", "nine days"))
    revised = tracker("add", "2022.txt", "--report", "norway", "--edition", "2022")
    older = tracker("add", "2023.txt", "--report", "norway", "--edition", "2021")

    assert revised.out.splitlines()[0] == "norway@2022: revision 2, from 2022.txt"
    assert "Among the rows of what is found again: one with figures or outcome changed." in revised.out
    assert revised.out.splitlines()[-1] == "`tracker diff norway@2022~1 norway@2022` shows it"
    assert older.out.splitlines()[-1] == "`tracker diff norway@2021 norway@2022` shows it"


def test_seasons_follow_their_dates_of_publication(workspace: Path, tracker: Tracker) -> None:
    """In what is said of the change, in the command to see it, which can be pasted, and in the list."""
    for name, label, day in (("2022", "Spring 2023", "2023-04-01"), ("2023", "Autumn 2023", "2023-10-01")):
        added = tracker("add", f"{name}.txt", "--report", "s", "--edition", label, "--published", day)
    said, which = added.out.splitlines()[1:]
    (listed,) = json.loads(tracker("list", "s", "--format", "json").out)

    assert said.startswith("Of the 5 findings of Spring 2023, 4 (80 percent) are found again in Autumn 2023;")
    assert which == "`tracker diff 's@Spring 2023' 's@Autumn 2023'` shows it"
    assert ["Spring 2023", "Autumn 2023"] == [each["edition"] for each in listed["editions"]]
    shown = tracker(*shlex.split(which.split("`")[1])[1:])
    assert (0, "") == (shown.code, shown.err)
    assert (workspace / "tracker.toml").read_text().count("published") == 2


@pytest.mark.usefixtures("workspace")
def test_seasons_without_dates_follow_as_they_came(tracker: Tracker) -> None:
    """The alphabet tells nothing of time."""
    for name, label in (("2022", "Spring 2023"), ("2023", "Autumn 2023")):
        added = tracker("add", f"{name}.txt", "--report", "s", "--edition", label)
    assert "`tracker diff 's@Spring 2023' 's@Autumn 2023'`" in added.out


def test_the_language_of_a_new_report_is_declared(workspace: Path, tracker: Tracker) -> None:
    """So that everything later reads its editions as the first one was."""
    ran = tracker("add", "2022.txt", "--report", "lage", "--edition", "2022", "--language", "de")
    again = tracker("add", "2023.txt", "--report", "lage", "--edition", "2023", "--language", "de")
    before = tracker("list", "lage").out
    tracker("check", "lage")

    assert (0, 0) == (ran.code, again.code)
    assert "de" == tomllib.loads((workspace / "tracker.toml").read_text())["reports"]["lage"]["language"]
    assert before == tracker("list", "lage").out


@pytest.mark.parametrize(
    ("report", "declared"), [("lage", "de"), ("norway", "en (where none is given, too)")]
)
def test_another_language_than_declared_is_refused(
    workspace: Path, tracker: Tracker, report: str, declared: str
) -> None:
    """It would hold until the next check only; nothing is stored."""
    tracker("add", "2022.txt", "--report", "lage", "--edition", "2022", "--language", "de")
    before = (workspace / "tracker.toml").read_bytes()
    ran = tracker("add", "2023.txt", "--report", report, "--edition", "2024", "--language", "fr")

    assert 2 == ran.code
    assert f"tracker: {report}: its language in tracker.toml is {declared}, not fr" in ran.error
    assert f'leave out --language, or write language = "fr" into [reports.{report}]' in ran.error
    assert before == (workspace / "tracker.toml").read_bytes()
    assert "2024" not in tracker("list").out


def test_a_text_that_comes_back_is_told(workspace: Path, tracker: Tracker) -> None:
    """It is a revision all the same, for the edition has changed twice."""
    arguments = ("add", "2022.txt", "--report", "norway", "--edition", "2022")
    first = (workspace / "2022.txt").read_text()
    tracker(*arguments)
    (workspace / "2022.txt").write_text(first.replace("two days", "nine days"))
    second = tracker(*arguments)
    (workspace / "2022.txt").write_text(first)
    third = tracker(*arguments)

    assert "norway@2022: revision 2, from 2022.txt" == second.out.splitlines()[0]
    assert "norway@2022: revision 3, the same text as revision 1, from 2022.txt" == third.out.splitlines()[0]


def test_add_after_a_retraction_compares_with_what_stands(workspace: Path, tracker: Tracker) -> None:
    """Not with the revision that was a mistake."""
    for number, days in enumerate(("two", "six", "nine"), 1):
        text = (workspace / "2023.txt").read_text()
        (workspace / "2022.txt").write_text(
            text.replace("Visitors were admitted", f"Visitors of {days} days came")
        )
        ran = tracker("add", "2022.txt", "--report", "norway", "--edition", "2022")
        assert ran.code == 0
        if number == 2:
            tracker("retract", "norway@2022", "--reason", "wrong file")
    assert ran.out.splitlines()[0] == "norway@2022: revision 3, from 2022.txt"
    assert "All 5 findings of 2022 r1 are found again in 2022 r3." in ran.out
    shown = tracker("diff", "norway@2022~1", "norway@2022").out
    assert "2022 r1 → 2022 r3" in shown
    assert (
        json.loads(tracker("diff", "norway@2022~1", "norway@2022", "--format", "json").out)["new"]["edition"]
        == "2022"
    )


def test_a_title_of_another_year_is_told(workspace: Path, tracker: Tracker) -> None:
    """Most likely the file is that of another edition."""
    text = (workspace / "2022.txt").read_text()
    (workspace / "2022.txt").write_text(text.replace("Country Report: Norway", "Norway 2021 Country Report"))
    wrong = tracker("add", "2022.txt", "--report", "norway", "--edition", "2022")
    right = tracker("add", "2022.txt", "--report", "sweden", "--edition", "2021")
    assert (
        "norway@2022: it calls itself 'Norway 2021 Country Report'; `tracker retract norway@2022" in wrong.err
    )
    assert "calls itself" not in right.err


def test_what_looks_like_the_wrong_file_is_told(workspace: Path, tracker: Tracker) -> None:
    """It is taken in, since a person named it; but bytes of another edition, or next to none, are told."""
    (workspace / "note.pdf").write_text("No PDF at all.\n")
    tracker("add", "2022.txt", "--report", "norway", "--edition", "2022")

    twin = tracker("add", "2022.txt", "--report", "norway", "--edition", "2024")
    short = tracker("add", "note.pdf", "--report", "norway", "--edition", "2025")

    assert (0, 0) == (twin.code, short.code)
    assert "norway@2024: these are the bytes of norway@2022, too; `tracker retract norway@2024" in twin.error
    assert "norway@2025: only 1 finding was read; `tracker show norway@2025`" in short.error
    assert "" == tracker("add", "2023.txt", "--report", "norway", "--edition", "2023").err


def test_the_same_bytes_as_another_part_are_told(workspace: Path, tracker: Tracker) -> None:
    """Whose text would stand twice in the edition."""
    to = ("--report", "norway", "--edition", "2022")
    tracker("add", "2022.txt", *to)
    (workspace / "copy.txt").write_bytes((workspace / "2022.txt").read_bytes())

    first = tracker("add", "copy.txt", *to, "--part", "addendum")
    second = tracker("add", "copy.txt", *to, "--part", "annex")

    undo = "`tracker retract norway@2022 --reason 'wrong file'` takes it back"
    assert f"tracker: norway@2022: these are the bytes of its main text, too; {undo}" == first.error
    assert "these are the bytes of its main text, too" in second.error
    assert "" == tracker("add", "2023.txt", *to, "--part", "tables").err


def test_a_failed_add_stores_nothing(workspace: Path, tracker: Tracker) -> None:
    """Where tracker.toml cannot be added to, the database stays as it was."""
    (workspace / "tracker.toml").write_text('reports = { norway = { title = "N" } }\n')

    ran = tracker("add", "2022.txt", "--report", "norway", "--edition", "2022")

    assert 2 == ran.code
    assert "by hand" in ran.error
    assert [] == json.loads(tracker("list", "--format", "json").out)[0]["editions"]


def test_add_needs_a_workspace(tmp_path: Path, tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that is no workspace is not made one by accident."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(ADDED)

    ran = tracker("add", "a.txt", "--report", "norway", "--edition", "2024")

    assert 3 == ran.code
    assert "`tracker init` makes one" in ran.error
    assert not (tmp_path / "snapshots").exists()


@pytest.mark.usefixtures("workspace")
def test_a_part_joins_its_edition(tracker: Tracker, workspace: Path) -> None:
    """An addendum is read with the main text, and its file does not replace that in tracker.toml."""
    tracker("show", "2023")
    (workspace / "addendum.txt").write_text("Addendum\n\nCorrections\n\nOne figure was wrong.\n")

    tracker("add", "addendum.txt", "--report", "norway", "--edition", "2023", "--part", "addendum")

    text = tracker("show", "2023", "--format", "text").out
    assert "Prison conditions met most standards." in text
    assert "One figure was wrong." in text
    declared = tomllib.loads((workspace / "tracker.toml").read_text())["reports"]["norway"]["editions"]
    assert {"edition": "2023", "path": "2023.txt", "parts": {"addendum": "addendum.txt"}} == declared[1]


def test_declared_parts_are_taken_in_on_first_use(tracker: Tracker, workspace: Path) -> None:
    """In a new clone an edition is whole from the start: what stands in its addendum is not missed."""
    config = workspace / "tracker.toml"
    config.write_text(config.read_text() + 'parts = { addendum = "addendum.txt" }\n')
    (workspace / "addendum.txt").write_text("Addendum\n\nCorrections\n\nOne figure was wrong.\n")

    first = tracker("show", "2023", "--format", "text")
    again = tracker("show", "2023", "--format", "text")
    (workspace / "addendum.txt").write_text("Addendum\n\nCorrections\n\nTwo figures were wrong.\n")
    altered = tracker("show", "2023", "--format", "text")
    tracker("check")
    (workspace / "addendum.txt").write_text("Addendum\n\nCorrections\n\nNo figure was wrong.\n")
    checked = tracker("check")

    assert first.out == again.out
    assert first.out.index("Prison conditions met") < first.out.index("One figure was wrong.")
    assert [
        "tracker: imported norway@2023 from 2023.txt",
        "tracker: imported norway@2023, part addendum, from addendum.txt",
    ] == first.err.splitlines()
    assert not again.err
    assert "Two figures were wrong." in altered.out
    assert "addendum.txt has another text than before: stored as revision 3" in altered.err
    assert "2023: addendum.txt [addendum]: 2023 revision" in checked.out
    assert tracker("check").out.endswith("3 sources: 3 unchanged\n")


def test_a_declared_part_goes_below_the_main_text_that_comes_later(tracker: Tracker, workspace: Path) -> None:
    """Whichever was taken in first."""
    (workspace / "addendum.txt").write_text("Addendum\n\nCorrections\n\nOne figure was wrong.\n")
    tracker("add", "addendum.txt", "--report", "norway", "--edition", "2023", "--part", "addendum")
    text = tracker("show", "2023", "--format", "text").out
    assert text.index("Prison conditions met") < text.index("One figure was wrong.")


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

"""`tracker add`: what it stores, declares, says and refuses."""

from __future__ import annotations

import json
import shlex
import sqlite3
import tomllib
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import ADDED

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

    Tracker = Callable[..., Ran]


def test_a_label_that_differs_from_another_in_its_letters_only(workspace: Path, tracker: Tracker) -> None:
    """Case, and how an accent is written: to people they are one edition, in the list they are two."""
    other = (workspace / "2023.txt").read_text()
    for number, label in enumerate(("Spring 2024", "spring 2024", "\u00c9t\u00e9", "E\u0301te\u0301")):
        (workspace / "x.txt").write_text(f"{other}\nIn all, {number} came.\n")
        ran = tracker("add", "x.txt", "--report", "norway", "--edition", label)
        assert ("the report has an edition Spring 2024, too" in ran.err) == (label == "spring 2024")
        assert ("the report has an edition \u00c9t\u00e9, too" in ran.err) == (label == "E\u0301te\u0301")
        assert 0 == ran.code


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


def test_a_mistyped_report_is_told(workspace: Path, tracker: Tracker) -> None:
    """It makes a new one, whose first edition is compared with nothing."""
    tracker("add", "2022.txt", "--report", "norway", "--edition", "2022")
    (workspace / "new.txt").write_text(ADDED * 4)

    mistyped = tracker("add", "new.txt", "--report", "nroway", "--edition", "2024")
    another = tracker("add", "2023.txt", "--report", "sweden", "--edition", "2023")

    assert "nroway@2024: the first edition of a new report; did you mean norway?" in mistyped.err
    assert "`tracker retract nroway@2024 --reason 'wrong file'` takes it back" in mistyped.err
    assert "new report" not in another.err
    (workspace / "new.txt").write_text(ADDED * 5)
    assert "new report" not in tracker("add", "new.txt", "--report", "nroway", "--edition", "2024").err


OTHER = """\
Manual of the Bakery

Dough

Flour and water are mixed by hand. The oven is heated for an hour. Loaves rise until noon. Bread is sold warm.
Yeast is kept in a cool room. Salt comes last. Nobody opens the oven early. Customers pay at the counter.
"""


def test_a_revision_with_little_of_what_was_there_is_told(workspace: Path, tracker: Tracker) -> None:
    """The right label, and most likely the file of another report."""
    to = ("--report", "norway", "--edition", "2022")
    tracker("add", "2022.txt", *to)
    (workspace / "2022.txt").write_text(OTHER)
    other = tracker("add", "2022.txt", *to)

    assert "norway@2022: only 0 percent of what the revision before said is found in it" in other.err
    assert "`tracker retract norway@2022 --reason 'wrong file'` takes it back" in other.err


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

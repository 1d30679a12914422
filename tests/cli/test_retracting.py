"""A wrong file that was added and is taken back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

    Tracker = Callable[..., Ran]

TO_2023 = ("--report", "norway", "--edition", "2023")


@pytest.mark.parametrize("imported", [True, False])
def test_a_retraction_puts_the_right_file_back(tracker: Tracker, config: Path, imported: bool) -> None:
    """With all that was said of it, comments too; a lost database is then filled from the right file."""
    before = config.read_bytes()
    if imported:
        tracker("show", "2023")
    tracker("add", "wrong.txt", *TO_2023, "--authority", "archived", "--period", "2022")

    ran = tracker("retract", "norway@2023", "--reason", "wrong file")

    assert 0 == ran.code
    assert ("revision 1 stands now" if imported else "nothing of it stands now") in ran.out
    assert f"{config} names 2023.txt as the edition 2023 again, not wrong.txt\n" in ran.out
    assert before == config.read_bytes()
    assert "Journalists reported" in tracker("show", "2023").out
    (config.parent / "snapshots" / "tracker.db").unlink()
    assert "Journalists reported" in tracker("show", "2023").out


def test_a_retraction_takes_back_the_date_of_publication(tracker: Tracker, config: Path) -> None:
    """No list and no report says of the right file when the wrong one came out."""
    config.write_text(config.read_text().replace("published = 2024-04-22\n", ""))
    tracker("check")
    tracker("add", "wrong.txt", *TO_2023, "--published", "2031-01-02")
    assert "2031-01-02" in tracker("list").out

    tracker("retract", "norway@2023", "--reason", "wrong file")

    assert "2031-01-02" not in tracker("list").out + tracker("diff", "2022", "2023").out


def test_a_sign_of_comments_within_a_value_is_no_comment(tracker: Tracker, config: Path) -> None:
    """A file or an address with one is put back, and taken back, as any other."""
    before = config.read_bytes()
    tracker("check")
    (config.parent / "wrong.txt").rename(config.parent / "w#1.txt")
    tracker("add", "w#1.txt", *TO_2023, "--source", "https://example.org/x#sec2")

    ran = tracker("retract", "norway@2023", "--reason", "wrong file")

    assert "names 2023.txt as the edition 2023 again" in ran.out
    assert before == config.read_bytes()


def test_what_an_editor_on_windows_wrote_is_put_back_as_it_was(tracker: Tracker, config: Path) -> None:
    """With its ends of lines and the mark at its beginning."""
    before = b"\xef\xbb\xbf" + config.read_bytes().replace(b"\n", b"\r\n")
    config.write_bytes(before)
    tracker("add", "wrong.txt", *TO_2023, "--period", "2022")

    tracker("retract", "norway@2023", "--reason", "wrong file")

    assert before == config.read_bytes()


def test_a_silent_change_of_the_right_file_is_noticed_afterwards(tracker: Tracker, config: Path) -> None:
    """Which was the danger: nobody looked at it any more."""
    tracker("check")
    tracker("add", "wrong.txt", *TO_2023)
    tracker("retract", "norway@2023", "--reason", "wrong file")
    right = config.parent / "2023.txt"
    right.write_text(right.read_text().replace("15 persons", "51 persons"))

    assert "2023 revision (revision 3" in tracker("check").out


def test_two_wrong_files_taken_back_in_any_order(tracker: Tracker, config: Path) -> None:
    """The file that is put back is never one that was retracted."""
    before = config.read_bytes()
    tracker("show", "2023")
    (config.parent / "worse.txt").write_text((config.parent / "2022.txt").read_text().replace("10", "12"))
    for names in (("norway@2023", "norway@2023"), ("norway@2023~1", "norway@2023")):
        tracker("add", "wrong.txt", *TO_2023, "--authority", "archived", "--again")
        tracker("add", "worse.txt", *TO_2023, "--period", "2021", "--again")
        first, second = (tracker("retract", name, "--reason", "wrong file").out for name in names)
        assert ("names wrong.txt as the edition 2023 again" in first) == ("~" not in names[0])
        assert "names 2023.txt as the edition 2023 again" in second
        assert before == config.read_bytes()


def test_a_part_is_taken_back_too(tracker: Tracker, config: Path) -> None:
    """To the file that it was, or to none."""
    (config.parent / "more.txt").write_text((config.parent / "2022.txt").read_text().replace("dark", "dim"))
    for file in ("more.txt", "wrong.txt"):
        tracker("add", file, *TO_2023, "--part", "addendum")
    said = [tracker("retract", "norway@2023", "--reason", "wrong file").out for _ in range(2)]

    assert f"{config} names more.txt as the part addendum of the edition 2023 again, not wrong.txt" in said[0]
    assert f"{config} does not name more.txt as the part addendum of the edition 2023 any more" in said[1]
    assert "more.txt" not in config.read_text()
    assert "Journalists reported" in tracker("show", "2023").out


def test_what_was_declared_of_nothing_before_is_taken_out(tracker: Tracker, config: Path) -> None:
    """A file added under a wrong label leaves no trace, in the middle of the file or at its end."""
    for after in ("", "\n# how often\n[watch]\njitter = 3\n"):
        config.write_text(config.read_text() + after)
        before = config.read_bytes()
        tracker("add", "wrong.txt", "--report", "norway", "--edition", "2032", "--period", "2032", "--again")

        ran = tracker("retract", "norway@2032", "--reason", "wrong label")

        assert f"{config} does not name wrong.txt as the edition 2032 any more\n" in ran.out
        assert before == config.read_bytes()
        assert "2032" in tracker("list").out


def test_the_first_edition_of_a_report_is_taken_out_too(tracker: Tracker, config: Path) -> None:
    """What tracker.toml says of the report stays; with nothing in it, it is still a good file."""
    tracker("add", "wrong.txt", "--report", "chad", "--edition", "2023", "--title", "Chad, yearly")

    tracker("retract", "chad@2023", "--reason", "wrong file")

    assert config.read_text().endswith('[reports.chad]\ntitle = "Chad, yearly"\n')
    assert 0 == tracker("config", "check").code


def test_what_a_person_added_to_a_declaration_stays(tracker: Tracker, config: Path) -> None:
    """Then only the file is taken out; or nothing, where a comment would go with it."""
    tracker("add", "wrong.txt", "--report", "norway", "--edition", "2024")
    config.write_text(config.read_text() + 'period = "2024"\n')
    tracker("retract", "norway@2024", "--reason", "wrong file")
    assert config.read_text().endswith('[[reports.norway.editions]]\nedition = "2024"\nperiod = "2024"\n')

    tracker("add", "wrong.txt", "--report", "norway", "--edition", "2025")
    config.write_text(config.read_text().replace('"2025"', '"2025" # to come'))
    refused = tracker("retract", "norway@2025", "--reason", "wrong file")
    assert "still declares wrong.txt as the edition 2025" in refused.out


def test_nothing_is_left_of_the_only_part(tracker: Tracker, config: Path) -> None:
    """Neither an empty table of parts nor an edition that says nothing."""
    before = config.read_bytes()
    for label in ("2023", "2024"):
        tracker("add", "wrong.txt", "--report", "norway", "--edition", label, "--part", "addendum")
        assert 0 == tracker("retract", f"norway@{label}", "--reason", "wrong file").code

        assert before == config.read_bytes()


def test_a_file_of_which_something_stands_stays_declared(tracker: Tracker, config: Path) -> None:
    """A retracted first state of a file takes nothing from the later one."""
    wrong = config.parent / "wrong.txt"
    tracker("show", "2023")
    for label in ("2023", "2024"):
        tracker("add", "wrong.txt", "--report", "norway", "--edition", label)
    wrong.write_text(wrong.read_text().replace("tiny", "wide"))
    tracker("check")
    before = config.read_bytes()

    for label in ("2023", "2024"):
        ran = tracker("retract", f"norway@{label}~1", "--reason", "a draft")

        assert (0, False) == (ran.code, "tracker.toml" in ran.out)
        assert before == config.read_bytes()
        assert "wide" in tracker("show", label).out


@pytest.mark.usefixtures("config")
def test_what_was_retracted_is_not_declared_by_adding_it_once_more(tracker: Tracker, workspace: Path) -> None:
    """It is noted only; tracker.toml goes on naming the file that is used."""
    tracker("show", "2023")
    tracker("add", "wrong.txt", *TO_2023)
    tracker("retract", "norway@2023", "--reason", "wrong file")
    before = (workspace / "tracker.toml").read_bytes()

    ran = tracker("add", "wrong.txt", *TO_2023)

    assert "this was retracted as revision 2; noted" in ran.out
    assert before == (workspace / "tracker.toml").read_bytes()


def test_where_it_cannot_be_put_back_both_files_are_named(tracker: Tracker, config: Path) -> None:
    """What was replaced before that was remembered."""
    tracker("show", "2023")
    tracker("add", "wrong.txt", *TO_2023)
    with closing(sqlite3.connect(config.parent / "snapshots" / "tracker.db")) as database, database:
        database.execute("DELETE FROM replaced_declarations")

    ran = tracker("retract", "norway@2023", "--reason", "wrong file")

    assert (
        f"{config} still declares wrong.txt as the edition 2023: take it out there, or name 2023.txt, which"
        " stands\n"
    ) in ran.out


def test_a_file_of_which_a_later_text_stands_is_declared_rightly(tracker: Tracker, config: Path) -> None:
    """Even where the edition's text came from another source: an address would not be named there."""
    text = (config.parent / "2023.txt").read_text()
    tracker("show", "2023")
    (config.parent / "2023.txt").write_text(text + "\n\nThe courts were slow.\n")
    tracker("show", "2023")
    (config.parent / "site.txt").write_text(text + "\n\nThe courts were very slow.\n")
    with config.open("a") as file:
        file.write(
            '\n[[reports.norway.sources]]\npath = "site.txt"\nedition = "2023"\nauthority = "official"\n'
        )
    tracker("check")
    (config.parent / "site.txt").write_text(text + "\n\nThe courts were most slow.\n")
    tracker("check")

    ran = tracker("retract", "norway@2023~r1", "--reason", "half of it only")

    assert "revision 4 stands now" in ran.out
    assert "tracker.toml" not in ran.out


def test_what_a_person_wrote_since_stays(tracker: Tracker, config: Path) -> None:
    """A file named by hand; a key changed by hand; a comment that would go with its line."""
    tracker("add", "wrong.txt", *TO_2023, "--authority", "archived")
    named = config.read_text().replace('"wrong.txt"', '"2022.txt"')
    config.write_text(named)
    other = tracker("retract", "norway@2023", "--reason", "wrong file")
    assert "tracker.toml" not in other.out
    assert named == config.read_text()

    tracker("add", "wrong.txt", *TO_2023, "--authority", "archived", "--period", "2022", "--again")
    config.write_text(config.read_text().replace('period = "2022"', 'period = "2022" # as it says'))
    refused = tracker("retract", "norway@2023", "--reason", "wrong file")
    assert "still declares wrong.txt" in refused.out
    assert "# as it says" in config.read_text()


def test_a_key_changed_since_is_left(tracker: Tracker, config: Path) -> None:
    """The file goes back, the person's own word stays."""
    tracker("add", "wrong.txt", *TO_2023, "--authority", "archived")
    config.write_text(config.read_text().replace('"archived"', '"third-party"'))

    tracker("retract", "norway@2023", "--reason", "wrong file")

    assert 'path = "2023.txt" # as received\nauthority = "third-party"' in config.read_text()


def test_an_edition_of_which_nothing_stands_says_what_was_retracted_last(
    tracker: Tracker, config: Path
) -> None:
    """Whatever number that has, and whichever revision was asked for."""
    tracker("show", "2023")
    tracker("add", "wrong.txt", *TO_2023)
    for reason in ("wrong file", "wrong year"):
        tracker("retract", "norway@2023", "--reason", reason)

    for name in ("2023", "norway@2023", "2023~1", "norway@2023~5"):
        ran = tracker("show", name)

        assert 3 == ran.code
        assert "norway@2023: nothing of it stands any more; revision 1 was retracted last, on " in ran.error
        assert ran.error.endswith(" (wrong year)")
    assert config.exists()


@pytest.mark.usefixtures("config")
def test_a_reason_is_told_on_one_line(tracker: Tracker) -> None:
    """A story and a list have a line for each thing that happened."""
    tracker("show", "2023")

    ran = tracker("retract", "norway@2023", "--reason", " the file\r\n of\u2028another\n\nyear\n")

    assert 0 == ran.code
    for verb in (("log", "norway"), ("list",)):
        assert any(
            line.rstrip().endswith(": the file of another year") for line in tracker(*verb).out.splitlines()
        )


def test_a_retraction_of_what_is_not_stored_makes_nothing(tracker: Tracker, config: Path) -> None:
    """No empty database that a check would then find."""
    before = sorted(config.parent.rglob("*"))

    ran = tracker("retract", "2022", "--reason", "wrong file")

    assert (3, before) == (ran.code, sorted(config.parent.rglob("*")))
    assert "no report 'norway' is stored" in ran.error


def test_a_report_that_is_left_without_editions_is_told(tracker: Tracker, config: Path) -> None:
    """Its title and language stay for the right file; where its name was mistyped, a person takes it out."""
    tracker("add", "wrong.txt", "--report", "norwya", "--edition", "2023", "--language", "no")

    ran = tracker("retract", "norwya@2023", "--reason", "mistyped")

    has = "[reports.norwya], without editions and sources"
    assert ran.out.endswith(f"{config} still has {has}: take it out if it is mistyped\n")
    assert 'language = "no"' in config.read_text()
    tracker("add", "wrong.txt", "--report", "norway", "--edition", "2032")
    assert "still has" not in tracker("retract", "norway@2032", "--reason", "wrong file").out

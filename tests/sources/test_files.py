"""Editions in files: found by a pattern, declared, altered between two checks."""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING

import pytest

from tests.sources.editions import edition
from tracker.errors import StoreError
from tracker.sources.results import CheckOutcome
from tracker.sources.taking import Taking
from tracker.workspace.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sources.conftest import Watched
    from tracker.sources.results import CheckResult


def test_files_are_found_by_a_pattern(watched: Watched) -> None:
    """The label is where {edition} stands, or what looks like a year."""
    (watched.root / "in").mkdir()
    (watched.root / "in" / "norway-2022.txt").write_text(edition(2022))
    (watched.root / "in" / "norway-2023.txt").write_text(edition(2023))
    (watched.root / "in" / "notes.txt").write_text("nothing")
    watched.source('path = "in/norway-{edition}.txt"\n')
    (result,) = watched.check()
    assert ["2022", "2023"] == [each.edition for each in result.editions]
    watched.source('path = "in/*.txt"\nname = "glob"\n')
    (result,) = watched.check()
    outcomes = [(each.edition, each.outcome) for each in result.editions]
    assert [("2022", CheckOutcome.UNCHANGED), ("2023", CheckOutcome.UNCHANGED)] == outcomes


@pytest.mark.parametrize(
    ("name", "shown"), [(b"r\xe9-2022.txt", r"in/r\xe9-2022.txt"), (b"a\nb-2022.txt", r"in/a\nb-2022.txt")]
)
def test_files_whose_names_cannot_be_printed_are_said(watched: Watched, name: bytes, shown: str) -> None:
    """On one line, and what to do; nothing is stored under a name that no list can show."""
    (watched.root / "in").mkdir()
    (watched.root / "in" / os.fsdecode(name)).write_text(edition(2022))
    watched.source('path = "in/*.txt"\n')
    (result,) = watched.check()
    assert CheckOutcome.FAILED == result.outcome
    assert f"{shown}: a name that cannot be printed; rename the file" in result.detail


def test_a_declared_file_that_changed_becomes_a_revision(watched: Watched) -> None:
    """However short: the person named this very file."""
    path = watched.root / "2023.txt"
    path.write_text("Norway 2023\n\nOne statement stands here.\n")
    config = '[[reports.norway.editions]]\nedition = "2023"\npath = "2023.txt"\nauthority = "archived"\n'
    (watched.root / "tracker.toml").write_text('[reports.norway]\ntitle = "Norway"\n' + config)
    assert CheckOutcome.NEW_EDITION == watched.check_one().outcome
    assert CheckOutcome.UNCHANGED == watched.check_one().outcome
    path.write_text("Norway 2023\n\nAnother statement stands here.\n")
    assert CheckOutcome.REVISION == watched.check_one().outcome
    path.unlink()
    assert (CheckOutcome.FAILED, "2023.txt: no such file") == (
        (result := watched.check_one()).outcome,
        result.detail,
    )
    assert "archived" == watched.store.edition("norway", "2023").provenance.authority


def _altered_before_a_use(watched: Watched) -> Path:
    """A declared file that was checked, then altered, and taken in where a person used the edition."""
    path = watched.root / "2023.txt"
    path.write_text(edition(2023))
    config = '[[reports.norway.editions]]\nedition = "2023"\npath = "2023.txt"\n'
    (watched.root / "tracker.toml").write_text('[reports.norway]\ntitle = "Norway"\n' + config)
    watched.check()
    path.write_text(edition(2023, cases=3))
    workspace = Workspace(watched.root)
    workspace.editions("norway@2023")
    workspace.close()
    return path


def test_a_declared_file_taken_in_by_use_is_told_once(watched: Watched) -> None:
    """`tracker diff` takes in a changed file; those who subscribed are told, and the check tells no more."""
    _altered_before_a_use(watched)
    assert ["new edition", "revision"] == watched.told()
    assert ("2023: 2023.txt", 2) == (watched.events()[1].source, watched.events()[1].payload["revision"])
    assert CheckOutcome.UNCHANGED == watched.check_one().outcome
    assert ["new edition", "revision"] == watched.told()


def test_a_declared_file_that_was_put_back_after_a_use_is_a_revision(watched: Watched) -> None:
    """The check holds it against what was stored last, as a use does, whoever stored it."""
    path = _altered_before_a_use(watched)
    path.write_text(edition(2023))
    result = watched.check_one()
    assert (CheckOutcome.REVISION, 3) == (result.outcome, result.revision)
    assert result.compared is not None
    assert 2 == result.compared.old_revision
    assert CheckOutcome.UNCHANGED == watched.check_one().outcome


def test_what_was_stored_before_the_disk_was_full_is_told(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next check finds it unchanged: so it is said now, and the error does not deny it."""
    (watched.root / "2023.txt").write_text(edition(2023))
    watched.source('path = "2023.txt"\nedition = "2023"\n')

    def full(*_: object, **__: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("tracker.sources.checking.note_check", full)
    told: list[CheckResult] = []
    with pytest.raises(StoreError, match="only what is told above was stored"):
        watched.check(on_result=told.append)
    assert [CheckOutcome.NEW_EDITION] == [each.outcome for each in told]
    assert ["new edition"] == watched.told()
    monkeypatch.setattr(Taking, "take", full)
    (watched.root / "2023.txt").write_text(edition(2023, cases=3))
    with pytest.raises(StoreError, match="nothing was changed"):
        watched.check()

"""What of a comparison is shown: filters, and rows by their numbers."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

    Tracker = Callable[..., Ran]


@pytest.mark.usefixtures("workspace")
def test_a_filter_never_renumbers(tracker: Tracker) -> None:
    """Rows keep their numbers, and the output says how many of how many it shows."""
    whole = json.loads(tracker("diff", "2022", "2023", "--format", "json").out)
    removed = json.loads(tracker("diff", "2022", "2023", "--format", "json", "--kind", "removed").out)

    expected = [change["number"] for change in whole["changes"] if change["kind"] == "removed"]
    assert expected
    assert expected == [change["number"] for change in removed["changes"]]
    assert {"changes": len(expected), "of": len(whole["changes"]), "filter": "--kind removed"} == removed[
        "shown"
    ]
    assert whole["counts"] == removed["counts"]
    assert (
        f"{len(expected)} of {len(whole['changes'])} shown: --kind removed"
        in tracker("diff", "2022", "2023", "--kind", "removed").out
    )


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize(
    ("options", "there", "gone"),
    [
        (("--section", "executive"), "15+}", "Journalists"),
        (("--section", "a."), "Journalists", "15+}"),
        (("--section", "a"), "Journalists", "15+}"),
        (("--section", "Section 1"), "Journalists", "15+}"),
        (("--section", "conditions of"), "Journalists", "15+}"),
        (("--grep", "JOURNALISTS"), "Journalists", "15+}"),
        (("--kind", "added", "--kind", "removed"), "Journalists", "15+}"),
    ],
)
def test_filters_leave_what_was_asked_for(
    tracker: Tracker, options: tuple[str, ...], there: str, gone: str
) -> None:
    """By section (path, title or label, of either edition), by kind, by text."""
    out = tracker("diff", "2022", "2023", *options).out

    assert there in out
    assert gone not in out


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize(
    "options", [("--grep", "journalists"), ("--kind", "added"), ("--kind", "added", "--section", "1")]
)
def test_the_table_leaves_out_sections_without_what_was_picked(
    tracker: Tracker, options: tuple[str, ...]
) -> None:
    """A search leads to its few places; with --summary the table stays whole, and so it does unfiltered."""
    picked = tracker("diff", "2022", "2023", *options).out
    whole = tracker("diff", "2022", "2023", *options[:2], "--summary").out

    assert "a. Conditions of Detention  " in picked
    assert "Executive Summary  " not in picked
    assert "\nWhole report  " in picked
    assert "Only sections that hold something shown" in picked
    assert "1 of 6 shown" in picked
    assert "Executive Summary  " in whole
    assert "\nAll  " in whole
    assert "Executive Summary  " in tracker("diff", "2022", "2023").out


@pytest.mark.parametrize("name", ["out.csv", "out.json", "out.html", "out.docx"])
def test_a_file_without_rows_is_told(workspace: Path, tracker: Tracker, name: str) -> None:
    """An empty table could be taken for two editions that are the same."""
    tracker("show", "2022")
    tracker("show", "2023")
    ran = tracker("diff", "2022", "2023", "--kind", "added", "--grep", "zebra", "-o", name)
    assert 0 == ran.code
    assert f"tracker: {name}: none of 6 rows fits --kind added --grep zebra" == ran.error
    assert (workspace / name).exists()
    assert "" == tracker("diff", "2022", "2023", "--kind", "added", "-o", name).err


@pytest.mark.usefixtures("workspace")
def test_rows_are_named_for_an_exhibit(tracker: Tracker) -> None:
    """Lists, ranges and the option again, in every format; what is read of it says what was asked for."""
    named = ("--row", "1,3", "--row", "5-6")
    table = tracker("diff", "2022", "2023", *named, "--format", "csv").out.lstrip("\ufeff")

    assert ["1", "3", "5", "6"] == [row["row"] for row in csv.DictReader(io.StringIO(table))]
    assert "4 of 6 shown: --row 1,3,5-6\n" in tracker("diff", "2022", "2023", *named).out


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize(
    ("rows", "code", "said"),
    [
        ("three", 2, "'three' is no row; say 3 or 3,7-9"),
        ("7-3", 2, "'7-3' is no row; say 3 or 3,7-9"),
        ("1,", 2, "'1,' is no row; say 3 or 3,7-9"),
        ("7", 3, "there is no row 7; the rows are 1 to 6"),
    ],
)
def test_a_mistyped_row_is_told(tracker: Tracker, rows: str, code: int, said: str) -> None:
    """It must not be missing from an exhibit in silence."""
    ran = tracker("diff", "2022", "2023", "--row", rows)

    assert code == ran.code
    assert said in ran.err


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--section", "Executive"), 1),
        (("--grep", "journalists"), 1),
        (("--grep", "visitors"), 0),
        (("--kind", "unchanged"), 0),
        (("--kind", "added", "--section", "Executive"), 0),
    ],
)
def test_exit_code_follows_the_filter(tracker: Tracker, options: tuple[str, ...], code: int) -> None:
    """As `git diff --exit-code -- PATH` does: what is not asked about tells nothing, whatever the format."""
    assert code == tracker("diff", "2022", "2023", "--exit-code", *options).code
    assert code == tracker("diff", "2022", "2023", "--exit-code", *options, "--format", "json").code

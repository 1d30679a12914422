"""The shapes of a report that `tracker diff` writes."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import docx

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

    Tracker = Callable[..., Ran]


def test_each_suffix_writes_its_shape(workspace: Path, tracker: Tracker) -> None:
    """The page, Markdown, CSV and Word tell the same change, with both texts."""
    for name in ("out.html", "out.md", "out.csv", "out.docx"):
        assert 0 == tracker("diff", "2022", "2023", "-o", name).code
    page, notes = ((workspace / name).read_text(encoding="utf-8") for name in ("out.html", "out.md"))
    for text in (page, notes):
        assert "There were <del>several</del> reports of arbitrary killings." in text
        assert "There were <ins>no</ins> reports of arbitrary killings." in text
        assert "tracker diff 2022 2023 -o out." in text
    with (workspace / "out.csv").open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert "There were no reports of arbitrary killings." in {row["new_text"] for row in rows}
    document = docx.Document(str(workspace / "out.docx"))
    cells = {cell.text.partition("\n")[0] for table in document.tables for cell in table.columns[1].cells}
    assert "There were several reports of arbitrary killings." in cells


def test_a_filter_reaches_every_shape(workspace: Path, tracker: Tracker) -> None:
    """Each names the filter and leaves out what it leaves out."""
    for name in ("out.html", "out.md", "out.csv"):
        tracker("diff", "2022", "2023", "--kind", "removed", "-o", name)
        text = (workspace / name).read_text(encoding="utf-8").replace("\\", "")
        assert "A filter is on (--kind removed)" in text
        assert "The cells were small and dark in winter." in text
        assert "Visitors were admitted" not in text


def test_comments_are_for_word_documents(workspace: Path, tracker: Tracker) -> None:
    """The empty column comes with docx, and asking for it elsewhere is refused."""
    tracker("diff", "2022", "2023", "--comments", "-o", "out.docx")
    document = docx.Document(str(workspace / "out.docx"))
    assert "Comments" in {cell.text for table in document.tables for cell in table.rows[0].cells}
    refused = tracker("diff", "2022", "2023", "--comments", "-o", "out.html")
    assert 2 == refused.code
    assert "--comments is for Word documents" in refused.error

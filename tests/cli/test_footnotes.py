"""`--footnotes`: they are no part of the text, and compared by themselves."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

    Tracker = Callable[..., Ran]

TEXT = "# Report\n\n## Prisons\n\nGuards beat detainees in two prisons.[^1]\n\n[^1]: {}\n"


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """Two editions that differ in what their footnote says."""
    made = tmp_path / "2020.md", tmp_path / "2023.md"
    for file, note in zip(
        made, ("Ombudsman, Annual report, 2019.", "Ombudsman, Annual report, 2022."), strict=True
    ):
        file.write_text(TEXT.format(note), encoding="utf-8")
    return made


def test_a_comparison_says_that_footnotes_are_not_in_it(tracker: Tracker, files: tuple[Path, Path]) -> None:
    """And how to have them; the page says it, too."""
    ran = tracker("diff", *files)
    assert "compare them with --footnotes" in ran.err
    assert "2019" not in ran.out
    page = tracker("diff", *files, "--format", "html").out
    assert "Footnotes are among them, 1 of 2020.md and 1 of 2023.md" in page


def test_footnotes_are_compared(tracker: Tracker, files: tuple[Path, Path]) -> None:
    """In every shape, which says what it is; the offsets are those of what `show` prints."""
    assert "2019 → 2022" in tracker("diff", *files, "--footnotes").out
    page = tracker("diff", *files, "--footnotes", "--format", "html").out
    assert "Only the footnotes are compared here, not the text" in page
    assert "“tracker show EDITION --footnotes --format text” prints that text" in page
    (change,) = json.loads(tracker("diff", *files, "--footnotes", "--format", "json").out)["changes"]
    for file, side in zip(files, ("old", "new"), strict=True):
        (finding,) = change[side]
        text = tracker("show", file, "--footnotes", "--format", "text").out
        assert text[finding["start"] : finding["end"]] == finding["text"]
        assert finding["section"] == ["Footnotes"]


def test_editions_without_footnotes_are_told(tracker: Tracker) -> None:
    """In one line."""
    ran = tracker("diff", "2020", "2023", "--footnotes")
    assert (ran.code, ran.out) == (3, "")
    assert "neither has footnotes; leave out --footnotes" in ran.err


def test_nothing_is_said_to_be_set_aside_of_footnotes_alone(
    tracker: Tracker, files: tuple[Path, Path]
) -> None:
    """What was set aside of the edition was said to be nothing."""
    ran = tracker("show", files[0], "--footnotes", "--set-aside")
    assert (ran.code, ran.out) == (2, "")
    assert "leave out --footnotes" in ran.err

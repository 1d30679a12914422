"""Twelve labelled countries as one report with a chapter for each: it is compared as twelve reports are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.diffing.maker import edition_of, outline_of
from tests.gold.floors import FLOORS, HERE
from tracker import diff_editions, read_edition

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tests.rendering.comparison_maker import Outline
    from tracker.model import Change, Edition, Finding

pytestmark = pytest.mark.slow
FOLDERS = [HERE / pair for pair in FLOORS if (HERE / pair / "old.txt").exists() and "languages" not in pair]
AS_ALONE = 0.99
"""Share of the rows that are the same in the one report; in the others, words weigh otherwise."""


def test_no_row_crosses_from_one_country_to_another() -> None:
    """And nearly all rows are what they are where each country is compared by itself."""
    alone = {
        (folder.name, *said(change))
        for folder in FOLDERS
        for change in diff_editions(*(edition_of(outline_of(each)) for each in editions_in(folder))).changes
    }
    old, new = (one_report(side) for side in (0, 1))
    together = [
        ({*chapters(old, change.old), *chapters(new, change.new)}, said(change))
        for change in diff_editions(old, new).changes
    ]
    assert [row for row in together if len(row[0]) > 1] == []
    same = sum((*names, *row) in alone for names, row in together)
    assert same >= AS_ALONE * len(together)


def editions_in(folder: Path) -> list[Edition]:
    """The two editions of a labelled pair."""
    return [read_edition(folder / f"{side}.txt") for side in ("old", "new")]


def one_report(side: int) -> Edition:
    """All older editions, or all newer ones, as chapters of one."""
    outline: Outline = [(0, "Reports", [])]
    for folder in FOLDERS:
        (_, _, opening), *sections = outline_of(editions_in(folder)[side])
        outline.append((1, folder.name, opening))
        outline += [(level + 1, title, paragraphs) for level, title, paragraphs in sections]
    return edition_of(outline)


def said(change: Change) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The kind and the passages of a row."""
    return str(change.kind), tuple(f.text for f in change.old), tuple(f.text for f in change.new)


def chapters(edition: Edition, findings: Iterable[Finding]) -> set[str]:
    """The titles of the chapters that some findings stand in."""
    found = set()
    for finding in findings:
        section = edition.sections[finding.section]
        while section.level > 1 and section.parent is not None:
            section = edition.sections[section.parent]
        found.add(section.title)
    return found

"""Linked passages that have few words in common are shown as such."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tracker.model import LITTLE_ALIKE
from tracker.rendering.csv import render_csv
from tracker.rendering.facts import ReportSettings, RunFacts
from tracker.rendering.html import render_html
from tracker.rendering.markdown import render_markdown
from tracker.rendering.terminal import render_text
from tracker.rendering.verdicts import doubt

if TYPE_CHECKING:
    from tracker.model import Comparison

SAID = "only 24% alike"


@pytest.fixture
def doubtful(small: Comparison) -> Comparison:
    """The small comparison, its first linked pair that is reworded hardly alike."""
    found = next(change for change in small.changes if change.old and change.new and change.kind == "updated")
    changes = [replace(change, similarity=0.24) if change is found else change for change in small.changes]
    return replace(small, changes=tuple(changes))


def test_every_shape_says_so(doubtful: Comparison) -> None:
    """On the row, and where it is quoted among the most important ones; the method explains it."""
    facts, settings = RunFacts(), ReportSettings()
    assert render_text(doubtful).count(SAID) == 1
    for made in (render_html, render_markdown):
        assert made(doubtful, facts=facts, settings=settings).count(SAID) == 3
    assert "One of these rows links passages that have few words in common" in render_text(doubtful)
    rows = list(csv.reader(io.StringIO(render_csv(doubtful, facts=facts, settings=settings))))
    assert sum(SAID in cell for row in rows for cell in row) == 1


def test_only_linked_passages_below_the_bound_are_doubted(small: Comparison) -> None:
    """What stands alone has its nearest passage instead."""
    linked = next(change for change in small.changes if change.old and change.new)
    assert doubt(replace(linked, similarity=LITTLE_ALIKE)) == ""
    assert doubt(replace(linked, similarity=LITTLE_ALIKE - 0.01)) != ""
    assert {doubt(change) for change in small.changes if not (change.old and change.new)} == {""}

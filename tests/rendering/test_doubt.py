"""Linked passages that have few words in common are shown as such."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tracker import diff_editions
from tracker.model import LITTLE_ALIKE, Kind
from tracker.reading import read_edition
from tracker.rendering.csv import render_csv
from tracker.rendering.facts import ReportSettings, RunFacts
from tracker.rendering.html import render_html
from tracker.rendering.json import render_json
from tracker.rendering.markdown import render_markdown
from tracker.rendering.terminal import render_text
from tracker.rendering.verdicts import Verdicts, doubt

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.model import Comparison

SAID = "only 24% alike"
VERDICTS = Verdicts("2020", "2023")


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
    assert doubt(replace(linked, similarity=LITTLE_ALIKE), VERDICTS) == ""
    assert doubt(replace(linked, similarity=LITTLE_ALIKE - 0.01), VERDICTS) != ""
    assert {doubt(change, VERDICTS) for change in small.changes if not (change.old and change.new)} == {""}


def test_what_became_a_heading_is_said_to(tmp_path: Path) -> None:
    """As rows and captions of tables do in saved text; a heading that both editions have is a topic."""
    files = tmp_path / "old.md", tmp_path / "new.md"
    law, row, topic = "The law forbids it.", "Total for 9 months 31 11", "Child labor"
    files[0].write_text(f"# A\n\n## B\n\n{law}\n\n{row}.\n\n{topic};\n\n## {topic}\n\nNobody asked.\n")
    files[1].write_text(f"# A\n\n## B\n\n{law}\n\n### {row}\n\nIt rained.\n\n## {topic}\n\nNobody asked.\n")
    old, new = map(read_edition, files)
    removed = {change.old[0].text: change for change in diff_editions(old, new).changes if not change.new}
    assert {f"{row}.", f"{topic};"} == set(removed)
    assert doubt(removed[f"{row}."], VERDICTS) == "stands in 2023 outside the text: heading, in B"
    assert doubt(removed[f"{topic};"], VERDICTS) == ""


def test_what_stands_in_a_footnote_is_said_to(tmp_path: Path) -> None:
    """Or in whatever else was set aside: it is gone from the text alone."""
    law, note = "The law forbids it.[^1]", "The court struck down the article in spring."
    files = tmp_path / "old.md", tmp_path / "new.md"
    files[0].write_text(f"# A\n\n## B\n\n{law} {note}\n\n[^1]: Code of 1997.\n", encoding="utf-8")
    files[1].write_text(f"# A\n\n## B\n\n{law}\n\n[^1]: Code of 1997. {note}\n", encoding="utf-8")
    old, new = map(read_edition, files)
    for one, other, kind in ((old, new, Kind.REMOVED), (new, old, Kind.ADDED)):
        comparison = diff_editions(one, other)
        (change,) = (change for change in comparison.changes if change.kind is kind)
        assert change.set_aside is not None
        assert (change.set_aside.reason, change.set_aside.place) == ("footnote", "line 7")
        said = f"stands in {new.provenance.edition} outside the text: footnote, line 7"
        assert said in " ".join(render_text(comparison).split())
        for made in (render_html, render_markdown, render_csv):
            assert said in made(comparison, facts=RunFacts(), settings=ReportSettings())
        aside = {"text": change.set_aside.text, "reason": "footnote", "place": "line 7"}
        shown = json.loads(render_json(comparison))["changes"][change.number - 1]
        assert shown["set_aside"] == aside

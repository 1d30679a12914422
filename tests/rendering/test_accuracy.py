from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.rendering.accuracy import FITTED, FURTHER_APART, LIMITS, NOT_FOUND, STRANGERS
from tracker.rendering.summary import summary
from tracker.rendering.verdicts import Verdicts

if TYPE_CHECKING:
    from tracker.model import Comparison

DOCUMENTED = Path(__file__).parents[2] / "docs" / "how-it-decides.md"


def test_reports_repeat_the_published_figures() -> None:
    """What every report says of its accuracy is what the documentation says."""
    published = " ".join(DOCUMENTED.read_text(encoding="utf-8").split())
    assert NOT_FOUND in published
    assert FITTED in published
    assert FURTHER_APART in published
    assert STRANGERS in published
    assert LIMITS in published


def test_what_is_said_of_pairs_little_alike_in_words_is_what_was_counted(small: Comparison) -> None:
    """The summaries give the share in words, which none of the figures in them tell."""
    every, strangers = map(int, re.findall(r"\d+", STRANGERS))
    assert round(strangers / every, 2) == 0.33
    unlike = [replace(change, similarity=0.24) if change.new else change for change in small.changes]
    told = summary(replace(small, changes=tuple(unlike)), Verdicts("2020", "2023"))
    (said,) = [each for each in told if "few words" in each]
    assert said.endswith("of such rows, a third proved to be of two different findings.")
    decided = (DOCUMENTED.parent / "decisions.md").read_text(encoding="utf-8")
    assert f"Of the {every} labelled links with less than a third" in decided
    assert f"{strangers} are\nwrong. Without them, the other {every - strangers} would" in decided

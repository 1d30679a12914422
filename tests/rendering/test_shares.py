"""Parts of a whole in percent: never all where one is missing, never nothing where one is there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.rendering.comparison_maker import Row, comparison, edition
from tracker.digests.words import Words, languages
from tracker.model import Comparison, Kind, Nearest, Relation
from tracker.rendering.context import report_context
from tracker.rendering.facts import ReportSettings, RunFacts
from tracker.rendering.html import render_html
from tracker.rendering.markdown import render_markdown
from tracker.rendering.shares import percent
from tracker.rendering.summary import summary
from tracker.rendering.terminal import render_text
from tracker.rendering.verdicts import Verdicts


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (0, 0, "0"),
        (0, 546, "0"),
        (1, 546, "less than 1"),
        (3, 546, "1"),
        (273, 546, "50"),
        (543, 546, "99"),
        (545, 546, "more than 99"),
        (546, 546, "100"),
        (0.999, 1, "more than 99"),
        (0.001, 1, "less than 1"),
    ],
)
def test_only_the_whole_is_a_hundred_percent_and_only_nothing_none(
    part: float, whole: float, said: str
) -> None:
    """Rounding says neither that all is there where one is missing, nor that none is."""
    assert percent(part, whole) == said


@pytest.mark.parametrize("language", languages())
def test_every_language_has_words_for_it(language: str) -> None:
    """The digest's catalogues have the two phrases."""
    words = Words(language, strict=True)
    assert [percent(1, 400, words).rpartition(" ")[2], percent(399, 400, words).rpartition(" ")[2]] == [
        "1",
        "99",
    ]


def nearly_all() -> Comparison:
    """Three hundred findings, of which one was not found."""
    sentences = [f"Finding {number} stands." for number in range(300)]
    old = edition("2020", [(1, "Section 1. All", [sentences])])
    new = edition("2023", [(1, "Section 1. All", [sentences[:-1]])])
    rows = [Row(Kind.UNCHANGED, [at], [at]) for at in range(299)]
    return comparison(old, new, [*rows, Row(Kind.REMOVED, [299])], [(Relation.SAME, 0, 0)])


def test_all_but_one_is_not_a_hundred_percent() -> None:
    """What `diff` and `add` say first, and what the page says of it."""
    made = nearly_all()
    assert "299 (more than 99 percent) are found again in 2023; 1 was not" in " ".join(
        summary(made, Verdicts("2020", "2023"))
    )
    report = report_context(made, facts=RunFacts(), settings=ReportSettings(title="All"))
    assert (report.survives, report.survives_words) == ("more than 99", "more than 99")


def test_likeness_is_said_the_same_way() -> None:
    """The nearest passage of what was not found: alike but for a word is not 100 percent alike."""
    made = with_nearest(nearly_all(), 0, 0.998)
    report = report_context(made, facts=RunFacts(), settings=ReportSettings(title="All"))
    nearest = report.rows[-1].nearest
    assert nearest
    assert nearest.said == "Nearest, more than 99% alike"


def with_nearest(made: Comparison, at: int, similarity: float) -> Comparison:
    """The same, its last finding with this nearest passage."""
    *before, last = made.changes
    near = replace(last, nearest=Nearest(made.new.findings[at], similarity))
    return replace(made, changes=(*before, near))


def test_where_nothing_is_near_that_is_said() -> None:
    """Instead of a passage that is "0% alike": it is shown as what stands at the same point."""
    made = with_nearest(nearly_all(), 298, 0.0)
    for text in (render_text(made), render_markdown(made), render_html(made)):
        assert "Nothing alike; at the same point" in text
        assert "0% alike" not in text


def test_why_the_same_words_are_no_counterpart_is_said() -> None:
    """They are matched with another passage, or are a formula that only its place tells."""
    made = with_nearest(nearly_all(), 298, 1.0)
    assert "100% alike but matched elsewhere" in render_text(made)
    alone = replace(made, changes=made.changes[-1:])
    assert "100% alike but too short to match from afar" in render_text(alone)

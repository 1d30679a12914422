"""What a second look links within corresponding sections, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.diffing.maker import edition
from tracker.diffing.aligning.candidates import Sums
from tracker.diffing.aligning.leftovers import Leftovers
from tracker.diffing.folding.folded import fold_edition, numbered
from tracker.diffing.outline.places import Places

if TYPE_CHECKING:
    from tracker.model import Edition

STANDARDS = (
    "The law sets occupational safety and health standards for all sectors.",
    "Workers have the right to leave situations that endanger their health.",
    "Employers rarely paid compensation to the families of miners who were killed.",
    "Unions were not consulted on measures against accidents.",
)
HAZARDS = (
    "The Ministry of Labor and Social Welfare reported that in 2019 some 373,000 workers labored in "
    "hazardous conditions, with high levels of noise, vibration, and dust."
)
INSPECTIONS = (
    "The Ministry of Labor and Social Welfare reported that inspectors made more than 750 unannounced visits "
    "to farms."
)
STATISTICS = "In 2022 the bureau of statistics counted 400,000 workers who labored in hazardous conditions."


def _safety(*findings: str, language: str = "en") -> Edition:
    return edition("\n".join(["# Report", "## Safety", *STANDARDS, *findings]), language=language)


def _second_look(old: Edition, new: Edition) -> set[tuple[int, int]]:
    """The links of a second look where only the standards are linked before."""
    folded = fold_edition(old), fold_edition(new)
    vocabulary, *numbers = numbered(*folded)
    sums = Sums(folded[0], numbers[0]), Sums(folded[1], numbers[1])
    links = dict.fromkeys([(k, k) for k in range(len(STANDARDS))], 1.0)
    places = Places(old, new)
    places.learn(list(links.items()))
    found = Leftovers(folded, sums, vocabulary, places, links).links(apart=lambda _i, _j: False)
    return {(i - len(STANDARDS), j - len(STANDARDS)) for i, j in found}


def test_two_statements_of_one_ministry_are_two() -> None:
    """They share who reports, and hardly a word of what is reported."""
    assert set() == _second_look(_safety(HAZARDS), _safety(INSPECTIONS))


def test_what_is_counted_is_found_whoever_reports_it() -> None:
    """Another statement of the same ministry does not stand in its way."""
    assert {(0, 1)} == _second_look(_safety(HAZARDS), _safety(INSPECTIONS, STATISTICS))


def test_where_nouns_are_written_like_names_they_count_as_before() -> None:
    """In German every noun has a capital: what is no name is not known, and nothing is kept apart by it."""
    editions = _safety(HAZARDS, language="de"), _safety(INSPECTIONS, language="de")
    assert {(0, 0)} == _second_look(*editions)


def test_what_is_only_a_name_and_a_figure_is_found() -> None:
    """There are no other words by which it could be told."""
    assert {(0, 0)} == _second_look(_safety("41 ILO 29."), _safety("43 ILO 29."))

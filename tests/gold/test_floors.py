"""The differ's accuracy on the labelled data, figure by figure against its floor."""

from __future__ import annotations

import pytest

from tests.gold.floors import (
    CROSSWALK_WRONG,
    FLOORS,
    LANGUAGES,
    crosswalk_errors,
    figures_of,
    passed_for_style,
)

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("pair", FLOORS)
def test_every_figure_keeps_its_floor(pair: str) -> None:
    """Links, kinds and coverage of each labelled pair."""
    figures = figures_of(pair)
    if not figures:
        pytest.skip("its editions are not beside the repository")
    assert set(FLOORS[pair]) <= {figure.name for figure in figures}
    assert [] == [str(figure) for figure in figures if not figure.holds]


@pytest.mark.parametrize("pair", LANGUAGES)
def test_no_changed_claim_passes_for_style(pair: str) -> None:
    """Where little is known of a language, less is called style, and nothing wrongly."""
    assert [] == passed_for_style(pair)


def test_the_crosswalk_is_drawn_as_a_person_drew_it() -> None:
    """Every section of either edition, 2020 to 2023."""
    wrong = crosswalk_errors()
    assert CROSSWALK_WRONG >= len(wrong), wrong

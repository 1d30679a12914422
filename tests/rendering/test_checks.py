"""What a check found, in words."""

from __future__ import annotations

from tests.sources.test_results import result
from tracker.rendering.checks import counts_said, result_line
from tracker.sources.results import CheckOutcome


def test_figures_read_as_a_sentence() -> None:
    """Behind a number each verdict is said so that it goes on from there."""
    counts = {"removed": 3, "added": 12, "updated": 1, "reworded": 1, "editorial": 4, "unchanged": 9}
    counts |= {"reversed": 1}
    said = (
        "3 rows not found in 2024, 12 not in 2023, 1 with figures or outcome changed,"
        " 1 with the wording changed, 1 with the outcome reversed"
    )
    assert said == counts_said(counts, "2023", "2024")
    assert "1 row not in 2023" == counts_said({"added": 1}, "2023", "2024")
    assert "nothing that is claimed has changed" == counts_said({"editorial": 4}, "2023", "2024")


def test_editions_of_which_the_same_is_said_are_said_together() -> None:
    """Where years of editions are unchanged, the one that is not must catch the eye."""
    same, none = CheckOutcome.UNCHANGED, CheckOutcome.NOT_YET
    checked = result(
        ("2020", same, ""),
        ("2021", same, ""),
        ("2022", CheckOutcome.WITHDRAWN, "answers 404"),
        ("2023", same, ""),
        ("2024", none, ""),
        ("2025", none, ""),
    )
    said = "chad  x: 2020, 2021 unchanged; 2022 withdrawn (answers 404); 2023 unchanged; 2024, 2025 not yet"
    assert said == str(result_line(checked))

"""What a check found, in words."""

from __future__ import annotations

from tracker.rendering.checks import counts_said


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

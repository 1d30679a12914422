"""What a check found, in figures and words."""

from __future__ import annotations

from datetime import UTC, datetime

from tracker.sources.results import CheckOutcome, CheckResult, EditionResult


def result(*found: tuple[str, CheckOutcome, str]) -> CheckResult:
    """What a source gave of each edition."""
    editions = tuple(
        EditionResult(edition=label, address=f"https://example.org/{label}", outcome=outcome, detail=detail)
        for label, outcome, detail in found
    )
    return CheckResult(
        report="chad", source="x", checked_at=datetime(2026, 3, 2, tzinfo=UTC), editions=editions
    )


def test_why_a_source_is_in_trouble_is_not_mixed_with_news() -> None:
    """A new edition that is short beside one that is held back troubles nobody."""
    short = ("2024", CheckOutcome.NEW_EDITION, "400 words, 2023 had 2,000")
    held = ("2022", CheckOutcome.QUARANTINED, "4 words where there were 20,744")
    gone = ("2021", CheckOutcome.FAILED, "answered 500")
    assert "2022: 4 words where there were 20,744" == result(held, short).detail
    assert "2021: answered 500; 2022: 4 words where there were 20,744" == result(gone, held, short).detail
    assert "2024: 400 words, 2023 had 2,000" == result(short).detail

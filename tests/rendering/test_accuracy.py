from pathlib import Path

from tracker.rendering.accuracy import FITTED, FURTHER_APART, LIMITS, NOT_FOUND, STRANGERS

DOCUMENTED = Path(__file__).parents[2] / "docs" / "how-it-decides.md"


def test_reports_repeat_the_published_figures() -> None:
    """What every report says of its accuracy is what the documentation says."""
    published = " ".join(DOCUMENTED.read_text(encoding="utf-8").split())
    assert NOT_FOUND in published
    assert FITTED in published
    assert FURTHER_APART in published
    assert STRANGERS in published
    assert LIMITS in published

"""Times as people are shown them."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from tracker.rendering.moments import moment_said


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("UTC", "2026-07-06 22:30 UTC"),
        ("Europe/Oslo", "2026-07-07 00:30 CEST"),
        ("Asia/Almaty", "2026-07-07 03:30 UTC+05"),
    ],
)
def test_a_moment_names_its_zone(zone: str, expected: str) -> None:
    """By its name, or by its distance where that is all it has."""
    assert expected == moment_said(datetime(2026, 7, 6, 22, 30, 59, tzinfo=UTC), ZoneInfo(zone))

"""The clock; and that it may be wrong for a time, by which nothing that is done next may be decided."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

TOLERANCE = timedelta(hours=1)
"""What is written no further ahead is waited for: clocks that are kept right are set back by seconds."""


def utc_now() -> datetime:
    """The clock, unless another is given."""
    return datetime.now(UTC)


def to_the_second(moment: datetime | None) -> str | None:
    """A moment as data and columns have it (ISO 8601); None for none."""
    return moment.isoformat(timespec="seconds") if moment else None


def is_from_the_future(moment: datetime, now: datetime) -> bool:
    """Whether `moment`, which was the time once, shows that the clock was wrong then, and ahead."""
    return moment > now + TOLERANCE

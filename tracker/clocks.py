"""A clock may be wrong for a time: what was written then must not decide when something is done next."""

from __future__ import annotations

from datetime import datetime, timedelta

TOLERANCE = timedelta(hours=1)
"""What is written no further ahead is waited for: clocks that are kept right are set back by seconds."""


def is_from_the_future(moment: datetime, now: datetime) -> bool:
    """Whether `moment`, which was the time once, shows that the clock was wrong then, and ahead."""
    return moment > now + TOLERANCE

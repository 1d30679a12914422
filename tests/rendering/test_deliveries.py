"""The outbox for the terminal."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from tracker.outbox import Owed, State
from tracker.rendering.deliveries import owed_line, owed_lines
from tracker.rendering.styled import plain


def test_times_are_shown_in_the_readers_zone() -> None:
    """As in the status and the log, in the list and of one delivery; each names its zone."""
    row = Owed(
        id=1,
        digest=1,
        subscription="norway",
        subject="Norway",
        channel="mail",
        recipient="anna@example.org",
        identity="<1@example.org>",
        state=State.WAITING,
        attempts=1,
        doubtful=0,
        held=False,
        next_attempt=datetime(2026, 3, 2, 22, 30, tzinfo=UTC),
        answer=None,
        made_at=datetime(2026, 3, 2, 20, 15, tzinfo=UTC),
        settled_at=None,
    )
    zone = ZoneInfo("Asia/Almaty")
    before, after = row.next_attempt - timedelta(hours=1), row.next_attempt + timedelta(days=3)
    assert "next 2026-03-03 03:30 UTC+05" in "".join(plain([owed_line(row, zone, before)]))
    assert "; due since 2026-03-03 03:30 UTC+05" in "".join(plain([owed_line(row, zone, after)]))
    whole = "".join(plain(owed_lines(row, zone)))
    assert "made: 2026-03-03 01:15 UTC+05" in whole
    assert "next attempt: 2026-03-03 03:30 UTC+05" in whole

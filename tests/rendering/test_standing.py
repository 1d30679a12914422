"""`tracker status` for people."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tracker.rendering.standing import status_lines
from tracker.rendering.styled import plain
from tracker.sources.results import CheckOutcome
from tracker.sources.states import SourceState
from tracker.watching.status import SourceStatus, Status, SubscriptionStatus

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def status(next_run: datetime, next_digest: datetime) -> Status:
    """Give the status of one source that answered a day ago, and of one subscription."""
    checked = NOW - timedelta(days=1)
    state = SourceState(
        report="norway",
        source="norway.html",
        checked_at=checked,
        outcome=CheckOutcome.UNCHANGED,
        detail="",
        answered_at=checked,
        failures=0,
        failing_since=None,
        failing_told=False,
        retry_at=None,
    )
    source = SourceStatus(
        report="norway", source="norway.html", state=state, next_run=next_run, trouble_since=None
    )
    desk = SubscriptionStatus(name="desk", waiting_events=1, next_digest=next_digest)
    return Status(watched=False, watched_by=None, sources=(source,), subscriptions=(desk,), deliveries={})


def test_what_should_have_happened_by_now_is_told_as_due() -> None:
    """A time that is past and called "next" is how a watch that has stopped would go unnoticed."""
    past, future = NOW - timedelta(hours=6), NOW + timedelta(hours=6)
    said = plain(status_lines(status(past, past), UTC, NOW))
    assert "unchanged, checked 2026-11-22 12:00 UTC; due since 2026-11-23 06:00 UTC\n" in said
    assert "desk  digest due since 2026-11-23 06:00 UTC; 1 event waits to be told\n" in said
    said = plain(status_lines(status(future, future), UTC, NOW))
    assert "unchanged, checked 2026-11-22 12:00 UTC; next 2026-11-23 18:00 UTC\n" in said
    assert "desk  next digest 2026-11-23 18:00 UTC; 1 event waits to be told\n" in said


def test_rounds_that_a_timer_starts_are_no_trouble() -> None:
    """Where `tracker watch --once` is run every quarter of an hour, nothing runs in between."""
    said = plain(status_lines(status(NOW, NOW), UTC, NOW))
    assert said.startswith("Not watched: no `tracker watch` runs now (one with --once runs for its round).\n")

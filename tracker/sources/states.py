"""What is remembered of each source and of each address between two checks."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from tracker.clocks import is_from_the_future, to_the_second
from tracker.sources.events import EventKind, record_event
from tracker.sources.results import CheckOutcome
from tracker.store.connection import insert_row
from tracker.store.loading import moment

if TYPE_CHECKING:
    import sqlite3

    from tracker.sources.results import CheckResult

LONGEST_PAUSE = timedelta(days=7)
"""A source that asks for more is asked again all the same: by mistake, one would be left alone for years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceState:
    """How a source did when it was last checked."""

    report: str
    source: str
    checked_at: datetime
    outcome: CheckOutcome
    detail: str
    answered_at: datetime | None
    """When it last answered soundly."""
    failures: int
    """How often in a row it failed."""
    failing_since: datetime | None
    failing_told: bool
    retry_at: datetime | None
    """It asks not to be asked before."""

    def waits_until(self, now: datetime) -> datetime | None:
        """Until when it is left alone because it asked for that; None where it need not be."""
        if self.retry_at is None or is_from_the_future(self.checked_at, now):
            return None
        until = min(self.retry_at, self.checked_at + LONGEST_PAUSE)
        return until if until > now else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What an address last gave that was stored or confirmed as the same text."""

    address: str
    edition: str
    part: str
    etag: str | None = None
    last_modified: str | None = None
    sha256: str | None = None
    text_sha256: str | None = None
    reader: str | None = None
    """Version of the reader that made the text."""
    answered_at: str | None = None
    gone_at: str | None = None
    """Since when it answers that it is not there any more."""
    moved_to: str | None = None
    """Where it was last said to have moved for good."""


def source_states(connection: sqlite3.Connection) -> dict[tuple[str, str], SourceState]:
    """The state of every source that was ever checked, by report and key."""
    return {
        (row["report"], row["source"]): _state(row)
        for row in connection.execute("SELECT * FROM source_states ORDER BY report, source")
    }


def _state(row: sqlite3.Row) -> SourceState:
    return SourceState(
        report=row["report"],
        source=row["source"],
        checked_at=datetime.fromisoformat(row["checked_at"]),
        outcome=CheckOutcome(row["outcome"]),
        detail=row["detail"],
        answered_at=moment(row["answered_at"]),
        failures=row["failures"],
        failing_since=moment(row["failing_since"]),
        failing_told=bool(row["failing_told"]),
        retry_at=moment(row["retry_at"]),
    )


def source_state(connection: sqlite3.Connection, report: str, source: str) -> SourceState | None:
    """The state of one source; None where it was never checked."""
    row = connection.execute(
        "SELECT * FROM source_states WHERE report = ? AND source = ?", (report, source)
    ).fetchone()
    return _state(row) if row else None


def seen_addresses(connection: sqlite3.Connection) -> dict[tuple[str, str], list[Seen]]:
    """What is remembered of addresses, by report and source key."""
    seen: dict[tuple[str, str], list[Seen]] = {}
    for row in connection.execute("SELECT * FROM addresses ORDER BY report, source, edition, address"):
        seen.setdefault((row["report"], row["source"]), []).append(_seen(row))
    return seen


def recall(connection: sqlite3.Connection, report: str, source: str, address: str) -> Seen | None:
    """What is remembered of one address."""
    row = connection.execute(
        "SELECT * FROM addresses WHERE report = ? AND source = ? AND address = ?", (report, source, address)
    ).fetchone()
    return _seen(row) if row else None


def _seen(row: sqlite3.Row) -> Seen:
    values = dict(row)
    del values["report"], values["source"]
    return Seen(**values)


def remember(connection: sqlite3.Connection, report: str, source: str, seen: Seen) -> None:
    """Replace what is remembered of an address."""
    row = {"report": report, "source": source, **asdict(seen)}
    insert_row(connection, "addresses", row, replace=True)


def note_check(
    connection: sqlite3.Connection,
    before: SourceState | None,
    result: CheckResult,
    *,
    place: str,
    tell_after: int,
    retry_at: datetime | None,
) -> SourceState:
    """Record how a check went, and tell once when a source has begun to fail and when it is well again.

    Args:
        connection: the store's.
        before: the source's state so far.
        result: the check.
        place: where it is looked for, with the part that it gives.
        tell_after: failures in a row from which on the source is said to be failing.
        retry_at: it asks not to be asked before.
    """
    now, outcome = result.checked_at, result.outcome
    failed = outcome is CheckOutcome.FAILED
    since = (before.failing_since if before and before.failures else now) if failed else None
    state = SourceState(
        report=result.report,
        source=result.source,
        checked_at=now,
        outcome=outcome,
        detail=result.detail,
        answered_at=(before.answered_at if before else None) if failed else now,
        failures=(before.failures if before else 0) + 1 if failed else 0,
        failing_since=since,
        failing_told=bool(before and before.failing_told),
        retry_at=retry_at,
    )
    if failed and not state.failing_told and state.failures >= tell_after:
        state = replace(state, failing_told=True)
        record_event(
            connection,
            EventKind.SOURCE_FAILING,
            at=now,
            report=result.report,
            source=result.source,
            payload={"failures": state.failures, "since": to_the_second(since), "reason": result.detail},
        )
    elif not failed and state.failing_told:
        state = replace(state, failing_told=False)
        record_event(
            connection,
            EventKind.SOURCE_RECOVERED,
            at=now,
            report=result.report,
            source=result.source,
            payload={"since": to_the_second(before.failing_since if before else None)},
        )
    _save(connection, state, place)
    return state


def _save(connection: sqlite3.Connection, state: SourceState, place: str) -> None:
    row = {
        "report": state.report,
        "source": state.source,
        "checked_at": to_the_second(state.checked_at),
        "outcome": state.outcome.value,
        "detail": state.detail,
        "answered_at": to_the_second(state.answered_at),
        "failures": state.failures,
        "failing_since": to_the_second(state.failing_since),
        "failing_told": int(state.failing_told),
        "retry_at": to_the_second(state.retry_at),
        "place": place,
    }
    insert_row(connection, "source_states", row, replace=True)

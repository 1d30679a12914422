"""When each source is due: a function of tracker.toml and of what the database says of the last check."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from tracker.clocks import is_from_the_future
from tracker.sources.plans import sources_of
from tracker.sources.states import source_states

if TYPE_CHECKING:
    import sqlite3
    from zoneinfo import ZoneInfo

    from tracker.config import Config, Schedule
    from tracker.config.model import Source
    from tracker.sources.states import SourceState

Key = tuple[str, str]
"""A report's slug and a source's key."""

AT_ONCE = datetime.min.replace(tzinfo=UTC)
"""When a source that was never checked is due."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timetable:
    """When one thing recurs.

    A run missed, by sleep or downtime, is made up once: what counts is the first time after the last run.
    """

    schedule: Schedule
    timezone: ZoneInfo
    jitter: float = 0.0
    """Seconds; each time comes up to so much later, always by as much for the same name and time."""
    name: str = ""

    def after(self, moment: datetime) -> datetime:
        """The first time after `moment`, UTC."""
        slot = self.schedule.after(moment.astimezone(self.timezone)).astimezone(UTC)
        return slot + timedelta(seconds=self.jitter * self._share(slot))

    def _share(self, slot: datetime) -> float:
        """0 to 1, drawn from name and time: a restart finds the same, and sources do not start together."""
        if not self.jitter:
            return 0.0
        drawn = hashlib.blake2b(f"{self.name}\0{slot.isoformat()}".encode(), digest_size=8).digest()
        return int.from_bytes(drawn) / 2**64


def timetable(config: Config, report: str, source: Source) -> Timetable:
    """When `source` is checked."""
    return Timetable(
        schedule=source.schedule or config.watch.schedule,
        timezone=config.watch.timezone,
        jitter=config.watch.jitter,
        name=f"{report}\0{source.key}",
    )


def source_times(config: Config, connection: sqlite3.Connection, now: datetime) -> dict[Key, datetime]:
    """When every source is due next, UTC; AT_ONCE for those never checked, or checked in times to come."""
    states = source_states(connection)
    return {
        (slug, source.key): _due(timetable(config, slug, source), states.get((slug, source.key)), now)
        for slug, report in config.reports.items()
        for source, _ in sources_of(report, config.root)
    }


def _due(times: Timetable, state: SourceState | None, now: datetime) -> datetime:
    if state is None or is_from_the_future(state.checked_at, now):
        return AT_ONCE
    return max(times.after(state.checked_at), state.waits_until(now) or AT_ONCE)

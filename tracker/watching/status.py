"""How sources, subscriptions and deliveries stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.digests.library import Library
from tracker.digests.making import Maker
from tracker.locking import holder, is_locked
from tracker.outbox import Outbox, State
from tracker.sources.plans import sources_of
from tracker.sources.states import source_states
from tracker.watching.lock import lock_path
from tracker.watching.times import AT_ONCE, source_times

if TYPE_CHECKING:
    from datetime import datetime

    from tracker.sources.states import SourceState
    from tracker.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceStatus:
    """How one source stands."""

    report: str
    source: str
    state: SourceState | None
    """Of the last check; None where there was none."""
    next_run: datetime | None
    """None where it has never run: it is due."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscriptionStatus:
    """How one subscription stands."""

    name: str
    waiting_events: int
    """What it will be told next."""
    next_digest: datetime | None
    """None where it is told immediately."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How the whole workspace stands."""

    watched_by: int | None
    """Process id of the `tracker watch` that runs; None where none does."""
    sources: tuple[SourceStatus, ...]
    subscriptions: tuple[SubscriptionStatus, ...]
    deliveries: dict[State, int]
    """How many are in each state that needs attention."""


def status_of(workspace: Workspace) -> Status:
    """How `workspace` stands.

    Raises:
        StoreError: the database cannot be read.
    """
    config, connection = workspace.config, workspace.store.connection
    states, times = source_states(connection), source_times(config, connection)
    outbox = Outbox(workspace.store)
    maker = Maker(Library(workspace), outbox)
    rows = outbox.rows(states=(State.WAITING, State.SENDING, State.FAILED))
    lock = lock_path(workspace.root)
    return Status(
        watched_by=holder(lock) if is_locked(lock) else None,
        sources=tuple(
            SourceStatus(
                report=slug,
                source=source.key,
                state=states.get((slug, source.key)),
                next_run=None if (at := times[slug, source.key]) == AT_ONCE else at,
            )
            for slug, report in config.reports.items()
            for source, _ in sources_of(report, config.root)
        ),
        subscriptions=tuple(
            SubscriptionStatus(
                name=each.name, waiting_events=len(maker.pending(each)), next_digest=maker.next_due(each)
            )
            for each in config.subscriptions
        ),
        deliveries={state: number for state in State if (number := sum(row.state is state for row in rows))},
    )

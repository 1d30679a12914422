"""How sources, subscriptions and deliveries stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tracker.digests.library import Library
from tracker.digests.making import Maker
from tracker.locking import holder, is_locked
from tracker.outbox import Outbox, State
from tracker.sources.plans import sources_of
from tracker.sources.quarantine import State as Decision
from tracker.sources.quarantine import held_items
from tracker.sources.states import source_states
from tracker.watching.lock import lock_path
from tracker.watching.times import AT_ONCE, source_times

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.sources.states import SourceState
    from tracker.store import Store
    from tracker.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceStatus:
    """How one source stands."""

    report: str
    source: str
    state: SourceState | None
    """Of the last check; None where there was none."""
    next_run: datetime | None
    """None where it has never run: it is due."""
    trouble_since: datetime | None
    """Since when it has failed, or what came has been held back; None where all is well."""


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

    watched: bool
    """Whether a `tracker watch` runs."""
    watched_by: int | None
    """Its process id; None where none runs, or where it could not be written down."""
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
    states, times = source_states(connection), source_times(config, connection, datetime.now(UTC))
    held_since = _held_since(workspace.store)
    outbox = Outbox(workspace.store)
    maker = Maker(Library(workspace), outbox)
    rows = outbox.rows(states=(State.WAITING, State.SENDING, State.FAILED))
    lock = lock_path(workspace.root)
    is_watched = is_locked(lock)
    return Status(
        watched=is_watched,
        watched_by=holder(lock) if is_watched else None,
        sources=tuple(
            SourceStatus(
                report=slug,
                source=source.key,
                state=states.get((slug, source.key)),
                trouble_since=_trouble_since(states.get((slug, source.key)), held_since),
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


def _held_since(store: Store) -> dict[tuple[str, str], datetime]:
    """Since when something that waits for a person has been held back, by report and source."""
    since: dict[tuple[str, str], datetime] = {}
    for held in held_items(store, state=Decision.OPEN):
        if held.first_at is not None:
            since.setdefault((held.report, held.source), held.first_at)
    return since


def _trouble_since(
    state: SourceState | None, held_since: Mapping[tuple[str, str], datetime]
) -> datetime | None:
    if state is None or not state.outcome.in_trouble:
        return None
    return state.failing_since or held_since.get((state.report, state.source))

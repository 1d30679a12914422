"""One round and out, for cron and systemd timers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.clocks import utc_now
from tracker.locking import locked
from tracker.watching.heartbeat import beat
from tracker.watching.lock import lock_path
from tracker.watching.rounds import Checker, Informer

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from tracker.outbox import Round
    from tracker.sources.results import CheckResult
    from tracker.watching.logs import Journal
    from tracker.workspace.workspace import Workspace


def watch_once(
    workspace: Workspace, journal: Journal, *, clock: Callable[[], datetime] = utc_now
) -> tuple[list[CheckResult], Round]:
    """Check the sources that are due, make the digests that are due, send what is owed.

    Args:
        workspace: where.
        journal: told what happens.
        clock: gives the time, UTC.

    Raises:
        LockedError: another process watches this workspace.
        StoreError: the database cannot be read or written.
    """
    with locked(lock_path(workspace.root), f"{workspace.root}: watching"):
        results = Checker(workspace, journal, clock=clock).check_due()
        sent = Informer(workspace, journal, clock=clock).tell().sent
        if workspace.config.watch.heartbeat:
            beat(workspace.config.watch.heartbeat, journal)
    return results, sent

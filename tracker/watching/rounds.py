"""One round: check what is due, tell who should know, send what is owed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from tracker.channels.opening import channel_names
from tracker.clocks import utc_now
from tracker.digests.library import Library
from tracker.digests.making import Maker
from tracker.digests.subscribers import register
from tracker.locking import LockedError
from tracker.naming import counted
from tracker.outbox import Outbox, Postman, Round
from tracker.watching.overdue import record_overdue
from tracker.watching.times import source_times

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable
    from datetime import datetime

    from tracker.config import Config
    from tracker.outbox import Owed
    from tracker.sources.results import CheckResult
    from tracker.watching.logs import Journal
    from tracker.workspace.workspace import Workspace


LONGEST_HOLD = timedelta(minutes=15)
"""A scheduled digest waits so long for a check that is due at the same time: daily checks and daily digests
often are, and what came this morning should not be told tomorrow."""


class Checker:
    """Checks the sources that are due.

    Args:
        workspace: of the thread that checks; its configuration may be replaced between two rounds.
        journal: told what happens.
        clock: gives the time, UTC.
    """

    def __init__(
        self, workspace: Workspace, journal: Journal, *, clock: Callable[[], datetime] = utc_now
    ) -> None:
        self.workspace = workspace
        self.journal = journal
        self.clock = clock

    def next_due(self) -> datetime | None:
        """When a source is due next; None where none is watched."""
        return min(
            source_times(self.workspace.config, self.workspace.store.connection, self.clock()).values(),
            default=None,
        )

    def check_due(self, stop: threading.Event | None = None) -> list[CheckResult]:
        """Check the sources whose time has come, and note the editions that are late.

        Raises:
            StoreError: the database cannot be read or written.
        """
        from tracker.sources.checking import check_sources  # noqa: PLC0415 - 0.3 s that `status` need not spend
        from tracker.sources.renaming import know_again  # noqa: PLC0415 - the same

        config, store, now = self.workspace.config, self.workspace.store, self.clock()
        register(store, config.subscriptions, now)
        for renamed in know_again(config, store):
            self.journal.info("renamed", str(renamed), former=renamed.former, report=renamed.now)
        due = {key for key, at in source_times(config, store.connection, now).items() if at <= now}
        results = []
        if due:
            results = check_sources(
                config, store, only=due, on_result=self.journal.checked, stop=stop, clock=self.clock
            )
        for late in record_overdue(config, store, now=now):
            said = f"{late.report}: the {late.edition} edition is overdue; it was due by {late.due}"
            facts = {"report": late.report, "edition": late.edition, "event_id": late.event}
            self.journal.warning("overdue", said, **facts)
        return results


@dataclass(slots=True)
class Telling:
    """What one round of telling did."""

    digests: list[int] = field(default_factory=list)
    sent: Round = field(default_factory=Round)


class Informer:
    """Makes the digests that are due and sends what is owed.

    Args:
        workspace: of the thread that tells.
        journal: told what happens.
        clock: gives the time, UTC.
    """

    def __init__(
        self, workspace: Workspace, journal: Journal, *, clock: Callable[[], datetime] = utc_now
    ) -> None:
        self.workspace = workspace
        self.journal = journal
        self.clock = clock
        self.outbox = Outbox(workspace.store)
        self.maker = Maker(Library(workspace), self.outbox)
        self._released_for: Config | None = None
        """What tracker.toml said when whatever was held was last let go of."""
        self._held = False
        """Scheduled digests waited, in the last round, for a check to end."""
        self._postman = Postman(
            workspace.store, clock=clock, say=lambda line: journal.warning("delivery", line)
        )

    def next_due(self) -> datetime | None:
        """When a scheduled digest or a delivery is due next."""
        config = self.workspace.config
        moments = [self.maker.next_due(subscription) for subscription in config.subscriptions]
        if self._held:
            moments = [moment and moment + LONGEST_HOLD for moment in moments]
        moments.append(self.outbox.next_due(channel_names(config)))
        return min((moment for moment in moments if moment is not None), default=None)

    def tell(self, stop: threading.Event | None = None) -> Telling:
        """Make every digest that is due, and send what is owed.

        Raises:
            StoreError: the database cannot be read or written.
        """
        config = self.workspace.config
        if config is not self._released_for:
            # Whoever starts the watch, or has it read tracker.toml again, may have mended what was wrong.
            for name in channel_names(config):
                self.outbox.release(name, now=self.clock())
            self._released_for = config
        done = Telling()
        now = self.clock()
        self._held = self._is_being_checked(now)
        hold_after = now - LONGEST_HOLD if self._held else None
        try:
            self.maker.make_due(now, hold_after=hold_after, on_made=lambda number: self._made(number, done))
        finally:
            # What is owed goes out whether or not a digest could be made.
            done.sent = self._send(stop)
        return done

    def _is_being_checked(self, now: datetime) -> bool:
        """Whether a scheduled digest is due and so is a check that may find what it should tell."""
        config = self.workspace.config
        dues = [self.maker.next_due(each) for each in config.subscriptions]
        if not any(due is not None and due <= now for due in dues):
            return False
        times = source_times(config, self.workspace.store.connection, now)
        return any(at <= now for at in times.values())

    def _made(self, number: int, done: Telling) -> None:
        done.digests.append(number)
        rows = self.outbox.rows(digest=number)
        self.journal.info("digest", _said(rows), digest=number, recipients=len(rows))

    def _send(self, stop: threading.Event | None) -> Round:
        try:
            sent = self._postman.send_due(
                self.workspace.config, stopped=lambda: stop is not None and stop.is_set()
            )
        except LockedError:
            self.journal.info("sending elsewhere", "another process is sending from the outbox")
            return Round()
        if sent.delivered:
            said = f"{counted(sent.delivered, 'message')} delivered"
            self.journal.info("delivered", said, delivered=sent.delivered)
        return sent


def _said(rows: list[Owed]) -> str:
    if not rows:
        return "a digest was made for nobody"
    return f"{rows[0].subscription}: digest {rows[0].digest} for {len(rows)}: {rows[0].subject}"

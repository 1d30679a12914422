"""Who sends from a workspace's outbox: whoever holds its lock, over the channels of its tracker.toml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.channels.opening import channels_of
from tracker.clocks import utc_now
from tracker.locking import locked
from tracker.outbox.outbox import Outbox
from tracker.outbox.sending import PAUSES, Round, Sender

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from tracker.config import Config
    from tracker.store import Store

LOCK = "outbox.lock"
"""Beside the database."""


def lock_of(store: Store) -> Path:
    """The lock that whoever sends from the outbox of `store` holds."""
    return store.path.with_name(LOCK)


class Postman:
    """Sends what is owed in the outbox of `store`, again and again.

    Args:
        store: of the thread that sends.
        clock: gives the time, UTC.
        say: told of each trouble, one line.
    """

    def __init__(
        self,
        store: Store,
        *,
        clock: Callable[[], datetime] = utc_now,
        say: Callable[[str], None] = lambda _: None,
    ) -> None:
        self.outbox = Outbox(store)
        self._sender = Sender(self.outbox, clock=clock, say=say)
        self._clock = clock

    def send_due(self, config: Config, *, stopped: Callable[[], bool] = lambda: False) -> Round:
        """Send what is due on the channels that `config` sets up.

        Raises:
            LockedError: another process is sending.
            StoreError: what was done cannot be written down.
        """
        self._sender.timezone = config.watch.timezone
        channels = channels_of(config)
        self.outbox.call_in(now=self._clock(), longest=max(PAUSES))
        due = self.outbox.next_due(channels)
        if (due is None or due > self._clock()) and not self.outbox.interrupted():
            return Round(waiting=self.outbox.waiting())
        with locked(lock_of(self.outbox.store), "sending from the outbox"):
            done = self._sender.send_due(channels, stopped=stopped)
        done.waiting = self.outbox.waiting()
        return done

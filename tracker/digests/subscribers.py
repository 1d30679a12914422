"""From when on subscribers are told."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from tracker.clocks import is_from_the_future
from tracker.outbox.outbox import stamp

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.config import Subscription
    from tracker.store import Store


def register(store: Store, subscriptions: Iterable[Subscription], now: datetime) -> None:
    """Remember subscriptions that are new: they are told what happens from now on.

    One that was last told in times to come (the clock was ahead then) is told again from now on, too: else
    it would be told nothing until that time.

    To be called before anything that may find news, by whichever verb: else the first that a new workspace
    finds would be told to nobody.
    """
    rows = store.connection.execute("SELECT name, last_run FROM subscriptions").fetchall()
    known = {row["name"]: datetime.fromisoformat(row["last_run"]) for row in rows}
    fresh = [each.name for each in subscriptions if each.name not in known]
    ahead = [name for name, last_run in known.items() if is_from_the_future(last_run, now)]
    if not fresh and not ahead:
        return
    with store.transaction():
        for name in ahead:
            store.connection.execute(
                "UPDATE subscriptions SET last_run = ? WHERE name = ?", (stamp(now), name)
            )
        for name in fresh:
            store.connection.execute(
                "INSERT OR IGNORE INTO subscriptions (name, since_event, last_run)"
                " SELECT ?, coalesce(max(id), 0), ? FROM events",
                (name, stamp(now)),
            )

"""From when on subscribers are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.outbox.outbox import stamp

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from tracker.config import Subscription
    from tracker.store import Store


def register(store: Store, subscriptions: Iterable[Subscription], now: datetime) -> None:
    """Remember subscriptions that are new: they are told what happens from now on.

    To be called before anything that may find news, by whichever verb: else the first that a new workspace
    finds would be told to nobody.
    """
    known = {row["name"] for row in store.connection.execute("SELECT name FROM subscriptions")}
    fresh = [each.name for each in subscriptions if each.name not in known]
    if not fresh:
        return
    with store.transaction():
        for name in fresh:
            store.connection.execute(
                "INSERT OR IGNORE INTO subscriptions (name, since_event, last_run)"
                " SELECT ?, coalesce(max(id), 0), ? FROM events",
                (name, stamp(now)),
            )

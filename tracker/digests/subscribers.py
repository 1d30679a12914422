"""From when on subscribers are told."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING

from tracker.clocks import TOLERANCE, is_from_the_future
from tracker.outbox.outbox import stamp

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.config import Subscription
    from tracker.store import Store


def register(store: Store, subscriptions: Sequence[Subscription], now: datetime) -> None:
    """Remember subscriptions that are new: they are told what happens from now on.

    One that took the place of another, with the same recipients and reports, is that one by a new name: it
    is told what that was not told yet. One that was last told in times to come (the clock was ahead then)
    counts as told now: else it would be told nothing until that time.

    To be called before anything that may find news, by whichever verb: else the first that a new workspace
    finds would be told to nobody.
    """
    if not _out_of_date(_registered(store), subscriptions, now):
        return
    with store.transaction():
        known = _registered(store)
        names = {each.name for each in subscriptions}
        for each in subscriptions:
            if each.name not in known:
                former = next(
                    (row for name, row in known.items() if name not in names and _is_meant_for(row, each)),
                    None,
                )
                if former is not None:
                    del known[former["name"]]
                _remember(store, each, former, now)
        for each in subscriptions:
            store.connection.execute(
                "UPDATE subscriptions SET meant_for = ? WHERE name = ?", (_meant_for(each), each.name)
            )
            store.connection.execute(
                "UPDATE subscriptions SET last_run = ? WHERE name = ? AND last_run > ?",
                (stamp(now), each.name, stamp(now + TOLERANCE)),
            )


def _registered(store: Store) -> dict[str, sqlite3.Row]:
    rows = store.connection.execute("SELECT * FROM subscriptions ORDER BY name")
    return {row["name"]: row for row in rows}


def _out_of_date(
    known: Mapping[str, sqlite3.Row], subscriptions: Iterable[Subscription], now: datetime
) -> bool:
    return any(
        each.name not in known
        or not _is_meant_for(known[each.name], each)
        or is_from_the_future(datetime.fromisoformat(known[each.name]["last_run"]), now)
        for each in subscriptions
    )


def _remember(store: Store, subscription: Subscription, former: sqlite3.Row | None, now: datetime) -> None:
    """Begin with what happens from now on, or where the one of the former name was."""
    if former is None:
        store.connection.execute(
            "INSERT INTO subscriptions (name, since_event, last_run)"
            " SELECT ?, coalesce(max(id), 0), ? FROM events",
            (subscription.name, stamp(now)),
        )
        return
    store.connection.execute(
        "UPDATE subscriptions SET name = ?, formerly = ? WHERE name = ?",
        (subscription.name, former["name"], former["name"]),
    )


def _meant_for(subscription: Subscription) -> str:
    """Whom a subscription tells, and of what, as a column's value."""
    addressees = sorted(subscription.to), sorted(subscription.channels), sorted(subscription.reports)
    return json.dumps(addressees, ensure_ascii=False)


def _is_meant_for(row: sqlite3.Row, subscription: Subscription) -> bool:
    return bool(row["meant_for"] == _meant_for(subscription))

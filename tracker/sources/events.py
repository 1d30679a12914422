"""What happened, for those who want to be told: stored in one transaction with what caused it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from tracker.store.connection import insert_row

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Mapping


class EventKind(StrEnum):
    """What happened. The payload's keys are given with each."""

    NEW_EDITION = "new edition"
    """`revision`, `address`, `findings`, `words`; `compared` with the edition before it, if there is one
    and a check found it: what is taken in by hand is compared when it is told."""
    REVISION = "revision"
    """`revision`, `address`, `findings`, `words`; `compared` with the revision `against`: what its
    source gave before; `aside` where the edition's text stays that of another source, `instead_of` where
    it was until then."""
    COPY_LEADS = "copy leads"
    """The edition's text is that of another source from now on, which revises nothing: `revision`, `address`,
    `authority`, `sha256` of what it is; the same of what it `was`; `findings`, `words`; `compared` with the
    edition as it stood, at the revision `against`."""
    RETRACTED = "retracted"
    """A person took back what was told as one of the above: `event` (its id), `kind`, `told` (its time),
    `revision`, `reason`; `stands`, what the edition is from then on: `revision`, `address`, `sha256`, null
    where it is nothing any more."""
    SHRUNK = "shrunk"
    """Unconfirmed: `quarantine`, `reason`, how what came `begins`; `compared` with what is stored, or
    `other_page` where hardly a word of it is."""
    RESTRUCTURED = "restructured"
    """Unconfirmed: the outline is gone. The same keys."""
    CLEARED = "cleared"
    """What was told as shrunk or restructured was none of the edition's text: `event` (its id), `quarantine`,
    `reason`, `address`, `state` (superseded or rejected)."""
    QUARANTINED = "quarantined"
    """`quarantine`, `reason`, `address`; how what came `begins`, where it could be read."""
    WITHDRAWN = "withdrawn"
    """`address`, `status`."""
    RETURNED = "returned"
    """What was withdrawn is there again: `address`, `since`."""
    RELOCATED = "relocated"
    """`address`, `moved_to`."""
    SOURCE_FAILING = "source failing"
    """`failures`, `since`, `reason`."""
    SOURCE_RECOVERED = "source recovered"
    """`since`."""
    EDITION_OVERDUE = "edition overdue"
    """`due`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event as stored."""

    id: int
    """Rising in the order of what happened; never used twice."""
    created_at: datetime
    kind: EventKind
    report: str
    edition: str | None
    source: str | None
    payload: Mapping[str, Any]


def record_event(
    connection: sqlite3.Connection,
    kind: EventKind,
    *,
    at: datetime,
    report: str,
    edition: str | None = None,
    source: str | None = None,
    payload: Mapping[str, Any] | None = None,
) -> int:
    """Store an event; gives its id. Belongs inside the transaction of what caused it."""
    row = {
        "created_at": at.isoformat(timespec="microseconds"),  # beside what is no event, a second is too long
        "kind": kind.value,
        "report": report,
        "edition": edition,
        "source": source,
        "payload": json.dumps(payload or {}, ensure_ascii=False, sort_keys=True),
    }
    return insert_row(connection, "events", row)


def list_events(
    connection: sqlite3.Connection,
    *,
    after: int = 0,
    report: str | None = None,
    kinds: Collection[EventKind] = (),
) -> list[Event]:
    """Events in the order in which they happened.

    Args:
        connection: the store's.
        after: only those with a greater id.
        report: only those of this report.
        kinds: only of these kinds; all where none is named.
    """
    rows = connection.execute(
        "SELECT id, created_at, kind, report, edition, source, payload FROM events"
        " WHERE id > ?1 AND (?2 IS NULL OR report = ?2) ORDER BY id",
        (after, report),
    )
    events = (
        Event(
            id=row[0],
            created_at=datetime.fromisoformat(row[1]),
            kind=EventKind(row[2]),
            report=row[3],
            edition=row[4],
            source=row[5],
            payload=json.loads(row[6]),
        )
        for row in rows
    )
    return [event for event in events if not kinds or event.kind in kinds]

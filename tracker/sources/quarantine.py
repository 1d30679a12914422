"""What the gate held back: kept with its bytes and the reasons until a person accepts or rejects it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from tracker.errors import NotFoundError, UsageError
from tracker.model import Authority, Document
from tracker.sources.events import EventKind, list_events, record_event
from tracker.sources.gate import Doubt, Reason
from tracker.store.adding import keep_content
from tracker.store.connection import insert_row
from tracker.store.loading import content_of, moment

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from tracker.store import Store


UNCONFIRMED = " (unconfirmed)"
"""Behind the label of what is held back, where it is set beside what is stored."""


class State(StrEnum):
    """What was decided about an item."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"
    """A sound answer came before anyone had decided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One thing in quarantine."""

    report: str
    edition: str
    part: str
    source: str
    """The source's key."""
    asked: str
    """The address asked for, which may have redirected to `document.source`."""
    doubts: tuple[Doubt, ...]
    document: Document
    authority: Authority = Authority.UNKNOWN
    options: Mapping[str, Any]
    """What the reader is given besides the document."""
    etag: str | None = None
    last_modified: str | None = None
    id: int = 0
    """Its number; 0 while it is not stored."""
    first_at: datetime | None = None
    times: int = 1
    """How often in a row it, or something with the same reasons, has come."""
    state: State = State.OPEN
    decided_at: datetime | None = None

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """The reasons without their words."""
        return tuple(doubt.reason for doubt in self.doubts)

    @property
    def said(self) -> str:
        """The reasons in words."""
        return "; ".join(doubt.words for doubt in self.doubts)


def hold(store: Store, held: Held) -> tuple[Held, bool]:
    """Keep something back; gives it with its number, and whether it is news.

    What a person has rejected, bytes for bytes, is no news. An open item of the same edition and source with
    the same reasons is replaced: a block page with a new number in it at every visit is one item, not many.
    """
    connection = store.connection
    with store.transaction():
        rejected = _row(
            connection,
            "SELECT id FROM quarantine WHERE report = ? AND edition = ? AND part = ? AND source = ?"
            " AND sha256 = ? AND state = 'rejected' ORDER BY id DESC LIMIT 1",
            (held.report, held.edition, held.part, held.source, held.document.sha256),
        )
        if rejected:
            connection.execute("UPDATE quarantine SET times = times + 1 WHERE id = ?", (rejected["id"],))
            return held_item(store, rejected["id"]), False
        keep_content(connection, held.document)
        same = next(
            (
                each
                for each in held_items(store, state=State.OPEN)
                if _subject(each) == _subject(held) and _why(each) == _why(held)
            ),
            None,
        )
        if same:
            values = _values(replace(held, first_at=same.first_at, times=same.times + 1))
            assignments = ", ".join(f"{name} = :{name}" for name in values)
            connection.execute(
                f"UPDATE quarantine SET {assignments} WHERE id = :id",  # noqa: S608 - names of our own
                {**values, "id": same.id},
            )
            return held_item(store, same.id), False
        values = _values(replace(held, first_at=held.document.retrieved_at))
        return held_item(store, insert_row(connection, "quarantine", values)), True


def supersede(store: Store, report: str, edition: str, part: str, source: str) -> None:
    """Close what is open of an edition's source: a sound answer has come since.

    Belongs inside a transaction.
    """
    rows = store.connection.execute(
        "SELECT * FROM quarantine"
        " WHERE report = ? AND edition = ? AND part = ? AND source = ? AND state = 'open'",
        (report, edition, part, source),
    ).fetchall()
    for row in rows:
        store.connection.execute(
            "UPDATE quarantine SET state = 'superseded', decided_at = ? WHERE id = ?", (_now(), row["id"])
        )
        tell_cleared(store, _held(row, b""), State.SUPERSEDED)


def tell_cleared(store: Store, held: Held, state: State) -> None:
    """Have those told who were told at once that the edition itself may have been gutted; it was not.

    Belongs inside the transaction of what closed the item.
    """
    alarms = [EventKind.SHRUNK, EventKind.RESTRUCTURED]
    for event in list_events(store.connection, report=held.report, kinds=alarms):
        if event.payload.get("quarantine") == held.id:
            record_event(
                store.connection,
                EventKind.CLEARED,
                at=datetime.now(UTC),
                report=held.report,
                edition=held.edition,
                source=held.source,
                payload={
                    "event": event.id,
                    "quarantine": held.id,
                    "reason": held.said,
                    "address": held.document.source,
                    "state": state.value,
                },
            )


def held_items(store: Store, *, report: str | None = None, state: State | None = None) -> list[Held]:
    """What is or was in quarantine, oldest first, without the bytes (`Document.content` is empty)."""
    rows = store.connection.execute(
        "SELECT * FROM quarantine WHERE (?1 IS NULL OR report = ?1) AND (?2 IS NULL OR state = ?2)"
        " ORDER BY id",
        (report, state.value if state else None),
    )
    return [_held(row, b"") for row in rows]


def held_item(store: Store, number: int) -> Held:
    """One item with its bytes.

    Raises:
        NotFoundError: there is no item of that number.
    """
    row = _row(store.connection, "SELECT * FROM quarantine WHERE id = ?", (number,))
    if row is None:
        raise NotFoundError(f"quarantine has no number {number}; `tracker quarantine list` shows them")
    return _held(row, content_of(store.connection, row["sha256"]))


def decided(store: Store, number: int) -> tuple[State, datetime | None]:
    """What became of an item, and when; one that is not known counts as open."""
    row = _row(store.connection, "SELECT state, decided_at FROM quarantine WHERE id = ?", (number,))
    if row is None:
        return State.OPEN, None
    return State(row["state"]), moment(row["decided_at"])


def decide(store: Store, number: int, state: State) -> Held:
    """Record a person's decision; gives the item as it stood before. Belongs inside a transaction.

    Raises:
        NotFoundError: there is no item of that number.
        UsageError: it was decided before; only a rejection can be taken back, by accepting.
    """
    held = held_item(store, number)
    taken_back = held.state is State.REJECTED and state is State.ACCEPTED
    if held.state is not State.OPEN and not taken_back:
        raise UsageError(f"number {number} was {held.state} already; only what is open can be decided")
    store.connection.execute(
        "UPDATE quarantine SET state = ?, decided_at = ? WHERE id = ?", (state.value, _now(), number)
    )
    return held


def _subject(held: Held) -> tuple[str, str, str, str]:
    return held.report, held.edition, held.part, held.source


def _why(held: Held) -> list[tuple[Reason, str]]:
    """What makes it another item than an open one.

    What cannot be read may be so for many reasons, which only the words tell apart; numbers in them vary.
    """
    return [
        (doubt.reason, re.sub(r"\d+", "0", doubt.words) if doubt.reason is Reason.UNREADABLE else "")
        for doubt in held.doubts
    ]


def _values(held: Held) -> dict[str, Any]:
    document = held.document
    retrieved_at = document.retrieved_at or datetime.now(UTC)
    return {
        "report": held.report,
        "edition": held.edition,
        "part": held.part,
        "source": held.source,
        "asked": held.asked,
        "address": document.source,
        "reasons": json.dumps([[doubt.reason, doubt.words] for doubt in held.doubts], ensure_ascii=False),
        "sha256": document.sha256,
        "media_type": document.media_type,
        "charset": document.charset,
        "authority": held.authority.value,
        "options": json.dumps(dict(held.options), sort_keys=True),
        "etag": held.etag,
        "last_modified": held.last_modified,
        "retrieved_at": retrieved_at.isoformat(timespec="seconds"),
        "first_at": (held.first_at or retrieved_at).isoformat(timespec="seconds"),
        "times": held.times,
        "state": held.state.value,
    }


def _held(row: sqlite3.Row, content: bytes) -> Held:
    return Held(
        id=row["id"],
        report=row["report"],
        edition=row["edition"],
        part=row["part"],
        source=row["source"],
        asked=row["asked"],
        doubts=tuple(Doubt(Reason(reason), words) for reason, words in json.loads(row["reasons"])),
        document=Document(
            content=content,
            source=row["address"],
            media_type=row["media_type"],
            charset=row["charset"],
            retrieved_at=moment(row["retrieved_at"]),
        ),
        authority=Authority(row["authority"]),
        options=json.loads(row["options"]),
        etag=row["etag"],
        last_modified=row["last_modified"],
        first_at=moment(row["first_at"]),
        times=row["times"],
        state=State(row["state"]),
        decided_at=moment(row["decided_at"]),
    )


def _row(connection: sqlite3.Connection, query: str, values: Sequence[Any]) -> sqlite3.Row | None:
    row: sqlite3.Row | None = connection.execute(query, values).fetchone()
    return row


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")

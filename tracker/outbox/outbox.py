"""The rows of the outbox and every change of their state."""

from __future__ import annotations

import json
import secrets
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from tracker.channels import Attachment, Parcel
from tracker.clocks import TOLERANCE
from tracker.errors import NotFoundError, UsageError
from tracker.outbox.records import Owed, Packed, Recipient, State
from tracker.store.connection import insert_row
from tracker.store.loading import moment
from tracker.store.packing import pack_content, pack_text, unpack_content, unpack_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence
    from datetime import timedelta

    from tracker.store import Store

_OWED = (
    "SELECT outbox.*, digests.subscription, digests.subject, digests.made_at"
    " FROM outbox JOIN digests ON digests.id = outbox.digest"
)


def stamp(moment: datetime) -> str:
    """A moment as it is stored: UTC, of fixed width, so that text order is time order.

    Raises:
        ValueError: the moment has no time zone.
    """
    if moment.tzinfo is None:
        raise ValueError("a stored time must be aware: a time without its zone dates nothing")
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


class Outbox:
    """What is owed to whom, in the database of `store`.

    Each method that changes something does so in a transaction, its own or the one opened around it.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self._unpacked: tuple[int, tuple[Attachment, ...]] | None = None
        """Attachments of the digest last sent: its next recipient has the same."""

    def put(
        self, packed: Packed, recipients: Iterable[Recipient], *, domain: str, events: Iterable[int] = ()
    ) -> int:
        """Owe `packed` to `recipients`; gives the digest's number.

        Args:
            packed: the digest.
            recipients: to whom; each is told once.
            domain: what identities end with: the sender's.
            events: numbers of the events that it tells.
        """
        made_at = stamp(packed.made_at)
        insert = partial(insert_row, self.store.connection)
        with self.store.transaction():
            digest = insert(
                "digests",
                {
                    "subscription": packed.subscription,
                    "made_at": made_at,
                    "occasion": packed.occasion,
                    "thread": packed.thread,
                    "subject": packed.subject,
                    "short": packed.short,
                    "link": packed.link,
                    "language": packed.language,
                    "text": pack_text(packed.text),
                    "html": pack_text(packed.html),
                },
            )
            for at, each in enumerate(packed.attachments):
                codec, data = pack_content(each.content)
                named = {"digest": digest, "number": at, "name": each.name, "media_type": each.media_type}
                insert("digest_attachments", {**named, "codec": codec, "data": data})
            for event in events:
                insert("digest_events", {"digest": digest, "event": event})
            for recipient in dict.fromkeys(recipients):
                insert(
                    "outbox",
                    {
                        "digest": digest,
                        "channel": recipient.channel,
                        "recipient": recipient.address,
                        "identity": f"<digest-{digest}.{secrets.token_hex(10)}@{domain}>",
                        "refers_to": json.dumps(self._thread(packed, recipient)),
                        "state": State.WAITING,
                        "next_attempt": made_at,
                    },
                )
        return digest

    def rows(self, *, states: Sequence[State] = (), digest: int | None = None) -> list[Owed]:
        """Deliveries in the order in which they were made: all, those in `states`, those of one digest."""
        query, values = f"{_OWED} WHERE (?1 IS NULL OR digest = ?1)", [digest, *map(str, states)]
        if states:
            query += f" AND outbox.state IN ({', '.join('?' * len(states))})"
        rows = self.store.connection.execute(f"{query} ORDER BY outbox.id", values)
        return [_owed(row) for row in rows]

    def row(self, number: int) -> Owed:
        """One delivery.

        Raises:
            NotFoundError: there is none of that number.
        """
        return _owed(self._found(f"{_OWED} WHERE outbox.id = ?", number))

    def parcel(self, number: int) -> Parcel:
        """What is sent for one delivery, the same at every attempt.

        Raises:
            NotFoundError: there is none of that number.
        """
        row = self._found(
            "SELECT digests.*, outbox.recipient, outbox.identity, outbox.refers_to FROM outbox"
            " JOIN digests ON digests.id = outbox.digest WHERE outbox.id = ?",
            number,
        )
        return Parcel(
            recipient=row["recipient"],
            identity=row["identity"],
            references=tuple(json.loads(row["refers_to"])),
            made_at=datetime.fromisoformat(row["made_at"]),
            subject=row["subject"],
            text=unpack_text(row["text"]),
            html=unpack_text(row["html"]),
            short=row["short"],
            link=row["link"],
            subscription=row["subscription"],
            language=row["language"],
            attachments=self._attachments(row["id"]),
        )

    def _found(self, query: str, number: int) -> sqlite3.Row:
        row: sqlite3.Row | None = self.store.connection.execute(query, (number,)).fetchone()
        if row is None:
            raise NotFoundError(f"no delivery {number} in the outbox; `tracker outbox` lists them")
        return row

    def _changed(self, query: str, *values: object) -> int:
        """Make a change in a transaction; gives how many deliveries it concerns."""
        with self.store.transaction():
            return self.store.connection.execute(query, values).rowcount

    # --- what a person does ------------------------------------------------------------------------------

    def retry(self, numbers: Iterable[int], *, now: datetime) -> None:
        """Have deliveries tried at once, also those that had failed or were dropped.

        Raises:
            NotFoundError: there is none of that number.
            UsageError: it is delivered already.
        """
        with self.store.transaction():
            for number in numbers:
                if self.row(number).state is State.DELIVERED:
                    raise UsageError(f"delivery {number} has arrived; it is not sent twice")
                self._changed(
                    "UPDATE outbox SET state = ?, next_attempt = ?, attempts = 0, held = 0, settled_at = NULL"
                    " WHERE id = ? AND state != ?",
                    *(State.WAITING, stamp(now), number, State.SENDING),
                )

    def drop(self, numbers: Iterable[int], *, now: datetime) -> None:
        """Give deliveries up; they stay listed as dropped.

        Raises:
            NotFoundError: there is none of that number.
            UsageError: it is delivered already.
        """
        with self.store.transaction():
            for number in numbers:
                if self.row(number).state is State.DELIVERED:
                    raise UsageError(f"delivery {number} has arrived; it cannot be called back")
                query = "UPDATE outbox SET state = ?, settled_at = ? WHERE id = ?"
                self._changed(query, State.DROPPED, stamp(now), number)

    # --- what sending does -------------------------------------------------------------------------------

    def next_due(self, channels: Iterable[str] | None = None) -> datetime | None:
        """When the next attempt is due on one of `channels` (by default any); None where none waits."""
        names = None if channels is None else list(channels)
        query = "SELECT min(next_attempt) FROM outbox WHERE state = ?"
        if names is not None:
            query += f" AND channel IN ({', '.join('?' * len(names))})"
        row = self.store.connection.execute(query, (State.WAITING, *(names or ()))).fetchone()
        return moment(row[0])

    def waiting(self) -> int:
        """How many deliveries are owed, on whatever channel."""
        query = "SELECT count(*) FROM outbox WHERE state IN (?, ?)"
        (number,) = self.store.connection.execute(query, (State.WAITING, State.SENDING)).fetchone()
        return int(number)

    def call_in(self, *, now: datetime, longest: timedelta) -> None:
        """Have what waits for a time that is further off than any pause be due: the clock was ahead once."""
        values = (State.WAITING, stamp(now + longest + TOLERANCE))
        query = "SELECT 1 FROM outbox WHERE state = ? AND next_attempt > ? LIMIT 1"
        if self.store.connection.execute(query, values).fetchone():
            query = "UPDATE outbox SET next_attempt = ? WHERE state = ? AND next_attempt > ?"
            self._changed(query, stamp(now), *values)

    def due(self, channel: str, *, now: datetime) -> list[int]:
        """Numbers of the deliveries whose attempt is due, in the order in which they were made."""
        rows = self.store.connection.execute(
            "SELECT id FROM outbox WHERE state = ? AND channel = ? AND next_attempt <= ? ORDER BY id",
            (State.WAITING, channel, stamp(now)),
        )
        return [row["id"] for row in rows]

    def claim(self, number: int) -> bool:
        """Say that it is being sent, before it is; False where it is not waiting any more."""
        query = "UPDATE outbox SET state = ?, attempts = attempts + 1 WHERE id = ? AND state = ?"
        return bool(self._changed(query, State.SENDING, number, State.WAITING))

    def settle(self, number: int, state: State, answer: str, *, now: datetime) -> None:
        """It has arrived, or never will."""
        query = "UPDATE outbox SET state = ?, answer = ?, held = 0, settled_at = ? WHERE id = ?"
        self._changed(query, state, answer, stamp(now), number)

    def put_off(
        self, number: int, answer: str, *, until: datetime, doubtful: bool = False, held: bool = False
    ) -> None:
        """It is tried again at `until`."""
        self._changed(
            "UPDATE outbox SET state = ?, answer = ?, next_attempt = ?, doubtful = doubtful + ?, held = ?"
            " WHERE id = ?",
            *(State.WAITING, answer, stamp(until), doubtful, held, number),
        )

    def hold(self, channel: str, answer: str, *, until: datetime) -> None:
        """Nothing can be sent on `channel` before `until`."""
        self._changed(
            "UPDATE outbox SET answer = ?, next_attempt = ?, held = 1"
            " WHERE channel = ? AND state = ? AND next_attempt < ?",
            *(answer, stamp(until), channel, State.WAITING, stamp(until)),
        )

    def release(self, channel: str, *, now: datetime) -> int:
        """The channel can be used again: what was held is due now; gives how many that concerns."""
        if not self.store.connection.execute(
            "SELECT 1 FROM outbox WHERE channel = ? AND held AND state = ? LIMIT 1", (channel, State.WAITING)
        ).fetchone():
            return 0
        query = "UPDATE outbox SET next_attempt = ?, held = 0 WHERE channel = ? AND held AND state = ?"
        return self._changed(query, stamp(now), channel, State.WAITING)

    def interrupted(self) -> bool:
        """Whether something is being sent, or was when its process ended."""
        query = "SELECT 1 FROM outbox WHERE state = ? LIMIT 1"
        return self.store.connection.execute(query, (State.SENDING,)).fetchone() is not None

    def recover(self, *, now: datetime) -> int:
        """Take up what an interrupted process left; only for the one that may send. Gives how many."""
        said = "interrupted while it was sent; it may have arrived"
        return self._changed(
            "UPDATE outbox SET state = ?, doubtful = doubtful + 1, next_attempt = ?, answer = ?"
            " WHERE state = ?",
            *(State.WAITING, stamp(now), said, State.SENDING),
        )

    def _attachments(self, digest: int) -> tuple[Attachment, ...]:
        if self._unpacked is None or self._unpacked[0] != digest:
            rows = self.store.connection.execute(
                "SELECT name, media_type, codec, data FROM digest_attachments"
                " WHERE digest = ? ORDER BY number",
                (digest,),
            )
            unpacked = tuple(
                Attachment(name=name, media_type=media_type, content=unpack_content(codec, data))
                for name, media_type, codec, data in rows
            )
            self._unpacked = (digest, unpacked)
        return self._unpacked[1]

    def _thread(self, packed: Packed, recipient: Recipient) -> list[str]:
        """Identities of the first and the last message that this recipient had on the same matter."""
        rows = self.store.connection.execute(
            "SELECT identity FROM outbox JOIN digests ON digests.id = outbox.digest"
            " WHERE channel = ? AND recipient = ? AND subscription = ? AND thread = ? ORDER BY outbox.id",
            (recipient.channel, recipient.address, packed.subscription, packed.thread),
        ).fetchall()
        return list(dict.fromkeys([rows[0]["identity"], rows[-1]["identity"]])) if rows else []


def _owed(row: sqlite3.Row) -> Owed:
    return Owed(
        id=row["id"],
        digest=row["digest"],
        subscription=row["subscription"],
        subject=row["subject"],
        channel=row["channel"],
        recipient=row["recipient"],
        identity=row["identity"],
        state=State(row["state"]),
        attempts=row["attempts"],
        doubtful=row["doubtful"],
        held=bool(row["held"]),
        next_attempt=datetime.fromisoformat(row["next_attempt"]),
        answer=row["answer"],
        made_at=datetime.fromisoformat(row["made_at"]),
        settled_at=moment(row["settled_at"]),
    )

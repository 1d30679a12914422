"""Taking in a document: a new edition, a revision, or nothing new."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from tracker.model import text_hash
from tracker.store.connection import insert_row, transaction
from tracker.store.extractions import drop_extraction, save_extraction
from tracker.store.loading import SNAPSHOTS, find_extraction, reader_version, reread_or_none
from tracker.store.packing import pack_content
from tracker.store.records import Added, Outcome

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from sqlite_utils import Database

    from tracker.model import Document, Edition
    from tracker.store.packing import Packed


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A document on its way into the database."""

    report: str
    label: str
    part: str
    document: Document
    read: Edition
    options: Mapping[str, Any]
    """What the reader was given besides the document."""
    restore: bool
    """Whether what was retracted is taken in anew."""
    unasked: bool = False
    """Whether nobody named this very document."""
    packed: Packed | None = None
    """The document's bytes as they are stored, where they were packed already."""

    @property
    def reader(self) -> str:
        """Version of the reader that read it."""
        return self.read.provenance.reader

    @property
    def options_stored(self) -> str:
        """`options` as a column's value, the same for equal options."""
        return json.dumps(dict(self.options), sort_keys=True)

    @property
    def retrieved_at(self) -> datetime:
        """When it was received; now, where nobody said."""
        moment = self.document.retrieved_at or datetime.now(UTC)
        if moment.tzinfo is None:
            raise ValueError("retrieved_at must be aware: a time without its zone dates nothing")
        return moment.astimezone(UTC)


def add_arrival(database: Database, arrival: Arrival) -> Added:
    """Store what is new of `arrival`, and that it was retrieved."""
    connection = database.conn
    retrieved_at = arrival.retrieved_at.isoformat(timespec="seconds")
    # Before the lock, because reading a large PDF again takes its time.
    _read_latest_alike(database, arrival)
    with transaction(connection):
        edition = _edition_row(database, arrival)
        outcome, snapshot = _judge(connection, edition, arrival)
        if snapshot is None:
            snapshot = _insert_snapshot(database, edition, arrival, retrieved_at)
        row = connection.execute("SELECT revision FROM snapshots WHERE id = ?", (snapshot,)).fetchone()
        retrieval = insert_row(
            database,
            "retrievals",
            {
                "edition": edition,
                "part": arrival.part,
                "snapshot": snapshot,
                "source": arrival.document.source,
                "retrieved_at": retrieved_at,
                "sha256": arrival.document.sha256,
                "outcome": outcome.value,
            },
        )
    return Added(outcome=outcome, revision=row["revision"], snapshot_id=snapshot, retrieval_id=retrieval)


def _latest(connection: sqlite3.Connection, arrival: Arrival) -> sqlite3.Row | None:
    """The snapshot of the arrival's part that stands last."""
    row: sqlite3.Row | None = connection.execute(
        f"{SNAPSHOTS} WHERE editions.report = ? AND editions.label = ? AND part = ? AND retracted_at IS NULL"
        " ORDER BY revision DESC LIMIT 1",
        (arrival.report, arrival.label, arrival.part),
    ).fetchone()
    return row


def _read_latest_alike(database: Database, arrival: Arrival) -> None:
    """Have the latest snapshot read as the arrival was: a better reader or setting is no revision."""
    snapshot = _latest(database.conn, arrival)
    if snapshot is None or arrival.reader != reader_version():
        return
    same_options = snapshot["options"] == arrival.options_stored
    if same_options and find_extraction(database.conn, snapshot["id"], arrival.reader):
        return
    edition = reread_or_none(database.conn, snapshot, options=arrival.options_stored)
    if edition is None:
        return
    with transaction(database.conn):
        drop_extraction(database.conn, snapshot["id"], arrival.reader)
        save_extraction(database, snapshot["id"], edition)
        database.table("snapshots").update(snapshot["id"], {"options": arrival.options_stored})


def _edition_row(database: Database, arrival: Arrival) -> int:
    """The edition's row, made where it is missing; what is newly known of the edition is put in."""
    provenance = arrival.read.provenance
    known = {
        "publisher": provenance.publisher,
        "published": provenance.published.isoformat() if provenance.published else None,
        "period": provenance.period,
        "language": provenance.language,
    }
    row = database.conn.execute(
        "SELECT id FROM editions WHERE report = ? AND label = ?", (arrival.report, arrival.label)
    ).fetchone()
    if row:
        edition = int(row["id"])
        database.table("editions").update(edition, {key: value for key, value in known.items() if value})
        return edition
    database.table("reports").insert(
        {"slug": arrival.report, "created_at": datetime.now(UTC).isoformat(timespec="seconds")}, ignore=True
    )
    return insert_row(database, "editions", {"report": arrival.report, "label": arrival.label, **known})


def _judge(connection: sqlite3.Connection, edition: int, arrival: Arrival) -> tuple[Outcome, int | None]:
    """What the arrival is, and the snapshot that holds its text already, if one does."""
    sha256 = arrival.document.sha256
    latest = _latest(connection, arrival)
    if latest is not None and latest["sha256"] == sha256:
        return Outcome.SAME_BYTES, latest["id"]
    if latest is not None:
        extraction = find_extraction(connection, latest["id"], arrival.reader)
        if extraction is not None and extraction["text_sha256"] == text_hash(arrival.read.text):
            return Outcome.SAME_TEXT, latest["id"]
    if not arrival.restore:
        retracted = connection.execute(
            "SELECT id FROM snapshots WHERE edition = ? AND part = ? AND retracted_at IS NOT NULL"
            " AND (sha256 = ? OR id IN (SELECT snapshot FROM extractions WHERE text_sha256 = ?))"
            " ORDER BY revision DESC LIMIT 1",
            (edition, arrival.part, sha256, text_hash(arrival.read.text)),
        ).fetchone()
        if retracted is None and arrival.unasked:
            retracted = _retracted_of_source(connection, edition, arrival)
        if retracted is not None:
            return Outcome.RETRACTED, retracted["id"]
    stands = connection.execute(
        "SELECT 1 FROM snapshots WHERE edition = ? AND retracted_at IS NULL LIMIT 1", (edition,)
    ).fetchone()
    return (Outcome.REVISION if stands else Outcome.NEW_EDITION), None


def _retracted_of_source(
    connection: sqlite3.Connection, edition: int, arrival: Arrival
) -> sqlite3.Row | None:
    """The last snapshot that the arrival's source gave, where all that it gave was retracted.

    None also where somebody has taken in the retracted text again, from wherever.
    """
    given = connection.execute(
        "SELECT DISTINCT snapshots.id, snapshots.sha256, snapshots.revision, retracted_at"
        " FROM retrievals JOIN snapshots ON snapshots.id = retrievals.snapshot"
        " WHERE retrievals.edition = ? AND retrievals.part = ? AND retrievals.source = ?"
        " ORDER BY snapshots.revision",
        (edition, arrival.part, arrival.document.source),
    ).fetchall()
    if not given or any(row["retracted_at"] is None for row in given):
        return None
    last: sqlite3.Row = given[-1]
    again = connection.execute(
        "SELECT 1 FROM snapshots WHERE edition = ? AND part = ? AND retracted_at IS NULL AND (sha256 = ? OR"
        " id IN (SELECT snapshot FROM extractions WHERE text_sha256 IN"
        " (SELECT text_sha256 FROM extractions WHERE snapshot = ?))) LIMIT 1",
        (edition, arrival.part, last["sha256"], last["id"]),
    ).fetchone()
    return None if again else last


def _insert_snapshot(database: Database, edition: int, arrival: Arrival, retrieved_at: str) -> int:
    document = arrival.document
    sha256 = document.sha256
    keep_content(database, document, arrival.packed)
    (last,) = database.conn.execute(
        "SELECT coalesce(max(revision), 0) FROM snapshots WHERE edition = ?", (edition,)
    ).fetchone()
    snapshot = insert_row(
        database,
        "snapshots",
        {
            "edition": edition,
            "part": arrival.part,
            "revision": last + 1,
            "sha256": sha256,
            "source": document.source,
            "authority": arrival.read.provenance.authority.value,
            "retrieved_at": retrieved_at,
            "media_type": document.media_type,
            "charset": document.charset,
            "options": arrival.options_stored,
        },
    )
    save_extraction(database, snapshot, arrival.read)
    return snapshot


def keep_content(database: Database, document: Document, packed: Packed | None = None) -> None:
    """Put the bytes into `contents`, once for all that refer to them. Belongs inside a transaction.

    Args:
        database: the store's.
        document: the bytes.
        packed: what `pack_content` makes of them, where that was done already.
    """
    sha256 = document.sha256
    if database.conn.execute("SELECT 1 FROM contents WHERE sha256 = ?", (sha256,)).fetchone():
        return
    codec, data = packed or pack_content(document.content)
    row = {"sha256": sha256, "size": len(document.content), "codec": codec, "data": data}
    insert_row(database, "contents", row)

"""From rows to editions, as the present reader reads them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from tracker.errors import TrackerError
from tracker.model import Authority, Document, Edition, Provenance
from tracker.store.extractions import load_findings, load_remarks, load_sections
from tracker.store.packing import unpack_content, unpack_text

if TYPE_CHECKING:
    import sqlite3

SNAPSHOTS = """
    SELECT snapshots.*, editions.report, editions.label, editions.publisher, editions.published,
           editions.period, editions.language
      FROM snapshots JOIN editions ON editions.id = snapshots.edition
"""
"""What `provenance_of` and `document_of` want to know of a snapshot."""


def reader_version() -> str:
    """Version of the reader in use."""
    from tracker.reading import READER_VERSION  # noqa: PLC0415 - the store alone needs no reader

    return str(READER_VERSION)


def day(value: str | None) -> date | None:
    """A date column's value."""
    return date.fromisoformat(value) if value else None


def moment(value: str | None) -> datetime | None:
    """A time column's value, aware."""
    return datetime.fromisoformat(value) if value else None


def content_of(connection: sqlite3.Connection, sha256: str) -> bytes:
    """The bytes with that hash, as received."""
    row = connection.execute("SELECT codec, data FROM contents WHERE sha256 = ?", (sha256,)).fetchone()
    return unpack_content(row["codec"], row["data"])


def document_of(connection: sqlite3.Connection, snapshot: sqlite3.Row) -> Document:
    """A snapshot's bytes with what was said about them when they came."""
    return Document(
        content=content_of(connection, snapshot["sha256"]),
        source=snapshot["source"],
        media_type=snapshot["media_type"],
        charset=snapshot["charset"],
        retrieved_at=moment(snapshot["retrieved_at"]),
    )


def reread(document: Document, options: str) -> Edition:
    """What the present reader makes of a stored document, with the options it was first read with."""
    from tracker.reading import read  # noqa: PLC0415 - only a new reader needs it

    # What was stored was within the limit of its day.
    edition: Edition = read(document, max_bytes=len(document.content), **json.loads(options))
    return edition


def find_extraction(
    connection: sqlite3.Connection, snapshot: int, reader: str | None = None
) -> sqlite3.Row | None:
    """The extraction of `snapshot` by `reader`, or the latest one."""
    row: sqlite3.Row | None = connection.execute(
        "SELECT * FROM extractions WHERE snapshot = ?1 AND (?2 IS NULL OR reader = ?2)"
        " ORDER BY id DESC LIMIT 1",
        (snapshot, reader),
    ).fetchone()
    return row


def provenance_of(snapshot: sqlite3.Row, **read: Any) -> Provenance:
    """Where an edition came from; `read` holds the reader's fields."""
    return Provenance(
        report=snapshot["report"],
        edition=snapshot["label"],
        sha256=snapshot["sha256"],
        source=snapshot["source"],
        publisher=snapshot["publisher"],
        published=day(snapshot["published"]),
        period=snapshot["period"],
        language=snapshot["language"],
        authority=Authority(snapshot["authority"]),
        retrieved_at=moment(snapshot["retrieved_at"]),
        revision=snapshot["revision"],
        **read,
    )


def load_edition(connection: sqlite3.Connection, snapshot: sqlite3.Row, extraction: sqlite3.Row) -> Edition:
    """A stored extraction as an Edition."""
    text = unpack_text(extraction["text"])
    set_aside, notices = load_remarks(extraction["remarks"])
    return Edition(
        provenance=provenance_of(
            snapshot,
            title=extraction["title"],
            reader=extraction["reader"],
            media_type=extraction["media_type"],
            encoding=extraction["encoding"],
        ),
        text=text,
        sections=load_sections(connection, extraction["id"]),
        findings=load_findings(connection, extraction["id"], text),
        set_aside=set_aside,
        notices=notices,
    )


def reread_or_none(
    connection: sqlite3.Connection, snapshot: sqlite3.Row, *, options: str | None = None
) -> Edition | None:
    """A snapshot read anew; None where the present reader refuses what an older one took."""
    try:
        edition = reread(document_of(connection, snapshot), options or snapshot["options"])
    except TrackerError:
        return None
    read = edition.provenance
    return replace(
        edition,
        provenance=provenance_of(
            snapshot, title=read.title, reader=read.reader, media_type=read.media_type, encoding=read.encoding
        ),
    )

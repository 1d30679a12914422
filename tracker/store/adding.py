"""Taking in a document: a new edition, a revision, or nothing new."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from tracker.diffing.folding.fold import bare
from tracker.footnotes import footnotes_in, without_marks
from tracker.model import text_hash
from tracker.store.beside import edition_number, given_last, givers_of, in_line, leading, stands_aside
from tracker.store.connection import insert_row, transaction
from tracker.store.extractions import drop_extraction, load_remarks, save_extraction
from tracker.store.loading import find_extraction, reader_version, reread_or_none
from tracker.store.packing import pack_content
from tracker.store.records import Added, Outcome

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from tracker.model import Authority, Document, Edition, SetAside
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
    origin: str | None = None
    """Key of the source that gave it."""
    others: Collection[str] | None = None
    """Keys of the other sources that the edition is looked for at; None for a file that is named for it."""
    authorities: Mapping[str, Authority] = field(default_factory=dict)
    """Of all that the edition is looked for at, by key."""
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
        """When it was received; now, where nobody said.

        Raises:
            ValueError: what was said has no time zone.
        """
        moment = self.document.retrieved_at or datetime.now(UTC)
        if moment.tzinfo is None:
            raise ValueError("retrieved_at must be aware: a time without its zone dates nothing")
        return moment.astimezone(UTC)


def add_arrival(connection: sqlite3.Connection, arrival: Arrival) -> Added:
    """Store what is new of `arrival`, and that it was retrieved."""
    retrieved_at = arrival.retrieved_at.isoformat(timespec="seconds")
    # Before the lock, because reading a large PDF again takes its time.
    _read_latest_alike(connection, arrival)
    with transaction(connection):
        edition = _edition_row(connection, arrival)
        leader = leading(connection, arrival.report, arrival.label, arrival.part)
        own = _own(connection, edition, arrival)
        outcome, snapshot = _judge(connection, edition, arrival, leader, own)
        aside, against = False, None
        instead_of, stood = None, None
        if snapshot is None:
            aside = leader is not None and stands_aside(
                arrival,
                leader,
                is_copy=outcome is Outcome.COPY,
                is_altered=own is not None,
                kept_by=givers_of(connection, leader),
            )
            against = _against(connection, edition, leader, own)
            is_other = outcome is Outcome.COPY or (own is not None and own["id"] != (leader or own)["id"])
            if leader is not None and is_other and not aside:
                instead_of, stood = leader["revision"], _against(connection, edition, leader, None)
            snapshot = _insert_snapshot(connection, edition, arrival, retrieved_at, aside=aside)
        row = connection.execute("SELECT revision FROM snapshots WHERE id = ?", (snapshot,)).fetchone()
        insert_row(
            connection,
            "retrievals",
            {
                "edition": edition,
                "part": arrival.part,
                "snapshot": snapshot,
                "source": arrival.document.source,
                "origin": arrival.origin,
                "retrieved_at": retrieved_at,
                "sha256": arrival.document.sha256,
                "outcome": outcome.value,
            },
        )
    return Added(
        outcome=outcome,
        revision=row["revision"],
        snapshot_id=snapshot,
        against=against,
        aside=aside,
        instead_of=instead_of,
        stood=stood,
    )


def _own(connection: sqlite3.Connection, edition: int, arrival: Arrival) -> sqlite3.Row | None:
    """The snapshot with what the arrival's source gave last; None for what a person names."""
    if arrival.others is None and not arrival.unasked:
        return None
    return given_last(
        connection, edition, arrival.part, origin=arrival.origin, address=arrival.document.source
    )


def _against(
    connection: sqlite3.Connection, edition: int, leader: sqlite3.Row | None, own: sqlite3.Row | None
) -> int | None:
    """The revision to compare with: the edition as it stood; else what the source itself gave."""
    if own is not None and leader is not None and own["id"] != leader["id"]:
        return int(own["revision"])
    standing = connection.execute(
        "SELECT revision, part, aside FROM snapshots WHERE edition = ? AND retracted_at IS NULL", (edition,)
    ).fetchall()
    return max((int(row["revision"]) for row in in_line(standing)), default=None)


def _read_latest_alike(connection: sqlite3.Connection, arrival: Arrival) -> None:
    """Have what is compared with read as the arrival was: a better reader or setting is no revision."""
    if arrival.reader != reader_version():
        return
    for snapshot, options in _read_alike(connection, arrival):
        if snapshot["options"] == options and find_extraction(connection, snapshot["id"], arrival.reader):
            continue
        edition = reread_or_none(connection, snapshot, options=options)
        if edition is None:
            continue
        with transaction(connection):
            drop_extraction(connection, snapshot["id"], arrival.reader)
            save_extraction(connection, snapshot["id"], edition)
            connection.execute("UPDATE snapshots SET options = ? WHERE id = ?", (options, snapshot["id"]))


def _read_alike(connection: sqlite3.Connection, arrival: Arrival) -> Iterator[tuple[sqlite3.Row, str]]:
    """The snapshots that the arrival is compared with, and the options to read each with.

    What another source gave is read with its own: what is selected in one page says nothing of another.
    """
    edition = edition_number(connection, arrival.report, arrival.label)
    own = None if edition is None else _own(connection, edition, arrival)
    leader = leading(connection, arrival.report, arrival.label, arrival.part)
    if own is not None:
        yield own, arrival.options_stored
    if leader is not None and (own is None or own["id"] != leader["id"]):
        yield leader, leader["options"] if arrival.others is not None else arrival.options_stored


def _edition_row(connection: sqlite3.Connection, arrival: Arrival) -> int:
    """The edition's row, made where it is missing; what is newly known of the edition is put in."""
    provenance = arrival.read.provenance
    known = {
        "publisher": provenance.publisher or None,
        "published": provenance.published.isoformat() if provenance.published else None,
        "period": provenance.period or None,
        "language": provenance.language,
    }
    edition = edition_number(connection, arrival.report, arrival.label)
    if edition is not None:
        connection.execute(
            "UPDATE editions SET publisher = coalesce(?, publisher), published = coalesce(?, published),"
            " period = coalesce(?, period), language = ? WHERE id = ?",
            (*known.values(), edition),
        )
        return edition
    connection.execute(
        "INSERT OR IGNORE INTO reports (slug, created_at) VALUES (?, ?)",
        (arrival.report, datetime.now(UTC).isoformat(timespec="seconds")),
    )
    return insert_row(connection, "editions", {"report": arrival.report, "label": arrival.label, **known})


def _judge(
    connection: sqlite3.Connection,
    edition: int,
    arrival: Arrival,
    leader: sqlite3.Row | None,
    own: sqlite3.Row | None,
) -> tuple[Outcome, int | None]:
    """What the arrival is, and the snapshot that holds its text already, if one does.

    Args:
        connection: the store's.
        edition: its id.
        arrival: what came.
        leader: the snapshot that is the edition's text.
        own: the snapshot with what the arrival's source gave last.
    """
    sha256 = arrival.document.sha256
    is_first = arrival.others is not None and own is None
    for known in _known(connection, edition, arrival.part, leader, own, beside=is_first):
        if known["sha256"] == sha256:
            return Outcome.SAME_BYTES, known["id"]
        extraction = find_extraction(connection, known["id"], arrival.reader)
        if extraction is not None and _is_what_it_says(extraction, arrival.read):
            return Outcome.SAME_TEXT, known["id"]
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
    if not stands:
        return Outcome.NEW_EDITION, None
    return (Outcome.COPY if is_first and leader is not None else Outcome.REVISION), None


def _is_what_it_says(extraction: sqlite3.Row, edition: Edition) -> bool:
    """Whether an edition has the text that was stored, and the same footnotes, however they are marked."""
    if extraction["text_sha256"] != text_hash(edition.text):
        return False
    stored, _ = load_remarks(extraction["remarks"])
    return _notes_said(stored) == _notes_said(edition.set_aside)


def _notes_said(pieces: Iterable[SetAside]) -> list[str]:
    """What footnotes say, typography aside."""
    return [bare(text) for text in without_marks(note.text for note in footnotes_in(pieces))]


def _known(
    connection: sqlite3.Connection,
    edition: int,
    part: str,
    leader: sqlite3.Row | None,
    own: sqlite3.Row | None,
    *,
    beside: bool,
) -> Iterator[sqlite3.Row]:
    """The snapshots whose text is no news: what the source gave last, the edition's; any `beside` it."""
    yield from filter(None, (own, leader))
    if beside:
        yield from connection.execute(
            "SELECT * FROM snapshots WHERE edition = ? AND part = ? AND retracted_at IS NULL"
            " ORDER BY revision DESC",
            (edition, part),
        ).fetchall()


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


def _insert_snapshot(
    connection: sqlite3.Connection, edition: int, arrival: Arrival, retrieved_at: str, *, aside: bool
) -> int:
    document = arrival.document
    sha256 = document.sha256
    keep_content(connection, document, arrival.packed)
    (last,) = connection.execute(
        "SELECT coalesce(max(revision), 0) FROM snapshots WHERE edition = ?", (edition,)
    ).fetchone()
    snapshot = insert_row(
        connection,
        "snapshots",
        {
            "edition": edition,
            "part": arrival.part,
            "revision": last + 1,
            "sha256": sha256,
            "source": document.source,
            "origin": arrival.origin,
            "aside": aside,
            "authority": arrival.read.provenance.authority.value,
            "retrieved_at": retrieved_at,
            "media_type": document.media_type,
            "charset": document.charset,
            "options": arrival.options_stored,
        },
    )
    save_extraction(connection, snapshot, arrival.read)
    return snapshot


def keep_content(connection: sqlite3.Connection, document: Document, packed: Packed | None = None) -> None:
    """Put the bytes into `contents`, once for all that refer to them. Belongs inside a transaction.

    Args:
        connection: the store's.
        document: the bytes.
        packed: what `pack_content` makes of them, where that was done already.
    """
    sha256 = document.sha256
    if connection.execute("SELECT 1 FROM contents WHERE sha256 = ?", (sha256,)).fetchone():
        return
    codec, data = packed or pack_content(document.content)
    row = {"sha256": sha256, "size": len(document.content), "codec": codec, "data": data}
    insert_row(connection, "contents", row)

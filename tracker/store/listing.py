"""What is there: snapshots, retrievals, reports."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from tracker.model import Authority
from tracker.store.loading import day, moment
from tracker.store.records import Outcome, Retrieval, Snapshot, StoredReport
from tracker.succession import Placing, in_order

if TYPE_CHECKING:
    import sqlite3

_SNAPSHOTS = """
    SELECT snapshots.*, editions.report, editions.label, editions.published, contents.size,
           extractions.title, extractions.reader, extractions.encoding, extractions.media_type AS read_as,
           (SELECT count(*) FROM findings WHERE extraction = extractions.id) AS findings
      FROM snapshots
      JOIN editions ON editions.id = snapshots.edition
      JOIN contents ON contents.sha256 = snapshots.sha256
      JOIN extractions ON extractions.id = (SELECT max(id) FROM extractions WHERE snapshot = snapshots.id)
     WHERE (?1 IS NULL OR editions.report = ?1) AND (?2 IS NULL OR editions.label = ?2)
     ORDER BY snapshots.id
"""


def list_snapshots(connection: sqlite3.Connection, report: str | None, edition: str | None) -> list[Snapshot]:
    """All snapshots of what is named, retracted ones too, in the order in which they came."""
    return [
        Snapshot(
            id=row["id"],
            report=row["report"],
            edition=row["label"],
            part=row["part"],
            revision=row["revision"],
            title=row["title"],
            sha256=row["sha256"],
            size=row["size"],
            source=row["source"],
            authority=Authority(row["authority"]),
            retrieved_at=datetime.fromisoformat(row["retrieved_at"]),
            media_type=row["read_as"],
            encoding=row["encoding"],
            reader=row["reader"],
            findings=row["findings"],
            published=day(row["published"]),
            retracted_at=moment(row["retracted_at"]),
            retracted_reason=_one_line(row["retracted_reason"]),
            aside=bool(row["aside"]),
            said_source=row["said_source"],
        )
        for row in connection.execute(_SNAPSHOTS, (report, edition))
    ]


def _one_line(text: str | None) -> str | None:
    """What a person typed, for lists that give each thing a line."""
    return " ".join(text.split()) if text else text


def list_retrievals(
    connection: sqlite3.Connection, report: str | None, edition: str | None, source: str | None
) -> list[Retrieval]:
    """All retrievals of what is named, oldest first."""
    rows = connection.execute(
        "SELECT retrievals.*, editions.report, editions.label FROM retrievals"
        " JOIN editions ON editions.id = retrievals.edition"
        " WHERE (?1 IS NULL OR report = ?1) AND (?2 IS NULL OR label = ?2) AND (?3 IS NULL OR source = ?3)"
        " ORDER BY retrievals.id",
        (report, edition, source),
    )
    return [
        Retrieval(
            id=row["id"],
            report=row["report"],
            edition=row["label"],
            part=row["part"],
            snapshot_id=row["snapshot"],
            source=row["source"],
            retrieved_at=datetime.fromisoformat(row["retrieved_at"]),
            sha256=row["sha256"],
            outcome=Outcome(row["outcome"]),
        )
        for row in rows
    ]


_EDITIONS = """
    SELECT * FROM editions
     WHERE EXISTS (
           SELECT 1 FROM snapshots WHERE snapshots.edition = editions.id AND (?1 OR retracted_at IS NULL)
     )
"""


def list_reports(connection: sqlite3.Connection, *, retracted: bool) -> list[StoredReport]:
    """The reports by slug, each with its editions, oldest first; wholly retracted ones if asked for."""
    placings: dict[str, list[Placing]] = {}
    for row in connection.execute(f"{_EDITIONS} ORDER BY report", (retracted,)):
        placings.setdefault(row["report"], []).append(_placing(row))
    return [StoredReport(slug, in_order(each)) for slug, each in placings.items()]


def list_editions(connection: sqlite3.Connection, report: str) -> tuple[str, ...]:
    """The editions of one report, oldest first, without wholly retracted ones."""
    rows = connection.execute(f"{_EDITIONS} AND report = ?2", (False, report))
    return in_order([_placing(row) for row in rows])


def earlier_alike(connection: sqlite3.Connection, snapshot: int) -> int | None:
    """The last revision of the same part that stands and has the text of a later snapshot."""
    row = connection.execute(
        "SELECT max(earlier.revision) FROM snapshots AS this"
        " JOIN extractions AS its ON its.snapshot = this.id"
        " JOIN snapshots AS earlier ON earlier.edition = this.edition AND earlier.part = this.part"
        "  AND earlier.revision < this.revision AND earlier.retracted_at IS NULL"
        " JOIN extractions AS other ON other.snapshot = earlier.id AND other.text_sha256 = its.text_sha256"
        " WHERE this.id = ?",
        (snapshot,),
    ).fetchone()
    return None if row[0] is None else int(row[0])


def list_placings(connection: sqlite3.Connection, report: str) -> list[Placing]:
    """All editions of a report, with what decides their order."""
    return [_placing(row) for row in connection.execute("SELECT * FROM editions WHERE report = ?", (report,))]


def _placing(row: sqlite3.Row) -> Placing:
    return Placing(label=row["label"], published=day(row["published"]), stored=row["id"])

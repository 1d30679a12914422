"""Documents read as editions of a report, and what is stored of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.store.beside import edition_number, given_last, leading
from tracker.store.loading import find_extraction, load_edition

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from tracker.config import Report
    from tracker.model import Authority, Document, Edition
    from tracker.store import Store


def read_document(
    document: Document,
    report: Report,
    edition: str,
    *,
    authority: Authority,
    options: Mapping[str, Any],
    max_bytes: int,
) -> Edition:
    """What the reader makes of a document, as an edition of `report`.

    Args:
        document: the bytes.
        report: what it belongs to.
        edition: its label.
        authority: whose copy it is.
        options: what the reader is given besides; stored with the snapshot.
        max_bytes: documents above this size are refused.

    Raises:
        InputError: it cannot be read.
    """
    from tracker.reading import read  # noqa: PLC0415 - most checks read nothing

    declared = report.declared(edition)
    return read(
        document,
        report=report.slug,
        edition=edition,
        publisher=report.publisher,
        published=declared.published if declared else None,
        period=declared.period if declared else None,
        authority=authority,
        max_bytes=max_bytes,
        **options,
    )


def latest_of_part(store: Store, report: str, edition: str, part: str) -> Edition | None:
    """A part of an edition as it stands; None where it is not stored."""
    return _loaded(store, leading(store.connection, report, edition, part))


def last_given(
    store: Store, report: str, edition: str, part: str, *, source: str, address: str
) -> Edition | None:
    """What a source gave last of a part of an edition, and stands; None where it gave nothing.

    Args:
        store: the database.
        report: slug.
        edition: label.
        part: which part.
        source: key of the source.
        address: where its text comes from.
    """
    number = edition_number(store.connection, report, edition)
    if number is None:
        return None
    return _loaded(store, given_last(store.connection, number, part, origin=source, address=address))


def _loaded(store: Store, snapshot: sqlite3.Row | None) -> Edition | None:
    """What was read of a snapshot last."""
    extraction = find_extraction(store.connection, snapshot["id"]) if snapshot else None
    return load_edition(store.connection, snapshot, extraction) if snapshot and extraction else None


def retractions(store: Store) -> set[tuple[str, str, str]]:
    """Report, edition and part of all snapshots that were retracted."""
    rows = store.connection.execute(
        "SELECT DISTINCT report, label, part FROM snapshots"
        " JOIN editions ON editions.id = snapshots.edition WHERE retracted_at IS NOT NULL"
    )
    return {(row["report"], row["label"], row["part"]) for row in rows}


def comes_after_retraction(
    store: Store, report: str, edition: str, part: str, *, address: str, text_sha256: str
) -> bool:
    """Whether all that an address gave of an edition was retracted, nothing stands, and this is another text.

    Args:
        store: the database.
        report: slug.
        edition: label.
        part: which part.
        address: where the text comes from.
        text_sha256: of the text.
    """
    rows = store.connection.execute(
        "SELECT snapshots.retracted_at, text_sha256, snapshots.id IN"
        " (SELECT snapshot FROM retrievals WHERE source = ?) AS given FROM snapshots"
        " JOIN editions ON editions.id = snapshots.edition"
        " LEFT JOIN extractions ON extractions.snapshot = snapshots.id"
        " WHERE report = ? AND label = ? AND part = ?",
        (address, report, edition, part),
    ).fetchall()
    return (
        any(row["given"] for row in rows)
        and all(row["retracted_at"] is not None for row in rows)
        and all(row["text_sha256"] != text_sha256 for row in rows)
    )


def is_retracted(store: Store, report: str, edition: str, part: str, *, text_sha256: str | None) -> bool:
    """Whether a text of an edition's part was retracted and does not stand, or nothing of the part does."""
    rows = store.connection.execute(
        "SELECT retracted_at IS NOT NULL AS retracted, text_sha256 FROM snapshots"
        " JOIN editions ON editions.id = snapshots.edition"
        " JOIN extractions ON extractions.snapshot = snapshots.id"
        " WHERE report = ? AND label = ? AND part = ?",
        (report, edition, part),
    ).fetchall()
    same = [row["retracted"] for row in rows if row["text_sha256"] == text_sha256]
    return bool(rows) and (all(row["retracted"] for row in rows) or (bool(same) and all(same)))

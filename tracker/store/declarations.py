"""What gave way to another file in tracker.toml, so that a mistake can be taken back whole."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from tracker.model import MAIN_PART, Authority

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    """What a declaration put into the place of another one, or of nothing, so that it can be taken back."""

    report: str
    edition: str
    part: str | None
    """The part whose file it is; None for the main text."""
    said: Mapping[str, Any]
    """The keys that it wrote; a part has only `path`."""
    before: Mapping[str, Any]
    """What stood there before, without the keys that did not."""
    dropped: Mapping[str, Any] = field(default_factory=dict)
    """What the edition's table said of the old file, and nobody of the new one."""

    @property
    def path_key(self) -> str:
        """The key that names the file: `path`, or the part's name in the table of parts."""
        return self.part or "path"


def note_replaced(connection: sqlite3.Connection, snapshot: int, replaced: Replaced) -> None:
    """Remember what was replaced when a snapshot was taken in. Belongs inside the same transaction."""
    connection.execute(
        "INSERT INTO replaced_declarations (snapshot, part, said, before) VALUES (?, ?, ?, ?)",
        (snapshot, replaced.part, _packed(replaced.said), _packed(replaced.before)),
    )


def to_put_back(connection: sqlite3.Connection, snapshot: int) -> Replaced | None:
    """What tracker.toml should say again where a snapshot was retracted; None where nothing is known of it.

    Where that names the file of an earlier snapshot that was retracted too, it is what that one replaced.
    """
    rows = connection.execute(
        "SELECT replaced_declarations.*, report, label, retracted_at FROM replaced_declarations"
        " JOIN snapshots ON snapshots.id = replaced_declarations.snapshot"
        " JOIN editions ON editions.id = snapshots.edition"
        " WHERE snapshots.edition = (SELECT edition FROM snapshots WHERE id = ?1) AND snapshots.id <= ?1"
        " AND snapshots.part = (SELECT part FROM snapshots WHERE id = ?1) ORDER BY snapshots.id DESC",
        (snapshot,),
    ).fetchall()
    if not rows or rows[0]["snapshot"] != snapshot:
        return None
    said, before = _unpacked(rows[0]["said"]), _unpacked(rows[0]["before"])
    for row in rows[1:]:
        earlier = _unpacked(row["said"])
        if row["retracted_at"] is None or before.get("path") != earlier["path"]:
            continue
        older = _unpacked(row["before"])
        for key, value in earlier.items():
            now = before.pop(key, None) if key in said else said.setdefault(key, value)
            if now != value and now is not None:
                before[key] = now  # another one had put that there
            elif key in older:
                before[key] = older[key]
    return Replaced(
        report=rows[0]["report"], edition=rows[0]["label"], part=rows[0]["part"], said=said, before=before
    )


def note_said(connection: sqlite3.Connection, source: str, replaced: Replaced) -> None:
    """Keep what tracker.toml said of a file that gives way to another one. Belongs inside a transaction.

    Args:
        connection: the store's.
        source: the file, as it is stored.
        replaced: what gives way.
    """
    if replaced.part is None:
        connection.execute(
            "UPDATE snapshots SET said_source = ?, authority = ?"
            " WHERE source = ? AND part = ? AND said_source IS NULL"
            " AND edition = (SELECT id FROM editions WHERE report = ? AND label = ?)",
            (
                replaced.before.get("source", source),
                replaced.before.get("authority", Authority.UNKNOWN),
                source,
                MAIN_PART,
                replaced.report,
                replaced.edition,
            ),
        )


def forget_said(connection: sqlite3.Connection, source: str, replaced: Replaced) -> None:
    """Have tracker.toml tell of a file again that was put back there, since another one stood there last.

    Belongs inside a transaction.

    Args:
        connection: the store's.
        source: the file, as it is stored.
        replaced: what was put back.
    """
    connection.execute(
        "UPDATE snapshots SET said_source = NULL WHERE source = ?1 AND part = ?2"
        " AND edition = (SELECT id FROM editions WHERE report = ?3 AND label = ?4)"
        " AND revision > (SELECT coalesce(max(revision), 0) FROM snapshots AS other"
        "  WHERE other.edition = snapshots.edition AND other.part = ?2 AND other.source != ?1"
        "  AND other.retracted_at IS NULL)",
        (source, MAIN_PART, replaced.report, replaced.edition),
    )


def said_source(
    connection: sqlite3.Connection, report: str, edition: str, revision: int, source: str
) -> str | None:
    """Where a file came from, as was said of it until another one took its place; None where it stands there.

    Args:
        connection: the store's.
        report: slug.
        edition: label.
        revision: of the edition.
        source: the file, as it is stored.
    """
    row = connection.execute(
        "SELECT said_source FROM snapshots JOIN editions ON editions.id = snapshots.edition"
        " WHERE report = ? AND label = ? AND part = ? AND source = ? AND revision <= ?"
        " AND retracted_at IS NULL ORDER BY revision DESC LIMIT 1",
        (report, edition, MAIN_PART, source, revision),
    ).fetchone()
    return row["said_source"] if row else None


def take_back_published(connection: sqlite3.Connection, snapshot: int, replaced: Replaced) -> None:
    """Have an edition published again when tracker.toml said before its retracted file was put there.

    A date that has come to be known since stays.
    """
    said, before = replaced.said.get("published"), replaced.before.get("published")
    if said is not None:
        connection.execute(
            "UPDATE editions SET published = ?"
            " WHERE id = (SELECT edition FROM snapshots WHERE id = ?) AND published = ?",
            (before.isoformat() if before else None, snapshot, said.isoformat()),
        )


def _packed(keys: Any) -> str:
    return json.dumps(dict(keys), ensure_ascii=False, default=date.isoformat)


def _unpacked(text: str) -> dict[str, Any]:
    keys: dict[str, Any] = json.loads(text)
    if "published" in keys:
        keys["published"] = date.fromisoformat(keys["published"])
    return keys

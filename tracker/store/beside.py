"""Several sources of one edition: whose text is the edition's, and what stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model import Authority
from tracker.store.loading import SNAPSHOTS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Sequence

    from tracker.store.adding import Arrival


def in_line(rows: Sequence[sqlite3.Row]) -> list[sqlite3.Row]:
    """Of snapshots that stand, those that are states of the edition.

    Copies that only stand beside it count where nothing else of their part is left.

    Args:
        rows: with `part` and `aside`.
    """
    led = {row["part"] for row in rows if not row["aside"]}
    return [row for row in rows if not row["aside"] or row["part"] not in led]


def edition_number(connection: sqlite3.Connection, report: str, label: str) -> int | None:
    """The number of an edition's row; None where nothing of it was ever stored."""
    row = connection.execute(
        "SELECT id FROM editions WHERE report = ? AND label = ?", (report, label)
    ).fetchone()
    return int(row["id"]) if row else None


def leading(connection: sqlite3.Connection, report: str, label: str, part: str) -> sqlite3.Row | None:
    """The snapshot that is the text of an edition's part; None where none stands."""
    row: sqlite3.Row | None = connection.execute(
        f"{SNAPSHOTS} WHERE editions.report = ? AND editions.label = ? AND part = ? AND retracted_at IS NULL"
        " ORDER BY aside, revision DESC LIMIT 1",
        (report, label, part),
    ).fetchone()
    return row


def given_last(
    connection: sqlite3.Connection, edition: int, part: str, *, origin: str | None, address: str
) -> sqlite3.Row | None:
    """The snapshot that stands with what a source gave last of an edition's part; None where it gave none.

    Args:
        connection: the store's.
        edition: its id.
        part: which part.
        origin: key of the source.
        address: where its text came from. One source may give an edition at two; and that too tells a
            source, whose key may have changed, as it does where http became https.
    """
    row: sqlite3.Row | None = connection.execute(
        f"{SNAPSHOTS} JOIN retrievals ON retrievals.snapshot = snapshots.id"
        " WHERE retrievals.edition = ?1 AND retrievals.part = ?2 AND retracted_at IS NULL"
        " AND (retrievals.origin = ?3 OR retrievals.source IN (?4, ?5))"
        " ORDER BY retrievals.origin IS ?3 AND retrievals.source = ?4 DESC, retrievals.origin IS ?3 DESC,"
        " retrievals.id DESC LIMIT 1",
        (edition, part, origin, address, _in_the_open(address)),
    ).fetchone()
    return row


def _in_the_open(address: str) -> str:
    """The address before its site spoke TLS: what a source gave there, it gave at the same place."""
    return f"http{address.removeprefix('https')}" if address.startswith("https://") else address


def givers_of(connection: sqlite3.Connection, snapshot: sqlite3.Row) -> set[str]:
    """Keys of the sources whose last text of an edition's part is a snapshot, whichever gave it first."""
    rows = connection.execute(
        "SELECT origin FROM (SELECT origin, snapshot, max(id) FROM retrievals"
        " WHERE edition = ? AND part = ? AND origin IS NOT NULL GROUP BY origin) WHERE snapshot = ?",
        (snapshot["edition"], snapshot["part"], snapshot["id"]),
    )
    return {row["origin"] for row in rows}


def stands_aside(
    arrival: Arrival, leader: sqlite3.Row, *, is_copy: bool, is_altered: bool, kept_by: Collection[str]
) -> bool:
    """Whether a new text only stands beside the one that the edition has.

    That stays the text of the source with the greater authority; among equals, of the one that gave it
    first, until another revises what it gave. A source that is looked at no more gives way. A file that a
    person names for the edition is its text; where such a file is altered later, nobody has said so again.
    What a source of greater authority gives too, is its text: the one that gave it first does not alter it.

    Args:
        arrival: the new text.
        leader: the snapshot that is the edition's text.
        is_copy: whether it is the first that its source gives.
        is_altered: whether its source gave another text before.
        kept_by: keys of the sources that give the edition's text.
    """
    if arrival.others is None and not is_altered:
        return False
    address, mine = arrival.document.source, arrival.read.provenance.authority
    its = [
        authority
        for key, authority in arrival.authorities.items()
        if key in kept_by and key != arrival.origin
    ]
    if leader["origin"] != arrival.origin and leader["source"] not in (address, _in_the_open(address)):
        is_followed = its or leader["origin"] is None or leader["origin"] in (arrival.others or ())
        its.append(Authority(leader["authority"]))
        if is_copy and is_followed:
            return not all(outranks(mine, each) for each in its)
    return any(outranks(each, mine) for each in its)


def outranks(one: Authority, other: Authority) -> bool:
    """Whether a copy is nearer to the publisher than another; only an official one is than an unknown one."""
    if one is Authority.OFFICIAL or Authority.UNKNOWN not in (one, other):
        ranks = list(Authority)
        return ranks.index(one) < ranks.index(other)
    return False

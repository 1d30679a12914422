"""What is remembered of index pages and feeds, so that one that has not changed need not be sent again.

A listing is kept only once everything that it named was dealt with: else the answer that nothing has changed
would hide an edition that could not be fetched, or that a person has still to judge.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from tracker.sources.results import CheckOutcome
from tracker.store.connection import insert_row

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection

    from tracker.config import Source
    from tracker.sources.results import EditionResult

DEALT_WITH = {
    CheckOutcome.UNCHANGED,
    CheckOutcome.COPY,
    CheckOutcome.REVISION,
    CheckOutcome.NEW_EDITION,
    CheckOutcome.WITHDRAWN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The editions that a page or feed named, and its validators."""

    etag: str | None
    last_modified: str | None
    settings: str
    """Those by which its links were chosen: chosen by others, the same page names other editions."""
    offered: tuple[tuple[str, str], ...]
    """Label and address of each edition."""


def settings_of(source: Source) -> str:
    """What of a source decides which links lead to editions."""
    patterns = (source.link_text, source.link_address, source.edition_from)
    return json.dumps([source.place, *(each.pattern if each else None for each in patterns)])


def listings(connection: sqlite3.Connection) -> dict[tuple[str, str], Listing]:
    """All that are kept, by report and source key."""
    return {
        (row["report"], row["source"]): Listing(
            etag=row["etag"],
            last_modified=row["last_modified"],
            settings=row["settings"],
            offered=tuple((label, address) for label, address in json.loads(row["offered"])),
        )
        for row in connection.execute("SELECT * FROM listings")
    }


def keep_listing(
    connection: sqlite3.Connection,
    report: str,
    source: str,
    listing: Listing,
    results: Collection[EditionResult],
) -> None:
    """Keep a listing where all that it named was dealt with; forget it where not.

    Args:
        connection: the store's.
        report: slug of the report.
        source: key of the source.
        listing: what was named.
        results: what became of it.
    """
    connection.execute("DELETE FROM listings WHERE report = ? AND source = ?", (report, source))
    has_validators = listing.etag is not None or listing.last_modified is not None
    if has_validators and all(each.outcome in DEALT_WITH for each in results):
        row = asdict(listing) | {"report": report, "source": source, "offered": json.dumps(listing.offered)}
        insert_row(connection, "listings", row)

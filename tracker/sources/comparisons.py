"""Comparisons that checks made, on record: what was told, and whether a later revision has superseded it."""

from __future__ import annotations

import json
import logging
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from tracker.errors import TrackerError
from tracker.sources.results import Compared
from tracker.store.connection import insert_row
from tracker.succession import before

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.model import Comparison, Edition
    from tracker.store import Store

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A comparison on record."""

    id: int
    old_edition: str
    old_revision: int
    new_edition: str
    new_revision: int
    counts: Mapping[str, int]
    made_at: datetime
    superseded_by: tuple[str, ...]
    """What makes it out of date, in words, by edition: `revision 5 of 2020 and 2 before it`."""


def compare(old: Edition, new: Edition, *, store: Store | None = None) -> tuple[Comparison, Compared]:
    """Two editions side by side, and the same in numbers.

    Args:
        old: the earlier one.
        new: the later one.
        store: keeps the comparison for the digests that will tell of it; None where it is of a text that is
            not stored.
    """
    if store is not None:
        from tracker.store.comparisons import compared  # noqa: PLC0415 - most checks find nothing to compare

        comparison = compared(store, old, new)
    else:
        from tracker.diffing import diff_editions  # noqa: PLC0415 - the same

        comparison = diff_editions(old, new)
    return comparison, Compared(
        old_edition=old.provenance.edition,
        old_revision=old.provenance.revision or 0,
        new_edition=new.provenance.edition,
        new_revision=new.provenance.revision,
        counts=comparison.counts,
        old_words=old.words,
        new_words=new.words,
    )


def compare_or_none(old: Edition, new: Edition, *, store: Store | None = None) -> Compared | None:
    """How two editions compare, in numbers; None where a defect of the program keeps them from it.

    The text itself must be kept, and told of, all the same: tomorrow it may be gone from its source.
    """
    try:
        return compare(old, new, store=store)[1]
    except (TrackerError, sqlite3.Error):
        raise
    except Exception:
        one, other = (f"{each.report}@{each.edition}" for each in (old.provenance, new.provenance))
        log.exception("%s: kept, but a defect keeps it from being compared with %s", other, one)
        return None


def edition_before(store: Store, report: str, label: str) -> Edition | None:
    """The stored edition that comes before `label`; None where it is the first."""
    stored = store.editions(report)
    earlier = before(label, stored) if label in stored else None
    return store.edition(report, earlier) if earlier else None


def record_comparison(
    connection: sqlite3.Connection, report: str, compared: Compared, *, version: str, at: datetime
) -> int:
    """Put a comparison on record; gives its id."""
    row = {
        "report": report,
        "old_edition": compared.old_edition,
        "old_revision": compared.old_revision,
        "new_edition": compared.new_edition,
        "new_revision": compared.new_revision,
        "counts": json.dumps(dict(compared.counts)),
        "version": version,
        "made_at": at.isoformat(timespec="seconds"),
    }
    return insert_row(connection, "comparisons", row)


def recorded_comparisons(store: Store, report: str) -> list[Recorded]:
    """The comparisons of a report in the order in which they were made."""
    standing: dict[str, list[int]] = {}
    retracted: set[tuple[str, int]] = set()
    for each in store.snapshots(report):
        if each.retracted_at is not None:
            retracted.add((each.edition, each.revision))
        elif not each.aside:
            standing.setdefault(each.edition, []).append(each.revision)
    found = []
    for row in store.connection.execute("SELECT * FROM comparisons WHERE report = ? ORDER BY id", (report,)):
        sides = (row["old_edition"], row["old_revision"]), (row["new_edition"], row["new_revision"])
        used = {
            edition: max(revision for label, revision in sides if label == edition) for edition, _ in sides
        }
        superseded = [
            f"revision {later[-1]} of {edition}" + (f" and {len(later) - 1} before it" if later[1:] else "")
            for edition, revision in used.items()
            if (later := [each for each in standing.get(edition, ()) if each > revision])
        ]
        superseded += [
            f"{edition} revision {revision} was retracted"
            for edition, revision in sides
            if (edition, revision) in retracted
        ]
        found.append(
            Recorded(
                id=row["id"],
                old_edition=row["old_edition"],
                old_revision=row["old_revision"],
                new_edition=row["new_edition"],
                new_revision=row["new_revision"],
                counts=json.loads(row["counts"]),
                made_at=datetime.fromisoformat(row["made_at"]),
                superseded_by=tuple(superseded),
            )
        )
    return found

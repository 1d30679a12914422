"""What is told of a text that was stored: how it compares with the one before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker import __version__
from tracker.sources.comparisons import compare, edition_before, record_comparison
from tracker.sources.events import EventKind, list_events, record_event
from tracker.sources.results import compared_as_data
from tracker.store import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from tracker.model import Edition
    from tracker.sources.gathering import Found
    from tracker.sources.results import Compared
    from tracker.store import Added, Snapshot, Store


def tell_stored(store: Store, added: Added, read: Edition, *, source: str, at: datetime) -> Compared | None:
    """Compare what was just stored with what came before it, and record both; inside the same transaction.

    What came before a revision is what its source gave before: that two copies differ is no revision.

    Args:
        store: the database.
        added: what was stored.
        read: the text that was.
        source: key of its source.
        at: the time.
    """
    report, edition = read.provenance.report or "", read.provenance.edition
    revised = added.outcome is not Outcome.NEW_EDITION
    old = (
        store.edition(report, edition, revision=added.against)
        if added.against is not None
        else edition_before(store, report, edition)
        if not revised
        else None
    )
    compared = None
    if old is not None:
        read = store.edition(report, edition, revision=added.revision)  # with all its parts
        _, compared = compare(old, read)
        record_comparison(store.connection, report, compared, version=__version__, at=at)
    if added.outcome is not Outcome.COPY:  # which nobody has published or changed
        record_stored(store, added, read, source=source, at=at, compared=compared)
    return compared


def record_stored(
    store: Store, added: Added, read: Edition, *, source: str, at: datetime, compared: Compared | None = None
) -> None:
    """Have subscribers told of a text that was stored; inside the same transaction.

    Args:
        store: the database.
        added: what was stored.
        read: the text that was.
        source: key of its source.
        at: the time.
        compared: how it compares with what came before, where that was looked at already.
    """
    revised = added.outcome is not Outcome.NEW_EDITION
    record_event(
        store.connection,
        EventKind.REVISION if revised else EventKind.NEW_EDITION,
        at=at,
        report=read.provenance.report or "",
        edition=read.provenance.edition,
        source=source,
        payload={
            "revision": added.revision,
            "against": added.against,
            "aside": added.aside,
            "address": read.provenance.source,
            "findings": len(read.findings),
            "words": read.words,
            "compared": compared_as_data(compared),
        },
    )


def tell_retracted(store: Store, snapshot: Snapshot, reason: str, *, at: datetime) -> None:
    """Have subscribers told that a text of which they were told is retracted; inside the same transaction.

    Nothing where nobody was told of it: another copy, or what was stored before there were events.
    """
    stored = [EventKind.NEW_EDITION, EventKind.REVISION]
    told = [
        event
        for event in list_events(store.connection, report=snapshot.report, kinds=stored)
        if (event.edition, event.payload.get("revision")) == (snapshot.edition, snapshot.revision)
    ]
    if told:
        record_event(
            store.connection,
            EventKind.RETRACTED,
            at=at,
            report=snapshot.report,
            edition=snapshot.edition,
            source=told[-1].source,
            payload={
                "event": told[-1].id,
                "kind": told[-1].kind.value,
                "told": told[-1].created_at.isoformat(timespec="seconds"),
                "revision": snapshot.revision,
                "reason": reason,
            },
        )


def tell_found(
    store: Store, found: Found, kind: EventKind, payload: Mapping[str, Any], *, at: datetime
) -> None:
    """Have subscribers told of what an address of an edition gave, or gave no more; inside a transaction."""
    record_event(
        store.connection,
        kind,
        at=at,
        report=found.plan.report.slug,
        edition=found.candidate.edition,
        source=found.plan.source.key,
        payload=payload,
    )

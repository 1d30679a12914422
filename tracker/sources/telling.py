"""What is told of a text that was stored: how it compares with the one before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker import __version__
from tracker.sources.comparisons import compare_or_none, edition_before, record_comparison
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
        compared = _compared(store, old, read, at=at)
    if added.outcome is not Outcome.COPY:  # which nobody has published or changed
        record_stored(store, added, read, source=source, at=at, compared=compared)
    if added.stood is not None:
        leading = compared
        if leading is None or added.stood != added.against:
            leading = _compared(store, store.edition(report, edition, revision=added.stood), read, at=at)
        record_leading(store, added, read, source=source, at=at, compared=leading)
    return compared


def _compared(store: Store, old: Edition, new: Edition, *, at: datetime) -> Compared | None:
    """How two editions compare, put on record; None where a defect keeps them from being compared."""
    compared = compare_or_none(old, new, store=store)
    if compared is not None:
        record_comparison(store.connection, new.provenance.report or "", compared, version=__version__, at=at)
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
            "instead_of": added.instead_of,
            "address": read.provenance.source,
            "findings": len(read.findings),
            "words": read.words,
            "compared": compared_as_data(compared),
        },
    )


def record_leading(
    store: Store, added: Added, read: Edition, *, source: str, at: datetime, compared: Compared | None = None
) -> None:
    """Have subscribers told that an edition's text is another source's now; inside the same transaction.

    Whoever compares the edition the day after gets another text, which nobody has published or changed.

    Args:
        store: the database.
        added: the text that takes the lead.
        read: the same.
        source: key of its source.
        at: the time.
        compared: how the edition compares with what it was, where that was looked at already.
    """
    if added.instead_of is None:
        return
    report, edition = read.provenance.report or "", read.provenance.edition
    snapshots = {each.revision: each for each in store.snapshots(report, edition)}
    record_event(
        store.connection,
        EventKind.COPY_LEADS,
        at=at,
        report=report,
        edition=edition,
        source=source,
        payload={
            **_told_of(snapshots[added.revision]),
            "was": _told_of(snapshots[added.instead_of]),
            "against": added.stood,
            "findings": len(read.findings),
            "words": read.words,
            "compared": compared_as_data(compared),
        },
    )


def _told_of(snapshot: Snapshot) -> dict[str, Any]:
    """By what a snapshot can be named and checked."""
    return {
        "revision": snapshot.revision,
        "address": snapshot.said_source or snapshot.source,
        "authority": snapshot.authority.value,
        "sha256": snapshot.sha256,
    }


def tell_retracted(store: Store, snapshot: Snapshot, reason: str, *, at: datetime) -> None:
    """Have subscribers told that a text of which they were told is retracted; inside the same transaction.

    Nothing where nobody was told of it: another copy, or what was stored before there were events.
    """
    stored = [EventKind.NEW_EDITION, EventKind.REVISION, EventKind.COPY_LEADS]
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
                **_stands(store, snapshot),
            },
        )


def _stands(store: Store, retracted: Snapshot) -> dict[str, Any]:
    """What the edition is once a snapshot of it is retracted, where that is another text than before."""
    snapshots = store.snapshots(retracted.report, retracted.edition)
    in_line = store.revisions(retracted.report, retracted.edition)
    of_part = [each for each in snapshots if each.revision in in_line and each.part == retracted.part]
    if not of_part:
        return {"stands": None} if not in_line else {}
    stands = of_part[-1]
    was_led = not retracted.aside and (stands.aside or stands.revision < retracted.revision)
    return {"stands": _told_of(stands)} if was_led else {}


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

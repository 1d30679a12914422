"""What is told of a text that was stored: how it compares with the one before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker import __version__
from tracker.sources.comparisons import compare, edition_before, record_comparison, revision_before
from tracker.sources.events import EventKind, record_event
from tracker.sources.results import compared_as_data
from tracker.store import Outcome

if TYPE_CHECKING:
    from datetime import datetime

    from tracker.model import Edition
    from tracker.sources.results import Compared
    from tracker.store import Added, Store


def tell_stored(store: Store, added: Added, read: Edition, *, source: str, at: datetime) -> Compared | None:
    """Compare what was just stored with what came before it, and record both; inside the same transaction.

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
        revision_before(store, report, edition, added.revision)
        if revised
        else edition_before(store, report, edition)
    )
    compared = None
    new = read
    if old is not None:
        new = store.edition(report, edition)  # with all its parts
        _, compared = compare(old, new)
        record_comparison(store.connection, report, compared, version=__version__, at=at)
    record_event(
        store.connection,
        EventKind.REVISION if revised else EventKind.NEW_EDITION,
        at=at,
        report=report,
        edition=edition,
        source=source,
        payload={
            "revision": added.revision,
            "address": read.provenance.source,
            "findings": len(new.findings),
            "words": new.words,
            "compared": compared_as_data(compared),
        },
    )
    return compared

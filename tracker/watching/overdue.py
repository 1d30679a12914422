"""Editions that should be out and are not."""

from __future__ import annotations

import calendar
from datetime import MAXYEAR, date
from typing import TYPE_CHECKING, NamedTuple

from tracker.sources.events import EventKind, list_events, record_event
from tracker.succession import YEAR

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from tracker.config import Config, Report
    from tracker.config.model import Due
    from tracker.store import Store


class Late(NamedTuple):
    """An edition that is overdue."""

    report: str
    edition: str
    due: date
    event: int
    """Number of the event that says so."""


def record_overdue(config: Config, store: Store, *, now: datetime) -> list[Late]:
    """Store an event for each edition that is overdue and was not said to be; gives those."""
    today = now.astimezone(config.watch.timezone).date()
    stored = {each.slug: each.editions for each in store.reports()}
    late = [
        (slug, edition, due)
        for slug, report in config.reports.items()
        for edition, due in overdue(report, stored.get(slug, ()), today)
    ]
    if not late:
        return []
    recorded = []
    with store.transaction():
        events = list_events(store.connection, kinds=[EventKind.EDITION_OVERDUE])
        said = {(event.report, event.edition) for event in events}
        for slug, edition, due in late:
            if (slug, edition) not in said:
                event = record_event(
                    store.connection,
                    EventKind.EDITION_OVERDUE,
                    at=now,
                    report=slug,
                    edition=edition,
                    payload={"due": due.isoformat()},
                )
                recorded.append(Late(slug, edition, due, event))
    return recorded


def overdue(report: Report, stored: tuple[str, ...], today: date) -> Iterator[tuple[str, date]]:
    """Editions of `report` that were due before `today` and are not among `stored`, with their dates.

    Of yearly ones only those after the newest that is stored, which comes last: what was never collected is
    not late.
    """
    for declared in report.editions:
        if declared.due is not None and declared.due < today and declared.edition not in stored:
            yield declared.edition, declared.due
    if report.due is None or not stored:
        return
    if not YEAR.fullmatch(stored[-1]):
        return
    year = int(stored[-1]) + 1
    while (due := _due_date(report.due, year)) < today:
        declared_too = report.declared(str(year))
        if declared_too is None or declared_too.due is None:
            yield str(year), due
        year += 1


def _due_date(due: Due, label: int) -> date:
    """When the edition of the year `label` is due; 29 February is the 28th where there is none."""
    year = min(label + due.years_after, MAXYEAR)
    return date(year, due.month, min(due.day, calendar.monthrange(year, due.month)[1]))

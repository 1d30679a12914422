"""The story of a report's editions: retrievals, revisions, events, comparisons and what superseded them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tracker.clocks import to_the_second
from tracker.errors import NotFoundError
from tracker.model import MAIN_PART
from tracker.naming import counted, known_names
from tracker.sources.comparisons import recorded_comparisons
from tracker.sources.events import EventKind, list_events
from tracker.sources.quarantine import State, held_items
from tracker.store import Outcome
from tracker.succession import ordered

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from tracker.config import Config
    from tracker.sources.events import Event
    from tracker.store import Snapshot, Store

_TOLD_BY_SNAPSHOTS = {EventKind.NEW_EDITION, EventKind.REVISION}
_STORED = {*_TOLD_BY_SNAPSHOTS, EventKind.COPY_LEADS}
"""Told when a snapshot was stored."""
_ONLY_FOR_DIGESTS = {EventKind.RETRACTED, EventKind.CLEARED}
"""What the snapshots, and the decisions about what was held back, say themselves."""
_SAID = {
    EventKind.COPY_LEADS: "from now on {name} is revision {revision}, from {address} ({authority}); it was"
    " revision {was[revision]}, from {was[address]} ({was[authority]})",
    EventKind.SHRUNK: "much shorter than before, unconfirmed: {reason} (quarantine {quarantine})",
    EventKind.RESTRUCTURED: "its outline is gone, unconfirmed: {reason} (quarantine {quarantine})",
    EventKind.QUARANTINED: "quarantined: {reason} (quarantine {quarantine})",
    EventKind.WITHDRAWN: "withdrawn: {address} answered {status}; what is stored stays",
    EventKind.RETURNED: "{address} is there again",
    EventKind.RELOCATED: "{address} moved for good to {moved_to}",
    EventKind.SOURCE_FAILING: "the source fails, {failures} in a row: {reason}",
    EventKind.SOURCE_RECOVERED: "the source answers again",
    EventKind.EDITION_OVERDUE: "overdue: it should have been out on {due}",
}


class _Payload(dict[str, Any]):
    """A payload whose missing keys show as such: the story must not fail over an old event."""

    def __missing__(self, key: str) -> str:
        return f"({key} not recorded)"


def story_of(config: Config, store: Store, report: str) -> list[dict[str, Any]]:
    """One dict an edition, oldest first, each with its dated `entries` in the order of time.

    An entry has `at` (ISO 8601) and `what`: `snapshot`, `retraction`, `retrievals`, `decision` (a person's,
    about what was held back), `comparison` or an event's kind; a comparison has `old`, `new`, `counts` and
    `superseded_by`, the others `said`, in words.

    Raises:
        NotFoundError: the report is neither declared nor stored.
    """
    known = sorted({*config.reports, *(each.slug for each in store.reports())})
    if report not in known:
        raise NotFoundError(f"{report}: no such report; {known_names(report, known)}")
    told = _told(store, report)
    entries: dict[str, list[_Entry]] = {}
    for entry in (
        *_snapshots(store, report, told),
        *_retractions(store, report, told),
        *_retrievals(store, report),
        *_events(told),
        *_decisions(store, report, told),
        *_comparisons(store, report, told),
    ):
        entries.setdefault(entry.edition, []).append(entry)
    return [
        {
            "edition": edition,
            "entries": [
                {"at": to_the_second(each.at), **each.said}
                for each in sorted(entries[edition], key=lambda each: (each.at, *each.order))
            ],
        }
        for edition in ordered(entries, config.reports.get(report), store.placings(report))
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """One line of an edition's story."""

    edition: str
    at: datetime
    order: tuple[float, int] = (math.inf, 0)
    """Among entries of one moment: the event that it belongs to, and its place before or behind that."""
    said: Mapping[str, Any]


class _Told:
    """What events say of the order in which things happened."""

    def __init__(self, events: Sequence[Event], snapshots: Sequence[Snapshot]) -> None:
        self.events = events
        stored = {
            (event.edition, event.payload.get("revision")): event for event in events if event.kind in _STORED
        }
        self.places: dict[tuple[str, int], tuple[datetime, float]] = {}
        """When each revision was stored, and its number among what happened then."""
        last: tuple[datetime, float] | None = None
        for each in snapshots:
            event = stored.get((each.edition, each.revision))
            if event is not None:
                last = event.created_at, event.id
            elif last is None or each.retrieved_at > last[0]:
                last = each.retrieved_at, 0
            else:  # nobody was told of it: it came behind the one before it
                last = last[0], last[1] + 0.1
            self.places[each.edition, each.revision] = last
        self.held = {
            event.payload["quarantine"]: event
            for event in events
            if "quarantine" in event.payload and event.kind not in _ONLY_FOR_DIGESTS
        }
        """What was told of each item in quarantine."""


def _told(store: Store, report: str) -> _Told:
    return _Told(list_events(store.connection, report=report), store.snapshots(report))


def _snapshots(store: Store, report: str, told: _Told) -> Iterator[_Entry]:
    """Each when it was stored: what was held back came before a person accepted it."""
    copies = {each.snapshot_id for each in store.retrievals(report) if each.outcome is Outcome.COPY}
    for each in store.snapshots(report):
        at, number = told.places.get((each.edition, each.revision), (each.retrieved_at, 0))
        yield _Entry(
            edition=each.edition,
            at=at,
            order=(number, 0),
            said={
                "what": "snapshot",
                "said": _snapshot_said(each, is_copy=each.id in copies),
                "revision": each.revision,
                "sha256": each.sha256,
                "source": each.source,
                "retrieved_at": to_the_second(each.retrieved_at),
                "retracted_at": to_the_second(each.retracted_at),
            },
        )


def _retractions(store: Store, report: str, told: _Told) -> Iterator[_Entry]:
    """Each with what the edition is from then on, where that is another text."""
    stands = {
        (event.edition, event.payload.get("revision")): event.payload.get("stands")
        for event in told.events
        if event.kind is EventKind.RETRACTED
    }
    for each in store.snapshots(report):
        if each.retracted_at is not None:
            said = f"revision {each.revision} retracted: {each.retracted_reason}"
            if then := stands.get((each.edition, each.revision)):
                name = f"{report}@{each.edition}"
                said += f"; from now on {name} is revision {then['revision']}, from {then['address']}"
            yield _Entry(
                edition=each.edition, at=each.retracted_at, said={"what": "retraction", "said": said}
            )


def _decisions(store: Store, report: str, told: _Told) -> Iterator[_Entry]:
    """What a person decided about what was held back."""
    for each in held_items(store, report=report):
        if each.state in {State.ACCEPTED, State.REJECTED} and each.decided_at is not None:
            event = told.held.get(each.id)
            yield _Entry(
                edition=each.edition,
                at=each.decided_at,
                order=(event.id if event else 0, 1),
                said={
                    "what": "decision",
                    "said": f"a person {each.state} number {each.id} of the quarantine",
                    "quarantine": each.id,
                    "state": each.state.value,
                },
            )


def _snapshot_said(each: Snapshot, *, is_copy: bool) -> str:
    beside = ", beside the edition's text" if each.aside else ""
    copy = f", another copy, no revision{beside}" if is_copy else beside
    part = "" if each.part == MAIN_PART else f" ({each.part})"
    return (
        f"revision {each.revision}{part}{copy}: {counted(each.findings, 'finding')}"
        f" from {each.said_source or each.source} ({each.authority.said}), SHA-256 {each.sha256[:12]}"
    )


def _retrievals(store: Store, report: str) -> Iterator[_Entry]:
    """Retrievals of other bytes with the same text, counted by source: there may be thousands."""
    groups: dict[tuple[str, str], list[datetime]] = {}
    for each in store.retrievals(report):
        if each.outcome is Outcome.SAME_TEXT:
            groups.setdefault((each.edition, each.source), []).append(each.retrieved_at)
    for (edition, source), times in groups.items():
        count = "once" if len(times) == 1 else f"{len(times)} times"
        said = f"other bytes with the same text from {source}, {count}, the last time now"
        yield _Entry(
            edition=edition, at=times[-1], said={"what": "retrievals", "said": said, "times": len(times)}
        )


def _events(told: _Told) -> Iterator[_Entry]:
    for event in told.events:
        if event.kind not in _TOLD_BY_SNAPSHOTS | _ONLY_FOR_DIGESTS:
            yield _Entry(
                edition=event.edition or f"(source {event.source})",
                at=event.created_at,
                order=(event.id, 0),
                said={
                    "what": event.kind.value,
                    "said": _SAID[event.kind].format_map(_said_of(event)),
                    "payload": dict(event.payload),
                },
            )


def _said_of(event: Event) -> _Payload:
    """A payload with its numbers in words, and the edition's name."""
    said = _Payload(event.payload, name=f"{event.report}@{event.edition}")
    if "failures" in said:
        said["failures"] = counted(said["failures"], "time")
    return said


def _comparisons(store: Store, report: str, told: _Told) -> Iterator[_Entry]:
    """Each behind what it is about, which was stored with it."""
    for each in recorded_comparisons(store, report):
        at, number = told.places.get((each.new_edition, each.new_revision), (each.made_at, 0))
        yield _Entry(
            edition=each.new_edition,
            at=max(each.made_at, at),
            order=(number, 1),
            said={
                "what": "comparison",
                "old": {"edition": each.old_edition, "revision": each.old_revision},
                "new": {"edition": each.new_edition, "revision": each.new_revision},
                "counts": dict(each.counts),
                "superseded_by": list(each.superseded_by),
            },
        )

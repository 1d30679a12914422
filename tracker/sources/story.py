"""The story of a report's editions: retrievals, revisions, events, comparisons and what superseded them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.errors import NotFoundError
from tracker.naming import counted, known_names
from tracker.sources.comparisons import recorded_comparisons
from tracker.sources.events import EventKind, list_events
from tracker.succession import ordered

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tracker.config import Config
    from tracker.store import Snapshot, Store

_TOLD_BY_SNAPSHOTS = {EventKind.NEW_EDITION, EventKind.REVISION}
_SAID = {
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

    An entry has `at` (ISO 8601) and `what`: `snapshot`, `retrievals`, `comparison` or an event's kind; a
    comparison has `old`, `new`, `counts` and `superseded_by`, the others `said`, in words.

    Raises:
        NotFoundError: the report is neither declared nor stored.
    """
    known = sorted({*config.reports, *(each.slug for each in store.reports())})
    if report not in known:
        raise NotFoundError(f"{report}: no such report; {known_names(report, known)}")
    entries: dict[str, list[dict[str, Any]]] = {}
    for edition, entry in (
        *_snapshots(store, report),
        *_retrievals(store, report),
        *_events(store, report),
        *_comparisons(store, report),
    ):
        entries.setdefault(edition, []).append(entry)
    order = {"snapshot": 0, "comparison": 1}
    return [
        {
            "edition": edition,
            "entries": sorted(entries[edition], key=lambda each: (each["at"], order.get(each["what"], 2))),
        }
        for edition in ordered(entries, config.reports.get(report), store.placings(report))
    ]


def _snapshots(store: Store, report: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for each in store.snapshots(report):
        yield (
            each.edition,
            {
                "at": each.retrieved_at.isoformat(timespec="seconds"),
                "what": "snapshot",
                "said": _snapshot_said(each),
                "revision": each.revision,
                "sha256": each.sha256,
                "source": each.source,
                "retracted_at": each.retracted_at.isoformat(timespec="seconds")
                if each.retracted_at
                else None,
            },
        )
        if each.retracted_at is not None:
            said = f"revision {each.revision} retracted: {each.retracted_reason}"
            at = each.retracted_at.isoformat(timespec="seconds")
            yield each.edition, {"at": at, "what": "retraction", "said": said}


def _snapshot_said(each: Snapshot) -> str:
    part = "" if each.part == "main" else f" ({each.part})"
    return (
        f"revision {each.revision}{part}: {counted(each.findings, 'finding')} from {each.source}"
        f" ({each.authority}), SHA-256 {each.sha256[:12]}"
    )


def _retrievals(store: Store, report: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Retrievals of other bytes with the same text, counted by source: there may be thousands."""
    groups: dict[tuple[str, str], list[str]] = {}
    for each in store.retrievals(report):
        if each.outcome == "same text":
            at = each.retrieved_at.isoformat(timespec="seconds")
            groups.setdefault((each.edition, each.source), []).append(at)
    for (edition, source), times in groups.items():
        count = "once" if len(times) == 1 else f"{len(times)} times"
        said = f"other bytes with the same text from {source}, {count}, the last time now"
        yield edition, {"at": times[-1], "what": "retrievals", "said": said, "times": len(times)}


def _events(store: Store, report: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for event in list_events(store.connection, report=report):
        if event.kind in _TOLD_BY_SNAPSHOTS:
            continue
        yield (
            event.edition or f"(source {event.source})",
            {
                "at": event.created_at.isoformat(timespec="seconds"),
                "what": event.kind.value,
                "said": _SAID[event.kind].format_map(_said_of(event.payload)),
                "payload": dict(event.payload),
            },
        )


def _said_of(payload: Mapping[str, Any]) -> _Payload:
    """A payload with its numbers in words."""
    failures = payload.get("failures")
    return _Payload(payload, **({"failures": counted(failures, "time")} if failures is not None else {}))


def _comparisons(store: Store, report: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for each in recorded_comparisons(store, report):
        yield (
            each.new_edition,
            {
                "at": each.made_at.isoformat(timespec="seconds"),
                "what": "comparison",
                "old": {"edition": each.old_edition, "revision": each.old_revision},
                "new": {"edition": each.new_edition, "revision": each.new_revision},
                "counts": dict(each.counts),
                "superseded_by": list(each.superseded_by),
            },
        )

"""What is over when a digest is made: told as having happened, behind all else, and never as an alarm."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from tracker.digests.model import News
from tracker.rendering.visible import visible
from tracker.sources.events import EventKind, list_events
from tracker.sources.plans import sources_of, still_asked
from tracker.sources.quarantine import State, decided

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.config import Report
    from tracker.digests.words import Words
    from tracker.sources.events import Event
    from tracker.workspace.workspace import Workspace

ENDS = {EventKind.SOURCE_FAILING: EventKind.SOURCE_RECOVERED, EventKind.WITHDRAWN: EventKind.RETURNED}
"""What begins, and what says that it is over."""
HELD = frozenset({EventKind.QUARANTINED, EventKind.SHRUNK, EventKind.RESTRUCTURED})
TEXTS = frozenset({EventKind.NEW_EDITION, EventKind.REVISION, EventKind.COPY_LEADS})
_OF_SOURCES = frozenset({EventKind.SOURCE_FAILING, EventKind.SOURCE_RECOVERED})

SENTENCES: dict[EventKind, tuple[str, str]] = {
    **dict.fromkeys(
        HELD, ("What came as the {edition} edition was held back for a time", "{address}: {reason}.")
    ),
    **dict.fromkeys(
        _OF_SOURCES,
        ("A source failed for a time and answers again: {source}", "It had failed since {since}."),
    ),
    **dict.fromkeys(
        (EventKind.WITHDRAWN, EventKind.RETURNED),
        (
            "The {edition} edition was gone for a time and is there again",
            "{address}; it was gone since {since}.",
        ),
    ),
    **dict.fromkeys(
        TEXTS, ("What was taken in as the {edition} edition has been retracted", "The reason: {reason}")
    ),
    EventKind.REVISION: ("A revision of the {edition} edition has been retracted", "The reason: {reason}"),
    EventKind.COPY_LEADS: (
        "Another source’s text of the {edition} edition has been retracted",
        "The reason: {reason}",
    ),
    EventKind.EDITION_OVERDUE: (
        "The {edition} edition was overdue and has come",
        "It should have been out by {due}.",
    ),
}
"""Headline and explanation of what is over; keys of the catalogues."""

DECIDED = {
    State.SUPERSEDED: "A sound answer has come since.",
    State.ACCEPTED: "It was accepted on {moment}.",
    State.REJECTED: "It was rejected on {moment}.",
    State.OPEN: "It is no longer asked for: tracker.toml has changed.",
}
"""What became of what was held back; keys of the catalogues."""


@dataclass(frozen=True, slots=True)
class Sorted:
    """The events of a report as a digest tells them."""

    present: list[Event]
    over: list[Event]


def sort_out(workspace: Workspace, report: Report, events: Sequence[Event]) -> Sorted:
    """What of `events`, all of `report` and in their order, still holds, and what is over.

    What began and ended, or ended and began again, is told once, by what came last. That a source failed
    which is watched no more is not told.
    """
    watched = _watched(workspace, report)
    told = [
        event
        for event in _last_of_each(events)
        if event.kind not in _OF_SOURCES or event.source is None or event.source in watched
    ]
    begun = {_chain(event) for event in _first_of_each(events) if event.kind in ENDS}
    over = [
        event
        for event in told
        if is_over(workspace, report, event)
        or (event.kind in ENDS.values() and _chain(event) in begun)  # nobody was told that it began
    ]
    past = {event.id for event in over}
    # What is retracted before anybody was told of it is told by what it was.
    past |= {event.id for event in told if event.payload.get("event") in {each.id for each in events}}
    return Sorted([event for event in told if event.id not in past], over)


def is_over(workspace: Workspace, report: Report, event: Event) -> bool:
    """Whether what `event` says holds no more."""
    store = workspace.store
    if event.kind in HELD:
        state, _ = decided(store, int(event.payload.get("quarantine") or 0))
        year = datetime.now(UTC).year
        return state is not State.OPEN or not still_asked(
            workspace.config, report.slug, event.source or "", event.edition or "", year=year
        )
    if event.kind in ENDS:
        later = list_events(store.connection, after=event.id, report=event.report, kinds=[ENDS[event.kind]])
        return any(_chain(each) == _chain(event) for each in later)
    if event.kind in TEXTS:
        revision = int(event.payload.get("revision") or 1)
        return revision not in store.revisions(event.report, event.edition or "", copies=True)
    if event.kind is EventKind.EDITION_OVERDUE:
        return event.edition in workspace.stored_labels(event.report)
    return False


def news_of_past(workspace: Workspace, event: Event, words: Words) -> News:
    """One thing that is over, in two sentences or three."""
    phrase, explained = SENTENCES[event.kind]
    since = event.payload.get("since")
    due = event.payload.get("due")
    values = {
        "edition": visible(event.edition or ""),
        "source": visible(event.source or ""),
        "address": visible(str(event.payload.get("address") or "")),
        "reason": visible(str(event.payload.get("reason") or _reason_retracted(workspace, event))),
        "since": words.time(datetime.fromisoformat(str(since)) if since else event.created_at),
        "due": words.date(date.fromisoformat(str(due))) if due else "",
    }
    lines = [words("Found on {moment}.", moment=words.time(event.created_at)), words(explained, **values)]
    if event.kind in HELD:
        state, at = decided(workspace.store, int(event.payload.get("quarantine") or 0))
        lines.append(words(DECIDED[state], moment=words.time(at or event.created_at)))
    return News(headline=words(phrase, **values), lines=tuple(lines), over=True)


def _reason_retracted(workspace: Workspace, event: Event) -> str:
    if event.kind not in TEXTS:
        return ""
    revision = int(event.payload.get("revision") or 1)
    snapshots = workspace.store.snapshots(event.report, event.edition)
    return next((each.retracted_reason or "" for each in snapshots if each.revision == revision), "")


def _watched(workspace: Workspace, report: Report) -> set[str]:
    return {source.key for source, _ in sources_of(report, workspace.config.root)}


_Chain = tuple[EventKind, str | None, str | None]


def _chain(event: Event) -> _Chain:
    """What an event begins or ends."""
    begins = next((begin for begin, end in ENDS.items() if end is event.kind), event.kind)
    return begins, event.edition, event.source


def _first_of_each(events: Iterable[Event]) -> list[Event]:
    """The first event of all that begin and end the same."""
    first: dict[_Chain, Event] = {}
    for event in events:
        first.setdefault(_chain(event), event)
    return list(first.values())


def _last_of_each(events: Sequence[Event]) -> list[Event]:
    """All events, but of those that begin and end the same the last one alone."""
    last = {_chain(event): event.id for event in events}
    chained = {*ENDS, *ENDS.values()}
    return [event for event in events if event.kind not in chained or last[_chain(event)] == event.id]

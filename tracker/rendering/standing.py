"""The status of a workspace for the terminal and as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.clocks import to_the_second
from tracker.naming import counted
from tracker.rendering.moments import due_said, moment_said
from tracker.rendering.styled import Line, Piece, Style
from tracker.rendering.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime, tzinfo

    from tracker.watching.status import SourceStatus, Status


def status_lines(status: Status, timezone: tzinfo, now: datetime) -> Iterator[Line]:
    """The status for people.

    Args:
        status: how the workspace stands.
        timezone: that times are shown in.
        now: what should have happened by then is told as due.
    """
    if not status.watched:
        rounds = " (one with --once runs for its round)"
        yield Line(Piece("Not watched: no `tracker watch` runs now", Style.OLD_KIND), Piece(f"{rounds}."))
    elif status.watched_by is None:
        yield Line(Piece("Watched; which process does it could not be written down (is the disk full?)."))
    else:
        yield Line(Piece(f"Watched by process {status.watched_by}."))
    for source in status.sources:
        yield from _source_lines(source, timezone, now)
    if not status.sources:
        yield Line(Piece("No source is declared."))
    for each in status.subscriptions:
        when = (
            due_said(each.next_digest, timezone, now, what="digest") if each.next_digest else "told at once"
        )
        number = each.waiting_events
        waiting = f"; {number} event{' waits' if number == 1 else 's wait'} to be told" if number else ""
        yield Line(Piece(visible(each.name), Style.STRONG), Piece(f"  {when}{waiting}"))
    if status.deliveries:
        counts = ", ".join(f"{number} {state}" for state, number in status.deliveries.items())
        yield Line(Piece(f"Outbox: {counts}; `tracker outbox` lists them.", Style.REWORDED))
    elif status.subscriptions:
        yield Line(Piece("Outbox: nothing is owed.", Style.DIM))


def _source_lines(source: SourceStatus, timezone: tzinfo, now: datetime) -> Iterator[Line]:
    state = source.state
    name = [Piece(source.report, Style.STRONG), Piece(f"  {visible(source.source)}: ")]
    if state is None:
        yield Line(*name, Piece("not checked yet"))
        return
    style = Style.OLD_KIND if state.outcome.in_trouble else Style.PLAIN
    following = f"; {due_said(source.next_run, timezone, now)}" if source.next_run else ""
    yield Line(
        *name,
        Piece(str(state.outcome), style),
        Piece(f", checked {moment_said(state.checked_at, timezone)}{following}"),
    )
    if state.outcome.in_trouble:
        began = source.trouble_since
        since = f"in trouble since {moment_said(began, timezone)}" if began else "in trouble"
        times = f" ({counted(state.failures, 'time')} in a row)" if state.failures else ""
        yield Line(Piece(f"{since}{times}: {visible(state.detail)}", Style.OLD_KIND), indent=4)


def status_data(status: Status) -> dict[str, Any]:
    """The status as JSON."""
    return {
        "watched": status.watched,
        "watched_by": status.watched_by,
        "sources": [
            {
                "report": each.report,
                "source": each.source,
                "last_check": to_the_second(each.state.checked_at if each.state else None),
                "outcome": each.state.outcome.value if each.state else None,
                "detail": each.state.detail if each.state else None,
                "last_answer": to_the_second(each.state.answered_at if each.state else None),
                "failures": each.state.failures if each.state else 0,
                "in_trouble_since": to_the_second(each.trouble_since),
                "next_run": to_the_second(each.next_run),
            }
            for each in status.sources
        ],
        "subscriptions": [
            {
                "name": each.name,
                "waiting_events": each.waiting_events,
                "next_digest": to_the_second(each.next_digest),
            }
            for each in status.subscriptions
        ],
        "outbox": {state.value: number for state, number in status.deliveries.items()},
    }

"""The outbox for the terminal and as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.naming import counted
from tracker.outbox.records import State
from tracker.rendering.moments import due_said, moment_said
from tracker.rendering.styled import Line, Piece, Style
from tracker.rendering.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime, tzinfo

    from tracker.outbox import Owed

_STYLES = {
    State.WAITING: Style.REWORDED,
    State.SENDING: Style.REWORDED,
    State.DELIVERED: Style.DIM,
    State.FAILED: Style.OLD_KIND,
    State.DROPPED: Style.DIM,
}


def owed_line(row: Owed, timezone: tzinfo, now: datetime) -> Line:
    """One delivery in one line, times in `timezone`; what should have happened by `now` is told as due."""
    return Line(
        Piece(f"{row.id:>5}  "),
        Piece(f"{row.state:<9}", _STYLES[row.state]),
        Piece(f"  {visible(row.recipient)}  {visible(row.subject)}"),
        Piece(f"  ({visible(facts)})" if (facts := "; ".join(_facts(row, timezone, now))) else "", Style.DIM),
    )


def owed_lines(row: Owed, timezone: tzinfo) -> list[Line]:
    """All that is known of one delivery, times in `timezone`."""
    facts = {
        "state": str(row.state),
        "to": f"{row.recipient} ({row.channel})",
        "subject": row.subject,
        "subscription": row.subscription,
        "made": moment_said(row.made_at, timezone),
        "attempts": str(row.attempts),
        "may have arrived unnoticed": str(row.doubtful) if row.doubtful else None,
        "next attempt": moment_said(row.next_attempt, timezone) if row.state is State.WAITING else None,
        "settled": moment_said(row.settled_at, timezone) if row.settled_at else None,
        "last answer": row.answer,
        "Message-ID": row.identity,
    }
    return [
        Line(Piece(f"{name}: ", Style.DIM), Piece(visible(value)))
        for name, value in facts.items()
        if value is not None
    ]


def owed_data(row: Owed) -> dict[str, Any]:
    """One delivery as JSON."""
    return {
        "id": row.id,
        "digest": row.digest,
        "subscription": row.subscription,
        "subject": row.subject,
        "channel": row.channel,
        "recipient": row.recipient,
        "message_id": row.identity,
        "state": row.state.value,
        "attempts": row.attempts,
        "doubtful": row.doubtful,
        "held": row.held,
        "made_at": row.made_at.isoformat(),
        "next_attempt": row.next_attempt.isoformat() if row.state is State.WAITING else None,
        "settled_at": row.settled_at.isoformat() if row.settled_at else None,
        "answer": row.answer,
    }


def _facts(row: Owed, timezone: tzinfo, now: datetime) -> Iterator[str]:
    if row.attempts:
        yield counted(row.attempts, "attempt")
    if row.state is State.WAITING:
        yield due_said(row.next_attempt, timezone, now)
    if row.answer and row.state is not State.DELIVERED:
        yield row.answer

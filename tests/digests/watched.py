"""Reports that are watched and told: who is told when, a check at a time, what was made of it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from tracker.sources.checking import check_sources

if TYPE_CHECKING:
    from tracker.digests.making import Maker
    from tracker.workspace.workspace import Workspace

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
"""A Monday."""

DESK = """
[[subscriptions]]
name = "desk"
to = ["ann@example.org", "bo@example.org"]
"""
WEEKLY = """
[[subscriptions]]
name = "weekly"
to = ["cy@example.org"]
schedule = "0 8 * * 1"
timezone = "Europe/Oslo"
"""


def check(workspace: Workspace, at: Any = NOW) -> None:
    """Check all sources at that time."""
    check_sources(workspace.config, workspace.store, clock=lambda: at)


def subjects(maker: Maker) -> list[str]:
    """Subjects of all deliveries."""
    return [row.subject for row in maker.outbox.rows()]

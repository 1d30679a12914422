"""Which process watches a workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.workspace.locating import DATABASE

if TYPE_CHECKING:
    from pathlib import Path

LOCK = "watch.lock"
"""Beside the database; holds the process id."""


def lock_path(root: Path) -> Path:
    """The lock that `tracker watch` holds in the workspace at `root`."""
    return (root / DATABASE).with_name(LOCK)

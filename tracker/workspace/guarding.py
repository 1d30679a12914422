"""Keeping what editions are read from, and the workspace's own files, from being written over."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.errors import StoreError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.workspace.workspace import Workspace


def refuse_to_write_over(workspace: Workspace, output: Path, names: Iterable[str] = ()) -> None:
    """Refuse an output that would take the place of something that is read.

    Args:
        workspace: whose editions and files are kept.
        output: the file that a person named; one that is not there yet takes nobody's place.
        names: what is compared, as typed: names of editions, or paths.

    Raises:
        UsageError: it would.
    """
    if not output.is_file():
        return
    if any(_is_same(output, own) for own in (workspace.config_path, workspace.database_path)):
        raise UsageError(f"{output}: this is the workspace's own file; name another file")
    if any(_is_same(output, Path(name)) for name in names):
        raise UsageError(f"{output}: this is one of the files that are compared; name another file")
    declared = (
        path
        for report in workspace.config.reports.values()
        for edition in report.editions
        for _, path in edition.files
    )
    if any(_is_same(output, path) for path in declared) or _was_taken_in(workspace, output):
        raise UsageError(f"{output}: an edition is read from this file; name another file")


def _is_same(output: Path, other: Path) -> bool:
    try:
        return output.samefile(other)
    except OSError:
        return False


def _was_taken_in(workspace: Workspace, output: Path) -> bool:
    """Whether something is stored that came from this file, declared or found by a pattern."""
    with contextlib.suppress(StoreError):  # two files can be compared whatever the database is like
        names = {workspace.source_of(output), workspace.source_of(output.resolve())}
        return workspace.has_store and any(workspace.store.retrievals(source=name) for name in names)
    return False

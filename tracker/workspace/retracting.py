"""Retracting a snapshot, and having tracker.toml name the right file again."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tracker.errors import TrackerError
from tracker.model import MAIN_PART

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.store import Snapshot
    from tracker.store.declarations import Replaced
    from tracker.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Retracted:
    """What became of an edition when a snapshot of it was retracted."""

    snapshot: Snapshot
    stands: Snapshot | None
    """What stands now of the same part; None where nothing does."""
    revision: int | None
    """The edition's revision that stands now, of whatever part; None where nothing does."""
    put_back: Replaced | None
    """What tracker.toml says again."""
    still_declared: bool
    """Whether tracker.toml names the file that the snapshot came from, and no later text of it stands."""
    failure: str | None
    """Why tracker.toml could not be written."""

    @property
    def is_other_file(self) -> bool:
        """Whether what stands came from another place than what was retracted."""
        return self.stands is not None and self.stands.source != self.snapshot.source


def retract(workspace: Workspace, report: str, label: str, revision: int | None, reason: str) -> Retracted:
    """Put on record that a snapshot was a mistake, and take back what it changed in tracker.toml.

    What `tracker add` had replaced there is put back, with what it said of the file; what it had declared
    where nothing was, is taken out. Nothing else is touched.

    Raises:
        NotFoundError: there is no such snapshot, or it is retracted already.
        StoreError: the database cannot be written.
    """
    from tracker.sources.telling import tell_retracted  # noqa: PLC0415 - only `retract` needs it
    from tracker.store.declarations import forget_said, take_back_published, to_put_back  # noqa: PLC0415 - the same
    from tracker.workspace.replacing import put_back, written_alone  # noqa: PLC0415 - the same

    store, failure, done = workspace.store, None, False
    with contextlib.ExitStack() as held:
        try:
            # First, as `tracker add` does: else each could wait for what the other holds.
            held.enter_context(written_alone(workspace.config_path))
        except TrackerError as error:
            failure = str(error)
        workspace.forget_config()
        held.enter_context(store.transaction())
        snapshot = store.retract(report, label, reason=reason, revision=revision)
        tell_retracted(store, snapshot, reason, at=datetime.now(UTC))
        replaced = to_put_back(store.connection, snapshot.id)
        if replaced is not None and _came_again(store.snapshots(report, label), snapshot):
            replaced = None
        if replaced is not None:
            take_back_published(store.connection, snapshot.id, replaced)
        if replaced is not None and failure is None and _is_declared(workspace, snapshot):
            # Before the record counts: killed between the two, the same command does all of it once more.
            # The other way round it would retract the revision that is right.
            try:
                done = put_back(workspace.config_path, replaced)
                if done and replaced.part is None and "path" in replaced.before:
                    file = workspace.source_of(workspace.root / replaced.before["path"])
                    forget_said(store.connection, file, replaced)
            except TrackerError as error:
                failure = str(error)  # a retraction must not fail for a file that cannot be written
    workspace.forget_config()
    numbers = store.revisions(report, label)
    stored = store.snapshots(report, label)
    standing = [each for each in stored if each.revision in numbers]
    same_part = [each for each in standing if each.part == snapshot.part]
    return Retracted(
        snapshot=snapshot,
        stands=same_part[-1] if same_part else None,
        revision=standing[-1].revision if standing else None,
        put_back=replaced if done else None,
        still_declared=_is_declared(workspace, snapshot) and not _came_again(stored, snapshot),
        failure=failure,
    )


def _came_again(snapshots: Sequence[Snapshot], retracted: Snapshot) -> bool:
    """Whether a later text of the file stands, which is then declared rightly."""
    return any(
        each.id > retracted.id
        and each.retracted_at is None
        and (each.part, each.source) == (retracted.part, retracted.source)
        for each in snapshots
    )


def _is_declared(workspace: Workspace, snapshot: Snapshot) -> bool:
    """Whether tracker.toml names the snapshot's file as its part of the edition."""
    report = workspace.config.reports.get(snapshot.report)
    declared = report.declared(snapshot.edition) if report else None
    files = declared.files if declared else ()
    return any(
        (part or MAIN_PART) == snapshot.part and workspace.source_of(path) == snapshot.source
        for part, path in files
    )

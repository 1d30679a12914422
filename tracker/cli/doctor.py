"""`tracker doctor`."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import click

from tracker.cli.verb import verb, with_reading_session
from tracker.errors import StoreError
from tracker.model import MAIN_PART
from tracker.naming import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tracker.cli.session import Session
    from tracker.store import Snapshot
    from tracker.store.damage import Examined


@verb("doctor")
@with_reading_session
def command(session: Session) -> None:
    """Check that what is stored is what was received.

    Runs SQLite's integrity check, checks the hash of every snapshot, reads each one again to see whether it
    still gives the same edition, and makes sure that the database is not empty when it should not be. If the
    database is damaged, says where, and which snapshots are intact. Exits with 7 if anything is wrong.
    """
    from tracker.store.damage import examine, is_empty  # noqa: PLC0415 - `--help` needs none

    workspace = session.workspace
    path = workspace.database_path
    if not workspace.has_store:
        click.echo(f"{workspace.root}: nothing is stored yet")
        return
    emptied = is_empty(path)
    if not emptied:
        with session.progress("checking what is stored") as progress:
            found = examine(path, progress=progress)
        _report(path, found)
    snapshots = [] if emptied else workspace.store.snapshots()
    stored = {(snapshot.report, snapshot.edition) for snapshot in snapshots}
    missing = [
        f"{slug}@{edition.edition}"
        for slug, report in workspace.config.reports.items()
        for edition in report.editions
        if edition.files and (slug, edition.edition) not in stored
    ]
    for name in missing:
        click.echo(f"{name}: a file is declared, no snapshot of it is stored")
    if missing and not snapshots:
        raise StoreError(
            f"{path}: nothing is stored, though files are declared; put back a backup of it,"
            " or take the files in anew with `tracker check`"
        )
    if emptied and workspace.config.reports:
        raise StoreError(
            f"{path}: an empty file, though reports are tracked; put back a backup of it, or, if nothing was"
            " ever stored, have `tracker check` begin anew"
        )
    if not snapshots:
        click.echo(f"{path}: sound, but nothing is stored{'' if emptied else _checks(session)}")
        return
    for line in _declared_but_retracted(session, snapshots):
        click.echo(line)
    size = sum(snapshot.size for snapshot in snapshots)
    click.echo(
        f"{path}: {counted(len(snapshots), 'snapshot')}, {counted(size, 'byte')} as received, all sound"
    )


def _report(path: Path, found: Examined) -> None:
    """Say what is wrong with the database, if anything is.

    Raises:
        StoreError: something is; it says what to do.
    """
    for line in found.lines:
        click.echo(line)
    if found.damaged:
        raise StoreError(
            f"{path}: the database is damaged; put back a backup of it; without one,"
            f" `sqlite3 {shlex.quote(str(path))} .recover` gives what can still be read"
        )
    if found.lines:
        raise StoreError(f"{path}: {counted(len(found.lines), 'problem')}; put back a backup of it")


def _checks(session: Session) -> str:
    """Whether it is known to be no wonder that nothing is stored."""
    from tracker.sources.states import source_states  # noqa: PLC0415 - rarely needed

    if not any(report.sources for report in session.workspace.config.reports.values()):
        return ""
    if source_states(session.workspace.store.connection):
        return ", though sources were checked; `tracker status` says what they gave"
    return "; no source was ever checked. If one was, this is not the database that it was stored in"


def _declared_but_retracted(session: Session, snapshots: Sequence[Snapshot]) -> Iterator[str]:
    """Which files are declared though they were retracted, while another one stands."""
    workspace = session.workspace
    for slug, report in workspace.config.reports.items():
        for edition in report.editions:
            for part, path in edition.files:
                source = workspace.source_of(path)
                its = [
                    each
                    for each in snapshots
                    if (each.report, each.edition, each.part) == (slug, edition.edition, part or MAIN_PART)
                ]
                stands = next((each for each in reversed(its) if each.retracted_at is None), None)
                given = [each for each in its if each.source == source]
                if stands and given and all(each.retracted_at for each in given):
                    yield (
                        f"{slug}@{edition.edition}: {workspace.config_path.name} declares {source}, which was"
                        f" retracted; what stands is from {stands.source}"
                    )

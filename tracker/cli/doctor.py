"""`tracker doctor`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.verb import verb, with_session
from tracker.errors import StoreError
from tracker.naming import counted

if TYPE_CHECKING:
    from tracker.cli.session import Session


@verb("doctor")
@with_session
def command(session: Session) -> None:
    """Check that what is stored is what was received.

    SQLite's integrity check, the hash of the bytes of every snapshot, that the present reader makes the
    same edition of them again, and that the database is not empty where tracker.toml declares files. Exits
    with 7 where something is wrong.
    """
    workspace = session.workspace
    if not workspace.has_store:
        click.echo(f"{workspace.root}: nothing is stored yet")
        return
    with session.progress("checking what is stored"):
        problems = workspace.store.check_integrity()
    for problem in problems:
        click.echo(problem)
    if problems:
        raise StoreError(
            f"{workspace.store.path}: {counted(len(problems), 'problem')}; put back a backup of it"
        )
    snapshots = workspace.store.snapshots()
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
            f"{workspace.store.path}: nothing is stored, though files are declared; put back a backup of it,"
            " or take the files in anew with `tracker check`"
        )
    size = sum(snapshot.size for snapshot in snapshots)
    found = f"{counted(len(snapshots), 'snapshot')}, {counted(size, 'byte')} as received"
    click.echo(f"{workspace.store.path}: {found}, all sound")

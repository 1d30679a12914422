"""`tracker init`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.verb import verb, with_session
from tracker.errors import UsageError

if TYPE_CHECKING:
    from tracker.cli.session import Session


@verb("init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), required=False, metavar="[DIR]")
@with_session
def command(session: Session, *, folder: Path | None) -> None:
    """Create a workspace in DIR: a commented tracker.toml, and snapshots/.

    DIR defaults to the folder named by --workspace or TRACKER_WORKSPACE, else the current one. Files that
    are already there are left as they are.
    """
    from tracker.workspace.locating import named_root  # noqa: PLC0415 - the same
    from tracker.workspace.starting import start_workspace  # noqa: PLC0415 - `--help` needs none

    if folder and session.named and folder.absolute() != session.named.absolute():
        raise UsageError(f"--workspace names {session.named}, DIR {folder}: say one of them")
    folder = folder or named_root(session.named) or Path()
    made = start_workspace(folder)
    for path in made:
        click.echo(f"made {path}")
    if not made:
        session.say(f"{folder}: is a workspace already; nothing to do")

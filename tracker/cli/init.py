"""`tracker init`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.verb import verb, with_session

if TYPE_CHECKING:
    from tracker.cli.session import Session


@verb("init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path(), metavar="[DIR]")
@with_session
def command(session: Session, *, folder: Path) -> None:
    """Make DIR (this folder by default) a workspace: tracker.toml, with comments, and snapshots/.

    What is there already stays as it is.
    """
    from tracker.starting import start_workspace  # noqa: PLC0415 - `--help` needs none

    made = start_workspace(folder)
    for path in made:
        click.echo(f"made {path}")
    if not made:
        session.say(f"{folder}: is a workspace already; nothing to do")

"""`tracker diff OLD NEW`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.verb import verb, with_session
from tracker.model import Flag, Kind
from tracker.rendering.formats import FORMATS, format_for

if TYPE_CHECKING:
    from tracker.cli.session import Session


@verb("diff")
@click.argument("old")
@click.argument("new")
@click.option("--format", "format_name", type=click.Choice(list(FORMATS)), help="By default text.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write there; its suffix decides the format.",
)
@click.option("--exit-code", is_flag=True, help="Exit with 1 where something changed.")
@with_session
def command(
    session: Session,
    old: str,
    new: str,
    *,
    format_name: str | None,
    output: Path | None,
    exit_code: bool,
) -> int:
    """Show what changed from the edition OLD to the edition NEW."""
    from tracker.diffing import diff_editions  # noqa: PLC0415
    from tracker.rendering.view import View  # noqa: PLC0415

    chosen = FORMATS[format_name] if format_name else format_for(output) if output else FORMATS["text"]
    old_edition, new_edition = session.workspace.editions(old, new)
    comparison = diff_editions(old_edition, new_edition)
    view = View(comparison=comparison)
    session.write(chosen.render(view))
    return int(exit_code and any(change.kind is not Kind.UNCHANGED for change in comparison.changes))

"""`tracker list`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.options import text_or_json
from tracker.cli.verb import verb, with_reading_session

if TYPE_CHECKING:
    from tracker.cli.session import Session


@verb("list")
@click.argument("report", required=False)
@text_or_json
@with_reading_session
def command(session: Session, *, report: str | None, format_name: str) -> None:
    """List all reports, or the one named, with their editions and revisions.

    Of an edition with many revisions only the last are listed, unless the report is named.
    """
    from tracker.rendering.listing import as_data, listing_lines  # noqa: PLC0415 - `--help` needs none
    from tracker.workspace.inventory import inventory  # noqa: PLC0415 - `--help` needs none

    workspace = session.workspace
    listed = inventory(workspace, report)
    if not listed and not workspace.config_path.exists():
        session.say(f"no {workspace.config_path.name} here or above; `tracker init` makes a workspace")
    if format_name == "json":
        session.write_data(as_data(listed))
    else:
        session.show(listing_lines(listed, workspace.config.watch.timezone, whole=report is not None))

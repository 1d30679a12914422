"""`tracker log REPORT`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.options import text_or_json
from tracker.cli.verb import verb, with_reading_session

if TYPE_CHECKING:
    from tracker.cli.session import Session


@verb("log")
@click.argument("report")
@text_or_json
@with_reading_session
def command(session: Session, *, report: str, format_name: str) -> None:
    """Show the history of each edition of REPORT.

    Lists revisions, quarantines, withdrawals, moves, and the comparisons that were made, and says which of
    them a later revision has superseded.
    """
    from tracker.rendering.checks import log_lines  # noqa: PLC0415 - `--help` needs none
    from tracker.sources.story import story_of  # noqa: PLC0415 - `--help` needs none

    workspace = session.workspace_as_found
    story = story_of(workspace.config, workspace.store, report)
    if format_name == "json":
        session.write_data(story)
    else:
        session.show(log_lines(story, workspace.config.watch.timezone))

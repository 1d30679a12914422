"""`tracker check`."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from tracker.cli.options import text_or_json
from tracker.cli.verb import verb, with_session
from tracker.errors import FetchError, NotFoundError, StoreError

if TYPE_CHECKING:
    from tracker.cli.session import Session
    from tracker.sources.results import CheckResult


@verb("check")
@click.argument("reports", nargs=-1, metavar="[REPORT]…")
@click.option("--dry-run", is_flag=True, help="Show what would be found; store nothing.")
@text_or_json
@with_session
def command(session: Session, *, reports: tuple[str, ...], dry_run: bool, format_name: str) -> int:
    """Check the sources of all reports, or only those named, and store what is new.

    Prints one line for each source. Exits with 5 if a source failed, had asked for a pause that is not over,
    or if anything was quarantined; the other sources are checked all the same. An edition that is not out yet
    is not a failure.
    """
    from tracker.digests.subscribers import register  # noqa: PLC0415 - `--help` needs none
    from tracker.rendering.checks import result_line, results_data, summary_line  # noqa: PLC0415 - the same
    from tracker.sources.checking import check_sources  # noqa: PLC0415 - the same

    workspace = session.workspace_as_found if dry_run else session.workspace
    if not workspace.config_path.exists():
        # A timetable that starts it in the wrong folder must not go on in silence.
        raise NotFoundError(f"{workspace.config_path}: no such file; `tracker init` makes one")
    if not dry_run:
        register(workspace.store, workspace.config.subscriptions, datetime.now(UTC))
    as_text = format_name == "text"

    results: list[CheckResult] = []

    def told(result: CheckResult) -> None:
        results.append(result)
        if as_text:
            session.show([result_line(result)])

    try:
        with session.progress("asking the sources"):
            check_sources(
                workspace.config,
                workspace.store,
                reports=reports,
                dry_run=dry_run,
                keep_names=workspace.is_watched,
                on_result=told,
            )
    except StoreError:
        if results and not as_text:
            # What was stored until then, which the next check does not tell.
            session.write_data(results_data(results, dry_run=dry_run))
        raise
    if as_text:
        session.show([summary_line(results, dry_run=dry_run)])
    else:
        session.write_data(results_data(results, dry_run=dry_run))
    return FetchError.exit_code if any(result.outcome.in_trouble for result in results) else 0

"""`tracker retract EDITION --reason TEXT`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.verb import verb, with_session
from tracker.model import MAIN_PART
from tracker.naming import file_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.cli.session import Session
    from tracker.workspace.retracting import Retracted


@verb("retract")
@click.argument("edition")
@click.option("--reason", required=True, metavar="TEXT", help="Why it was a mistake; kept on record.")
@with_session
def command(session: Session, *, edition: str, reason: str) -> None:
    """Retract the snapshot behind EDITION: it was a mistake.

    It stays stored, with the reason, but is no longer compared; the previous revision takes its place.
    `kazakhstan@2020~1` names an older revision. If no revision is left, the edition is not imported again by
    itself, even if its source changes. What `tracker add` wrote into tracker.toml for this file is undone:
    the file named there before is named again.
    """
    done = session.workspace_as_found.retract(edition, reason)
    snapshot = done.snapshot
    name = f"{snapshot.report}@{snapshot.edition}"
    click.echo(f"{name}: revision {snapshot.revision} ({snapshot.sha256[:12]}) is retracted")
    click.echo(
        f"{name}: {f'revision {done.revision} stands' if done.revision else 'nothing of it stands'} now"
    )
    for line in _what_to_do(session, done):
        click.echo(line)


def _what_to_do(session: Session, done: Retracted) -> Iterator[str]:
    """How its source is taken in again, and what tracker.toml says of it."""
    from tracker.workspace.declaring import add_again  # noqa: PLC0415 - `--help` needs none

    snapshot, config = done.snapshot, session.workspace_as_found.config_path
    part = None if snapshot.part == MAIN_PART else snapshot.part
    what = f"the {'edition' if part is None else f'part {part} of the edition'} {snapshot.edition}"
    if done.stands is None:
        is_file = done.still_declared or done.put_back
        again = add_again(snapshot.source if is_file else "FILE", snapshot.report, snapshot.edition, part)
        said = f"{snapshot.source} is not taken in again by itself, even where it changes"
        yield f"{said}; `{again}` takes it in"
    if done.put_back is not None:
        old, new = done.put_back.said["path"], done.put_back.before.get("path")
        yield (
            f"{config} names {file_name(new)} as {what} again, not {file_name(old)}"
            if new
            else f"{config} does not name {file_name(old)} as {what} any more"
        )
        report = session.workspace_as_found.config.reports.get(snapshot.report)
        if report is not None and not report.editions and not report.sources:
            has = f"[reports.{report.slug}], without editions and sources"
            yield f"{config} still has {has}: take it out if it is mistyped"
    elif done.still_declared and (done.stands is None or done.is_other_file):
        right = f"{done.stands.source}, which stands" if done.stands else "the right file"
        why = f" ({done.failure})" if done.failure else ""
        yield f"{config} still declares {snapshot.source} as {what}{why}: take it out there, or name {right}"

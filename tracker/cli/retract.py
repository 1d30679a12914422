"""`tracker retract EDITION --reason TEXT`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.verb import verb, with_session

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.cli.session import Session
    from tracker.store import Snapshot


@verb("retract")
@click.argument("edition")
@click.option("--reason", required=True, metavar="TEXT", help="Why, for those who ask later.")
@with_session
def command(session: Session, *, edition: str, reason: str) -> None:
    """Put on record that the snapshot behind EDITION was a mistake.

    It stays stored, with the reason, but no comparison uses it any more; the revision before it stands
    again. `kazakhstan@2020~1` names an older one. Where nothing of it stands, its source is not taken in
    again by itself, whatever it comes to say.
    """
    snapshot = session.workspace.retract(edition, reason)
    name = f"{snapshot.report}@{snapshot.edition}"
    click.echo(f"{name}: revision {snapshot.revision} ({snapshot.sha256[:12]}) is retracted")
    stands = session.workspace.store.revisions(snapshot.report, snapshot.edition)
    if stands:
        click.echo(f"{name}: revision {stands[-1]} stands now")
        return
    click.echo(f"{name}: nothing of it stands now")
    for line in _what_to_do(session, snapshot):
        click.echo(line)


def _what_to_do(session: Session, snapshot: Snapshot) -> Iterator[str]:
    """How its source is taken in again, and what tracker.toml still says of it."""
    from tracker.declaring import add_again  # noqa: PLC0415 - `--help` needs none
    from tracker.store import MAIN_PART  # noqa: PLC0415 - the same

    workspace = session.workspace
    report = workspace.config.reports.get(snapshot.report)
    declared = report.declared(snapshot.edition) if report else None
    files = [workspace.source_of(path) for _, path in declared.files] if declared else []
    file = snapshot.source if snapshot.source in files else "FILE"
    part = None if snapshot.part == MAIN_PART else snapshot.part
    again = add_again(file, snapshot.report, snapshot.edition, part)
    yield f"{snapshot.source} is not taken in again by itself, even where it changes; `{again}` takes it in"
    if snapshot.source in files:
        yield (
            f"{workspace.config_path} still declares it as the edition {snapshot.edition}: take it out there,"
            " or name the right file"
        )

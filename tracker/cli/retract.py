"""`tracker retract EDITION --reason TEXT`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.verb import verb, with_session

if TYPE_CHECKING:
    from tracker.cli.session import Session


@verb("retract")
@click.argument("edition")
@click.option("--reason", required=True, metavar="TEXT", help="Why, for those who ask later.")
@with_session
def command(session: Session, *, edition: str, reason: str) -> None:
    """Put on record that the snapshot behind EDITION was a mistake.

    It stays stored, with the reason, but no comparison uses it any more; the revision before it stands
    again. `kazakhstan@2020~1` names an older one.
    """
    snapshot = session.workspace.retract(edition, reason)
    name = f"{snapshot.report}@{snapshot.edition}"
    click.echo(f"{name}: revision {snapshot.revision} ({snapshot.sha256[:12]}) is retracted")
    stands = session.workspace.store.revisions(snapshot.report, snapshot.edition)
    if stands:
        click.echo(f"{name}: revision {stands[-1]} stands now")
    else:
        click.echo(f"{name}: nothing of it stands now")

"""`tracker status`."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tracker.cli.options import text_or_json
from tracker.cli.verb import verb, with_reading_session

if TYPE_CHECKING:
    from tracker.cli.session import Session


@verb("status")
@text_or_json
@with_reading_session
def command(session: Session, *, format_name: str) -> None:
    """Show the state of sources, digests and deliveries.

    For each source: the last check and its outcome, the next check, and since when it has been in trouble.
    For each subscription: when its next digest is due. For the outbox: what is still to be delivered.
    """
    from tracker.rendering.standing import status_data, status_lines  # noqa: PLC0415 - `--help` needs none
    from tracker.watching.status import status_of  # noqa: PLC0415

    status = status_of(session.workspace_as_found)
    if format_name == "json":
        session.write_data(status_data(status))
    else:
        timezone = session.workspace_as_found.config.watch.timezone
        session.show(status_lines(status, timezone, datetime.now(UTC)))

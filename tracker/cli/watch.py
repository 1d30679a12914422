"""`tracker watch`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.verb import verb, with_session
from tracker.errors import DeliveryError, FetchError, NotFoundError

if TYPE_CHECKING:
    from tracker.cli.session import Session


@verb("watch")
@click.option("--once", is_flag=True, help="Do what is due now, then exit; for cron and systemd timers.")
@click.option(
    "--log-format",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Log as plain text (default) or as one JSON object per line.",
)
@with_session
def command(session: Session, *, once: bool, log_format: str) -> int:
    """Check every source on its schedule and tell subscribers, until stopped.

    Reads tracker.toml again when it changes or on SIGHUP; stops on SIGTERM or Ctrl-C. With --once, exits with
    5 if a source failed or anything was quarantined, and with 6 if anything could not be delivered.
    """
    from tracker.watching.daemon import Daemon  # noqa: PLC0415 - `--help` needs none
    from tracker.watching.logs import set_up  # noqa: PLC0415

    workspace = session.workspace
    if not workspace.config_path.exists():
        raise NotFoundError(f"{workspace.config_path}: no such file; `tracker init` makes one")
    journal = set_up(log_format, timezone=workspace.config.watch.timezone)
    if once:
        from tracker.watching.once import watch_once  # noqa: PLC0415

        results, sent = watch_once(workspace, journal)
        if any(result.outcome.in_trouble for result in results):
            return FetchError.exit_code
        return DeliveryError.exit_code if sent.failed or sent.waiting else 0
    return Daemon(workspace.root, workspace.config, journal).run()

"""`tracker digest`."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tracker.cli.verb import verb, with_session
from tracker.errors import NotFoundError, UsageError

if TYPE_CHECKING:
    from tracker.cli.session import Session
    from tracker.config import Config, Subscription
    from tracker.digests.composing import Composed

FORMATS = ("html", "text", "markdown")
"""What a digest can be shown as."""


class Moment(click.ParamType[datetime]):
    """A date, or a date and time, with or without zone."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The moment that `value` says; the start of the day where it is a date."""
        try:
            if len(str(value)) == len("2024-01-01"):
                return datetime.combine(date.fromisoformat(str(value)), time())
            return datetime.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is no date such as 2026-03-02 or 2026-03-02T08:00", param, ctx)


@verb("digest")
@click.argument("name", required=False)
@click.option("--dry-run", is_flag=True, help="Only show it; send and record nothing.")
@click.option(
    "--since",
    type=Moment(),
    metavar="DATE",
    help="Cover everything from then on, even if sent before; only shown.",
)
@click.option(
    "--until", type=Moment(), metavar="DATE", help="With --since: cover everything up to then (default: now)."
)
@click.option("--format", "format_name", type=click.Choice(FORMATS))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write to a file; its suffix (.html, .txt, .md) sets the format.",
)
@with_session
def command(
    session: Session,
    *,
    name: str | None,
    dry_run: bool,
    since: datetime | None,
    until: datetime | None,
    format_name: str | None,
    output: Path | None,
) -> int:
    """Make the digest of the subscription NAME now, and send it.

    With --dry-run it is only shown. With --since it covers any span of time and is only shown; NAME may
    then be left out, which covers all reports.
    """
    from tracker.rendering.formats import chosen_format  # noqa: PLC0415 - `--help` needs none

    session.only_reads = dry_run or since is not None
    workspace = session.workspace_as_found if session.only_reads else session.workspace
    subscription = _subscription(workspace.config, name, any_span=since is not None)
    if until is not None and since is None:
        raise UsageError("--until goes with --since")
    if not session.only_reads:
        if output or format_name:
            raise UsageError("--output and --format show a digest: add --dry-run or --since DATE")
        return _send(session, subscription)
    shape = chosen_format(format_name, output, among=FORMATS)
    content = getattr(_preview(session, subscription, since, until), shape.name)
    session.give(content.encode(), output)
    if output is not None:
        session.say(f"wrote {output}")
    return 0


def _subscription(config: Config, name: str | None, *, any_span: bool) -> Subscription:
    from tracker.config import Subscription  # noqa: PLC0415 - `--help` needs none
    from tracker.naming import known_names  # noqa: PLC0415

    names = [each.name for each in config.subscriptions]
    if name is None:
        if any_span:
            return Subscription(name="All reports" if len(config.reports) != 1 else "Digest")
        raise UsageError(f"say which subscription; {known_names('', names)}")
    for each in config.subscriptions:
        if each.name == name:
            return each
    raise NotFoundError(f"no subscription {name!r} in {config.path}; {known_names(name, names)}")


def _preview(
    session: Session, subscription: Subscription, since: datetime | None, until: datetime | None
) -> Composed:
    from tracker.digests.library import Library  # noqa: PLC0415 - `--help` needs none
    from tracker.digests.making import Maker  # noqa: PLC0415
    from tracker.outbox import Outbox  # noqa: PLC0415

    workspace = session.workspace_as_found
    maker = Maker(Library(workspace), Outbox(workspace.store))
    zone = maker.zone(subscription)

    def placed(moment: datetime) -> datetime:
        try:
            return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
        except OverflowError as error:
            raise UsageError(f"{moment}: no moment that the calendar has in UTC") from error

    begin, end = placed(since) if since else None, placed(until) if until else datetime.now(UTC)
    if begin is not None and begin >= end:
        raise UsageError("--since is not before --until (by default now)")
    with session.progress("making the digest"):
        return maker.preview(subscription, since=begin, until=end)


def _send(session: Session, subscription: Subscription) -> int:
    from tracker.cli.outbox import send_due  # noqa: PLC0415 - `--help` needs none
    from tracker.digests.library import Library  # noqa: PLC0415
    from tracker.digests.making import ASKED, Maker  # noqa: PLC0415
    from tracker.outbox import Outbox  # noqa: PLC0415

    outbox = Outbox(session.workspace.store)
    maker = Maker(Library(session.workspace), outbox)
    now = datetime.now(UTC)
    with session.progress("making the digest"):
        maker.register(now)
        number = maker.make(subscription, now=now, occasion=ASKED)
    if number is None:
        session.write(f"{subscription.name}: nothing to tell\n".encode())
        return 0
    session.write(f"{subscription.name}: digest {number} made\n".encode())
    return send_due(session, session.workspace)

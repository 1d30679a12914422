"""`tracker outbox [list|show|retry|drop|send]`."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from tracker.cli.options import STORED_NUMBER
from tracker.cli.verb import VerbGroup, verb, with_reading_session, with_session
from tracker.errors import DeliveryError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.cli.session import Session
    from tracker.outbox import Outbox
    from tracker.workspace.workspace import Workspace


def _list_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """What goes with listing, said or not."""
    everything = click.option(
        "--all", "everything", is_flag=True, help="Include what was delivered or dropped."
    )
    return everything(click.option("--format", "format_name", type=click.Choice(["text", "json"]))(function))


@click.group("outbox", cls=VerbGroup, invoke_without_command=True)
@_list_options
@click.pass_context
def command(ctx: click.Context, *, everything: bool, format_name: str | None) -> None:
    """Manage the deliveries of digests; without a command, list those not made yet."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_, everything=everything, format_name=format_name)
    elif everything or format_name:
        ctx.fail(f"--all and --format belong behind {ctx.invoked_subcommand!r}, where it has them")


@verb("list")
@_list_options
@with_reading_session
def list_(session: Session, *, everything: bool, format_name: str | None) -> None:
    """List the deliveries that have not been made yet."""
    from tracker.outbox import State  # noqa: PLC0415 - `--help` needs none
    from tracker.rendering.deliveries import owed_data, owed_line  # noqa: PLC0415
    from tracker.rendering.styled import Line, Piece  # noqa: PLC0415

    states = () if everything else (State.WAITING, State.SENDING, State.FAILED)
    rows = _outbox(session).rows(states=states)
    if format_name == "json":
        session.write_data([owed_data(row) for row in rows])
    else:
        timezone = session.workspace_as_found.config.watch.timezone
        now = datetime.now(UTC)
        session.show([owed_line(row, timezone, now) for row in rows] or [Line(Piece("Nothing is owed."))])


@verb("show")
@click.argument("number", type=STORED_NUMBER)
@click.option("--format", "format_name", type=click.Choice(["text", "html", "raw"]), default="text")
@with_reading_session
def show(session: Session, *, number: int, format_name: str) -> None:
    """Show a delivery: its state, and the digest as text, as HTML or as the raw message."""
    from tracker.rendering.deliveries import owed_lines  # noqa: PLC0415 - `--help` needs none
    from tracker.rendering.styled import Line, Piece  # noqa: PLC0415

    outbox = _outbox(session)
    row, parcel = outbox.row(number), outbox.parcel(number)
    if format_name == "html":
        session.write(parcel.html.encode())
    elif format_name == "raw":
        session.write(_message(session, parcel))
    else:
        body = [Line(Piece(line)) for line in parcel.text.splitlines()]
        timezone = session.workspace_as_found.config.watch.timezone
        session.show([*owed_lines(row, timezone), Line(), *body])


@verb("retry")
@click.argument("numbers", type=STORED_NUMBER, nargs=-1, metavar="[NUMBER]…")
@click.option("--failed", is_flag=True, help="Retry all that failed.")
@with_session
def retry(session: Session, *, numbers: tuple[int, ...], failed: bool) -> int:
    """Try deliveries again now, whatever their state."""
    from tracker.outbox import State  # noqa: PLC0415 - `--help` needs none

    outbox = _outbox(session)
    chosen = [*numbers, *(row.id for row in outbox.rows(states=[State.FAILED]) if failed)]
    _some(chosen, "name deliveries by number, or say --failed")
    outbox.retry(dict.fromkeys(chosen), now=datetime.now(UTC))
    return send_due(session, session.workspace_as_found)


@verb("drop")
@click.argument("numbers", type=STORED_NUMBER, nargs=-1, metavar="NUMBER…")
@with_session
def drop(session: Session, *, numbers: tuple[int, ...]) -> None:
    """Give up on deliveries; they stay on record."""
    _some(numbers, "name deliveries by number")
    _outbox(session).drop(dict.fromkeys(numbers), now=datetime.now(UTC))
    session.write(f"dropped {', '.join(map(str, numbers))}\n".encode())


@verb("send")
@with_session
def send(session: Session) -> int:
    """Send what is due now (`tracker watch` does this by itself)."""
    return send_due(session, session.workspace_as_found)


for each in (list_, show, retry, drop, send):
    command.add_command(each)


def send_due(session: Session, workspace: Workspace) -> int:
    """Send what is due in `workspace` and say what became of it; gives the exit code."""
    from tracker.locking import LockedError  # noqa: PLC0415 - `--help` needs none
    from tracker.outbox import Postman  # noqa: PLC0415

    postman = Postman(workspace.store, say=session.say)
    try:
        with session.progress("sending"):
            done = postman.send_due(workspace.config)
    except LockedError as error:
        session.say(f"{error}; it sends this, too")
        return 0
    session.write(f"{done.delivered} delivered, {done.waiting} waiting, {done.failed} failed\n".encode())
    return DeliveryError.exit_code if done.waiting or done.failed else 0


def _outbox(session: Session) -> Outbox:
    from tracker.outbox import Outbox  # noqa: PLC0415 - `--help` needs none

    return Outbox(session.workspace_as_found.store)


def _message(session: Session, parcel: Any) -> bytes:
    from tracker.channels.message import message_bytes  # noqa: PLC0415 - `--help` needs none

    if session.workspace_as_found.config.mail is None:
        raise UsageError("no [mail] section in tracker.toml: this is not sent by mail")
    return message_bytes(parcel, session.workspace_as_found.config.mail)


def _some(numbers: Any, hint: str) -> None:
    if not numbers:
        raise UsageError(f"{hint}; `tracker outbox` lists them")

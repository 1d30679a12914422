"""`tracker mail test ADDRESS`."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from tracker.cli.verb import VerbGroup, verb, with_session
from tracker.errors import UsageError

if TYPE_CHECKING:
    from tracker.cli.session import Session


class Recipient(click.ParamType[str]):
    """A mail address that a message can be sent to."""

    name = "address"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The address, as it stands."""
        from tracker.channels import RefusedError  # noqa: PLC0415 - `--help` needs none
        from tracker.channels.message import header_address  # noqa: PLC0415

        try:
            header_address(str(value))
        except RefusedError:
            self.fail(f"{value!r} is no mail address such as ann@example.org", param, ctx)
        return str(value)


@click.group("mail", cls=VerbGroup)
def command() -> None:
    """Test the mail server that tracker.toml names."""


@verb("test")
@click.argument("address", type=Recipient())
@with_session
def test(session: Session, *, address: str) -> None:
    """Send a test message to ADDRESS, bypassing the outbox, and show the server's answer."""
    import secrets  # noqa: PLC0415 - `--help` needs none

    from tracker.channels import Parcel  # noqa: PLC0415
    from tracker.channels.mail import MailServer  # noqa: PLC0415
    from tracker.rendering.templates import render  # noqa: PLC0415

    mail = session.workspace.config.mail
    if mail is None:
        raise UsageError(f"{session.workspace.config_path}: no [mail] section; it says how mail is sent")
    now = datetime.now(UTC)
    parcel = Parcel(
        recipient=address,
        identity=f"<test.{secrets.token_hex(10)}@{mail.sender.rpartition('@')[2]}>",
        made_at=now,
        subject="A test message of the report tracker",
        text="The mail server takes messages of the report tracker: digests will arrive like this one.\n",
        html=render("digest/test.html", {}),
        short="",
    )
    with MailServer(mail) as server, session.progress("sending"):
        answer = server.send(parcel)
    session.write(f"{server.name} took it for {address}: {answer}\n".encode())


command.add_command(test)

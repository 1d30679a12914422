"""`tracker show EDITION`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.options import edition_options
from tracker.cli.verb import verb, with_session
from tracker.errors import UsageError

if TYPE_CHECKING:
    from tracker.cli.session import Session


@verb("show")
@click.argument("edition")
@click.option("--outline", is_flag=True, help="Show the headings, with the number of findings under each.")
@click.option("--set-aside", is_flag=True, help="Show what was left out of the edition, and why.")
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["text", "json"]),
    help="text: the canonical text, byte for byte; json: everything that was read.",
)
@edition_options
@with_session
def command(
    session: Session,
    *,
    edition: str,
    outline: bool,
    set_aside: bool,
    format_name: str | None,
    language: str | None,
) -> None:
    """Show how EDITION was read: where it came from, and its text.

    Offsets in `tracker diff --format json` count code points in what --format text prints.
    """
    from tracker.rendering import edition as shapes  # noqa: PLC0415 - `--help` needs none

    if format_name == "text" and (outline or set_aside):
        raise UsageError("--format text is the canonical text alone: leave out --outline and --set-aside")
    with session.progress(f"reading {edition}"):
        (read,) = session.workspace.editions(edition, language=language)
    for notice in read.notices:
        session.say(f"{read.provenance.edition}: {notice}")
    if format_name == "text":
        session.write(read.text.encode())
    elif format_name == "json":
        session.write(shapes.as_json(read).encode())
    elif outline or set_aside:
        if outline:
            session.show(shapes.outline_lines(read))
        if set_aside:
            session.show(shapes.set_aside_lines(read))
    else:
        session.show(shapes.reading_lines(read))

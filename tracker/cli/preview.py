"""`tracker preview URL-OR-FILE`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.options import one_of
from tracker.cli.verb import verb, with_session
from tracker.reading.formats import Format

if TYPE_CHECKING:
    from tracker.cli.session import Session


@verb("preview")
@click.argument("place", metavar="URL-OR-FILE")
@click.option("--source", metavar="KEY", help="Use the settings of this source (its name, path or address).")
@click.option("--selector", metavar="CSS", help="For HTML: the element that holds the report.")
@click.option("--read-as", type=one_of(Format), help="Read it in this format, whatever it looks like.")
@click.option(
    "--findings",
    type=click.IntRange(min=0),
    default=2,
    metavar="NUMBER",
    show_default="2",
    help="Findings to show from each section.",
)
@with_session
def command(
    session: Session,
    *,
    place: str,
    source: str | None,
    selector: str | None,
    read_as: str | None,
    findings: int,
) -> None:
    """Show how a page or file would be read; store nothing.

    Shows its outline, the first findings of each section, what is left out and why, and what would put it in
    quarantine.
    """
    from tracker.config import Source  # noqa: PLC0415 - `--help` needs none
    from tracker.rendering.previews import preview_lines  # noqa: PLC0415 - `--help` needs none
    from tracker.sources.previewing import preview  # noqa: PLC0415 - `--help` needs none
    from tracker.sources.shown import shown_address  # noqa: PLC0415 - `--help` needs none

    changes = Source(selector=selector, format=Format(read_as) if read_as else None)
    with session.progress(f"reading {shown_address(place) if '://' in place else place}"):
        shown = preview(session.workspace.config, place, named=source, changes=changes)
    session.show(preview_lines(shown, findings=findings))

"""`tracker preview URL-OR-FILE`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.options import one_of
from tracker.cli.verb import verb, with_session
from tracker.config import Format

if TYPE_CHECKING:
    from tracker.cli.session import Session


@verb("preview")
@click.argument("place", metavar="URL-OR-FILE")
@click.option("--source", metavar="KEY", help="Use this source's settings (its name, path or address).")
@click.option("--selector", metavar="CSS", help="The element that holds the report, for HTML.")
@click.option("--read-as", type=one_of(Format), help="Read it as this, whatever its bytes look like.")
@click.option(
    "--findings",
    type=click.IntRange(min=0),
    default=2,
    metavar="NUMBER",
    show_default="2",
    help="How many findings of each section to show.",
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
    """Show what would be read of a page or file: its outline, the first findings of each section, what is
    set aside and why, and what would keep it in quarantine. Nothing is stored.
    """  # noqa: D205 - click's help is one paragraph
    from tracker.config import Source  # noqa: PLC0415 - `--help` needs none
    from tracker.rendering.previews import preview_lines  # noqa: PLC0415 - `--help` needs none
    from tracker.sources.previewing import preview  # noqa: PLC0415 - `--help` needs none
    from tracker.sources.shown import shown_address  # noqa: PLC0415 - `--help` needs none

    changes = Source(selector=selector, format=Format(read_as) if read_as else None)
    with session.progress(f"reading {shown_address(place) if '://' in place else place}"):
        shown = preview(session.workspace.config, place, named=source, changes=changes)
    session.show(preview_lines(shown, findings=findings))

"""`tracker show EDITION`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.options import edition_options
from tracker.cli.verb import verb, with_reading_session
from tracker.errors import UsageError
from tracker.footnotes import edition_of_footnotes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.cli.session import Session
    from tracker.model import Edition
    from tracker.rendering.styled import Line


@verb("show")
@click.argument("edition")
@click.option("--outline", is_flag=True, help="Show the headings, with the number of findings under each.")
@click.option("--set-aside", is_flag=True, help="Show what was left out of the edition, and why.")
@click.option("--footnotes", is_flag=True, help="Show the footnotes, as `tracker diff --footnotes` has them.")
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["text", "json"]),
    help="text: the canonical text, byte for byte; json: everything that was read.",
)
@click.option(
    "--raw", is_flag=True, help="Print the bytes as received; their SHA-256 is that in every report."
)
@click.option("--part", metavar="NAME", help="With --raw, only this part of the edition, such as addendum.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write to a file, byte for byte, as not every shell does with `>`.",
)
@edition_options
@with_reading_session
def command(
    session: Session,
    *,
    edition: str,
    outline: bool,
    set_aside: bool,
    footnotes: bool,
    format_name: str | None,
    raw: bool,
    part: str | None,
    output: Path | None,
    language: str | None,
) -> None:
    """Show how EDITION was read: where it came from, and its text.

    Offsets in `tracker diff --format json` count code points in what --format text prints. What --raw gives
    is the source itself, to be filed or checked, also where it is gone from where it came from.
    """
    if format_name == "text" and (outline or set_aside):
        raise UsageError("--format text is the canonical text alone: leave out --outline and --set-aside")
    if raw and (format_name or outline or set_aside or footnotes):
        raise UsageError("--raw is the bytes as received: leave out what shows how they were read")
    if footnotes and set_aside:
        raise UsageError("--set-aside lists the footnotes as well: leave out --footnotes")
    if not (format_name or raw or outline or set_aside) and output and output.suffix.lower() == ".json":
        format_name = "json"
    if part and not raw:
        raise UsageError("--part is for --raw: what is read of an edition is all of its parts")
    with session.progress(f"reading {edition}"):
        (read,) = session.workspace.editions(edition, language=language)
    read = edition_of_footnotes(read) if footnotes else read
    if raw:
        if session.terminal and output is None:  # a page may hold what a terminal takes for a command
            raise UsageError("--raw gives bytes as they came; name a file with --output")
        session.give(_received(session, edition, read, part), output, names=(edition,))
        return
    for notice in read.notices:
        session.say(f"{read.provenance.edition}: {notice}")
    if format_name or output:
        content = _data(read, format_name, outline=outline, set_aside=set_aside)
        session.give(content, output, names=(edition,))
    else:
        session.show(_lines(read, outline=outline, set_aside=set_aside))


def _received(session: Session, name: str, read: Edition, part: str | None) -> bytes:
    from tracker.workspace.received import one_part, received  # noqa: PLC0415 - `--help` needs none

    found = received(session.workspace, name, read.provenance)
    if part:
        return one_part(found, part, f"{read.provenance.report}@{read.provenance.edition}")
    if len(found) > 1:
        options = " or ".join(f"--part {each}" for each in found)
        session.say(f"{name}: these are {len(found)} parts, one after another; {options} gives one")
    return b"".join(found.values())


def _data(read: Edition, form: str | None, *, outline: bool, set_aside: bool) -> bytes:
    from tracker.rendering.edition import as_json  # noqa: PLC0415 - `--help` needs none
    from tracker.rendering.styled import plain  # noqa: PLC0415 - the same

    if form == "json":
        return as_json(read).encode()
    if form == "text":
        return read.text.encode()
    return plain(_lines(read, outline=outline, set_aside=set_aside)).encode()


def _lines(read: Edition, *, outline: bool, set_aside: bool) -> Iterator[Line]:
    from tracker.rendering import edition as shapes  # noqa: PLC0415 - `--help` needs none

    if outline:
        yield from shapes.outline_lines(read)
    if set_aside:
        yield from shapes.set_aside_lines(read)
    if not outline and not set_aside:
        yield from shapes.reading_lines(read)

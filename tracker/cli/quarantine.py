"""`tracker quarantine [list|show|accept|reject]`."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from tracker.cli.options import STORED_NUMBER, text_or_json
from tracker.cli.verb import VerbGroup, verb, with_reading_session, with_session
from tracker.errors import InputError, NotFoundError
from tracker.naming import counted

if TYPE_CHECKING:
    from tracker.cli.session import Session
    from tracker.sources.quarantine import Held

EXCERPT = 60
"""Lines of the text that `show` prints."""


@click.group("quarantine", cls=VerbGroup, invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """Decide about what was held back as no edition; without a command, list it."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_, everything=False, format_name="text")


@verb("list")
@click.option("--all", "everything", is_flag=True, help="Include items already accepted or rejected.")
@text_or_json
@with_reading_session
def list_(session: Session, *, everything: bool, format_name: str) -> None:
    """List the items in quarantine."""
    from tracker.rendering.checks import held_data, held_line  # noqa: PLC0415 - `--help` needs none
    from tracker.rendering.styled import Line, Piece  # noqa: PLC0415 - `--help` needs none
    from tracker.sources.quarantine import State, held_items  # noqa: PLC0415 - `--help` needs none

    held = held_items(session.workspace_as_found.store, state=None if everything else State.OPEN)
    asked = {each.id: _still_asked(session, each) for each in held}
    if format_name == "json":
        session.write_data([held_data(each, still_asked=asked[each.id]) for each in held])
    else:
        timezone = session.workspace_as_found.config.watch.timezone
        lines = [held_line(each, timezone, still_asked=asked[each.id]) for each in held]
        session.show(lines or [Line(Piece("Nothing is in quarantine."))])


@verb("show")
@click.argument("number", type=STORED_NUMBER)
@click.option("--diff", is_flag=True, help="Compare it with the stored edition; the result is unconfirmed.")
@click.option("--raw", is_flag=True, help="Print the bytes as received.")
@with_reading_session
def show(session: Session, *, number: int, diff: bool, raw: bool) -> None:
    """Show an item: why it was held back, and how it was read."""
    from tracker.rendering.checks import held_lines  # noqa: PLC0415 - `--help` needs none
    from tracker.rendering.styled import Line, Piece  # noqa: PLC0415 - `--help` needs none
    from tracker.sources.deciding import read_held  # noqa: PLC0415 - `--help` needs none
    from tracker.sources.quarantine import held_item  # noqa: PLC0415 - `--help` needs none

    if diff:
        _show_diff(session, number)
        return
    held = held_item(session.workspace_as_found.store, number)
    if raw:
        session.write(held.document.content)
        return
    timezone = session.workspace_as_found.config.watch.timezone
    lines = [*held_lines(held, timezone, still_asked=_still_asked(session, held)), Line()]
    try:
        edition = read_held(session.workspace_as_found.config, held)
    except InputError as error:
        lines.append(Line(Piece(f"cannot be read as an edition: {error}")))
    else:
        text = edition.text.splitlines()
        lines += [Line(Piece(line)) for line in text[:EXCERPT]]
        if len(text) > EXCERPT:
            lines.append(Line(Piece(f"… and {counted(len(text) - EXCERPT, 'more line')}")))
    session.show(lines)


def _still_asked(session: Session, held: Held) -> bool:
    """Whether a sound answer may still come in its place."""
    from tracker.sources.plans import still_asked  # noqa: PLC0415 - `--help` needs none

    config = session.workspace_as_found.config
    return still_asked(config, held.report, held.source, held.edition, year=datetime.now(UTC).year)


def _show_diff(session: Session, number: int) -> None:
    from tracker.rendering.checks import unconfirmed_lines  # noqa: PLC0415 - `--help` needs none
    from tracker.rendering.facts import ReportSettings, RunFacts  # noqa: PLC0415 - `--help` needs none
    from tracker.rendering.terminal import lines  # noqa: PLC0415 - `--help` needs none
    from tracker.sources.deciding import provisional  # noqa: PLC0415 - `--help` needs none

    workspace = session.workspace_as_found
    held, comparison = provisional(workspace.config, workspace.store, number)
    if comparison is None:
        raise NotFoundError(
            f"nothing is stored of {held.report}@{held.edition} to set number {number} beside"
        )
    facts = RunFacts(command=session.command, made_at=datetime.now(UTC))
    settings = ReportSettings.of(workspace.config.reports.get(held.report))
    compared = lines(comparison, facts=facts, settings=settings, width=session.width)
    session.show([*unconfirmed_lines(held), *compared])


@verb("accept")
@click.argument("number", type=STORED_NUMBER)
@with_session
def accept(session: Session, *, number: int) -> None:
    """Accept an item as an edition.

    It is stored and compared, and subscribers are told.
    """
    from tracker.rendering.checks import compared_said  # noqa: PLC0415 - `--help` needs none
    from tracker.sources.deciding import accept as accept_held  # noqa: PLC0415 - `--help` needs none

    workspace = session.workspace_as_found
    added, compared = accept_held(workspace.config, workspace.store, number)
    said = f"accepted number {number}: {added.outcome}, revision {added.revision}"
    session.write(f"{said}{f'; {compared_said(compared)}' if compared else ''}\n".encode())


@verb("reject")
@click.argument("number", type=STORED_NUMBER)
@with_session
def reject(session: Session, *, number: int) -> None:
    """Reject an item: it is not an edition.

    The same bytes will not be reported again. An item rejected by mistake can still be accepted later. This
    also closes an item that tracker.toml no longer asks for, which no sound answer can supersede.
    """
    from tracker.sources.deciding import reject as reject_held  # noqa: PLC0415 - `--help` needs none

    held = reject_held(session.workspace_as_found.store, number)
    session.write(f"rejected number {number} ({held.report}@{held.edition}); its bytes are kept\n".encode())


for each in (list_, show, accept, reject):
    command.add_command(each)

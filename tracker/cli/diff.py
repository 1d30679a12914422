"""`tracker diff OLD NEW`."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.options import Rows, edition_options, one_of
from tracker.cli.verb import verb, with_reading_session
from tracker.errors import NotFoundError, UsageError
from tracker.footnotes import edition_of_footnotes, footnotes_in
from tracker.model import Flag, Kind
from tracker.naming import counted
from tracker.rendering.filtering import Filter
from tracker.rendering.formats import FORMATS, chosen_format
from tracker.succession import between, caution, named_apart

if TYPE_CHECKING:
    from tracker.cli.session import Session
    from tracker.model import Comparison
    from tracker.rendering.facts import ReportSettings, RunFacts

ONLY_FOOTNOTES = "Only the footnotes are compared here, not the text"


@verb("diff")
@click.argument("old")
@click.argument("new")
@click.option("--summary", is_flag=True, help="Show only the figures and the table of sections.")
@click.option(
    "--section",
    metavar="PREFIX",
    help="Only sections, of either edition, with this label or whose path or title begins like this.",
)
@click.option(
    "--kind",
    "kinds",
    type=one_of(Kind),
    multiple=True,
    help="Only changes of this kind; may be repeated.",
)
@click.option(
    "--flag", "flags", type=one_of(Flag), multiple=True, help="Only changes with this flag; may be repeated."
)
@click.option(
    "--row",
    "spans",
    type=Rows(),
    multiple=True,
    metavar="NUMBERS",
    help="Only the rows with these numbers, such as 3,7-9; may be repeated.",
)
@click.option(
    "--grep",
    "text",
    metavar="TEXT",
    help="Only changes that contain this text; case, quotes, dashes and spacing are ignored.",
)
@click.option(
    "--all", "unchanged", is_flag=True, help="Show unchanged findings too; other formats always do."
)
@click.option(
    "--format",
    "format_name",
    type=click.Choice([*FORMATS]),
    help="Output format (default: by the suffix of --output, else text).",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write to a file; its suffix sets the format.",
)
@click.option("--footnotes", is_flag=True, help="Compare the footnotes, which are no part of the text.")
@click.option("--comments", is_flag=True, help="Add an empty column for comments (docx only).")
@click.option(
    "--exit-code", is_flag=True, help="Exit with 1 if anything that the filters let through changed."
)
@edition_options
@with_reading_session
def command(
    session: Session,
    *,
    old: str,
    new: str,
    summary: bool,
    section: str | None,
    kinds: tuple[str, ...],
    flags: tuple[str, ...],
    spans: tuple[tuple[tuple[int, int], ...], ...],
    text: str | None,
    unchanged: bool,
    format_name: str | None,
    output: Path | None,
    footnotes: bool,
    comments: bool,
    exit_code: bool,
    language: str | None,
) -> int:
    """Show what changed from the edition OLD to the edition NEW.

    OLD and NEW are names of editions (2020, kazakhstan@2020, kazakhstan@2020~1) or paths of files, which
    are not stored. Rows keep their numbers under any filter.
    """
    chosen = chosen_format(format_name, output)
    as_text = chosen.name == "text"
    if summary and (output or not as_text):
        raise UsageError("--summary is for the terminal: leave out --format and --output")
    if comments and chosen.name != "docx":
        raise UsageError("--comments is for Word documents: add --format docx")
    wanted = Filter(
        section=section,
        kinds=tuple(Kind(kind) for kind in kinds),
        flags=tuple(Flag(flag) for flag in flags),
        rows=tuple(chain(*spans)),
        text=text,
        unchanged=unchanged or not as_text,
    )
    with session.progress(f"comparing {old} with {new}"):
        comparison = _compare(session, old, new, language, footnotes=footnotes)
        facts, settings = _about(session, comparison, wanted, footnotes=footnotes)
        settings = replace(settings, comments=comments)
        if chosen.name != "json":  # which has the revisions beside
            comparison = named_apart(comparison)
    if as_text and not output:
        from tracker.rendering.terminal import lines  # noqa: PLC0415 - only for text

        width = session.width
        session.show(
            lines(comparison, facts=facts, settings=settings, width=width, summary=summary, section=section)
        )
    else:
        with session.progress(f"writing {output or chosen.name}"):
            rendered = chosen.render(comparison, facts=facts, settings=settings)
        if chosen.binary and session.terminal and output is None:
            raise UsageError(f"{chosen.name} is no text; name a file with --output")
        session.give(rendered, output, names=(old, new))
        if facts.shown is not None and not facts.shown:
            rows = counted(len(comparison.changes), "row")
            session.say(f"{output or chosen.name}: none of {rows} fits {facts.filter}")
    shown = [each for each in comparison.changes if facts.shown is None or each.id in facts.shown]
    return int(exit_code and any(change.kind is not Kind.UNCHANGED for change in shown))


def _compare(
    session: Session, old: str, new: str, language: str | None, *, footnotes: bool = False
) -> Comparison:
    editions = session.workspace.editions(old, new, language=language)
    numbers = [len(footnotes_in(edition.set_aside)) for edition in editions]
    if footnotes:
        if not any(numbers):
            raise NotFoundError(f"{old} and {new}: neither has footnotes; leave out --footnotes")
        editions = [edition_of_footnotes(edition) for edition in editions]
    elif any(numbers):
        session.say(
            f"footnotes ({numbers[0]:,} of {old}, {numbers[1]:,} of {new}) are no part of the text;"
            " compare them with --footnotes"
        )
    for edition in editions:
        for notice in edition.notices:
            session.say(f"{edition.provenance.edition}: {notice}")
    return session.workspace.compared(*editions)


def _about(
    session: Session, comparison: Comparison, wanted: Filter, *, footnotes: bool
) -> tuple[RunFacts, ReportSettings]:
    """What the formats tell besides the comparison itself."""
    from tracker.rendering.facts import ReportSettings, RunFacts  # noqa: PLC0415 - `--help` needs none

    old, new = comparison.old.provenance, comparison.new.provenance
    report = session.workspace.config.reports.get(new.report or "") if old.report == new.report else None
    warning = caution(old, new)
    if warning:
        session.say(warning)
    limits = None
    if new.language != "en":
        from tracker.diffing.lexicon import limits_of  # noqa: PLC0415 - a kept comparison needs no differ

        limits = limits_of(new.language)
    facts = RunFacts(
        command=session.command,
        made_at=datetime.now(UTC),
        between=between(old, new, session.workspace.labels_of(old.report)) if old.report else (),
        caution=". ".join(filter(None, (warning, limits, ONLY_FOOTNOTES if footnotes else None))) or None,
        footnotes=footnotes,
        filter=str(wanted) or None,
        shown=wanted.shown(comparison),
        picked=wanted.picks,
        named=bool(wanted.rows),
    )
    return facts, ReportSettings.of(report)

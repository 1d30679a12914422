"""`tracker add PATH --report R --edition E`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.options import Date, EditionFile, Language, Text, max_size_option, one_of
from tracker.cli.verb import verb, with_session
from tracker.model import MAIN_PART, Authority
from tracker.naming import MISTYPED, command_line, counted, file_name, nearest
from tracker.rendering.searching import searchable
from tracker.rendering.visible import visible
from tracker.succession import beside, names_another_year, told_apart

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from tracker.cli.session import Session
    from tracker.model import Comparison
    from tracker.store import Added

KEPT = 0.5
"""A revision in which less than this share of the findings is found again is told of, for the same reason. Of
yearly editions set side by side, three in five findings of the shorter one are found in the longer."""
FEW = 5
"""An edition of fewer findings than this is told of: most likely the file is another one."""


@verb("add")
@click.argument("path", type=EditionFile())
@click.option("--report", type=Text(), required=True, metavar="SLUG", help="The report, such as kazakhstan.")
@click.option("--edition", type=Text(), required=True, metavar="LABEL", help="The edition, such as 2024.")
@click.option("--part", type=Text(), metavar="NAME", help="The part of the edition, such as addendum.")
@click.option(
    "--title", type=Text(), metavar="TEXT", help="Title of a new report (default: made from the slug)."
)
@click.option("--authority", type=one_of(Authority), help="Whose copy this is.")
@click.option("--source", type=Text(), metavar="TEXT", help="Where the file came from, as shown to readers.")
@click.option("--published", type=Date(), metavar="DATE", help="Date of publication, such as 2024-04-22.")
@click.option("--period", type=Text(), metavar="TEXT", help="The period that the edition covers.")
@click.option("--again", is_flag=True, help="Add it even if it was retracted.")
@click.option(
    "--language",
    type=Language(),
    metavar="CODE",
    help="Language of a new report, such as es (default: en).",
)
@max_size_option
@with_session
def command(
    session: Session,
    *,
    path: Path,
    report: str,
    edition: str,
    part: str | None,
    title: str | None,
    authority: str | None,
    source: str | None,
    published: date | None,
    period: str | None,
    again: bool,
    language: str | None,
) -> None:
    """Add the file PATH as an edition of a report, and declare it in tracker.toml.

    If the edition is already stored, a file with the same text is only noted as another retrieval; one with
    a different text becomes a revision. A short summary says what changed since the previous edition or
    revision.
    """
    from tracker.workspace.declaring import Declaration  # noqa: PLC0415 - `--help` needs none

    with session.progress(f"reading {file_name(path)}"):
        added = session.workspace.add_file(
            path,
            Declaration(
                report=report,
                edition=edition,
                path=session.workspace.declared_path(path),
                part=part,
                authority=Authority(authority) if authority else None,
                published=published,
                period=period,
                source=source,
                report_title=title,
                language=language,
            ),
            restore=again,
        )
    click.echo(_said(session, added, path, f"{report}@{edition}"))
    if added.stored:
        for line in _doubts(session, added):
            session.say(line)
        for line in _changes(session, added, report, edition):
            click.echo(line)


def _doubts(session: Session, added: Added) -> Iterator[str]:
    """What speaks for the wrong file or the wrong label; a person named both, so it is only said."""
    stored = session.workspace.store.snapshots()
    taken = next(each for each in stored if each.id == added.snapshot_id)
    name = f"{taken.report}@{taken.edition}"
    undo = _undo(name)
    if near := _meant(session, taken.report, [each.report for each in stored]):
        yield f"{name}: the first edition of a new report; did you mean {near}? {undo}"
    if taken.findings < FEW:
        found = f"{counted(taken.findings, 'finding')} {'was' if taken.findings == 1 else 'were'}"
        yield f"{name}: only {found} read; `{command_line('show', name)}` shows what, {undo}"
    if names_another_year(taken.title, taken.edition):
        yield f"{name}: it calls itself {visible(taken.title)!r}; {undo}"
    alike = next(
        (
            each.edition
            for each in stored
            if (each.report, each.retracted_at) == (taken.report, None)
            and each.edition != taken.edition
            and searchable(each.edition) == searchable(taken.edition)
        ),
        None,
    )
    if alike:
        yield f"{name}: the report has an edition {visible(alike)}, too; {undo}"
    twin = next(
        (
            each
            for each in stored
            if each.sha256 == taken.sha256
            and each.retracted_at is None
            and (each.report, each.edition, each.part) != (taken.report, taken.edition, taken.part)
        ),
        None,
    )
    if twin:
        whose = f"{twin.report}@{twin.edition}"
        if whose == name:
            whose = "its main text" if twin.part == MAIN_PART else f"its part {twin.part}"
        yield f"{name}: these are the bytes of {whose}, too; {undo}"


def _undo(name: str) -> str:
    return f"`{command_line('retract', name, '--reason', 'wrong file')}` takes it back"


def _meant(session: Session, report: str, stored: Sequence[str]) -> str | None:
    """The report that somebody may have meant whose first snapshot has just made another one."""
    if stored.count(report) > 1:
        return None
    others = sorted({*stored, *session.workspace.config.reports} - {report})
    return nearest(report, others, least=MISTYPED)


def _changes(session: Session, added: Added, report: str, edition: str) -> Iterator[str]:
    """What changed since the edition before it, or since the revision that it follows; kept for `diff`."""
    from tracker.rendering.summary import summary  # noqa: PLC0415 - `--help` needs none
    from tracker.rendering.verdicts import Verdicts  # noqa: PLC0415 - the same
    from tracker.store import Outcome  # noqa: PLC0415 - the same

    workspace = session.workspace
    standing = workspace.store.revisions(report, edition)
    if added.outcome is Outcome.REVISION and len(standing) > 1:
        labels = edition, edition
        names = f"{report}@{edition}~1", f"{report}@{edition}"
        revisions: tuple[int | None, int | None] = standing[-2], standing[-1]
    elif pair := beside(edition, workspace.stored_labels(report)):
        labels, revisions = pair, (None, None)
        names = f"{report}@{pair[0]}", f"{report}@{pair[1]}"
    else:
        return
    with session.progress(f"comparing {names[0]} with {names[1]}; the edition is stored"):
        old, new = (
            workspace.at_revision(report, label, revision)
            for label, revision in zip(labels, revisions, strict=True)
        )
        comparison = workspace.compared(old, new)
    if added.outcome is Outcome.REVISION and max(kept := _kept(comparison)) < KEPT:
        name = f"{report}@{edition}"
        session.say(
            f"{name}: only {100 * kept[0]:.0f} percent of what the revision before said is found in it;"
            f" {_undo(name)}"
        )
    said = told_apart(comparison.old.provenance, comparison.new.provenance)
    yield " ".join(summary(comparison, Verdicts(*said)))
    yield f"`{command_line('diff', *names)}` shows it"


def _kept(comparison: Comparison) -> tuple[float, float]:
    """Which shares of the findings, of the old text and of the new one, are found in the other."""
    linked = [change for change in comparison.changes if change.old and change.new]
    return (
        sum(len(change.old) for change in linked) / max(1, len(comparison.old.findings)),
        sum(len(change.new) for change in linked) / max(1, len(comparison.new.findings)),
    )


def _said(session: Session, added: Added, path: Path, name: str) -> str:
    """What happened, in one line."""
    from tracker.store import Outcome  # noqa: PLC0415 - `--help` needs none

    file = file_name(path)
    if added.outcome is Outcome.REVISION:
        alike = session.workspace.store.earlier_alike(added.snapshot_id)
        again = f", the same text as revision {alike}" if alike else ""
        return f"{name}: revision {added.revision}{again}, from {file}"
    return {
        Outcome.NEW_EDITION: f"{name}: new edition, from {file}",
        Outcome.SAME_TEXT: f"{name}: other bytes with the text of revision {added.revision}; noted",
        Outcome.SAME_BYTES: f"{name}: the bytes of revision {added.revision}; noted",
        Outcome.RETRACTED: (
            f"{name}: this was retracted as revision {added.revision}; noted, --again takes it in anew"
        ),
    }[added.outcome]

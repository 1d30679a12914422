"""The inventory of a workspace for the terminal and as data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.clocks import to_the_second
from tracker.model import MAIN_PART
from tracker.naming import counted
from tracker.rendering.moments import day_said, moment_said
from tracker.rendering.styled import SHORT_HASH, Line, Piece, Style
from tracker.rendering.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import tzinfo

    from tracker.store import Snapshot
    from tracker.workspace.inventory import EditionEntry, ReportEntry, SourceEntry

MANY_REVISIONS = 5
"""Of an edition that has more, a list of all reports shows only the last."""


def listing_lines(reports: Iterable[ReportEntry], timezone: tzinfo, *, whole: bool = True) -> Iterator[Line]:
    """One line a report, an edition, a revision.

    Args:
        reports: from `tracker.workspace.inventory`.
        timezone: that days and times are shown in.
        whole: every revision of an edition, were it altered each week.
    """
    empty = True
    for report in reports:
        empty = False
        title = _on_one_line(report.title) if report.title else "(not in tracker.toml any more)"
        publisher = f", {_on_one_line(report.publisher)}" if report.publisher else ""
        yield Line(Piece(report.slug, Style.STRONG), Piece(f"  {title}{publisher}"))
        for edition in report.editions:
            yield from _edition(edition, timezone, of="" if whole else report.slug)
        for source in report.sources:
            yield _source(source, timezone)
    if empty:
        yield Line(Piece("No report yet: `tracker add PATH --report SLUG --edition LABEL` takes one in."))


def _on_one_line(text: str) -> str:
    return visible(" ".join(text.splitlines()))


def _edition(edition: EditionEntry, timezone: tzinfo, *, of: str) -> Iterator[Line]:
    """An edition; where its report is named, only its last revisions and how to see the others."""
    published = f"  published {edition.published.isoformat()}" if edition.published else ""
    yield Line(Piece(visible(edition.label), Style.STRONG), Piece(published), indent=2)
    if not edition.snapshots:
        declared = visible(edition.declared or "")
        yield Line(Piece(f"declared, to be imported on first use: {declared}", Style.DIM), indent=4)
    shown = _last_of(edition.snapshots) if of else edition.snapshots
    if left := len(edition.snapshots) - len(shown):
        yield Line(Piece(f"{left} earlier: `tracker list {of}` shows them", Style.DIM), indent=4)
    for snapshot in shown:
        yield _snapshot(snapshot, timezone)


def _last_of(snapshots: Sequence[Snapshot]) -> Sequence[Snapshot]:
    """The last that is the edition's text and what came since, where there are many; else all."""
    if len(snapshots) <= MANY_REVISIONS:
        return snapshots
    leading = [at for at, each in enumerate(snapshots) if each.retracted_at is None and not each.aside]
    return snapshots[min(leading[-1] if leading else 0, len(snapshots) - 2) :]


def _snapshot(snapshot: Snapshot, timezone: tzinfo) -> Line:
    part = "" if snapshot.part == MAIN_PART else f"  {visible(snapshot.part)}"
    said = (
        f"revision {snapshot.revision}{part}  {day_said(snapshot.retrieved_at, timezone)}"
        f"  {snapshot.sha256[:SHORT_HASH]}  {counted(snapshot.findings, 'finding')}"
        f"  {_on_one_line(snapshot.source)} ({snapshot.authority.said})"
        f"{f', another copy: {snapshot.edition}~r{snapshot.revision}' if snapshot.aside else ''}"
    )
    if snapshot.retracted_at is None:
        return Line(Piece(said), indent=4)
    reason = visible(snapshot.retracted_reason or "")
    day = day_said(snapshot.retracted_at, timezone)
    return Line(Piece(said, Style.OLD), Piece(f"  retracted {day}: {reason}"), indent=4)


def _source(source: SourceEntry, timezone: tzinfo) -> Line:
    """A source and its last check."""
    name = Piece(f"source {visible(source.key)}  ")
    state = source.state
    if state is None:
        return Line(name, Piece("never checked: `tracker check` does", Style.DIM), indent=2)
    detail = f" ({visible(state.detail)})" if state.detail else ""
    since = f", failing since {moment_said(state.failing_since, timezone)}" if state.failing_since else ""
    return Line(
        name,
        Piece(state.outcome, Style.OLD_KIND if state.outcome.in_trouble else Style.PLAIN),
        Piece(f", checked {moment_said(state.checked_at, timezone)}{since}{detail}"),
        indent=2,
    )


def as_data(reports: Iterable[ReportEntry]) -> list[dict[str, Any]]:
    """The inventory as plain dicts and lists."""
    return [
        {
            "report": report.slug,
            "title": report.title,
            "publisher": report.publisher,
            "editions": [_edition_data(edition) for edition in report.editions],
            "sources": [_source_data(source) for source in report.sources],
        }
        for report in reports
    ]


def _edition_data(edition: EditionEntry) -> dict[str, Any]:
    return {
        "edition": edition.label,
        "published": edition.published.isoformat() if edition.published else None,
        "declared": edition.declared,
        "snapshots": [
            {
                "id": snapshot.id,
                "part": snapshot.part,
                "revision": snapshot.revision,
                "aside": snapshot.aside,
                "title": snapshot.title,
                "sha256": snapshot.sha256,
                "size": snapshot.size,
                "source": snapshot.source,
                "authority": snapshot.authority.value,
                "retrieved_at": snapshot.retrieved_at.isoformat(),
                "media_type": snapshot.media_type,
                "encoding": snapshot.encoding,
                "reader": snapshot.reader,
                "findings": snapshot.findings,
                "retracted_at": to_the_second(snapshot.retracted_at),
                "retracted_reason": snapshot.retracted_reason,
            }
            for snapshot in edition.snapshots
        ],
    }


def _source_data(source: SourceEntry) -> dict[str, Any]:
    state = source.state
    return {
        "source": source.key,
        "outcome": state.outcome.value if state else None,
        "detail": state.detail or None if state else None,
        "checked_at": state.checked_at.isoformat() if state else None,
        "answered_at": state.answered_at.isoformat() if state and state.answered_at else None,
        "failures": state.failures if state else 0,
        "failing_since": state.failing_since.isoformat() if state and state.failing_since else None,
    }

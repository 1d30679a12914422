"""Comparison -> Markdown, for wikis and issue trackers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.naming import counted
from tracker.rendering.context import report_context
from tracker.rendering.facts import NO_FACTS, NO_SETTINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.model import Comparison
    from tracker.rendering.context.model import Excerpt, ReportContext
    from tracker.rendering.context.parts import (
        Chapter,
        EditionHead,
        Measure,
        MovedAway,
        Passage,
        Piece,
        Row,
        Run,
    )
    from tracker.rendering.facts import ReportSettings, RunFacts

DEEPEST_HEADING = 6
"""Markdown has no more levels."""

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~#&]")
_LIST_SIGN = re.compile(r"^(\s*(?:\d+(?=[.)])|(?=[-+])))(.)(?=\s|$)")
"""The sign at the beginning of a line that would make it an item of a list."""
_LINE_ENDS = re.compile(r"\s*[\r\n]+\s*")


def render_markdown(
    comparison: Comparison, *, facts: RunFacts = NO_FACTS, settings: ReportSettings = NO_SETTINGS
) -> str:
    """Render the report as Markdown with tables; words are marked by `<del>` and `<ins>`.

    Quiet runs (same but for typography, grammar or style only) are told in a line with their row numbers,
    unless a filter is on: then all that it leaves is shown.
    """
    report = report_context(comparison, facts=facts, settings=settings)
    return "\n".join(_lines(report)) + "\n"


def escaped(text: str) -> str:
    """Write `text` so that none of it is Markdown or HTML, on one line."""
    marked = _SPECIAL.sub(r"\\\g<0>", _LINE_ENDS.sub(" ", text))
    return _LIST_SIGN.sub(r"\1\\\2", marked)


def _lines(report: ReportContext) -> Iterator[str]:
    old, new = escaped(report.old.label), escaped(report.new.label)
    yield f"# {escaped(report.title)}: {old} → {new}\n"
    yield escaped(" ".join(report.summary)) + "\n"
    yield escaped(" ".join(said for said in (report.absence, report.between) if said)) + "\n"
    if report.filter:
        yield f"**{escaped(report.filter)}**\n"
    yield from _editions(report)
    yield (
        f"\n| Verdict | Rows | Findings {old} | Findings {new} | Words {old} | Words {new} |\n"
        "|---|--:|--:|--:|--:|--:|"
    )
    yield from map(_measure, report.measures)
    yield from _important(report)
    yield "\n## Section by section"
    for chapter in report.chapters:
        yield from _chapter(chapter, report)
    yield from _method(report)


def _editions(report: ReportContext) -> Iterator[str]:
    sides = (report.old, report.new)
    yield f"| | {escaped(report.old.label)} | {escaped(report.new.label)} |\n|---|---|---|"
    for name, cells in (
        ("Title", [edition.title for edition in sides]),
        ("Publisher", [edition.publisher for edition in sides]),
        ("Published", [edition.published for edition in sides]),
        ("Period", [edition.period for edition in sides]),
        ("Source", [edition.source for edition in sides]),
        ("Authority", [_authority(edition) for edition in sides]),
        ("Retrieved", [edition.retrieval for edition in sides]),
        (
            "Text",
            [
                f"{counted(edition.findings, 'finding')}, {counted(edition.words, 'word')}"
                for edition in sides
            ],
        ),
        ("SHA-256", [edition.sha256 for edition in sides]),
        ("SHA-256 of the text", [edition.text_sha256 for edition in sides]),
    ):
        if any(cells):
            yield f"| {name} | " + " | ".join(escaped(cell or "–") for cell in cells) + " |"


def _measure(measure: Measure) -> str:
    findings, words = (measure.old_findings, measure.new_findings), (measure.old_words, measure.new_words)
    numbers = " | ".join(f"{number:,}" for number in (measure.rows, *findings, *words))
    return f"| {f'{measure.symbol} {escaped(measure.words)}'.strip()} | {numbers} |"


def _authority(edition: EditionHead) -> str:
    return edition.warning or edition.authority


def _important(report: ReportContext) -> Iterator[str]:
    if report.important:
        yield "\n## Most important changes"
    for part in report.important:
        yield f"\n### {escaped(part.title)}"
        for group in part.groups:
            yield f"\n#### {escaped(group.title)} ({group.total:,})\n"
            if group.alike:
                yield f"{escaped(group.alike)}\n"
            yield from (_excerpt(entry) for entry in group.excerpts)


def _excerpt(entry: Excerpt) -> str:
    words = [*([entry.doubt] if entry.doubt else []), *(signal.words for signal in entry.signals)]
    said = "; ".join(map(escaped, words))
    where = f"row {entry.row}, *{escaped(entry.section)}*"
    return f"- {_marked(entry.pieces)} ({where}{'; ' + said if said else ''})"


def _chapter(chapter: Chapter, report: ReportContext) -> Iterator[str]:
    yield f"\n{'#' * min(DEEPEST_HEADING, chapter.level + 2)} {escaped(chapter.title)}"
    if standing := chapter.standing(report.old.label):
        yield f"\n*{escaped(standing)}*"
    lines = [line for run in chapter.runs for line in _run(run, all_rows=report.filter is not None)]
    if lines:
        yield f"\n| Row | {escaped(report.old.label)} | {escaped(report.new.label)} |\n|--:|---|---|"
        yield from lines


def _run(run: Run, *, all_rows: bool) -> Iterator[str]:
    if run.folded and not all_rows:
        first, last = run.rows[0].number, run.rows[-1].number
        yield f"| {first if first == last else f'{first}–{last}'} | *{escaped(run.summary)}* | |"
        return
    yield from map(_row, run.rows)
    yield from map(_moved_away, run.moved_away)


def _row(row: Row) -> str:
    said = [f"**{row.symbol} {escaped(row.verdict)}**"] if row.old and row.new else [f"**{row.symbol}**"]
    said += [escaped(row.doubt)] if row.doubt else []
    said += [escaped(mark.words) for mark in (*row.flags, *row.signals)]
    if row.moved_from:
        said.append(f"was in *{escaped(row.moved_from.title)}*")
    absent = f"*{escaped(row.verdict)}*"
    if row.nearest:
        where = f"row {row.nearest.row}, " if row.nearest.row else ""
        absent += f"<br>{row.nearest.said}, {where}{escaped(row.nearest.place.full)}: "
        absent += escaped(row.nearest.quoted)
    return (
        f"| {row.number}<br>{'<br>'.join(said)} | {_side(row.old) or absent} | {_side(row.new) or absent} |"
    )


def _side(passages: Sequence[Passage]) -> str:
    return "<br>".join(f"{_marked(passage.pieces)} (*{escaped(passage.words)}*)" for passage in passages)


def _moved_away(away: MovedAway) -> str:
    where = f"moved to *{escaped(away.to.title)}*, row {away.row}"
    return f"| | {escaped(away.opening)} | {where} |"


def _marked(pieces: Iterable[Piece]) -> str:
    tags = {"-": "del", "+": "ins"}
    return "".join(
        f"<{tags[piece.op]}>{escaped(piece.text)}</{tags[piece.op]}>"
        if piece.op in tags
        else escaped(piece.text)
        for piece in pieces
    )


def _method(report: ReportContext) -> Iterator[str]:
    yield "\n## Method\n"
    yield from (f"{escaped(paragraph)}\n" for paragraph in report.method)
    yield from (
        f"- **{escaped(count.words)}**: {escaped(count.explained)}"
        for count in (*report.kinds, *report.flags)
    )

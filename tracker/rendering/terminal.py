"""A comparison for the terminal: what was compared, a table by section, the changes in reading order.

The text is made once, as lines of styled pieces; plain text joins the pieces, a terminal also colours them.
Nothing is said by colour alone: words that went stand in `[-…-]`, words that came in `{+…+}`.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from tracker.model import Flag, Kind
from tracker.naming import counted
from tracker.rendering.facts import NO_FACTS, NO_SETTINGS
from tracker.rendering.filtering import LEFT_OUT
from tracker.rendering.pinpoints import place_said
from tracker.rendering.section_table import section_table
from tracker.rendering.shares import nearest_said
from tracker.rendering.styled import SHORT_HASH, Line, Piece, Style, plain
from tracker.rendering.summary import summary
from tracker.rendering.verdicts import ABSENCE, SYMBOLS, Verdicts, doubt, signals_said
from tracker.rendering.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracker.model import Change, Comparison, Edition, Finding, Nearest, Provenance, Section, WordPiece
    from tracker.rendering.facts import ReportSettings, RunFacts

    Rows = Mapping[tuple[bool, int], int]

PLAIN_WIDTH = 100
"""Columns of the table where no terminal says how many it has: fits a printed page across."""

_MARKS = {"-": ("[-", "-]", Style.OLD), "+": ("{+", "+}", Style.NEW)}
_PASSAGE = 6
"""Columns before a passage, so that the row numbers stand out."""


def render_text(
    comparison: Comparison,
    *,
    facts: RunFacts = NO_FACTS,
    settings: ReportSettings = NO_SETTINGS,
) -> str:
    """The comparison as plain text, each passage on one line."""
    return plain(lines(comparison, facts=facts, settings=settings))


def lines(
    comparison: Comparison,
    *,
    facts: RunFacts = NO_FACTS,
    settings: ReportSettings = NO_SETTINGS,
    width: int = PLAIN_WIDTH,
    summary: bool = False,
    section: str | None = None,
) -> Iterator[Line]:
    """The comparison line by line.

    Args:
        comparison: what is shown.
        facts: the filter that is on, and the editions between the two. Where the filter picks changes, the
            table has only sections that hold one of them.
        settings: the report's title.
        width: columns that the table may take.
        summary: leave out the changes; the table is whole.
        section: leave other sections out of the table.
    """
    verdicts = Verdicts(
        visible(comparison.old.provenance.edition), visible(comparison.new.provenance.edition)
    )
    shown = facts.shown
    changes = [change for change in comparison.changes if shown is None or change.id in shown]
    yield from _head(comparison, facts, settings, verdicts)
    yield Line()
    picked = changes if facts.picked and not summary else None
    yield from section_table(comparison, verdicts, width, section=section, holding=picked)
    if not summary:
        yield from _changes(comparison, changes, verdicts)
    all_by_default = facts.filter == LEFT_OUT and len(changes) == len(comparison.changes)
    if shown is not None and not summary and not all_by_default:
        filtered = f": {visible(facts.filter)}" if facts.filter else ""
        yield Line()
        yield Line(Piece(f"{len(changes):,} of {len(comparison.changes):,} shown{filtered}", Style.STRONG))


def _head(
    comparison: Comparison,
    facts: RunFacts,
    settings: ReportSettings,
    verdicts: Verdicts,
) -> Iterator[Line]:
    """What was compared, how much changed, and what a reader must bear in mind."""
    title = f"{visible(settings.title)}: " if settings.title else ""
    yield Line(Piece(f"{title}{verdicts.old} → {verdicts.new}", Style.STRONG))
    for edition in (comparison.old, comparison.new):
        yield from _edition(edition)
    yield Line()
    yield Line(Piece(" ".join(summary(comparison, verdicts))))
    yield Line()
    counts = comparison.counts
    yield Line(Piece(f"{counted(len(comparison.changes), 'row')}:"))
    for name, count in counts.items():
        if count and name in set(Kind):
            kind = Kind(name)
            yield Line(Piece(f"{count:6,} {SYMBOLS[kind]} ", _KIND_STYLES[kind]), Piece(verdicts.kind(kind)))
    flags = [f"{verdicts.flag(flag)}: {counts[flag]:,}" for flag in Flag if counts[flag]]
    if flags:
        yield Line(Piece("Of these " + "; ".join(flags)), indent=_PASSAGE + 3)
    yield Line()
    if facts.caution:
        yield Line(Piece(f"{visible(facts.caution)}.", Style.STRONG))
    if facts.between:
        between = ", ".join(visible(label) for label in facts.between)
        yield Line(Piece(f"Editions between the two were not compared: {between}."))
    yield Line(Piece(ABSENCE))


def _edition(edition: Edition) -> Iterator[Line]:
    read = edition.provenance
    title = visible(read.title or read.edition)
    yield Line(Piece(f"{visible(read.edition)}  ", Style.STRONG), Piece(title), indent=2)
    yield Line(Piece("; ".join(_facts(edition, read)), Style.DIM), indent=4)


def _facts(edition: Edition, read: Provenance) -> Iterator[str]:
    if read.publisher:
        yield visible(read.publisher)
    if read.published:
        yield f"published {read.published.isoformat()}"
    yield f"{visible(read.source)} ({read.authority.said})"
    if read.retrieved_at:
        yield f"retrieved {read.retrieved_at.date().isoformat()}"
    if read.revision and read.revision > 1:
        yield f"revision {read.revision}"
    yield f"SHA-256 {read.sha256[:SHORT_HASH]}"
    yield f"{counted(len(edition.findings), 'finding')}, {counted(edition.words, 'word')}"


_KIND_STYLES = {
    Kind.REMOVED: Style.OLD_KIND,
    Kind.ADDED: Style.NEW_KIND,
    Kind.UPDATED: Style.UPDATED,
    Kind.REWORDED: Style.REWORDED,
    Kind.EDITORIAL: Style.DIM,
    Kind.UNCHANGED: Style.DIM,
}


def _changes(comparison: Comparison, changes: Sequence[Change], verdicts: Verdicts) -> Iterator[Line]:
    counterparts = {row.old.index: row.new for row in reversed(comparison.crosswalk) if row.old and row.new}
    rows = _rows(comparison)
    for heading, group in groupby(changes, key=lambda change: _heading(comparison, change, counterparts)):
        yield Line()
        yield Line(Piece(heading, Style.HEADING))
        for change in group:
            yield Line()
            yield from _change(comparison, change, verdicts, rows)


def _rows(comparison: Comparison) -> Rows:
    """Which row holds a finding, by whether it is of the new edition and by where it starts."""
    return {
        (is_new, finding.start): change.number
        for change in comparison.changes
        for is_new, findings in ((False, change.old), (True, change.new))
        for finding in findings
    }


def _heading(comparison: Comparison, change: Change, counterparts: Mapping[int, Section]) -> str:
    """The new section that a change is shown under; the old one where that has no counterpart."""
    if change.new:
        return _path(comparison.new.section_of(change.new[0]))
    section = comparison.old.section_of(change.old[0])
    counterpart = counterparts.get(section.index)
    if counterpart is not None:
        return _path(counterpart)
    return f"{_path(section)} ({visible(comparison.old.provenance.edition)})"


def _path(section: Section) -> str:
    """The titles from the top down; the report's own where it stands under no other heading."""
    return visible(" > ".join(section.path) or section.title or "(before the first heading)")


def _change(comparison: Comparison, change: Change, verdicts: Verdicts, rows: Rows) -> Iterator[Line]:
    said = [verdicts.kind(change.kind), *(verdicts.flag(flag) for flag in change.flags)]
    doubtful = doubt(change, verdicts)
    said += [doubtful] if doubtful else []
    yield Line(
        Piece(f"{change.number:>4} "),
        Piece(f"{SYMBOLS[change.kind]} {'; '.join(said)}", _KIND_STYLES[change.kind]),
        Piece(f"  {_pinpoints(comparison, change)}", Style.DIM),
        hang=_PASSAGE,
    )
    if change.words:
        yield Line(*_marked(change.words), indent=_PASSAGE)
    elif change.old or change.new:
        style = Style.OLD_KIND if change.old else Style.NEW_KIND
        text = " ".join(visible(finding.text) for finding in (*change.old, *change.new))
        yield Line(Piece(text, style), indent=_PASSAGE)
    if change.signals:
        signals = "; ".join(signals_said(comparison, change))
        yield Line(Piece(f"changed: {signals}", Style.STRONG), indent=_PASSAGE)
    for name, spans in (("lost", change.lost), ("gained", change.gained)):
        for span in spans:
            yield Line(Piece(f"{name}: {visible(span.text)}", Style.DIM), indent=_PASSAGE)
    if change.nearest is not None:
        yield _nearest(comparison, change, change.nearest, rows)


def _nearest(comparison: Comparison, change: Change, nearest: Nearest, rows: Rows) -> Line:
    """The nearest passage in full, however little it is alike: whoever checks the verdict reads it first."""
    edition = comparison.old if change.new else comparison.new
    found = nearest.finding
    row = rows.get((not change.new, found.start))
    said = (
        f"{nearest_said(change, comparison)}, in {visible(edition.provenance.edition)}"
        f"{f', row {row}' if row else ''}:"
        f" {_path(edition.section_of(found))} {place_said(edition, found)}: {visible(found.text)}"
    )
    return Line(Piece(said, Style.DIM), indent=_PASSAGE)


def _pinpoints(comparison: Comparison, change: Change) -> str:
    """All paragraphs and pages on both sides; the old sections too, where the change moved."""
    moved = Flag.MOVED in change.flags
    sides = ((comparison.old, change.old, moved), (comparison.new, change.new, False))
    return " → ".join(
        f"{visible(edition.provenance.edition)} {_places(edition, findings, named=named)}"
        for edition, findings, named in sides
        if findings
    )


def _places(edition: Edition, findings: Sequence[Finding], *, named: bool) -> str:
    """Where findings of one side stand; with their sections where `named`, or where these are several."""
    by_section: dict[int, dict[str, None]] = {}
    for finding in findings:
        pinpoint = place_said(edition, finding)
        by_section.setdefault(finding.section, {})[pinpoint] = None
    named = named or len(by_section) > 1
    return "; ".join(
        (f"{_path(edition.sections[section])} " if named else "") + "; ".join(places)
        for section, places in by_section.items()
    )


def _marked(words: Sequence[WordPiece]) -> Iterator[Piece]:
    """The passage with what went and what came marked; blanks stay outside of the marks."""
    for op, old, new in words:
        text = visible(old if op == "-" else new)
        if op not in _MARKS:
            yield Piece(text)
            continue
        opening, closing, style = _MARKS[op]
        core = text.strip()
        before, _, after = text.partition(core) if core else ("", "", "")
        yield Piece(before)
        yield Piece(f"{opening}{core or text}{closing}", style)
        yield Piece(after)

"""The whole report as a strip, old above new, every finding a tick.

One unit serves both editions, so that a shorter one looks shorter.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from tracker.model import Flag, Kind
from tracker.naming import counted
from tracker.rendering.visible import visible
from tracker.scripts import words_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.model import Change, Comparison, Edition, Finding
    from tracker.rendering.context.chapters import Chapters

STRIP_WIDTH = 1000
"""Units across; the picture is stretched to the page's width."""
HEIGHTS = {
    Kind.UNCHANGED: 10,
    Kind.EDITORIAL: 14,
    Kind.REWORDED: 24,
    Kind.UPDATED: 34,
    Kind.ADDED: 46,
    Kind.REMOVED: 46,
}
"""How far a finding's tick reaches from the base line: colour is not alone in telling kinds apart."""
OLD_BASE = 50
"""Where the old edition's ticks start; they grow upward."""
NEW_BASE = 100
"""Where the new edition's ticks start; they grow downward."""
LEAST_LINK = 35
"""Units that a section must be wide to be a link: a finger's 24 pixels on the narrowest wide screen."""
LEAST_NUMBER, LEAST_WORDS = 18, 80
"""Units that a section must be wide for its number, and for its words, to be written under it."""
WIDEST_GAP = 0.3
"""Units between two ticks; short ones leave a quarter of their width."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TickPath:
    """All ticks of one kind on one side, as one path."""

    side: str
    """`old` or `new`."""
    kind: str
    """Of the changes it stands for."""
    path: str
    """SVG path data, in tenths of a unit across; a tick is 1 high."""
    height: int
    """How high its ticks are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StripSection:
    """A top section on the strip: a place to click, also without script."""

    side: str
    """`old` or `new`."""
    anchor: str | None
    """Of the chapter to go to."""
    title: str
    """In full."""
    mark: str
    """What is written there: the title, only its number, or nothing, as there is room."""
    x: float
    """Where it starts."""
    width: float
    """How long it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """The whole report, old above new, every finding a tick."""

    ticks: tuple[TickPath, ...]
    """By side and kind."""
    moves: str
    """Path data of the lines from where moved findings stood to where they stand."""
    sections: tuple[StripSection, ...]
    """The top sections of both sides."""
    old_rows: str
    """For the script: the row number of the first old tick, and by how much each further one's is greater."""
    new_rows: str
    """The same for the new ticks."""
    text: str
    """What the picture shows, in words."""


def strip(comparison: Comparison, chapters: Chapters) -> Strip:
    """Lay out every finding of both editions by its length in words, to one scale."""
    scale = STRIP_WIDTH / max(1, comparison.old.words, comparison.new.words)
    old, new = _edges(comparison.old, scale), _edges(comparison.new, scale)
    old_changes = {finding.start: change for change in comparison.changes for finding in change.old}
    new_changes = {finding.start: change for change in comparison.changes for finding in change.new}
    moved = [c for c in comparison.changes if Flag.MOVED in c.flags and c.old and c.new]
    old_label, new_label = (
        visible(edition.provenance.edition) for edition in (comparison.old, comparison.new)
    )
    return Strip(
        ticks=(
            *_ticks("old", comparison.old, old, old_changes),
            *_ticks("new", comparison.new, new, new_changes),
        ),
        moves=_moves(moved, _middles(comparison.old, old), _middles(comparison.new, new)),
        sections=(
            *_top_sections(comparison.old, old, "old", chapters),
            *_top_sections(comparison.new, new, "new", chapters),
        ),
        old_rows=_rows(comparison.old, old_changes),
        new_rows=_rows(comparison.new, new_changes),
        text=(
            f"The {counted(len(comparison.old.findings), 'finding')} of {old_label} in reading order above, "
            f"the {len(comparison.new.findings)} of {new_label} below, as wide as they have words; "
            f"{len(moved)} moved {'one' if len(moved) == 1 else 'ones'} joined by lines."
        ),
    )


def _ticks(
    side: str, edition: Edition, edges: Sequence[tuple[float, float]], changes: Mapping[int, Change]
) -> Iterable[TickPath]:
    """Draw one side: along its base line, up and down again at each tick."""
    drawn: dict[Kind, list[str]] = {kind: [] for kind in Kind}
    for finding, (left, right) in zip(edition.findings, edges, strict=True):
        if change := changes.get(finding.start):
            width = (right - left) - min(WIDEST_GAP, (right - left) / 4)
            drawn[change.kind].append(f"H{10 * left:.0f}V1h{max(1, 10 * width):.0f}V0")
    return (
        TickPath(side=side, kind=str(kind), path="M0 0" + "".join(ticks), height=HEIGHTS[kind])
        for kind, ticks in drawn.items()
        if ticks
    )


def _rows(edition: Edition, changes: Mapping[int, Change]) -> str:
    found = (changes.get(finding.start) for finding in edition.findings)
    numbers = [0, *(change.number for change in found if change)]
    return " ".join(str(number - before) for before, number in pairwise(numbers))


def _middles(edition: Edition, edges: Sequence[tuple[float, float]]) -> dict[int, float]:
    return {
        finding.start: (left + right) / 2
        for finding, (left, right) in zip(edition.findings, edges, strict=True)
    }


def _moves(moved: Iterable[Change], old: Mapping[int, float], new: Mapping[int, float]) -> str:
    turn = (OLD_BASE + NEW_BASE) // 2
    ends = ((old[change.old[0].start], new[change.new[0].start]) for change in moved)
    return "".join(
        f"M{a:.1f} {OLD_BASE + 1}C{a:.1f} {turn} {b:.1f} {turn} {b:.1f} {NEW_BASE - 1}" for a, b in ends
    )


def _edges(edition: Edition, scale: float) -> list[tuple[float, float]]:
    ends = list(accumulate(words_in(finding.text) * scale for finding in edition.findings))
    return list(zip([0.0, *ends], ends, strict=False))


def _top_sections(
    edition: Edition, edges: Sequence[tuple[float, float]], side: str, chapters: Chapters
) -> list[StripSection]:
    tops: dict[int, list[float]] = {}
    for finding, (left, right) in zip(edition.findings, edges, strict=True):
        top = _top(edition, finding)
        tops.setdefault(top, [left, right])[1] = right
    made = []
    link = chapters.link_new if side == "new" else chapters.link_old
    for index, (left, right) in tops.items():
        section = edition.sections[index]
        made.append(
            StripSection(
                side=side,
                anchor=link(index) if right - left >= LEAST_LINK else None,
                title=visible(section.title),
                mark=visible(_mark(section.title, right - left)),
                x=round(left, 1),
                width=round(right - left, 1),
            )
        )
    return made


def _mark(title: str, width: float) -> str:
    """Say as much of a title as there is room for, or nothing: half a word helps nobody."""
    words = title.removeprefix("Section ")
    number = words.split(" ", 1)[0]
    if width >= LEAST_WORDS:
        return words
    return number if width >= LEAST_NUMBER and number[:1].isdigit() else ""


def _top(edition: Edition, finding: Finding) -> int:
    section = edition.section_of(finding)
    while section.parent is not None and edition.sections[section.parent].level > 0:
        section = edition.sections[section.parent]
    return section.index

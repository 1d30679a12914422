"""The geometry of the pictures: numbers that the templates draw as SVG.

Every picture has one unit for both editions, so that a shorter edition looks shorter.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from tracker.model import Flag, Kind
from tracker.rendering.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.model import Comparison, Edition, Finding
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


@dataclass(frozen=True, slots=True, kw_only=True)
class TickPath:
    """All ticks of one kind on one side, as one path."""

    side: str
    """`old` or `new`."""
    kind: str
    path: str
    """SVG path data."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StripSection:
    """A top section on the strip: a place to click, also without script."""

    side: str
    anchor: str
    title: str
    mark: str
    """A short name that fits: `1`."""
    x: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """The whole report, old above new, every finding a tick."""

    ticks: tuple[TickPath, ...]
    moves: str
    """Path data of the lines from where moved findings stood to where they stand."""
    sections: tuple[StripSection, ...]
    old_rows: str
    """For the script: `x row x row …` of the old ticks, in tenths of a unit and as row numbers."""
    new_rows: str
    text: str
    """What the picture shows, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowNode:
    """A section in the flow."""

    anchor: str
    title: str
    y: float
    height: float
    indent: int
    findings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowBand:
    """The findings that went from one section to another."""

    path: str
    """SVG path data of a filled band."""
    moved: bool
    """Against the crosswalk."""
    title: str
    """What it stands for, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """Where the findings of each old section went."""

    width: int
    height: int
    left: tuple[FlowNode, ...]
    right: tuple[FlowNode, ...]
    bands: tuple[FlowBand, ...]
    text: str


def strip(comparison: Comparison, chapters: Chapters) -> Strip:
    """Lay out every finding of both editions by its length in words, to one scale."""
    scale = STRIP_WIDTH / max(1, comparison.old.words, comparison.new.words)
    old_x, new_x = _edges(comparison.old, scale), _edges(comparison.new, scale)
    kind_of = {
        (side, finding.start): change
        for change in comparison.changes
        for side, findings in (("old", change.old), ("new", change.new))
        for finding in findings
    }
    ticks: list[TickPath] = []
    rows: dict[str, str] = {}
    for side, edition, edges, base, sign in (
        ("old", comparison.old, old_x, OLD_BASE, -1),
        ("new", comparison.new, new_x, NEW_BASE, 1),
    ):
        drawn: dict[Kind, list[str]] = {kind: [] for kind in Kind}
        spots = []
        for finding, (left, right) in zip(edition.findings, edges, strict=True):
            change = kind_of.get((side, finding.start))
            if change is None:
                continue
            gap = min(0.3, (right - left) / 4)
            drawn[change.kind].append(
                f"M{left:.1f} {base}h{right - left - gap:.1f}v{sign * HEIGHTS[change.kind]}H{left:.1f}z"
            )
            spots.append(f"{right * 10:.0f} {change.number}")
        ticks += [
            TickPath(side=side, kind=str(kind), path="".join(paths)) for kind, paths in drawn.items() if paths
        ]
        rows[side] = " ".join(spots)
    middle_old = {
        finding.start: sum(edge) / 2 for finding, edge in zip(comparison.old.findings, old_x, strict=True)
    }
    middle_new = {
        finding.start: sum(edge) / 2 for finding, edge in zip(comparison.new.findings, new_x, strict=True)
    }
    moved = [
        change for change in comparison.changes if Flag.MOVED in change.flags and change.old and change.new
    ]
    curve = (OLD_BASE + NEW_BASE) / 2
    moves = "".join(
        f"M{middle_old[c.old[0].start]:.1f} {OLD_BASE + 1}C{middle_old[c.old[0].start]:.1f} {curve:.0f} "
        f"{middle_new[c.new[0].start]:.1f} {curve:.0f} {middle_new[c.new[0].start]:.1f} {NEW_BASE - 1}"
        for c in moved
    )
    sections = (
        *_top_sections(comparison.old, old_x, "old", chapters),
        *_top_sections(comparison.new, new_x, "new", chapters),
    )
    return Strip(
        ticks=tuple(ticks),
        moves=moves,
        sections=sections,
        old_rows=rows["old"],
        new_rows=rows["new"],
        text=(
            f"The {len(comparison.old.findings)} findings of {visible(comparison.old.provenance.edition)} in reading "
            f"order above, the {len(comparison.new.findings)} of {visible(comparison.new.provenance.edition)} below, "
            f"as wide as they have words; {len(moved)} moved ones joined by lines."
        ),
    )


def _edges(edition: Edition, scale: float) -> list[tuple[float, float]]:
    ends = list(accumulate(len(finding.text.split()) * scale for finding in edition.findings))
    return list(zip([0.0, *ends], ends, strict=False))


def _top_sections(
    edition: Edition, edges: Sequence[tuple[float, float]], side: str, chapters: Chapters
) -> list[StripSection]:
    tops: dict[int, list[float]] = {}
    for finding, (left, right) in zip(edition.findings, edges, strict=True):
        top = _top(edition, finding)
        tops.setdefault(top, [left, right])[1] = right
    made = []
    for index, (left, right) in tops.items():
        section = edition.sections[index]
        made.append(
            StripSection(
                side=side,
                anchor=f"s{index}" if side == "new" else chapters.anchor_of_old(index),
                title=visible(section.title),
                mark="".join(char for char in section.label or "" if char.isalnum() and not char.isalpha()),
                x=round(left, 1),
                width=round(right - left, 1),
            )
        )
    return made


def _top(edition: Edition, finding: Finding) -> int:
    section = edition.section_of(finding)
    while section.parent is not None and edition.sections[section.parent].level > 0:
        section = edition.sections[section.parent]
    return section.index


FLOW_WIDTH = 960
FLOW_LEFT, FLOW_RIGHT = 330, 630
"""Where the bands start and end; the titles stand outside."""
NODE_LEAST = 13
"""Least height of a section: a line of small type."""
NODE_GAP = 4
FINDING_HEIGHT = 0.75
"""Height of one finding in a band."""


def flow(comparison: Comparison, chapters: Chapters) -> Flow:
    """Lay out both outlines side by side, and between them bands as thick as the findings that went that way."""
    links: dict[tuple[int, int], int] = {}
    moved: dict[tuple[int, int], int] = {}
    for change in comparison.changes:
        for old in change.old[:1]:
            for new in change.new[:1]:
                key = (old.section, new.section)
                links[key] = links.get(key, 0) + max(len(change.old), len(change.new))
                moved[key] = moved.get(key, 0) + (Flag.MOVED in change.flags)
    left = _nodes(comparison.old, chapters.anchor_of_old)
    right = _nodes(comparison.new, lambda index: f"s{index}")
    used_left: dict[int, float] = {}
    used_right: dict[int, float] = {}
    bands = []
    for (a, b), number in sorted(links.items()):
        if a not in left or b not in right:
            continue
        thick = number * FINDING_HEIGHT
        y1 = left[a].y + used_left.get(a, 0.0)
        used_left[a] = used_left.get(a, 0.0) + thick
        y2 = right[b].y + used_right.get(b, 0.0)
        used_right[b] = used_right.get(b, 0.0) + thick
        x1, x2, middle = FLOW_LEFT, FLOW_RIGHT, (FLOW_LEFT + FLOW_RIGHT) // 2
        bands.append(
            FlowBand(
                path=(
                    f"M{x1} {y1:.1f}C{middle} {y1:.1f} {middle} {y2:.1f} {x2} {y2:.1f}v{thick:.1f}"
                    f"C{middle} {y2 + thick:.1f} {middle} {y1 + thick:.1f} {x1} {y1 + thick:.1f}z"
                ),
                moved=moved[a, b] * 2 > number,
                title=f"{number} from “{left[a].title}” to “{right[b].title}”",
            )
        )
    nodes = (*left.values(), *right.values())
    height = max((node.y + node.height for node in nodes), default=0)
    return Flow(
        width=FLOW_WIDTH,
        height=round(height) + NODE_GAP,
        left=tuple(left.values()),
        right=tuple(right.values()),
        bands=tuple(bands),
        text=(
            f"The {len(left)} sections of {visible(comparison.old.provenance.edition)} on the left, the {len(right)} "
            f"of {visible(comparison.new.provenance.edition)} on the right; bands as thick as the number of findings "
            "that stand in both. The table of sections says the same in figures."
        ),
    )


def _nodes(edition: Edition, anchor: object) -> dict[int, FlowNode]:
    tally: dict[int, int] = {}
    for finding in edition.findings:
        tally[finding.section] = tally.get(finding.section, 0) + 1
    nodes = {}
    y = float(NODE_GAP)
    for section in edition.sections:
        if section.index == 0 and not tally.get(0):
            continue
        number = tally.get(section.index, 0)
        height = max(NODE_LEAST, number * FINDING_HEIGHT)
        nodes[section.index] = FlowNode(
            anchor=anchor(section.index),  # type: ignore[operator]
            title=visible(section.title),
            y=round(y, 1),
            height=round(height, 1),
            indent=max(0, section.level - 1),
            findings=number,
        )
        y += height + NODE_GAP
    return nodes

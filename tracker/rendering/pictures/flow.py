"""The crosswalk as a flow: where the findings of each old section went."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.model import Flag
from tracker.naming import counted
from tracker.rendering.verdicts import UNTITLED
from tracker.rendering.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tracker.model import Comparison, Edition
    from tracker.rendering.context.chapters import Chapters

FLOW_WIDTH = 960
FLOW_LEFT, FLOW_RIGHT = 330, 630
"""Where the bands start and end; the titles stand outside."""
NODE_LEAST = 13
"""Least height of a section: a line of small type."""
NODE_GAP = 4
FINDING_HEIGHT = 0.75
"""Height of one finding in a band."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowNode:
    """A section in the flow."""

    anchor: str | None
    """Of the chapter to go to."""
    title: str
    """In full."""
    y: float
    """Where it starts."""
    height: float
    """As its number of findings."""
    indent: int
    """Levels below a top section."""


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
    """In units."""
    height: int
    """In units."""
    left: tuple[FlowNode, ...]
    """Sections of the old edition."""
    right: tuple[FlowNode, ...]
    """Sections of the new edition."""
    bands: tuple[FlowBand, ...]
    """In order of the old sections."""
    text: str
    """What the picture shows, in words."""


def flow(comparison: Comparison, chapters: Chapters) -> Flow:
    """Lay out both outlines side by side, between them bands as thick as the findings that went that way."""
    left = _nodes(comparison.old, chapters.link_old)
    right = _nodes(comparison.new, chapters.link_new)
    nodes = (*left.values(), *right.values())
    old_label, new_label = (
        visible(edition.provenance.edition) for edition in (comparison.old, comparison.new)
    )
    return Flow(
        width=FLOW_WIDTH,
        height=round(max((node.y + node.height for node in nodes), default=0)) + NODE_GAP,
        left=tuple(left.values()),
        right=tuple(right.values()),
        bands=tuple(_bands(comparison, left, right)),
        text=(
            f"The {counted(len(left), 'section')} of {old_label} on the left, the {len(right)} of "
            f"{new_label} on the right; bands as thick as the number of findings that stand in both. "
            "The table of sections says the same in figures."
        ),
    )


def _bands(
    comparison: Comparison, left: Mapping[int, FlowNode], right: Mapping[int, FlowNode]
) -> Iterator[FlowBand]:
    links: Counter[tuple[int, int]] = Counter()
    moved: Counter[tuple[int, int]] = Counter()
    for change in comparison.changes:
        if change.old and change.new:
            pair = (change.old[0].section, change.new[0].section)
            links[pair] += max(len(change.old), len(change.new))
            moved[pair] += Flag.MOVED in change.flags
    used_left: Counter[int] = Counter()
    used_right: Counter[int] = Counter()
    for (a, b), number in sorted(links.items()):
        y1 = left[a].y + used_left[a] * FINDING_HEIGHT
        y2 = right[b].y + used_right[b] * FINDING_HEIGHT
        used_left[a] += number
        used_right[b] += number
        yield FlowBand(
            path=_band(y1, y2, number * FINDING_HEIGHT),
            moved=2 * moved[a, b] > number,
            title=f"{number} from “{left[a].title}” to “{right[b].title}”",
        )


def _band(y1: float, y2: float, thick: float) -> str:
    across, fall, rise = FLOW_RIGHT - FLOW_LEFT, round(y2 - y1, 2), round(y1 - y2, 2)
    there = f"M{FLOW_LEFT} {y1:.6g}c{across // 2} 0 {across // 2} {fall:g} {across} {fall:g}"
    return f"{there}v{thick:g}c-{across // 2} 0-{across // 2} {rise:g}-{across} {rise:g}z"


def _nodes(edition: Edition, anchor: Callable[[int], str | None]) -> dict[int, FlowNode]:
    tally = Counter(finding.section for finding in edition.findings)
    nodes = {}
    y = float(NODE_GAP)
    for section in edition.sections:
        if section.level == 0 and not tally[section.index]:
            continue
        height = max(NODE_LEAST, tally[section.index] * FINDING_HEIGHT)
        nodes[section.index] = FlowNode(
            anchor=anchor(section.index),
            title=visible(section.title) or UNTITLED,
            y=round(y, 1),
            height=round(height, 1),
            indent=max(0, section.level - 1),
        )
        y += height + NODE_GAP
    return nodes

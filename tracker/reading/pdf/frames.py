"""What is drawn around the text of a PDF's page: frames and tinted rectangles.

A frame is one path (a rectangle that is filled or stroked, whose corners may be round), or rules that meet:
producers draw the borders of a box and of a table's cells in either way. What is divided by rules or frames
within, as tables are, is none.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WIDTH, HEIGHT = 60.0, 24.0
"""Points: a frame is so wide and high at least."""
LENGTH = 20.0
"""Points: a rule is so long at least."""

# Points: sides and rules that are so near are at one place; what meets is so near; what lies so far inside
# divides a frame.
_THIN = 3.0
_MEETS = 1.5
_INSIDE = 10.0
# Cells of a table are so near each other, and stand beside each other for such a share of their height.
_CELLS = 4.0
_HALF = 0.5
# Rules make up such a share of each side of a frame.
_SIDE = 0.9
# Two frames, one of which takes such a share of the other, are one: its line and its tint, or its title.
_SAME = 0.6
# A page with more of them has tables or drawings.
_MOST_RULES = 300
_MOST_FRAMES = 80


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle that is drawn on a page, in points from the lower left."""

    left: float
    bottom: float
    right: float
    top: float
    colour: int = 0
    """What it is filled with, as one number; 0 where only its sides are drawn."""
    stacked: bool = False
    """It is several that stand on each other."""
    loose: bool = False
    """It tells of a box only where text stands beside it: a head and a foot, or a tint close to its words."""

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """How high it is."""
        return self.top - self.bottom

    def mirrored(self, width: float) -> Frame:
        """It on a mirrored page of that width."""
        return replace(self, left=width - self.right, right=width - self.left)


def frames_of(drawn: Sequence[Frame], rules: Sequence[Frame]) -> tuple[Frame, ...]:
    """The frames among the rectangles and the rules on a page, the largest first, loose ones last."""
    if len(rules) > _MOST_RULES or len(drawn) > _MOST_FRAMES:
        return ()
    made = [*_merged([*_stacked(drawn), *_of_rules(rules)]), *_of_heads(rules)]
    found = (frame for frame in made if not _is_divided(frame, rules, made))
    return tuple(sorted(found, key=lambda frame: (frame.loose, -frame.width * frame.height)))


def _stacked(frames: Sequence[Frame]) -> list[Frame]:
    """The frames, those as one that stand on each other: producers tint a box by paragraphs or lines."""
    found: list[Frame] = []
    for frame in sorted(frames, key=lambda item: (round(item.left), round(item.right), -item.top)):
        above = found[-1] if found else None
        if (
            above is not None
            and above.colour == frame.colour != 0
            and abs(above.left - frame.left) <= _MEETS
            and abs(above.right - frame.right) <= _MEETS
            and abs(above.bottom - frame.top) <= _MEETS
        ):
            found[-1] = replace(above, bottom=frame.bottom, stacked=True)
        else:
            found.append(frame)
    return found


def _merged(frames: Sequence[Frame]) -> list[Frame]:
    """The frames without those that are nearly as large as one around them."""
    found: list[Frame] = []
    for frame in sorted(frames, key=lambda item: -item.width * item.height):
        same = (
            other
            for other in found
            if _holds(other, frame) and frame.width * frame.height >= other.width * other.height * _SAME
        )
        if next(same, None) is None:
            found.append(frame)
    return found


def _holds(outer: Frame, inner: Frame) -> bool:
    return (
        outer.left - _MEETS <= inner.left
        and inner.right <= outer.right + _MEETS
        and outer.bottom - _MEETS <= inner.bottom
        and inner.top <= outer.top + _MEETS
    )


def _is_divided(frame: Frame, rules: Sequence[Frame], frames: Sequence[Frame]) -> bool:
    """Whether a frame has columns, or is one of cells that stand side by side."""
    if any(
        rule.height >= LENGTH
        and frame.left + _INSIDE < rule.left
        and rule.right < frame.right - _INSIDE
        and _beside(rule, frame) >= LENGTH
        for rule in rules
    ):
        return True
    cells = [item for item in frames if item is not frame]
    inner = [item for item in cells if _holds(frame, item)]
    for item in cells:
        near = min(abs(item.left - frame.right), abs(frame.left - item.right)) <= _CELLS
        if near and _beside(item, frame) >= min(item.height, frame.height) * _HALF:
            return True
    return any(
        one.right <= other.left + _CELLS and _beside(one, other) >= min(one.height, other.height) * _HALF
        for one in inner
        for other in inner
    )


def _beside(one: Frame, other: Frame) -> float:
    """For how much of their height two frames stand side by side."""
    return min(one.top, other.top) - max(one.bottom, other.bottom)


def _of_rules(rules: Sequence[Frame]) -> Iterator[Frame]:
    """The frames that rules make: left, right, and above or below, for a box may go on on the next page."""
    if sum(rule.height >= _THIN for rule in rules) < 2:  # noqa: PLR2004 (its left side and its right one)
        return
    for group in _meeting(rules):
        left, right = min(rule.left for rule in group), max(rule.right for rule in group)
        bottom, top = min(rule.bottom for rule in group), max(rule.top for rule in group)
        if right - left < WIDTH or top - bottom < HEIGHT:
            continue
        sides = [
            _covered([(rule.bottom, rule.top) for rule in side]) >= (top - bottom) * _SIDE
            for side in (
                [rule for rule in group if rule.right <= left + _THIN],
                [rule for rule in group if rule.left >= right - _THIN],
            )
        ]
        ends = [
            _covered([(rule.left, rule.right) for rule in end]) >= (right - left) * _SIDE
            for end in (
                [rule for rule in group if rule.top <= bottom + _THIN],
                [rule for rule in group if rule.bottom >= top - _THIN],
            )
        ]
        if all(sides) and any(ends):
            yield Frame(left, bottom, right, top)


def _of_heads(rules: Sequence[Frame]) -> Iterator[Frame]:
    """What two rules, and no more, stand above and below: tables have one more under their heads."""
    alike: dict[tuple[int, int], list[Frame]] = {}
    for rule in rules:
        if rule.width >= WIDTH:
            alike.setdefault((round(rule.left), round(rule.right)), []).append(rule)
    for found in alike.values():
        if len(found) == 2:  # noqa: PLR2004 (its head and its foot)
            bottom, top = sorted(rule.bottom for rule in found)
            if top - bottom >= HEIGHT:
                yield Frame(found[0].left, bottom, found[0].right, top, loose=True)


def _meeting(rules: Sequence[Frame]) -> list[list[Frame]]:
    """Rules in groups, each of which meet."""
    groups: list[list[Frame]] = []
    for rule in rules:
        joined, others = [rule], []
        for group in groups:
            if any(_meet(rule, other) for other in group):
                joined += group
            else:
                others.append(group)
        groups = [*others, joined]
    return groups


def _meet(one: Frame, other: Frame) -> bool:
    return (
        one.left <= other.right + _MEETS
        and other.left <= one.right + _MEETS
        and one.bottom <= other.top + _MEETS
        and other.bottom <= one.top + _MEETS
    )


def _covered(spans: Sequence[tuple[float, float]]) -> float:
    """How much spans cover together."""
    total, reached = 0.0, -math.inf
    for start, end in sorted(spans):
        total += max(0.0, end - max(start, reached))
        reached = max(reached, end)
    return total

"""Numbers of lines at the beginnings of these, in text that was copied or printed out with them.

They go up with the lines, also where these go on with a sentence; numbers of items, rows and paragraphs do
not.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.model import SetAside
from tracker.reading.reasons import LINE_NUMBER
from tracker.reading.shape import starts_small

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.reading.blocks import Block

WITHIN = 0.25
"""Such a share of the numbers stands beside the rest of a sentence whose line was full."""
PUNCTUATED = 0.15
"""Such a share of the lines has signs within, as prose has."""
COUNTED = 0.6
"""Such a share of the numbers counts the lines between."""
SIGNS = re.compile(r"\w[\"'”’)\]]*[.,;:?!\u060c\u061b] \S|[\u3001\u3002\uff0c\uff1a\uff1b]\S")
"""A sign within a line."""

_NUMBERED = re.compile(r"(?P<number>\d{1,5})(?:(?P<blank>\s+)(?P<text>\S.*))?")
_HYPHENS = frozenset("-\u2010\u00ad\ufffe")
# Numbers that few lines have are looked for among so many that follow.
_AHEAD = 12
# So many lines must have their number where each has one, and so many where few have.
_ENOUGH = 8
_ENOUGH_APART = 4
# A line of such a share of the width that most lines keep to is full.
_FULL = 0.75
_MOST = 0.8


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A line that begins with a number."""

    line: int
    value: int
    text: str
    shift: int
    """How far right its text begins."""


def unnumbered(lines: Sequence[Block], blank: Sequence[int]) -> tuple[list[Block], list[int], list[SetAside]]:
    """The lines without their numbers, where they have such, and how many blank lines stand before each.

    Args:
        lines: The lines that have something on them.
        blank: How many blank lines stand before each.
    """
    found = _counting(lines)
    texts = [line.text for line in lines]
    for item in found:
        texts[item.line] = item.text
    if not found or not _are_of_lines(found, texts):
        return list(lines), list(blank), []
    shifts = {item.line: item.shift for item in found}
    kept: list[Block] = []
    gaps: list[int] = []
    gap = 0
    for index, (line, text) in enumerate(zip(lines, texts, strict=True)):
        gap += blank[index]
        if not text:
            gap += 1
            continue
        indent = line.indent + shifts.get(index, 0)
        kept.append(replace(line, text=text, indent=indent, gap_before=gap > 0))
        gaps.append(gap)
        gap = 0
    numbers = " ".join(str(item.value) for item in found)
    return kept, gaps, [SetAside(text=numbers, reason=LINE_NUMBER, place=lines[found[0].line].place)]


def runs_on(above: str, text: str) -> bool:
    """Whether a line goes on in the midst of a sentence: items end with a sign, or begin with a capital."""
    open_ended = above[-1:].isalnum() or above[-1:] in _HYPHENS
    return open_ended and bool(text) and (starts_small(text) or text.lower() == text.upper())


def _counting(lines: Sequence[Block]) -> list[_Numbered]:
    """The lines whose number is as much larger than another one's as there are lines between them."""
    numbered = [
        _Numbered(
            index, int(match["number"]), match["text"] or "", match.start("text") if match["text"] else 0
        )
        for index, line in enumerate(lines)
        if (match := _NUMBERED.fullmatch(line.text))
    ]
    counting: set[int] = set()
    for place, one in enumerate(numbered):
        for other in numbered[place + 1 : place + 1 + _AHEAD]:
            if other.value - one.value == other.line - one.line:
                counting |= {one.line, other.line}
                break
    found = [item for item in numbered if item.line in counting]
    steps = Counter(other.value - one.value for one, other in pairwise(found))
    step = steps.most_common(1)[0][0] if steps else 1
    return [item for item in found if step < 1 or item.value % step == 0]


def _are_of_lines(found: Sequence[_Numbered], texts: Sequence[str]) -> bool:
    """Whether the numbers count lines of text."""
    steps = [other.value - one.value for one, other in pairwise(found)]
    each = sum(step == 1 for step in steps) * 2 > len(steps)
    counted = sum(other.value - one.value == other.line - one.line for one, other in pairwise(found))
    lengths = sorted(len(text) for text in texts)
    full = lengths[int(len(lengths) * _MOST)] * _FULL
    within = sum(
        item.line > 0 and len(texts[item.line - 1]) >= full and runs_on(texts[item.line - 1], item.text)
        for item in found
    )
    punctuated = sum(SIGNS.search(item.text) is not None for item in found)
    return (
        len(found) >= (_ENOUGH if each else _ENOUGH_APART)
        and (not each or len(found) >= len(texts) * COUNTED)
        and counted >= len(steps) * COUNTED
        and within >= len(found) * WITHIN
        and punctuated >= len(found) * PUNCTUATED
    )

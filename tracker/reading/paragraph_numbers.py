"""Numbers of paragraphs (`4.1.3`, `27.`): they stay in the text, before the finding, and are no part of it.

A paragraph that is put in moves the numbers of all that follow: what these state is the same. A number counts
as a paragraph's where several go up one by one; any other figure at its beginning is part of the finding.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.reading.blocks import BlockKind
from tracker.reading.numbering import Label, label_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.reading.outline import Entry

# So many paragraphs have such numbers, and such a share of these follow one another: days of a chronicle and
# amounts do not.
_MIN_PARAGRAPHS = 3
_IN_ORDER = 0.75


def numbers_before(entries: Sequence[Entry]) -> list[int]:
    """Of each block how many characters its paragraph's number takes, blanks behind it included; mostly 0."""
    ends = [0] * len(entries)
    series: defaultdict[str, list[tuple[int, Label]]] = defaultdict(list)
    for index, entry in enumerate(entries):
        if entry.level is None and entry.block.kind is BlockKind.PARAGRAPH:
            label = label_of(entry.block.text)
            if label is not None and not label.names_part and label.end < len(entry.block.text):
                series[label.pattern].append((index, label))
    for members in series.values():
        steps = sum(_is_next(one, other) for (_, one), (_, other) in pairwise(members))
        begun = sum(_begins(one, other) for (_, one), (_, other) in pairwise(members))
        if len(members) < _MIN_PARAGRAPHS or steps + begun < (len(members) - 1) * _IN_ORDER or steps < begun:
            continue
        for index, label in members:
            text = entries[index].block.text
            ends[index] = len(text) - len(text[label.end :].lstrip())
    return ends


def _is_next(label: Label, following: Label) -> bool:
    """Whether a number is the one after another of the same part."""
    return _part(label) == _part(following) and any(value + 1 in following.values for value in label.values)


def _begins(label: Label, following: Label) -> bool:
    """Whether a number is the first of another part, or of the next list."""
    return 1 in following.values and not _is_next(label, following)


def _part(label: Label) -> str:
    """What stands before the last number: `4.1` of `4.1.3`."""
    return label.text.rstrip(".").rpartition(".")[0] if label.depth > 1 else ""

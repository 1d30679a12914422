"""Numbers of paragraphs (`4.1.3`, `27.`): they stay in the text, before the finding, and are no part of it.

A paragraph that is put in moves the numbers of all that follow: what these state is the same. A number counts
as a paragraph's where several go up one by one; any other figure at its beginning is part of the finding.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.reading.blocks import BlockKind
from tracker.reading.numbering import Label, label_of
from tracker.reading.runs import JOINT
from tracker.reading.shape import has_inner_end

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.reading.blocks import Block
    from tracker.reading.outline import Entry

# So many paragraphs have such numbers, and such a share of these follow one another: days of a chronicle and
# amounts do not.
_MIN_PARAGRAPHS = 3
_IN_ORDER = 0.75
_LONGEST_NUMBER = 20


def out_of_tables(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with numbered paragraphs, each set as a row of its number and its text, as paragraphs.

    Such rows have two cells (where one is long, the table is read cell by cell), numbers that go up one by
    one, and mostly more than a sentence.
    """
    rows = {index: row for index in range(len(blocks)) if (row := _numbered_row(blocks, index)) is not None}
    labels = [label for label, _, _ in rows.values()]
    steps = sum(_is_next(one, other) for one, other in pairwise(labels))
    long = sum(has_inner_end(text) for _, text, _ in rows.values())
    if len(rows) < _MIN_PARAGRAPHS or steps < (len(rows) - 1) * _IN_ORDER or long * 2 < len(rows):
        return list(blocks)
    found: list[Block] = []
    index = 0
    while index < len(blocks):
        label, text, taken = rows.get(index, (None, "", 1))
        block = blocks[index]
        if label is not None:
            block = replace(block, text=f"{label.text} {text}", kind=BlockKind.PARAGRAPH)
        found.append(block)
        index += taken
    return found


def _numbered_row(blocks: Sequence[Block], index: int) -> tuple[Label, str, int] | None:
    """The number and the text of a row that has nothing else, and how many blocks these are."""
    block = blocks[index]
    if block.kind is BlockKind.PARAGRAPH and len(block.text) > _LONGEST_NUMBER:
        return None
    number, _, text = block.text.partition(JOINT)
    below = blocks[index + 1] if index + 1 < len(blocks) else None
    taken = 1
    if block.kind is BlockKind.PARAGRAPH and not text and below is not None and below.kind is block.kind:
        text, taken = below.text, 2
    elif block.kind is not BlockKind.ROW:
        return None
    label = label_of(number)
    if label is None or label.end < len(number) or label.names_part or not text or JOINT in text:
        return None
    return label, text, taken


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

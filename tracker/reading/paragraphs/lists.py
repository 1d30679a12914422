"""Numbered lists: `1) … 2) …` become items, their numbers are set aside."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.model import SetAside
from tracker.reading.blocks import Block, BlockKind
from tracker.reading.outline.numbering import Label, label_of
from tracker.reading.outline.titles import reads_as_title
from tracker.reading.paragraphs.numbered_blocks import MANY_PARAGRAPHS, run_on
from tracker.reading.reasons import LIST_NUMBER
from tracker.reading.shape import Style, has_inner_end, style_of

if TYPE_CHECKING:
    from collections.abc import Sequence


# One numbered paragraph is no list.
_MIN_ITEMS = 2


def mark_items(blocks: Sequence[Block]) -> tuple[list[Block], list[SetAside]]:
    """Make items of paragraphs that are numbered on, each a sentence or less.

    Longer numbered paragraphs, as committees write them, stay paragraphs and keep their numbers, and so do
    short ones among them. Numbers typed before what the format gives as items are taken out likewise.
    """
    marked = list(blocks)
    set_aside: list[SetAside] = []
    labels = [_label_of(block) for block in blocks]
    numbered = run_on(blocks, labels, many=MANY_PARAGRAPHS)
    start = 0
    while start < len(blocks):
        end = start + 1
        while end < len(blocks) and _follows(labels[end - 1], labels[end]):
            end += 1
        if (
            end - start >= _MIN_ITEMS
            and start not in numbered
            and not any(_is_long(blocks[i], labels[i]) for i in range(start, end))
            and not _goes_on(blocks, labels, start, end)
        ):
            for index in range(start, end):
                label, block = labels[index], blocks[index]
                if label is not None and label.end < len(block.text):
                    set_aside.append(SetAside(text=label.text, reason=LIST_NUMBER, place=block.place))
                    marked[index] = replace(
                        block,
                        text=block.text[label.end :].strip(),
                        kind=BlockKind.ITEM,
                        number=block.number or label.text,
                    )
        start = end
    return marked, set_aside


def _label_of(block: Block) -> Label | None:
    """The number of a paragraph; of an item a letter or a single number, but no capital: rather an initial.

    What an item names (`Clause 1 of the licence`) is no number of its own.
    """
    if block.kind not in {BlockKind.PARAGRAPH, BlockKind.ITEM}:
        return None
    label = label_of(block.text)
    if label is None or block.kind is BlockKind.PARAGRAPH:
        return label
    return None if label.names_part or label.depth > 1 or label.pattern == "A." else label


def _follows(before: Label | None, label: Label | None) -> bool:
    """Whether `label` is the number after `before`."""
    return (
        before is not None
        and label is not None
        and before.depth == 1  # `4.1.2` numbers a paragraph, by which it is cited
        and before.pattern == label.pattern
        and any(value + 1 in label.values for value in before.values)
    )


def _is_long(block: Block, label: Label | None) -> bool:
    """Whether a numbered paragraph is more than a list's item."""
    return has_inner_end(block.text[label.end if label else 0 :])


def _goes_on(blocks: Sequence[Block], labels: Sequence[Label | None], start: int, end: int) -> bool:
    """Whether paragraphs numbered on are headings, the first without text below it, of a series above."""
    first = labels[start]
    if first is None or not all(_is_title(blocks[i], labels[i]) for i in range(start, end)):
        return False
    for index in range(start - 1, -1, -1):
        block = blocks[index]
        if block.kind in {BlockKind.PARAGRAPH, BlockKind.HEADING}:
            label = labels[index] or label_of(block.text)
            if label is not None and label.pattern == first.pattern:
                return (
                    any(value + 1 in first.values for value in label.values)
                    and index + 1 < start
                    and (block.kind is BlockKind.HEADING or _is_title(block, label))
                )
    return False


def _is_title(block: Block, label: Label | None) -> bool:
    """Whether a numbered paragraph reads as a heading."""
    title = block.text[label.end if label else 0 :].strip()
    cast = style_of(title)
    return (block.bold or cast > Style.SENTENCE) and reads_as_title(title, label, cast, first=False)

"""Numbered paragraphs that a format gives as items of a list or rows of a table are paragraphs."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.reading.blocks import BlockKind
from tracker.reading.outline.numbering import Label, follows, number_of
from tracker.reading.runs import JOINT
from tracker.reading.shape import has_inner_end

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.reading.blocks import Block

# So many paragraphs have such numbers, and such a share of these follow one another: days of a chronicle and
# amounts do not.
_MIN_PARAGRAPHS = 3
_IN_ORDER = 0.75
# So many lists may be within one another, or were left before their end.
_OPEN_CHAINS = 8
_LONGEST_NUMBER = 20
# Of paragraphs that are numbered on across headings and lists, as reports do, some are mostly one sentence.
_LONG_OF_MANY = 0.25
MANY_PARAGRAPHS = 8
"""So many that are numbered on across others are a document's, however short each is; not where they are in
lists within lists, as tables of contents are."""


def in_order(labels: Sequence[Label], *, at_least: int = _MIN_PARAGRAPHS, share: float = _IN_ORDER) -> bool:
    """Whether so many numbers, and such a share of them, go up one by one, or begin anew with a part."""
    steps = sum(follows(one, other) for one, other in pairwise(labels))
    begun = sum(1 in other.values and not follows(one, other) for one, other in pairwise(labels))
    return len(labels) >= at_least and steps + begun >= (len(labels) - 1) * share and steps >= begun


def chains_of(labels: Sequence[Label | None]) -> list[list[int]]:
    """Where numbers go on one by one, whatever stands between: each a list of places in `labels`.

    A list within a numbered paragraph is a chain of its own, after which the outer one goes on.
    """
    chains: list[list[int]] = []
    last: defaultdict[str, list[list[int]]] = defaultdict(list)
    for index, label in enumerate(labels):
        if label is None:
            continue
        known = last[label.pattern]
        for place in range(len(known) - 1, max(-1, len(known) - 1 - _OPEN_CHAINS), -1):
            before = labels[known[place][-1]]
            if before is not None and follows(before, label):
                known[place].append(index)
                known.append(known.pop(place))
                break
        else:
            known.append([index])
            chains.append(known[-1])
    return chains


def run_on(
    blocks: Sequence[Block], labels: Sequence[Label | None], *, many: float = float("inf")
) -> set[int]:
    """Which blocks are numbered on across others, and number paragraphs: some are long, or there are many."""
    found: set[int] = set()
    for chain in chains_of(labels):
        apart = any(other - one > 1 for one, other in pairwise(chain))
        if apart and len(chain) >= _MIN_PARAGRAPHS:
            long = sum(_is_long(blocks[index], labels[index]) for index in chain)
            if long >= len(chain) * _LONG_OF_MANY or len(chain) >= many:
                found.update(chain)
    return found


def out_of_lists(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with numbered paragraphs that the format gives as items of a list, as paragraphs.

    Their numbers go up one by one, over headings or with mostly more than a sentence. A list within one, and
    one that a colon leads to, stay lists.
    """
    labels = [_label_of_item(block) for block in blocks]
    chains = chains_of(labels)
    chains = [chain for chain, within in zip(chains, within_others(chains), strict=True) if not within]
    lists = [chain for chain in chains if not _is_led_to(blocks, labels, chain)]
    numbered = run_on(blocks, labels) & {index for chain in chains for index in chain}
    by_pattern: defaultdict[str, list[int]] = defaultdict(list)
    for chain in lists:
        label = labels[chain[0]]
        by_pattern[label.pattern if label else ""] += chain
    for members in by_pattern.values():
        long = sum(_is_long(blocks[index], labels[index]) for index in members)
        if len(members) >= _MIN_PARAGRAPHS and long * 2 >= len(members):
            numbered.update(members)
    found = list(blocks)
    for index in numbered:
        block, label = blocks[index], labels[index]
        if label is not None:
            text = f"{label.text} {block.text}" if block.number else block.text
            found[index] = replace(block, text=text, number=label.text, kind=BlockKind.PARAGRAPH)
    return found


def _label_of_item(block: Block) -> Label | None:
    """The number of a list's item, printed by the format or typed; None for letters and bullets."""
    if block.kind is not BlockKind.ITEM:
        return None
    label = number_of(block.number or block.text)
    return label if label is not None and "#" in label.pattern else None


def within_others(chains: Sequence[Sequence[int]]) -> Iterator[bool]:
    """Of each chain, in the order of their beginnings, whether another is interrupted by the whole of it."""
    gaps = sorted((one, other) for chain in chains for one, other in pairwise(chain) if other - one > 1)
    reach, known = -1, 0
    for chain in chains:
        while known < len(gaps) and gaps[known][0] < chain[0]:
            reach = max(reach, gaps[known][1])
            known += 1
        yield reach > chain[-1]


def _is_led_to(blocks: Sequence[Block], labels: Sequence[Label | None], chain: Sequence[int]) -> bool:
    """Whether the text above ends with a colon, and the list begins with one."""
    first = labels[chain[0]]
    above = blocks[chain[0] - 1] if chain[0] else None
    return first is not None and 1 in first.values and above is not None and above.text.endswith(":")


def _is_long(block: Block, label: Label | None) -> bool:
    """Whether a numbered paragraph has more than a sentence."""
    return has_inner_end(block.text if block.number else block.text[label.end if label else 0 :])


def out_of_tables(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with numbered paragraphs, each set as a row of its number and its text, as paragraphs.

    Such rows have two cells (where one is long, the table is read cell by cell), numbers in order, and mostly
    more than a sentence.
    """
    rows = {index: row for index in range(len(blocks)) if (row := _numbered_row(blocks, index)) is not None}
    labels = [label for label, _, _ in rows.values()]
    long = sum(has_inner_end(text) for _, text, _ in rows.values())
    if not in_order(labels) or long * 2 < len(rows):
        return list(blocks)
    found: list[Block] = []
    index = 0
    while index < len(blocks):
        label, text, taken = rows.get(index, (None, "", 1))
        block = blocks[index]
        if label is not None:
            text = f"{label.text} {text}"
            block = replace(block, text=text, number=label.text, kind=BlockKind.PARAGRAPH)
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
    label = number_of(number)
    if label is None or label.end < len(number) or not text or JOINT in text:
        return None
    return label, text, taken

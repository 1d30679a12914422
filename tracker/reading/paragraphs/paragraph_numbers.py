"""Numbers of paragraphs (`4.1.3`, `27.`): they stay in the text, before the finding, and are no part of it.

A paragraph that is put in moves the numbers of all that follow: what these state is the same. A number counts
as a paragraph's where several go up one by one; any other figure at its beginning is part of the finding.
Whatever stands below a number, up to the next one, is cited by it, with the letter of its item; an item of a
numbered list that no paragraph leads to, by its own.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from tracker.reading.blocks import BlockKind
from tracker.reading.outline.numbering import Label, begins_part, follows, number_of, paragraph_label_of
from tracker.reading.paragraphs.item_letters import Letters, following_letters, letter_of, with_letter
from tracker.reading.paragraphs.numbered_blocks import chains_of, in_order, within_others
from tracker.reading.shape import has_inner_end

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from tracker.reading.outline.outline import Entry

# A number without a stop numbers paragraphs where so many have one, nearly all in order: amounts are not.
_BARE = re.compile(r"(?P<number>\d{1,3})\s+[\"'“‘«(\[]*(?P<word>\w+)")
# A page may leave the space between number and text to its style.
_GLUED = re.compile(r"(?P<number>\d{1,4})\.(?=[\"“‘«(\[]*(?P<word>[^\W\d_]))")
_MIN_PARAGRAPHS = 3
_MIN_DOTTED = 2
"""Of numbers with dots two that follow each other are enough, if a capital stands behind: no amounts have."""
_MARKS = " *_\"'\u201c\u2018\u00ab("
_MIN_BARE = 5
_BARE_IN_ORDER = 0.9
# Days of a chronicle are in order, too, but most have the same word behind them: their month.
_SAME_WORD = 0.8


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """What is known of the number of a block's paragraph."""

    end: int = 0
    """How many characters it takes at the block's beginning, blanks behind it included."""
    number: str | None = None
    """By which the block is cited: its own, or that of the paragraph which it is a part of; an item's with
    its letter, `34 (c)`."""


def numbers_before(entries: Sequence[Entry]) -> list[PrintedNumber]:
    """Of each block the number that it is cited by, and how much of it stands at its own beginning."""
    labels = _numbering(entries)
    letters = list(map(letter_of, entries, labels))
    coming = following_letters(letters)
    open_letters = Letters()
    chains = chains_of(labels)
    followed = _followed(labels, chains)
    chain_at = {index: number for number, chain in enumerate(chains) for index in chain}
    nested = list(within_others(chains))
    found: list[PrintedNumber] = []
    current: Label | None = None
    inner: set[str | int] = set()
    goes_on = led = listed = False
    before: BlockKind | None = None
    for index, (entry, label) in enumerate(zip(entries, labels, strict=True)):
        text = entry.block.text
        if entry.level is not None:
            current = None
        elif label is not None:
            chain = chain_at[index]
            if current is not None and label.depth == 1 and 1 in label.values:
                if label.pattern != current.pattern:
                    inner.add(label.pattern)
                elif nested[chain] or led:
                    inner.add(chain)
            if current is None or inner.isdisjoint({label.pattern, chain}):
                current, goes_on, inner = label if "#" in label.pattern else None, followed[index], set()
        elif not (goes_on or led or entry.block.kind is BlockKind.ITEM):
            current = None  # nothing says that the last paragraph is not over
        end = len(text) - len(text[label.end :].lstrip()) if label else 0
        listed = listed if entry.block.kind is before else led  # of a list that something leads to
        before = entry.block.kind
        own = _of_item(entry) if current is None and not listed else current
        letter = letters[index]
        if own is not current or own is label or (letter is None and entry.block.kind is BlockKind.PARAGRAPH):
            open_letters.close()
        said = open_letters.cited(letter, coming[index]) if letter is not None and own is current else ""
        found.append(PrintedNumber(end, with_letter(own.number, said) if own else None))
        led = text.endswith(":")
    return found


def _of_item(entry: Entry) -> Label | None:
    """The number that is printed before an item of a list, no letter."""
    if entry.block.kind is not BlockKind.ITEM or not entry.block.number:
        return None
    label = number_of(entry.block.number)
    return label if label is not None and "#" in label.pattern else None


def _numbering(entries: Sequence[Entry]) -> list[Label | None]:
    """Of each block the label that is its paragraph's number; mostly None."""
    found: list[Label | None] = [None] * len(entries)
    series: defaultdict[str, list[tuple[int, Label]]] = defaultdict(list)
    for index, entry in enumerate(entries):
        block = entry.block
        if entry.level is not None or block.kind is not BlockKind.PARAGRAPH:
            continue
        if block.number:
            found[index] = number_of(block.number)
            continue
        label = paragraph_label_of(block.text) or _bare_label_of(block.text)
        if label is not None and label.end < len(block.text):
            series[label.pattern].append((index, label))
    parts = {label.text.partition(".")[0] for _, label in series.get("#.#", ())}
    for pattern, members in series.items():
        known = [label for _, label in members]
        if in_order(known, at_least=_fewest(members, entries)) and (
            pattern != "#" or _is_bare_series(known, [entries[at].block.text for at, _ in members])
        ):
            for index, label in members:
                found[index] = label
        elif pattern == "#.":
            found = [label or above for label, above in zip(found, _above(members, parts), strict=False)]
    return found


def _fewest(members: Sequence[tuple[int, Label]], entries: Sequence[Entry]) -> int:
    """How many numbers of one form it takes to be those of paragraphs."""
    is_dotted = all(label.depth > 1 for _, label in members)
    begin = (entries[at].block.text[label.end :].lstrip(_MARKS)[:1] for at, label in members)
    return _MIN_DOTTED if is_dotted and all(map(str.isupper, begin)) else _MIN_PARAGRAPHS


def _above(members: Sequence[tuple[int, Label]], parts: AbstractSet[str]) -> Iterator[Label | None]:
    """Of each block, on and on, the number that others begin with (`141.` of `141.1`), or the next one."""
    at: dict[int, Label] = {}
    for before, (index, label) in zip([None, *(label for _, label in members)], members, strict=False):
        if label.number in parts or (before and before.number in parts and follows(before, label)):
            at[index] = label
    yield from map(at.get, count())


def _bare_label_of(text: str) -> Label | None:
    """A number without a stop, or without a blank behind it, before a capital: `34 The authorities`."""
    for expression, pattern in ((_BARE, "#"), (_GLUED, "#.")):
        match = expression.match(text)
        if match is not None and match["word"][0].isupper():
            printed = text[: match.end("number")] + pattern[1:]
            return Label(printed, pattern, (int(match["number"]),), 1, len(printed))
    return None


def _is_bare_series(labels: Sequence[Label], texts: Sequence[str]) -> bool:
    """Whether numbers without stops are those of paragraphs."""
    words = Counter(match["word"] for text in texts if (match := _BARE.match(text)))
    return (
        in_order(labels, at_least=_MIN_BARE, share=_BARE_IN_ORDER)
        and sum(map(has_inner_end, texts)) * 2 >= len(texts)
        and max(words.values()) < len(texts) * _SAME_WORD
    )


def _followed(labels: Sequence[Label | None], chains: Sequence[Sequence[int]]) -> list[bool]:
    """Of each number whether the one after it comes, or the next part: all between the two is below it."""
    found = [False] * len(labels)
    for chain in chains:
        for index in chain[:-1]:
            found[index] = True
    after: dict[str, Label] = {}
    for index in range(len(labels) - 1, -1, -1):
        label = labels[index]
        if label is not None:
            below = after.get(label.pattern)
            found[index] = found[index] or (below is not None and begins_part(label, below))
            after[label.pattern] = label
    return found

"""Notes at the end of a text, or of its parts, as a list: `12. Gazette of 2011`.

Where a page was printed, or saved as text, nothing says that they are notes. They are known by the marks
found in the text before them: behind the last of these a list begins with the number 1, and ends with
the number of the last mark. As a report may end with a list of as many recommendations, something else must
tell it too: marks that its entries begin with, a heading that names notes, or its length, where nothing
leads to it as to a list of its own. Where no marks were printed, the arrows that led back to these tell them.
"""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from tracker.model import SetAside
from tracker.reading.blocks import BlockKind
from tracker.reading.reasons import ENDNOTE
from tracker.reading.shape import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.reading.blocks import Block

_NUMBER = re.compile(r"\D?(\d{1,3})(?:[.)\]]{1,2}|(?=\s))\s*(?=\S)")
_MARK = re.compile(r"\D*(\d{1,3})")
# What leads back to the text; nothing but a note ends with it (an arrow up says that something rises).
_ARROW = re.compile("[\u21a9\u21b5]\ufe0e?$")
# Fewer than so many may be any list.
_FEWEST = 3
# So many that end at the very number of the last mark are no other list by chance.
_TELLING = 10
# What notes stand under, in the languages that reports are read in.
_HEADS = frozenset(
    [
        "anmerkungen",
        "einzelnachweise",
        "endnoten",
        "endnotes",
        "footnotes",
        "fußnoten",
        "note",
        "notes",
        "notas",
        "referencias",
        "references",
        "références",
        "примечания",
        "сноски",
    ]
)
# Such a share of the notes has a mark that was found; one may stand in a picture.
_MARKED = 0.8
# So many parts with notes of their own are looked at: each costs a pass over the text behind it.
_MOST_SERIES = 200
# What goes on for so many lines or paragraphs is no note.
_LONGEST = 30
_Series = tuple[frozenset[int], int]
"""The numbers of marks that go up from 1, and the block that the last of them stands in."""


def strip_endnotes(blocks: Sequence[Block], *, noted: bool) -> tuple[list[Block], list[SetAside]]:
    """Take out the notes at the end of a text whose marks were found, or that lead back to the text.

    `noted` says that notes were set aside already; then a list needs more than its length to be others.
    """
    taken: list[range] = []
    start = 0
    for numbers, last in islice(_series(blocks), _MOST_SERIES):
        notes = _marked(blocks, max(start, last + 1), numbers, noted=noted)
        taken += notes
        start = notes[-1].stop if notes else start
    while True:
        first = next((at for at in range(start, len(blocks)) if _ARROW.search(blocks[at].text)), None)
        first = None if first is None else _begins(blocks, start, first)
        notes = [] if first is None else _notes(blocks, first)
        if not _lead_back(blocks, notes):
            break
        taken += notes
        start = notes[-1].stop
    kept = list(blocks)
    for note in sorted(taken, key=lambda note: note.start, reverse=True):
        del kept[note.start : note.stop]
    aside = [
        SetAside(text=_text(blocks[note.start : note.stop]), reason=ENDNOTE, place=blocks[note.start].place)
        for note in taken
    ]
    return kept, aside


def _series(blocks: Sequence[Block]) -> Iterator[_Series]:
    """The series of the marks that were taken out of blocks; a part of the text may begin with 1 again."""
    numbers: set[int] = set()
    last = 0
    for index, block in enumerate(blocks):
        for mark in block.marks:
            match = _MARK.match(mark)
            if match is None:
                continue
            if match[1] == "1" and numbers:
                yield frozenset(numbers), last
                numbers = set()
            numbers.add(int(match[1]))
            last = index
    if numbers:
        yield frozenset(numbers), last


def _begins(blocks: Sequence[Block], start: int, arrow: int) -> int | None:
    """Where a list begins whose first note leads back at its end."""
    above = range(arrow, max(start, arrow - _LONGEST) - 1, -1)
    return next((index for index in above if _number_of(blocks[index]) == 1), None)


def _marked(blocks: Sequence[Block], start: int, marks: frozenset[int], *, noted: bool) -> list[range]:
    """The notes of marks: a list of blocks that begin with these, or else one that is told by more."""
    led = _notes(blocks, start, marks, led=True)
    if len(led) >= _FEWEST:
        return led
    notes = _notes(blocks, start, marks)
    if _lead_back(blocks, notes):
        return notes
    if len(notes) < _FEWEST:
        return []
    above = blocks[notes[0].start - 1]
    if _is_named(above):
        return notes
    is_list = _is_heading(above) or not ends_sentence(above.text) or above.text.endswith(":")
    return [] if noted or is_list or len(notes) < _TELLING else notes


def _is_named(head: Block) -> bool:
    """Whether a block is a heading of notes."""
    return head.text.strip(" .:0123456789").casefold() in _HEADS


def _lead_back(blocks: Sequence[Block], notes: Sequence[range]) -> bool:
    return bool(notes) and all(_ARROW.search(blocks[note.stop - 1].text) for note in notes)


def _notes(
    blocks: Sequence[Block], start: int, marks: frozenset[int] = frozenset(), *, led: bool = False
) -> list[range]:
    """The first list from block `start` on that ends as marks do, if it is known how; none where none does.

    Of a `led` one every entry begins with a mark.
    """
    found: list[int] = []
    for index in range(start, len(blocks)):
        number = None if led and blocks[index].note is None else _number_of(blocks[index])
        if found and number == len(found) + 1 and _is_aligned(blocks[found[0]], blocks[index]):
            found.append(index)
        elif number == 1 and (not found or len(found) < max(marks, default=0)):
            found = [index]
        elif found and (_is_heading(blocks[index]) or index - found[-1] > _LONGEST):
            if len(found) >= max(marks, default=0):
                break
            found = []
    if not found or (marks and not max(marks) <= len(found) <= len(marks) / _MARKED):
        return []
    notes = [range(one, other) for one, other in pairwise(found)]
    return [*notes, range(found[-1], _end(blocks, found[0], found[-1]))]


def _number_of(block: Block) -> int | None:
    """The number that a block begins with, as a note does."""
    if block.kind is BlockKind.ROW or _is_heading(block):
        return None
    match = _MARK.match(block.note or block.number or "") or _NUMBER.match(block.text)
    return int(match[1]) if match else None


def _is_heading(block: Block) -> bool:
    return block.kind is BlockKind.HEADING or block.level is not None


def _is_aligned(first: Block, block: Block) -> bool:
    """Whether a printed line begins where the first of a list does, or its number ends where that one's."""
    if block.kind is not BlockKind.LINE:
        return True
    widths = [len(number[1]) if (number := _NUMBER.match(line.text)) else 0 for line in (first, block)]
    return block.indent in {first.indent, first.indent + widths[0] - widths[1]}


def _end(blocks: Sequence[Block], first: int, last: int) -> int:
    """Where the last note ends: printed lines belong to it up to a gap, or as far as they are set in."""
    if blocks[last].kind is not BlockKind.LINE:
        return last + 1
    for index in range(last + 1, len(blocks)):
        line = blocks[index]
        if line.kind is not BlockKind.LINE or _is_heading(line):
            return index
        if line.gap_before and line.indent <= blocks[first].indent:
            return index
        if index - last > _LONGEST:
            return last + 1
    return len(blocks)


def _text(blocks: Sequence[Block]) -> str:
    """A note on one line, behind its number."""
    number = blocks[0].note or blocks[0].number
    return " ".join([*([number] if number else []), *(block.text for block in blocks)])

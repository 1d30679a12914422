"""Lines to paragraphs: what a page or a column broke is made whole, headings and items stay apart."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.reading.blocks import Block, BlockKind
from tracker.reading.measure import measure_of
from tracker.reading.outline.headings import HeadingFinder
from tracker.reading.outline.numbering import bullet_of, label_of
from tracker.reading.shape import (
    ends_abbreviated,
    ends_sentence,
    has_inner_end,
    run_in_label,
    starts_small,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.reading.vocabulary import Vocabulary

# A paragraph's piece has more words than a heading without a stop usually has.
_BODY_WORDS = 12
# The same where furniture stood between: a page ended there, and a heading would have been known as one.
_CUT_WORDS = 4
# A line whose sentence goes on was full if so much of the measure was needed: widths are estimates.
_NEARLY = 0.95
# A field's name and what is said of it: `total area: 78,703 sq km`.
_FIELD = re.compile(r"[^\W\d_][^.,;:!?]{1,40}:\s+\S")
# Bullets that occur within sentences too.
_DASHES = "-\u2013\u2014"


def chunk_lines(blocks: Sequence[Block], cuts: frozenset[int], vocabulary: Vocabulary) -> list[Block]:
    """Join lines to pieces of paragraphs (kind LINE), headings (HEADING without a level) and items.

    Blocks of other kinds stay as they are. Pieces of one paragraph that a page parted are still apart.
    """
    chunks: list[Block] = []
    start = 0
    while start < len(blocks):
        if blocks[start].kind is not BlockKind.LINE:
            chunks.append(blocks[start])
            start += 1
            continue
        end = start
        while end < len(blocks) and blocks[end].kind is BlockKind.LINE:
            end += 1
        lines = blocks[start:end]
        near = frozenset(cut - start for cut in cuts if start <= cut < end)
        goes_on = end < len(blocks) and blocks[end].kind is BlockKind.ROW
        chunks += _Run(lines, near, vocabulary, goes_on=goes_on).chunks()
        start = end
    return chunks


class _Run:
    """Consecutive lines, and how they were broken."""

    def __init__(
        self, lines: Sequence[Block], cuts: frozenset[int], vocabulary: Vocabulary, *, goes_on: bool
    ) -> None:
        self.lines = lines
        self.cuts = cuts
        self.vocabulary = vocabulary
        self.measure = measure_of(lines, cuts)
        self.finder = HeadingFinder(lines, cuts, self.measure, vocabulary, goes_on=goes_on)

    def chunks(self) -> list[Block]:
        """Headings, items, and pieces of paragraphs."""
        found: list[Block] = []
        start = 0
        while start < len(self.lines):
            end = self.finder.heading_at(start) if self._may_begin_heading(start, found) else None
            kind = BlockKind.HEADING
            if end is None:
                kind = BlockKind.LINE
                end = start + 1
                while end < len(self.lines) and not self._parts(start, end):
                    end += 1
            found.append(self._joined(start, end, kind))
            start = end
        return found

    def _joined(self, start: int, end: int, kind: BlockKind) -> Block:
        """The lines as one block; an item loses its bullet."""
        text = self.lines[start].text
        if kind is BlockKind.LINE and (bullet := bullet_of(text)):
            kind, text = BlockKind.ITEM, text[len(bullet) :]
        elif kind is BlockKind.LINE and self._is_field(start):
            kind = BlockKind.ITEM
        text = self.vocabulary.join(text, *(line.text for line in self.lines[start + 1 : end]))
        return replace(self.lines[start], text=text, kind=kind)

    def _may_begin_heading(self, index: int, found: list[Block]) -> bool:
        """Whether what stands before line `index` lets a heading begin there."""
        if index == 0 or found[-1].kind is BlockKind.HEADING or self.lines[index].gap_before:
            return True
        before = self.lines[index - 1].text
        if self.measure is None or ends_sentence(before) or not self.finder.same_type(index - 1, index):
            return True
        return not self.measure.forced(self.lines[index - 1], self.lines[index])

    def _parts(self, start: int, index: int) -> bool:  # noqa: PLR0911 (a rule a line)
        """Whether the paragraph that began with line `start` ends before line `index`."""
        before, line = self.lines[index - 1].text, self.lines[index].text
        ended = ends_sentence(before)
        if self.finder.parted(index) or (self.measure is None and index in self.cuts):
            return True
        if self._begins_item(start, index) or not self.finder.same_type(index - 1, index):
            return True
        if not ended and starts_small(line):
            return self._is_field(index)
        if self.measure is None:
            return True
        if not ended and before[-1] in "-\u00ad":
            return False
        if not self._is_full(self.lines[index - 1], self.lines[index]):
            return True
        return ended and (run_in_label(line) is not None or self.finder.heading_at(index) is not None)

    def _is_field(self, index: int) -> bool:
        """Whether line `index` is a field of what stands above it, which had room for more."""
        if index == 0 or self.lines[index].gap_before or _FIELD.match(self.lines[index].text) is None:
            return False
        before, line = self.lines[index - 1].text, self.lines[index].text
        if not starts_small(line) or ends_sentence(before):
            return False
        return self.measure is None or not self.measure.forced(self.lines[index - 1], self.lines[index])

    def _is_full(self, line: Block, following: Block) -> bool:
        """Whether `line` had no room left; nearly none is enough where its sentence goes on."""
        if self.measure is None:
            return False
        is_sure = self.measure.exact or ends_sentence(line.text)
        needed = self.measure.needed(line, following)
        return needed >= self.measure.threshold * (1.0 if is_sure else _NEARLY)

    def _begins_item(self, start: int, index: int) -> bool:
        """Whether a list's item begins with line `index`."""
        before, line = self.lines[index - 1].text, self.lines[index].text
        free = self.measure is None or not self.measure.forced(self.lines[index - 1], self.lines[index])
        if bullet_of(line):
            return free or ends_sentence(before) or before[-1] in ":;," or line[0] not in _DASHES
        label, first = self.finder.labels[index], self.finder.labels[start]
        if label is None or label.names_part:
            return False
        # where the line before is full, only the next number of a list that is under way is one
        return free or (
            first is not None
            and first.pattern == label.pattern
            and any(n + 1 in label.values for n in first.values)
        )


def join_pieces(chunks: Sequence[Block], vocabulary: Vocabulary, *, cut: bool) -> list[Block]:
    """Make paragraphs whole that a page or a gap parted; what is whole becomes a PARAGRAPH.

    Args:
        chunks: Headings, items and pieces of paragraphs.
        vocabulary: The document's words.
        cut: Furniture was found between lines, so that paragraphs are known to be cut.
    """
    cut = cut or any(
        _is_piece(first) and second.kind is BlockKind.LINE and _goes_on(first.text, second.text, vocabulary)
        for first, second in pairwise(chunks)
    )
    pieces: list[list[Block]] = []
    for chunk in chunks:
        if chunk.kind is BlockKind.LINE and pieces and _is_piece(pieces[-1][0]):
            before = pieces[-1][-1].text
            fewest = _CUT_WORDS if chunk.cut_before else _BODY_WORDS
            if _goes_on(before, chunk.text, vocabulary) or (
                cut and _is_unfinished(before, chunk.text, fewest=fewest)
            ):
                pieces[-1].append(chunk)
                continue
        pieces.append([chunk])
    return [_whole(parts, vocabulary) for parts in pieces]


def _whole(parts: Sequence[Block], vocabulary: Vocabulary) -> Block:
    """The pieces as one block."""
    first = parts[0]
    if len(parts) == 1 and first.kind is not BlockKind.LINE:
        return first
    kind = BlockKind.PARAGRAPH if first.kind is BlockKind.LINE else first.kind
    return replace(first, kind=kind, text=vocabulary.join(*(part.text for part in parts)))


def _is_piece(block: Block) -> bool:
    """Whether more may follow: paragraphs of other readers are whole already."""
    return block.kind in {BlockKind.LINE, BlockKind.ITEM}


def _goes_on(text: str, following: str, vocabulary: Vocabulary) -> bool:
    """Whether the sentence that `text` ends with goes on in `following`."""
    if bullet_of(following) or (label_of(following) and not ends_abbreviated(text)):
        return False
    if text[-1] in "-\u00ad" and len(text) > 1 and text[-2].isalpha():
        return True
    if not starts_small(following):
        return vocabulary.breaks_off(text)
    if text[-1] == ":":
        return ends_sentence(following) or following[-1] == ";"
    return not ends_sentence(text) or ends_abbreviated(text)


def _is_unfinished(text: str, following: str, *, fewest: int) -> bool:
    """Whether `text` is a paragraph's piece that breaks off, though a capital follows (a name, say)."""
    if ends_sentence(text) or text[-1] in ":;" or label_of(following) or bullet_of(following):
        return False
    return (
        len(words_of(text)) > fewest
        or has_inner_end(text)
        or run_in_label(text) is not None
        or text[-1] == ","
    )

"""PDF lines to blocks: paragraphs made whole across lines, columns and pages, with headings between them.

A line that had room for the next line's first word ends a paragraph; so do a gap and an indent. That is known
here from the geometry, so the blocks given are whole paragraphs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.reading.blocks import Block, BlockKind
from tracker.reading.outline.numbering import bullet_of, follows, paragraph_label_of
from tracker.reading.pdf.beside import BesideLines
from tracker.reading.pdf.edges import narrow, widen
from tracker.reading.pdf.headings import HeadingLines, levelled, plain, promoted
from tracker.reading.pdf.joining import Joiner
from tracker.reading.pdf.layout import Beside
from tracker.reading.pdf.setting import Setting, fits, goes_on, is_of_size
from tracker.reading.runs import lead
from tracker.reading.shape import ends_sentence, run_in_label

if TYPE_CHECKING:
    from tracker.reading.pdf.headings import Levels
    from tracker.reading.pdf.layout import Line
    from tracker.reading.runs import Run

# So many lines are let go of at once.
_AT_ONCE = 5000
# In type sizes: an indent is at least this deep, and no deeper; a margin is met this exactly.
_INDENT = (0.8, 5.0)
_ALIGNED = 0.4
_LEAD_LINES = 4


def paragraphs(flow: list[Line], body: float, levels: Levels) -> list[Block]:
    """Blocks of the lines of a whole document.

    Args:
        flow: The lines of the text proper, in reading order; they are used up.
        body: The type size of the text.
        levels: Levels of headings that the PDF's own outline names.
    """
    joiner = Joiner(flow)
    beside = BesideLines(flow)
    setting = Setting.of(flow, body)
    narrow(flow)
    widen(flow)
    return levelled(_Builder(flow, setting, levels, joiner, beside).blocks())


@dataclass(slots=True)
class _Piece:
    """A block in the making: its lines, and what it is."""

    kind: BlockKind
    lines: list[Line] = field(default_factory=list)


class _Builder:
    """Makes blocks of the lines of a whole document, or of those in a box or a margin."""

    def __init__(
        self,
        flow: list[Line],
        setting: Setting,
        levels: Levels,
        joiner: Joiner,
        beside: BesideLines | None = None,
    ) -> None:
        self.flow = flow
        self.levels = levels
        self.setting = setting
        self.headings = HeadingLines(setting, levels)
        self.joiner = joiner
        self.beside = beside
        self.waiting: list[list[Line]] = []

    def blocks(self) -> list[Block]:
        """All blocks, in reading order; the lines are used up."""
        blocks: list[Block] = []
        piece: _Piece | None = None
        start = 0
        while start < len(self.flow):
            if start > _AT_ONCE:
                del self.flow[:start]  # a long document's lines take more memory than its blocks
                start = 0
            line = self.flow[start]
            if self.beside is not None:
                self.waiting += self.beside.before(line)
            is_rest = piece is not None and self._is_rest(piece, line)
            end = None if is_rest else self.headings.end(self.flow, start)
            if end is None and line.cells == 1 and piece is not None and self._continues(piece, start):
                piece.lines.append(line)
                start += 1
                continue
            if piece is not None:
                blocks.append(promoted(self._block(piece), first=not blocks))
            blocks += self._waiting()
            if end is not None:
                piece = _Piece(BlockKind.HEADING, self.flow[start:end])
            elif line.cells > 1:
                piece = _Piece(BlockKind.ROW, [line])
            else:
                item = line.beside is not Beside.MARGIN and bullet_of(line.text)
                piece = _Piece(BlockKind.ITEM if item else BlockKind.PARAGRAPH, [line])
            start = end or start + 1
        if piece is not None:
            blocks.append(promoted(self._block(piece), first=not blocks))
        if self.beside is not None:
            self.waiting += self.beside.before(None)
        return [*blocks, *self._waiting()]

    def _waiting(self) -> list[Block]:
        """The blocks of what stands beside the text, now that no paragraph is broken off by them."""
        blocks = [
            block
            for lines in self.waiting
            for block in _Builder(lines, self.setting, self.levels, self.joiner).blocks()
        ]
        self.waiting = []
        return blocks

    def _is_rest(self, piece: _Piece, line: Line) -> bool:
        """Whether a line is the rest of the sentence that a paragraph has broken off, whatever its face."""
        above = piece.lines[-1]
        return (
            piece.kind in {BlockKind.PARAGRAPH, BlockKind.ITEM}
            and goes_on(line.text)
            and not ends_sentence(above.text)
            and is_of_size(above, line)
            and self.setting.is_near(above, line)
        )

    def _continues(self, piece: _Piece, index: int) -> bool:
        """Whether a line goes on with the paragraph or the item before it."""
        above, below = piece.lines[-1], self.flow[index]
        if piece.kind not in {BlockKind.PARAGRAPH, BlockKind.ITEM} or self._begins(piece, below):
            return False
        small = goes_on(below.text) and not ends_sentence(above.text)
        noted = any(lines[0].beside is Beside.MARGIN for lines in self.waiting)
        if not small and (noted or above.frame is not below.frame):
            return False
        if above.page == below.page and above.column == below.column:
            if not self.setting.is_near(above, below):
                return False
            if below.beside is not Beside.MARGIN and self._is_indented(piece, index):
                return small
        elif self._begins_with_lead(below):
            return False
        return small or self.joiner.vocabulary.breaks_off(above.text) or not fits(above, below)

    def _begins(self, piece: _Piece, line: Line) -> bool:
        """Whether a line shows by itself that it does not go on with a paragraph."""
        return (
            line.numbered
            or line.note is not None
            or bool(bullet_of(line.text))
            or not is_of_size(piece.lines[-1], line)
            or self._is_next(piece, line)
        )

    def _is_next(self, piece: _Piece, line: Line) -> bool:
        """Whether a line is a paragraph's number, or begins with the one after that of the one above."""
        above = piece.lines[-1].text
        number = paragraph_label_of(line.text) if ends_sentence(above) else None
        if number is None or self.joiner.vocabulary.breaks_off(above):
            return False
        before = paragraph_label_of(piece.lines[0].text)
        return number.end == len(line.text) or (before is not None and follows(before, number))

    def _is_indented(self, piece: _Piece, index: int) -> bool:
        """Whether a line is set in from the ones around it, as the first of a paragraph is."""
        above, below = piece.lines[-1], self.flow[index]
        depth = (below.x - above.x) / below.size
        if not _INDENT[0] <= depth <= _INDENT[1]:
            return False
        if len(piece.lines) == 1 and bullet_of(above.text):
            return False  # the text of an item stands right of its bullet
        following = self.flow[index + 1 : index + 2]
        numbered = len(piece.lines) == 1 and paragraph_label_of(above.text)
        if numbered and not (following and self._is_first(below, following[0])):
            return False  # the text of a paragraph stands right of its number
        return (
            not following
            or following[0].x < below.x - below.size * _ALIGNED
            or not self.setting.is_near(below, following[0])
        )

    def _is_first(self, line: Line, following: Line) -> bool:
        """Whether the line below one stands left of it and goes on with it."""
        return (
            self.setting.is_near(line, following)
            and following.x < line.x - line.size * _ALIGNED
            and paragraph_label_of(following.text) is None
        )

    def _begins_with_lead(self, line: Line) -> bool:
        """Whether a line begins with a run-in head."""
        return lead(line.runs) is not None or run_in_label(line.text) is not None

    def _block(self, piece: _Piece) -> Block:
        """The block that a piece makes."""
        first = piece.lines[0]
        text, turns = self.joiner.row(first) if piece.kind is BlockKind.ROW else first.text, []
        for above, line in pairwise(piece.lines):
            text = self.joiner.join(text, line.text)
            if line.page != above.page:
                turns.append((len(text) - len(line.text), line.page))
        text = text.replace("\u00ad", "")
        if piece.kind is BlockKind.ITEM and (bullet := bullet_of(text)):
            rest = text[len(bullet) :].strip()
            turns = [(max(0, place - len(text) + len(rest)), page) for place, page in turns]
            text = rest
        heading = piece.kind is BlockKind.HEADING
        plain_type = first.beside is Beside.BOX  # what stands after a box is under no heading of that
        bold = not plain_type and all(line.bold for line in piece.lines)
        return Block(
            text=text,
            kind=piece.kind,
            place=f"page {first.page}",
            level=self.levels.get((first.page, plain(text))) if heading else None,
            page=first.page,
            note=first.note,
            marks=tuple(mark for line in piece.lines for mark in line.marks),
            lead=None if heading or bold else self._lead(piece, text),
            size=first.size,
            bold=bold,
            italic=not plain_type and all(line.italic for line in piece.lines),
            turns=tuple(turns),
        )

    def _lead(self, piece: _Piece, text: str) -> str | None:
        """The run-in head of a paragraph, as it stands in `text`; it may go over several lines."""
        runs: list[Run] = []
        for line in piece.lines[:_LEAD_LINES]:
            runs += [*line.runs, (" ", False)]
        head = lead(runs)
        left = len(plain(head)) if head else 0
        for place, char in enumerate(text):
            if left <= 0:
                return text[:place] if head else None
            left -= len(plain(char))
        return None

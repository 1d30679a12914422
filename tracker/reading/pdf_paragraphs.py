"""PDF lines to blocks: headings by their type, paragraphs made whole across lines, columns and pages.

A line that had room for the next line's first word ends a paragraph; so do a gap and an indent. That is known
here from the geometry, so the blocks given are whole paragraphs.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.reading.blocks import Block, BlockKind
from tracker.reading.headings import reads_as_title
from tracker.reading.numbering import bullet_of, follows, label_of, paragraph_label_of
from tracker.reading.pdf_edges import narrow, widen
from tracker.reading.pdf_layout import CELL_BREAK, Line, typical_leading
from tracker.reading.pdf_words import HYPHENS
from tracker.reading.runs import JOINT, join_cells, lead
from tracker.reading.shape import Style, ends_sentence, has_inner_end, run_in_label, starts_small, style_of
from tracker.reading.vocabulary import Vocabulary

if TYPE_CHECKING:
    from tracker.reading.runs import Run

# Type this much larger than the text's is a heading's; bold type may be a little smaller than the text.
_LARGER = 1.05
_BOLD_SMALLER = 0.9
# A heading has at most so many lines and characters; more in large or bold type is a paragraph.
_HEADING_LINES = 6
_HEADING_LENGTH = 300
# A sentence of more words is no heading.
_SHORT_SENTENCE = 12
# So many lines are let go of at once.
_AT_ONCE = 5000
# So much of a document shows its words: several hundred pages.
_VOCABULARY_LINES = 20_000
# Lines of one heading are this near each other, in type sizes.
_HEADING_LEADING = 1.5
# More than this much of the usual distance between lines is a gap.
_GAP = 1.22
# In type sizes: an indent is at least this deep, and no deeper; a margin is met this exactly.
_INDENT = (0.8, 5.0)
_ALIGNED = 0.4
# A word fits where it leaves this much room to spare, in type sizes.
_SPARE = 0.4
_BLANK = 0.25
_SAME_SIZE = 0.5
# What may be broken after a sign without a blank: a slash, a dash, a hyphen in "man-in-the-middle".
_UNPARTED = re.compile(r"\S[/–—]$")
_LAST = re.compile(r"[^\W\d_]+")
_CHAIN = re.compile(r"\w+-\w")
_LEAD_LINES = 4


def paragraphs(flow: list[Line], body: float, levels: dict[tuple[int, str], int]) -> list[Block]:
    """Blocks of the lines of a whole document.

    Args:
        flow: The lines of the text proper, in reading order; they are used up.
        body: The type size of the text.
        levels: Levels of headings that the PDF's own outline names, by page and `plain` wording.
    """
    return _Builder(flow, body, levels).blocks()


def plain(text: str) -> str:
    """Letters and figures only: what a bookmark and a heading have in common."""
    return re.sub(r"[\W_]+", "", text).casefold()


@dataclass(slots=True)
class _Piece:
    """A block in the making: its lines, and what it is."""

    kind: BlockKind
    lines: list[Line] = field(default_factory=list)


class _Builder:
    """Makes blocks of the lines of a whole document."""

    def __init__(self, flow: list[Line], body: float, levels: dict[tuple[int, str], int]) -> None:
        self.flow = flow
        self.body = body
        self.levels = levels
        self.leading = typical_leading([line for line in flow if line.size == body])
        bold = sum(len(line.text) for line in flow if line.bold)
        self.body_bold = bold * 2 > sum(len(line.text) for line in flow)
        narrow(flow)
        widen(flow)
        self.vocabulary = Vocabulary.of(line.text for line in flow[:_VOCABULARY_LINES])
        self.told_hyphens = self._tell_hyphens()

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
            end = None if piece is not None and self._is_rest(piece, line) else self._heading_end(start)
            goes_on = end is None and line.cells == 1 and piece is not None and self._continues(piece, start)
            if piece is not None and goes_on:
                piece.lines.append(line)
                start += 1
                continue
            if piece is not None:
                blocks.append(_promoted(self._block(piece), first=not blocks))
            if end is not None:
                piece = _Piece(BlockKind.HEADING, self.flow[start:end])
            elif line.cells > 1:
                piece = _Piece(BlockKind.ROW, [line])
            else:
                piece = _Piece(BlockKind.ITEM if bullet_of(line.text) else BlockKind.PARAGRAPH, [line])
            start = end or start + 1
        if piece is not None:
            blocks.append(_promoted(self._block(piece), first=not blocks))
        return self._levelled(blocks)

    def _levelled(self, blocks: list[Block]) -> list[Block]:
        """Give headings that the PDF's own outline does not name the level of those in the same type."""
        levels: dict[tuple[float | None, bool], Counter[int]] = {}
        for block in blocks:
            if block.level is not None:
                levels.setdefault((block.size, block.bold), Counter())[block.level] += 1
        largest = max(((size or 0.0) for size, _ in levels), default=math.inf)
        for place, block in enumerate(blocks):
            if block.kind is BlockKind.HEADING and block.level is None:
                same = levels.get((block.size, block.bold))
                if same is not None:
                    blocks[place] = replace(block, level=same.most_common(1)[0][0])
                elif (block.size or 0.0) > largest:
                    blocks[place] = replace(block, level=0)
        return blocks

    def _tell_hyphens(self) -> bool:
        """Mark the hyphens that hyphenation added, where the PDF shows which these are.

        Producers draw such a hyphen apart from the word, or take a sign of its own for it. Where words broken
        so stand whole elsewhere, all broken so are made whole, and any other hyphen belongs to its word.
        """
        own_sign = not any("\u2010" in line.text[:-1] for line in self.flow)
        added, kept = Counter[bool](), Counter[bool]()
        marked = []
        for line, following in pairwise(self.flow):
            text = line.text
            if not text[1:] or text[-1] not in HYPHENS or not text[-2].isalpha():
                continue
            by_hyphenation = line.added or (own_sign and text[-1] == "\u2010")
            if by_hyphenation:
                marked.append(line)
            whole = (_LAST.findall(text[:-1]) or [""])[-1] + (_LAST.findall(following.text) or [""])[0]
            known = whole.lower() in self.vocabulary.words
            (added if by_hyphenation else kept)[known] += 1
        if not added[True] or kept[True] > kept[False]:
            return False
        for line in marked:
            text, bold = line.runs[-1]
            line.runs[-1] = (text[:-1] + "\u00ad", bold)
        return True

    def _is_marked(self, line: Line) -> bool:
        """Whether type alone may make a line a heading."""
        if line.cells > 1 or not any(char.isalpha() for char in line.text):
            return False
        bold = line.bold and not self.body_bold and line.size >= self.body * _BOLD_SMALLER
        return line.size > self.body * _LARGER or bold

    def _heading_end(self, start: int) -> int | None:
        """Index after the last line of the heading that begins at line `start`; None where none does."""
        first = self.flow[start]
        if not self._is_marked(first) or bullet_of(first.text):
            return None
        end = start + 1
        while end < len(self.flow) and self._same_heading(self.flow[end - 1], self.flow[end]):
            end += 1
        text = " ".join(line.text for line in self.flow[start:end])
        if end - start > _HEADING_LINES or len(text) > _HEADING_LENGTH:
            return None
        if self.levels and (first.page, plain(text)) in self.levels:
            return end
        if end < len(self.flow) and self._runs_on(self.flow[end - 1], self.flow[end]):
            return None
        long = has_inner_end(text) or len(text.split()) > _SHORT_SENTENCE
        return (
            None if text.endswith((",", ";")) or (ends_sentence(text) and text[-1] != "?" and long) else end
        )

    def _is_rest(self, piece: _Piece, line: Line) -> bool:
        """Whether a line is the rest of the sentence that a paragraph has broken off, whatever its face."""
        above = piece.lines[-1]
        return (
            piece.kind in {BlockKind.PARAGRAPH, BlockKind.ITEM}
            and _goes_on(line.text)
            and not ends_sentence(above.text)
            and abs(above.size - line.size) <= _SAME_SIZE
            and self._near(above, line)
        )

    def _runs_on(self, above: Line, below: Line) -> bool:
        """Whether what looks like a heading goes on in `below`: bold words in a paragraph, a run-in head."""
        if not self._near(above, below) or abs(above.size - below.size) > _SAME_SIZE:
            return False
        if _goes_on(below.text):
            return True
        head = bool(below.runs[0][1]) or above.text.endswith((":", ".", "—"))
        return head and not below.bold and not self._fits(above, below)

    def _same_heading(self, above: Line, below: Line) -> bool:
        """Whether `below` goes on with the heading that `above` belongs to."""
        return (
            self._is_marked(below)
            and above.page == below.page
            and above.bold == below.bold
            and abs(above.size - below.size) <= _SAME_SIZE
            and 0 < above.y - below.y <= above.size * _HEADING_LEADING
            and label_of(below.text) is None
            and not self._fits(above, below)
        )

    def _near(self, above: Line, below: Line) -> bool:
        """Whether two lines follow each other at the distance of lines in a paragraph."""
        step = above.y - below.y
        return above.page == below.page and 0 < step <= max(above.size, below.size) * self.leading * _GAP

    def _fits(self, above: Line, below: Line) -> bool:
        """Whether the first word of `below` had room on the line `above`."""
        room = above.right_edge - above.right
        return below.first_width + above.size * (_BLANK + _SPARE) <= room

    def _continues(self, piece: _Piece, index: int) -> bool:
        """Whether a line goes on with the paragraph or the item before it."""
        above, below = piece.lines[-1], self.flow[index]
        if piece.kind not in {BlockKind.PARAGRAPH, BlockKind.ITEM}:
            return False
        if bullet_of(below.text) or abs(above.size - below.size) > _SAME_SIZE or self._is_next(piece, below):
            return False
        small = _goes_on(below.text) and not ends_sentence(above.text)
        if above.page == below.page and above.column == below.column:
            if not self._near(above, below):
                return False
            if self._is_indented(piece, index):
                return small
        elif self._begins_with_lead(below):
            return False
        return small or self.vocabulary.breaks_off(above.text) or not self._fits(above, below)

    def _is_next(self, piece: _Piece, line: Line) -> bool:
        """Whether a line is a paragraph's number, or begins with the one after that of the one above."""
        above = piece.lines[-1].text
        number = paragraph_label_of(line.text) if ends_sentence(above) else None
        if number is None or self.vocabulary.breaks_off(above):
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
        return (
            not following
            or following[0].x < below.x - below.size * _ALIGNED
            or not self._near(below, following[0])
        )

    def _begins_with_lead(self, line: Line) -> bool:
        """Whether a line begins with a run-in head."""
        return lead(line.runs) is not None or run_in_label(line.text) is not None

    def _block(self, piece: _Piece) -> Block:
        """The block that a piece makes."""
        first = piece.lines[0]
        text, turns = self._cells(first) if piece.kind is BlockKind.ROW else first.text, []
        for above, line in pairwise(piece.lines):
            text = self._join(text, line.text)
            if line.page != above.page:
                turns.append((len(text) - len(line.text), line.page))
        text = text.replace("\u00ad", "")
        if piece.kind is BlockKind.ITEM and (bullet := bullet_of(text)):
            rest = text[len(bullet) :].strip()
            turns = [(max(0, place - len(text) + len(rest)), page) for place, page in turns]
            text = rest
        heading = piece.kind is BlockKind.HEADING
        bold = all(line.bold for line in piece.lines)
        return Block(
            text=text,
            kind=piece.kind,
            place=f"page {first.page}",
            level=self.levels.get((first.page, plain(text))) if heading else None,
            page=first.page,
            lead=None if heading or bold else self._lead(piece, text),
            size=first.size,
            bold=bold,
            turns=tuple(turns),
        )

    def _cells(self, line: Line) -> str:
        """The text of a table's row, with the lines of each cell joined."""
        cells = [""]
        line_end = False
        for text, _ in line.runs:
            if text == JOINT:
                cells.append("")
            elif text == CELL_BREAK or not line_end:
                cells[-1] += text if text != CELL_BREAK else ""
            else:
                cells[-1] = self._join(cells[-1].strip(), text.strip())
            line_end = text == CELL_BREAK
        return join_cells([cell.strip() for cell in cells])

    def _join(self, text: str, line: str) -> str:
        """`text` and the line that goes on with it, as they would be printed on one line."""
        if text[-1].isalnum() or text[-1] in ",;:":
            return f"{text} {line}"  # as most lines end: no hyphen, no address
        if _UNPARTED.search(text) or (text.endswith("-") and _CHAIN.match(line)):
            return text + line
        joined = self.vocabulary.join(text, line)
        dropped = self.told_hyphens and text.endswith("-") and joined == text[:-1] + line
        return text + line if dropped else joined

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


def _goes_on(text: str) -> bool:
    """Whether a line begins small, as the rest of a sentence does; `e. Conditions of Work` begins anew."""
    label = label_of(text) if starts_small(text) else None
    return starts_small(text) and not (label is not None and text[label.end :].lstrip()[:1].isupper())


def _promoted(block: Block, *, first: bool) -> Block:
    """A paragraph in capitals that reads as a title is a heading, though its type is the text's."""
    if block.kind is not BlockKind.PARAGRAPH:
        return block
    label = label_of(block.text)
    title = block.text[label.end if label else 0 :]
    cast = style_of(title)
    heading = cast is Style.CAPITALS and reads_as_title(title, label, cast, first=first)
    return replace(block, kind=BlockKind.HEADING) if heading else block

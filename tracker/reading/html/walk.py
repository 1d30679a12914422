"""One pass over a web page's tree: its blocks in order, and what is set aside for which reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.model import SetAside
from tracker.reading.blocks import Block, BlockKind
from tracker.reading.furniture.marks import may_be_mark, unenclosed
from tracker.reading.html.lists import ListNumbers
from tracker.reading.html.tree import (
    BLOCKS,
    HEADINGS,
    NO_TEXT,
    face_of,
    is_layout,
    is_raised,
    line_of,
    text_of,
)
from tracker.reading.reasons import FOOTNOTE_MARK
from tracker.reading.runs import (
    BOLD,
    BREAK,
    ITALIC,
    RAISED,
    all_bold,
    all_italic,
    join,
    join_cells,
    lead,
    split_at_breaks,
    unbroken,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from tracker.reading.html.chrome import Page
    from tracker.reading.runs import Run

_ANCHOR_MARKS = frozenset({"#", "¶", "§", "🔗"})
# Nothing longer is a mark of any sort.
_MARK_AT_MOST = 30
# A heading longer than this is a paragraph that somebody made large.
_HEADING_AT_MOST = 250
# What is said of a term stands below it.
_DEPTHS = {"li": 1, "dt": 1, "dd": 2}


@dataclass(slots=True)
class Walk:
    """One pass over the tree, in document order, without recursion (pages nest deeper than Python may)."""

    page: Page
    chosen: Iterable[_Element]
    why_outside: str
    blocks: list[Block] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    opened: int = 0
    _runs: list[Run] = field(default_factory=list)
    _bold: int = 0
    _italic: int = 0
    _inside: int = 0
    _heading: int | None = None
    _heads: _Element | None = None
    """The heading that it is in."""
    _depth: int = 0
    """How many items and definitions it is in."""
    _item: bool = False
    _number: str | None = None
    """What is printed before the item."""
    _lists: ListNumbers = field(default_factory=ListNumbers)
    _pictured: bool = False
    """Nothing is printed since a picture or a quotation: a caption or an attribution may follow."""
    _line: int = 1
    _data: bool = False
    """Within a table of data."""
    _cells: list[list[str]] | None = None
    """The cells of its row so far, each as its pieces of text."""

    def run(self) -> None:
        """Walk the whole page; what is outside the chosen elements is set aside too."""
        within = set(self.chosen)
        stack: list[tuple[_Element, bool]] = [(self.page.root, False)]
        while stack:
            element, leaving = stack.pop()
            if leaving:
                self._leave(element, within)
            elif self._enter(element, within):
                stack.append((element, True))
                stack.extend((child, False) for child in reversed(element))
                self._add(element.text)
                continue
            if element is not self.page.root:
                self._add(element.tail)
        self._flush()

    def rescue_title(self) -> None:
        """Put the page's first-level heading in front where it stands outside the main content."""
        for heading in self.page.root.iter("h1"):
            text = text_of(heading, between="")
            if text and not self.page.linked[heading] and self.page.reason(heading) is None:
                aside = [
                    piece
                    for piece in self.set_aside
                    if piece.text == text and piece.reason == self.why_outside
                ]
                if aside:
                    self.set_aside.remove(aside[0])
                place = f"line {line_of(heading)}"
                self.blocks.insert(0, Block(text=text, kind=BlockKind.HEADING, place=place, level=1))
                return

    def _enter(self, element: _Element, within: set[_Element]) -> bool:
        """Begin an element; False where it is not to be walked through."""
        tag = str(element.tag)
        if element in within:
            self._flush()
            self._end_row()
            self._inside += 1
        if tag in NO_TEXT:
            self._pictured |= tag == "img"
            return False
        if tag in BLOCKS or element in self.page.set_apart:
            self._flush()
            self._line = line_of(element)
        if (element not in within and self._apart(element)) or self._taken(element):
            return False
        if self._heading is None and (level := self.page.openers.level(element)) is not None:
            self._flush()
            self._heading, self._heads = level, element
        elif tag == "li":
            self._item = next(element.iter(*HEADINGS), None) is None
            self._number = self._lists.before(element)
        elif tag == "ol":
            self._lists.depth += 1
        elif tag == "q":
            self._add("“")
        elif tag in {"table", "tr", "td", "th"}:
            self._enter_table(element, tag)
        self._depth += _DEPTHS.get(tag, 0)
        face = face_of(element)
        self._bold += face & BOLD > 0
        self._italic += face & ITALIC > 0
        return True

    def _enter_table(self, element: _Element, tag: str) -> None:
        """Begin a table, a row or a cell; a table that only puts things in their places is none of data."""
        if tag == "table":
            self._data = not is_layout(element)
        elif tag == "tr" and self._data:
            self._cells = []
        elif self._cells is not None:
            self._cells.append([])

    def _taken(self, element: _Element) -> bool:
        """Take an element whole: a break, preformatted lines, what is raised and may be a footnote's mark."""
        if element.tag == "br":
            self._runs.append((BREAK, 0))
        elif element.tag == "pre" and self._cells is None:
            self._lines(element)
        elif is_raised(element) and may_be_mark(text := text_of(element)):
            self._runs.append((text, self._face | RAISED))
        else:
            return False
        return True

    def _apart(self, element: _Element) -> bool:
        """Set an element aside if it is no part of the report, or drop it if it is no text at all."""
        text = None
        if self._inside:
            if reason := self._mark(element):
                text = text_of(element)
            elif (reason := self.page.reason(element)) is None:
                self.opened += self._opens(element)
                return False
        elif (reason := self.page.reason(element)) is None:
            return False
        if text := text or text_of(element):
            self.set_aside.append(SetAside(text=text, reason=reason, place=f"line {line_of(element)}"))
        return True

    def _mark(self, element: _Element) -> str | None:
        """A footnote's mark, or the sign of a link to the heading that it stands in."""
        if element.tag not in {"a", "sup"} or self.page.size[element] > _MARK_AT_MOST:
            return None
        if element.tag == "a" and "#" in element.get("href", "") and text_of(element) in _ANCHOR_MARKS:
            return "link to the place itself"
        return FOOTNOTE_MARK if self.page.notes.link_of_mark(element) is not None else None

    def _opens(self, element: _Element) -> bool:
        return element.get("hidden") is not None and self.page.openers.opens(element)

    def _leave(self, element: _Element, within: set[_Element]) -> None:
        """End an element."""
        tag = str(element.tag)
        if tag == "q":
            self._add("”")
        if tag in BLOCKS or element in self.page.set_apart or element in within or element is self._heads:
            self._flush()
        self._depth -= _DEPTHS.get(tag, 0)
        face = face_of(element)
        self._bold -= face & BOLD > 0
        self._italic -= face & ITALIC > 0
        if element is self._heads:
            self._heading = self._heads = None
        elif tag == "ol":
            self._lists.depth -= 1
        elif tag == "li":
            self._item = False
        elif tag == "tr":
            self._end_row(line_of(element))
        elif tag == "table":
            self._data = False
        elif tag in {"blockquote", "figure"}:
            self._pictured = True
        self._inside -= element in within

    @property
    def _face(self) -> int:
        return (BOLD if self._bold else 0) | (ITALIC if self._italic else 0)

    def _add(self, text: str | None) -> None:
        """Add a stretch of text to the block that is being gathered."""
        if text:
            self._runs.append((text.replace(BREAK, " "), self._face))

    def _end_row(self, line: int | None = None) -> None:
        """Make a block of a row's cells, if there are any."""
        cells, self._cells = self._cells, None
        if text := join_cells([" ".join(pieces) for pieces in cells or ()]):
            self._put(Block(text=text, kind=BlockKind.ROW, place=f"line {line or self._line}"))

    def _lines(self, element: _Element) -> None:
        """Preformatted text: lines as they stand, to be joined as those of a text file are."""
        gap = True
        for number, line in enumerate("".join(map(str, element.itertext())).splitlines()):
            if line.strip():
                place = f"line {self._line + number}"
                self._put(Block(text=line, kind=BlockKind.LINE, place=place, gap_before=gap))
            gap = not line.strip()

    def _put(self, block: Block) -> None:
        """Keep a block, or set it aside where it is outside."""
        if self._inside:
            self.blocks.append(block)
        else:
            text = unenclosed(block.text)
            self.set_aside.append(SetAside(text=text, reason=self.why_outside, place=block.place))

    def _flush(self) -> None:
        """Make blocks of what was gathered: one, or more where line breaks part them."""
        runs, self._runs = self._runs, []
        if self._cells is not None:
            if text := join(unbroken(runs)):
                self._cells = self._cells or [[]]
                self._cells[-1].append(text)
            return
        for piece in [unbroken(runs)] if self._heading is not None else split_at_breaks(runs):
            text = join(piece)
            if not text:
                continue
            kind, level = BlockKind.PARAGRAPH, None
            if self._heading is not None and len(text) <= _HEADING_AT_MOST:
                kind, level = BlockKind.HEADING, self._heading
            elif self._item:
                kind, self._item = BlockKind.ITEM, False
            number, self._number = (self._number, None) if kind is BlockKind.ITEM else (None, self._number)
            typed = level is None and not self._data  # a table's caption is no heading
            self._put(
                Block(
                    text=text,
                    kind=kind,
                    place=f"line {self._line}",
                    level=level,
                    depth=self._depth,
                    number=number,
                    lead=lead(piece) if typed else None,
                    bold=typed and all_bold(piece),
                    italic=typed and not self._pictured and all_italic(piece),
                )
            )
            self._pictured = False

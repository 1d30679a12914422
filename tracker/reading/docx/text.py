"""The body of a DOCX as blocks: tracked changes taken as accepted, notes and running lines set aside."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.model import SetAside
from tracker.reading.blocks import Block, BlockKind
from tracker.reading.docx.elements import (
    MC,
    WRAPPERS,
    M,
    cells_in,
    deleted_in,
    face_in,
    has_own_mark,
    is_hidden,
    is_within_box,
    labelled,
    mark_is_gone,
    printed_by,
    rows_in,
    size_in,
)
from tracker.reading.docx.numbering import Numbering, W
from tracker.reading.docx.styles import Style, Styles, number_of, outline_level
from tracker.reading.furniture.marks import unenclosed
from tracker.reading.reasons import CONTENTS, FOOTNOTE_MARK, HIDDEN
from tracker.reading.runs import (
    BREAK,
    RAISED,
    all_bold,
    all_italic,
    join,
    join_cells,
    lead,
    raised_together,
    split_at_breaks,
    unbroken,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from tracker.reading.runs import Run


DELETED = "deleted (tracked change)"

_GONE = frozenset({f"{W}del", f"{W}moveFrom"})
# No cell of data is longer than this; a cell with more is a column of text.
_CELL_AT_MOST = 1000
# A numbered paragraph all in bold, and no longer than this, is rather a heading than a list item.
_HEADING_AT_MOST = 200


@dataclass(slots=True)
class _Field:
    """A field: its instruction, then its result, which is what is printed."""

    instruction: str = ""
    result: bool = False


@dataclass(slots=True)
class Walk:
    """One pass over a document's body."""

    styles: Styles
    numbering: Numbering
    blocks: list[Block] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    embedded: int = 0
    """Documents within the document, which are not read."""
    _fields: list[_Field] = field(default_factory=list)
    _boxes: list[_Element] = field(default_factory=list)
    _carried: list[Run] = field(default_factory=list)
    _count: int = 0
    _pictured: bool = False
    """Nothing is printed since a picture: its caption may follow."""

    def run(self, container: Iterable[_Element]) -> None:
        """Read the paragraphs and tables in `container`, in order."""
        for element in container:
            if element.tag == f"{W}p":
                self._paragraph(element)
            elif element.tag == f"{W}tbl":
                self._table(element)
            elif element.tag == f"{W}altChunk":
                self.embedded += 1
            elif element.tag in WRAPPERS:
                self.run(element)

    def finish(self) -> None:
        """Keep what is left where the last paragraph's mark was deleted."""
        if self._carried:
            runs, self._carried = self._carried, []
            self._put(runs, Style(), "", None)

    def _paragraph(self, element: _Element) -> None:
        """A paragraph, and the text boxes that are anchored in it."""
        self._count += 1
        properties = element.find(f"{W}pPr")
        name, style, level, number = self._described(properties)
        label = self._label(name, number)
        contents = style.contents or self._in_contents()
        runs = raised_together(self._runs(element, style))
        contents = contents or self._in_contents()
        boxes, self._boxes = self._boxes, []
        if contents:
            self._aside(join(unbroken(runs)), CONTENTS)
        elif properties is not None and mark_is_gone(properties):
            self._carried += runs
        else:
            runs, self._carried = [*self._carried, *runs], []
            self._put(runs, style, label, number, level=level, size=size_in(element, style))
        for box in boxes:
            self.run(box)

    def _described(
        self, properties: _Element | None
    ) -> tuple[str, Style, int | None, tuple[str, int | None] | None]:
        """A paragraph's style and what it says itself: heading level, list."""
        name = self.styles.default
        if properties is None:
            style = self.styles.get(name)
            return name, style, style.heading, style.number
        named = properties.find(f"{W}pStyle")
        name = named.get(f"{W}val", name) if named is not None else name
        style = self.styles.get(name)
        level = outline_level(properties)
        number = number_of(properties) or style.number
        return name, style, style.heading if level is None else level, number

    def _label(self, name: str, number: tuple[str, int | None] | None) -> str:
        """The number that Word prints before a paragraph."""
        if number is None or number[0] == "0":
            return ""
        level = number[1]
        return self.numbering.next(
            number[0], self.numbering.level_of_style(number[0], name) if level is None else level
        )

    def _put(
        self,
        runs: list[Run],
        style: Style,
        label: str,
        number: tuple[str, int | None] | None,
        *,
        level: int | None = None,
        size: float | None = None,
    ) -> None:
        """Make a paragraph's block, or blocks."""
        listed = number is not None and number[0] != "0"
        if level is not None:
            if text := join(unbroken(runs)):
                self._add(
                    Block(text=labelled(label, text), kind=BlockKind.HEADING, place=self._place, level=level)
                )
            return
        for piece in split_at_breaks(runs):
            text = join(piece)
            if not text:
                continue
            bold = all_bold(piece) and not style.beside
            kind, printed = BlockKind.PARAGRAPH, None
            if listed and bold and label and len(text) <= _HEADING_AT_MOST:
                text = labelled(label, text)
            elif listed:
                kind, printed = BlockKind.ITEM, label or None
            self._add(
                Block(
                    text=text,
                    kind=kind,
                    place=self._place,
                    depth=(number[1] or 0) + 1 if number is not None and kind is BlockKind.ITEM else 0,
                    number=printed,
                    lead=lead(piece),
                    size=None if style.beside else size or style.size,
                    bold=bold,
                    italic=not (self._pictured or style.beside) and all_italic(piece),
                )
            )
            listed = self._pictured = False

    def _add(self, block: Block) -> None:
        self.blocks.append(block)

    @property
    def _place(self) -> str:
        return f"paragraph {self._count}"

    def _aside(self, text: str, reason: str) -> None:
        if text := unenclosed(text):
            self.set_aside.append(SetAside(text=text, reason=reason, place=self._place))

    def _in_contents(self) -> bool:
        """Whether the result of a table of contents' field is being read."""
        return any(item.result and item.instruction.split()[:1] == ["TOC"] for item in self._fields)

    def _runs(self, element: _Element, style: Style) -> list[Run]:
        """The text of a paragraph, stretch by stretch."""
        runs: list[Run] = []
        for child in element:
            if child.tag == f"{W}r":
                self._run(child, style, runs)
            elif child.tag in _GONE:
                self._aside(" ".join("".join(part.text or "" for part in deleted_in(child)).split()), DELETED)
            elif child.tag == f"{MC}AlternateContent":
                self._boxes_in(child)
            elif child.tag == f"{M}oMath":
                runs.append(("".join(part.text or "" for part in child.iter(f"{M}t")), False))
            elif child.tag in WRAPPERS:
                runs += self._runs(child, style)
        return runs

    def _run(self, element: _Element, style: Style, runs: list[Run]) -> None:
        """A run: text in one type."""
        properties = element.find(f"{W}rPr")
        named = properties.find(f"{W}rStyle") if properties is not None else None
        own = self.styles.get(named.get(f"{W}val", "")) if named is not None else Style()
        face = face_in(properties, own, style)
        printed = []
        for child in element:
            if child.tag in {f"{W}fldChar", f"{W}instrText"}:
                self._field(child)
            elif child.tag in {f"{W}drawing", f"{W}pict", f"{W}object", f"{MC}AlternateContent"}:
                self._boxes_in(child)
                self._pictured = True
            elif all(item.result for item in self._fields):
                printed.append(printed_by(child))
        if is_hidden(properties, own, style):
            self._aside(" ".join("".join(printed).split()), HIDDEN)
        elif self._is_mark(element, face):
            self._aside(" ".join("".join(printed).split()), FOOTNOTE_MARK)
        else:
            runs += [(text, 0 if text == BREAK else face) for text in printed if text]

    def _is_mark(self, element: _Element, face: int) -> bool:
        """Whether a run prints a footnote's mark: its author's own, or one that a field repeats."""
        repeated = any(item.result and item.instruction.split()[:1] == ["NOTEREF"] for item in self._fields)
        return has_own_mark(element) or (repeated and face & RAISED > 0)

    def _field(self, element: _Element) -> None:
        """A field begins, says what it is, comes to its result, or ends."""
        what = element.get(f"{W}fldCharType", "")
        if what == "begin":
            self._fields.append(_Field())
        elif not self._fields:
            return
        elif element.tag == f"{W}instrText":
            self._fields[-1].instruction += element.text or ""
        elif what == "separate":
            self._fields[-1].result = True
        elif what == "end":
            self._fields.pop()

    def _boxes_in(self, element: _Element) -> None:
        """Text boxes are read after the paragraph that they are anchored in; each once.

        Word writes a box twice, for new readers and for old ones.
        """
        choice = next(element.iter(f"{MC}Choice"), None)
        scope = element if choice is None else choice
        self._boxes += [box for box in scope.iter(f"{W}txbxContent") if not is_within_box(box, scope)]

    def _table(self, table: _Element) -> None:
        """A table's rows; one that only puts text in columns is read cell by cell."""
        rows = [list(cells_in(row)) for row in rows_in(table)]
        texts = [[self._cell_text(cell) for cell in row] for row in rows]
        if self._is_layout(table, rows, texts):
            for row in rows:
                for cell in row:
                    self.run(cell)
            return
        for printed in texts:
            self._count += 1
            if text := join_cells(printed):
                self._add(Block(text=text, kind=BlockKind.ROW, place=self._place))

    def _is_layout(self, table: _Element, rows: list[list[_Element]], texts: list[list[str]]) -> bool:
        """Whether a table only puts things in their places."""
        if max(map(len, rows), default=0) <= 1 or next(table.iterdescendants(f"{W}tbl"), None) is not None:
            return True
        if any(len(text) > _CELL_AT_MOST for row in texts for text in row):
            return True
        return any(self._described(properties)[2] is not None for properties in table.iter(f"{W}pPr"))

    def _cell_text(self, cell: _Element) -> str:
        """A cell's paragraphs on one line; a cell that is merged with the one above prints nothing."""
        merged = cell.find(f"{W}tcPr/{W}vMerge")
        if merged is not None and merged.get(f"{W}val", "continue") == "continue":
            return ""
        before = len(self.set_aside)
        style = self.styles.get(self.styles.default)
        paragraphs = [raised_together(self._runs(paragraph, style)) for paragraph in cell.iter(f"{W}p")]
        text = " ".join(join(unbroken(runs)) for runs in paragraphs)
        self._boxes = []
        if next(cell.iterdescendants(f"{W}tbl"), None) is not None:
            del self.set_aside[before:]  # read again, as layout
        return " ".join(text.split())


def text_of_part(root: _Element, styles: Styles) -> str:
    """All the text of a header, a footer or a note, on one line."""
    walk = Walk(styles, Numbering(None))
    walk.run(root)
    walk.finish()
    return unenclosed(" ".join(block.text for block in walk.blocks))

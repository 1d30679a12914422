"""Tables of a web page: rows of data, or a layout whose cells are read one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.reading.blocks import BlockKind
from tracker.reading.html_chrome import HEADINGS, line_of, text_of
from tracker.reading.runs import join_cells

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

# No cell of data is longer than this; a cell with more is a column of text.
_CELL_AT_MOST = 1000


def is_layout(table: _Element) -> bool:
    """Whether a table only puts things in their places."""
    if table.get("role", "").lower() in {"presentation", "none"}:
        return True
    if next((nested for nested in table.iter("table", *HEADINGS) if nested is not table), None) is not None:
        return True
    rows = list(table.iter("tr"))
    if max((sum(cell.tag in {"td", "th"} for cell in row) for row in rows), default=0) <= 1:
        return True
    return any(len(text_of(cell)) > _CELL_AT_MOST for cell in table.iter("td"))


def rows_of(table: _Element) -> Iterator[tuple[BlockKind, str, int]]:
    """Kind, text and line of each row; a caption is a paragraph before them, other text one after."""
    for caption in table.iter("caption"):
        if text := text_of(caption):
            yield BlockKind.PARAGRAPH, text, line_of(caption)
    for row in table.iter("tr"):
        cells = [text_of(cell) for cell in row]
        if text := join_cells(cells):
            yield BlockKind.ROW, text, line_of(row)

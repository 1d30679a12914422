"""The rows of a web page's tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.reading.blocks import BlockKind
from tracker.reading.html_tree import line_of, text_of
from tracker.reading.runs import join_cells

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element


def rows_of(table: _Element) -> Iterator[tuple[BlockKind, str, int]]:
    """Kind, text and line of each row; a caption is a paragraph before them, other text one after."""
    for caption in table.iter("caption"):
        if text := text_of(caption):
            yield BlockKind.PARAGRAPH, text, line_of(caption)
    for row in table.iter("tr"):
        cells = [text_of(cell) for cell in row]
        if text := join_cells(cells):
            yield BlockKind.ROW, text, line_of(row)

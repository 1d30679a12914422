"""What every format reader gives to the steps that follow: blocks in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.model import SetAside


class BlockKind(StrEnum):
    """How much a reader knows about a block."""

    LINE = "line"
    """A printed line; it may continue the one before it (text, PDF)."""
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    """A list item, without its bullet or number."""
    ROW = "row"
    """A table row, cells joined by ` | `."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A piece of text as a format reader found it, before furniture, reflow and outline."""

    text: str
    kind: BlockKind
    place: str
    """Where in the source: `line 9`, `page 3`."""
    level: int | None = None
    """Heading level where the format states it; 0 is the document's title."""
    page: int | None = None
    indent: int = 0
    """Of a line: how many blanks stand before it."""
    depth: int = 0
    """Of an item, a term and its definition: how many lists it is in, as far as the format says so."""
    gap_before: bool = False
    """A blank line (or clearly more than line spacing) parts it from the block before."""
    cut_before: bool = False
    """A running header or footer was taken out before it: what stood around that may be one sentence."""
    number: str | None = None
    """Of a list item: what the format prints before it, as `34.`, where that is not in `text`."""
    marks: tuple[str, ...] = ()
    """Footnote marks that were taken out of it, whose notes were not found yet."""
    note: str | None = None
    """The mark that stood before it as before a footnote, and was taken off."""
    lead: str | None = None
    """A run-in heading that the format marks (bold at a paragraph's start); part of `text` too."""
    size: float | None = None
    """Type size in points, where the format has one."""
    bold: bool = False
    """The whole block is set bold."""
    italic: bool = False
    """The whole block is set italic."""
    turns: tuple[tuple[int, int], ...] = ()
    """Where it goes on on another page: offset in `text`, number of the page."""

    def page_at(self, offset: int) -> int | None:
        """The page that `text[offset]` stands on."""
        page = self.page
        for start, number in self.turns:
            if start <= offset:
                page = number
        return page


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that a format reader hands over: see `tracker.reading` for the contract."""

    blocks: tuple[Block, ...]
    """In reading order."""
    set_aside: tuple[SetAside, ...] = ()
    """What the reader itself left out: navigation, footnotes, alternative texts."""
    encoding: str = ""
    """How bytes became text; empty where the format leaves no choice (PDF, DOCX)."""
    title: str | None = None
    """As the format's metadata has it; used only where the edition prints no title."""
    notices: tuple[str, ...] = ()
    """What the reader had to assume, one line each."""

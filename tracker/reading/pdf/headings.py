"""Headings of a PDF: lines in larger or bold type, with the levels that the PDF's own outline gives them."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tracker.reading.blocks import Block, BlockKind
from tracker.reading.outline.numbering import bullet_of, label_of
from tracker.reading.outline.titles import reads_as_title
from tracker.reading.pdf.setting import fits, goes_on, is_of_size
from tracker.reading.shape import Style, ends_sentence, has_inner_end, style_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.reading.pdf.layout import Line
    from tracker.reading.pdf.setting import Setting

# A heading has at most so many lines and characters; more in large or bold type is a paragraph.
_HEADING_LINES = 6
_HEADING_LENGTH = 300
# A sentence of more words is no heading.
_SHORT_SENTENCE = 12
# Lines of one heading are this near each other, in type sizes.
_HEADING_LEADING = 1.5

Levels = dict[tuple[int, str], int]
"""Levels of headings that the PDF's own outline names, by page and `plain` wording."""


def plain(text: str) -> str:
    """Letters and figures only: what a bookmark and a heading have in common."""
    return re.sub(r"[\W_]+", "", text).casefold()


@dataclass(frozen=True, slots=True)
class HeadingLines:
    """Finds the headings among a document's lines."""

    setting: Setting
    levels: Levels
    titles: dict[int, set[str]] = field(init=False)
    """The wordings of `levels` on each page."""

    def __post_init__(self) -> None:
        """Sort the wordings by page."""
        object.__setattr__(self, "titles", defaultdict(set))
        for page, title in self.levels:
            self.titles[page].add(title)

    def end(self, flow: Sequence[Line], start: int) -> int | None:
        """Index after the last line of the heading that begins at line `start`; None where none does."""
        first = flow[start]
        if not self.setting.is_marked(first):
            return self._named(flow, start) if first.italic and first.page in self.titles else None
        if bullet_of(first.text):
            return None
        end = start + 1
        while end < len(flow) and self._same_heading(flow[end - 1], flow[end]):
            end += 1
        text = " ".join(line.text for line in flow[start:end])
        if end - start > _HEADING_LINES or len(text) > _HEADING_LENGTH:
            return None
        if self.levels and (first.page, plain(text)) in self.levels:
            return end
        if end < len(flow) and self._runs_on(flow[end - 1], flow[end]):
            return None
        long = has_inner_end(text) or len(text.split()) > _SHORT_SENTENCE
        return (
            None if text.endswith((",", ";")) or (ends_sentence(text) and text[-1] != "?" and long) else end
        )

    def _named(self, flow: Sequence[Line], start: int) -> int | None:
        """Index after the italic lines that say, whole, what the PDF's own outline names on their page."""
        first, text = flow[start], ""
        for end, line in enumerate(flow[start : start + _HEADING_LINES], start + 1):
            text += plain(line.text)
            if line.page != first.page or not line.italic or line.cells > 1 or line.beside is not None:
                return None
            if text in self.titles[first.page]:
                return None if line.text.endswith((".", ",", ";", ":")) else end
            if not any(title.startswith(text) for title in self.titles[first.page]):
                return None
        return None

    def _runs_on(self, above: Line, below: Line) -> bool:
        """Whether what looks like a heading goes on in `below`: bold words in a paragraph, a run-in head."""
        if not self.setting.is_near(above, below) or not is_of_size(above, below):
            return False
        if goes_on(below.text):
            return True
        head = bool(below.runs[0][1]) or above.text.endswith((":", ".", "—"))
        return head and not below.bold and not fits(above, below)

    def _same_heading(self, above: Line, below: Line) -> bool:
        """Whether `below` goes on with the heading that `above` belongs to."""
        return (
            self.setting.is_marked(below)
            and above.page == below.page
            and above.bold == below.bold
            and is_of_size(above, below)
            and 0 < above.y - below.y <= above.size * _HEADING_LEADING
            and label_of(below.text) is None
            and not fits(above, below)
        )


def levelled(blocks: list[Block]) -> list[Block]:
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


def promoted(block: Block, *, first: bool) -> Block:
    """A paragraph in capitals that reads as a title is a heading, though its type is the text's."""
    if block.kind is not BlockKind.PARAGRAPH:
        return block
    label = label_of(block.text)
    title = block.text[label.end if label else 0 :]
    cast = style_of(title)
    heading = cast is Style.CAPITALS and reads_as_title(title, label, cast, first=first)
    return replace(block, kind=BlockKind.HEADING) if heading else block

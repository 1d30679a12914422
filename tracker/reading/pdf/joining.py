"""Lines of a PDF's paragraphs and cells joined: which hyphens at line ends belong to a word, which do not."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.reading.pdf.layout import CELL_BREAK
from tracker.reading.pdf.words import HYPHENS
from tracker.reading.runs import JOINT, join_cells
from tracker.reading.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.reading.pdf.layout import Line

# So much of a document shows its words: several hundred pages.
_VOCABULARY_LINES = 20_000
# What may be broken after a sign without a blank: a slash, a dash, a hyphen in "man-in-the-middle".
_UNPARTED = re.compile(r"\S[/–—]$")
_LAST = re.compile(r"[^\W\d_]+")
_CHAIN = re.compile(r"\w+-\w")


class Joiner:
    """Joins lines of one document by the words that it has."""

    def __init__(self, flow: Sequence[Line]) -> None:
        """Learn the words of a document's lines; hyphens that hyphenation added are marked in these."""
        self.vocabulary = Vocabulary.of(line.text for line in flow[:_VOCABULARY_LINES])
        self._told_hyphens = _tell_hyphens(flow, self.vocabulary)

    def join(self, text: str, line: str) -> str:
        """`text` and the line that goes on with it, as they would be printed on one line."""
        if text[-1].isalnum() or text[-1] in ",;:":
            return f"{text} {line}"  # as most lines end: no hyphen, no address
        if _UNPARTED.search(text) or (text.endswith("-") and _CHAIN.match(line)):
            return text + line
        joined = self.vocabulary.join(text, line)
        dropped = self._told_hyphens and text.endswith("-") and joined == text[:-1] + line
        return text + line if dropped else joined

    def row(self, line: Line) -> str:
        """The text of a table's row, with the lines of each cell joined."""
        cells = [""]
        line_end = False
        for text, _ in line.runs:
            if text == JOINT:
                cells.append("")
            elif text == CELL_BREAK or not line_end:
                cells[-1] += text if text != CELL_BREAK else ""
            else:
                cells[-1] = self.join(cells[-1].strip(), text.strip())
            line_end = text == CELL_BREAK
        return join_cells([cell.strip() for cell in cells])


def _tell_hyphens(flow: Sequence[Line], vocabulary: Vocabulary) -> bool:
    """Mark the hyphens that hyphenation added, where the PDF shows which these are.

    Producers draw such a hyphen apart from the word, or take a sign of its own for it. Where words broken
    so stand whole elsewhere, more of them than with their hyphen, all broken so are made whole, and any
    other hyphen belongs to its word.
    """
    own_sign = not any("\u2010" in line.text[:-1] for line in flow)
    added, kept = Counter[bool](), Counter[bool]()
    compounds = 0
    marked = []
    for line, following in pairwise(flow):
        text = line.text
        if not text[1:] or text[-1] not in HYPHENS or not text[-2].isalpha():
            continue
        by_hyphenation = line.added or (own_sign and text[-1] == "\u2010")
        if by_hyphenation:
            marked.append(line)
        first, rest = (_LAST.findall(text[:-1]) or [""])[-1], (_LAST.findall(following.text) or [""])[0]
        known = f"{first}{rest}".lower() in vocabulary.words
        compounds += by_hyphenation and f"{first}-{rest}".lower() in vocabulary.compounds
        (added if by_hyphenation else kept)[known] += 1
    if added[True] <= compounds or kept[True] > kept[False]:
        return False
    for line in marked:
        text, bold = line.runs[-1]
        line.runs[-1] = (text[:-1] + "\u00ad", bold)
    return True

"""A page of a PDF parted into its text and what stands in the margins: pieces of text, and numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.reading.outline.numbering import bullet_of, label_of, number_of
from tracker.reading.pdf.columns import BASELINE, Stretch
from tracker.reading.pdf.margin_edges import OFF
from tracker.reading.shape import ends_sentence, starts_small

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.reading.pdf.margin_edges import Edges
    from tracker.reading.pdf.words import Word

LEVEL = 0.4
"""In type sizes: a number and its line have their baselines this near each other."""

# In type sizes: lines of a piece are no farther apart; they are not wider than such a share of the text.
_LEADING = 1.6
_NARROW = 0.5
# Fewer letters are a label; such a share of the pieces on a page stands beside short stretches in a table.
_LABEL = 3
_CELL = 30
_TABLE = 0.3
# Points that a line may stand out where it is cut from a number beside it.
_OUT = 2.0
_NUMBER = re.compile(r"[\[(]?(\d{1,4})[\])]?\.?")


@dataclass(slots=True)
class Parts:
    """What stands on a page."""

    number: int
    text: list[Stretch]
    pieces: list[list[Stretch]] = field(default_factory=list)
    """Text in the margins: headings, notes."""
    numbers: list[Stretch] = field(default_factory=list)
    """Numbers in the right margin, from top to bottom."""

    @property
    def values(self) -> list[int]:
        """What the numbers say."""
        found = (_NUMBER.fullmatch(text_of(item)) for item in self.numbers)
        return [int(number[1]) for number in found if number]

    @property
    def begun(self) -> int:
        """How many of the numbers stand beside the first line of a paragraph."""
        return sum(_begins(number, self.text) for number in self.numbers)

    def keep(self, *, pieces: bool, numbers: bool) -> None:
        """Give what is not to be kept apart back to the text."""
        if not pieces:
            self.text += [item for piece in self.pieces for item in piece]
            self.pieces = []
        if not numbers:
            self.text += self.numbers
            self.numbers = []


def parted(number: int, stretches: Sequence[Stretch], edges: Edges) -> Parts:
    """A page parted at the edges of its text."""
    parts = Parts(number, [])
    beside: list[Stretch] = []
    for item in stretches:
        for part in _cut(item, edges):
            (beside if edges.side(part) else parts.text).append(part)
    heights = [item.y for item in parts.text]
    top, bottom = max(heights, default=0.0), min(heights, default=0.0)
    for item in sorted(beside, key=lambda item: (edges.side(item), -item.y)):
        right = edges.side(item) > 0
        if not bottom - item.size <= item.y <= top + item.size:
            parts.text.append(item)  # above or below all text: a running line
        elif right and _NUMBER.fullmatch(text_of(item)):
            parts.numbers.append(item)
        elif parts.pieces and _goes_on(parts.pieces[-1], item, edges):
            parts.pieces[-1].append(item)
        else:
            parts.pieces.append([item])
    width = edges.right - edges.left
    kept = [piece for piece in parts.pieces if not _is_label(piece) and _width(piece) <= width * _NARROW]
    parts.text += [item for piece in parts.pieces if piece not in kept for item in piece]
    parts.pieces = kept
    if _is_table(parts):
        parts.keep(pieces=False, numbers=True)
    return parts


def text_of(item: Stretch) -> str:
    """What a stretch says."""
    return " ".join(word.text for word in item.words)


def _cut(item: Stretch, edges: Edges) -> list[Stretch]:
    """A stretch, in two where a line of the text begins or ends in the margin."""
    off = item.size * OFF
    before_left, behind_right = item.x < edges.left - off, item.right > edges.right + off
    if not (before_left or behind_right):
        return [item]
    whole = [_halves(word) for word in item.words]
    words = [part for parts in whole for part in parts]
    raised = [mark for parts, mark in zip(whole, item.raised, strict=True) for _ in parts]
    for place, (one, other) in enumerate(pairwise(words), start=1):
        spans = slice(None, place), slice(place, None)
        if one.right <= edges.right + _OUT and other.x >= max(edges.right, one.right) + off:
            return [_stretch(item, words[span], raised[span]) for span in spans]
        if one.right <= edges.left - off and other.x >= max(edges.left - _OUT, one.right + off):
            parts = [_stretch(item, words[span], raised[span]) for span in spans]
            return [item] if _is_label(parts[:1]) else parts
    return [item]


def _halves(word: Word) -> list[Word]:
    """What is drawn in one go, in two where a number stands off at its end."""
    if word.blank is None:
        return [word]
    (end, start), (text, _, number) = word.blank, word.text.rpartition(" ")
    last = replace(
        word, text=number, x=start, first_width=word.right - start, glued=False, inner=0.0, blank=None
    )
    return [replace(word, text=text, right=end, blank=None), last]


def _stretch(item: Stretch, words: list[Word], raised: list[bool]) -> Stretch:
    """A part of a stretch."""
    return replace(item, words=words, raised=raised, x=words[0].x, right=max(word.right for word in words))


def _goes_on(piece: Sequence[Stretch], item: Stretch, edges: Edges) -> bool:
    """Whether a line goes on with a piece in the margin."""
    above = piece[-1]
    near = 0 <= above.y - item.y <= item.size * _LEADING and edges.side(above) == edges.side(item)
    return near and label_of(text_of(item)) is None


def _width(piece: Sequence[Stretch]) -> float:
    return max(item.right for item in piece) - min(item.x for item in piece)


def _is_label(piece: Sequence[Stretch]) -> bool:
    """Whether a piece is a number, a letter, a bullet, or the name of who speaks."""
    text = " ".join(map(text_of, piece))
    number = number_of(text)
    numbered = number is not None and number.end == len(text)
    return (
        numbered or text.endswith(":") or bool(bullet_of(f"{text} x")) or sum(map(str.isalpha, text)) < _LABEL
    )


def _is_table(parts: Parts) -> bool:
    """Whether what stands beside the text is rather cells of a table's rows."""
    rows = 0
    for piece in parts.pieces:
        level = [item for item in parts.text if abs(item.y - piece[0].y) <= item.size * BASELINE]
        rows += len(level) > 1 and any(len(text_of(item)) < _CELL for item in level)
    return rows > len(parts.pieces) * _TABLE


def _begins(number: Stretch, text: Sequence[Stretch]) -> bool:
    """Whether a number stands beside the first line of a paragraph."""
    beside = [item for item in text if abs(item.y - number.y) <= item.size * LEVEL]
    if not beside:
        return False
    line = min(beside, key=lambda item: item.x)
    above = [item for item in text if item.y > line.y + line.size * LEVEL]
    if starts_small(text_of(line)) or not above:
        return not starts_small(text_of(line))
    height = min(item.y for item in above)
    last = max((item for item in above if item.y - height <= item.size * LEVEL), key=lambda item: item.x)
    return ends_sentence(text_of(last)) or height - line.y > line.size * _LEADING

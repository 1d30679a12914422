"""Initials of a PDF (drop capitals): the large first letter of a chapter is put back into its word.

It stands on the line of a later row, so that read by lines it would begin another sentence than its own.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.reading.pdf.columns import INITIAL, is_letter

if TYPE_CHECKING:
    from tracker.reading.pdf.columns import Stretch

# The text beside an initial begins this near, in sizes of its own; it stands from so far below the initial's
# baseline to so far above, in sizes of the initial.
_NEAR = 1.2
_BELOW = 0.25
_ABOVE = 0.85
_MIN_LINES = 2


def with_initials(stretches: list[Stretch]) -> list[Stretch]:
    """The stretches of a page with initials as part of the words that they begin."""
    initials = [item for item in stretches if is_letter(item.words)]
    for initial in initials:
        beside = [item for item in stretches if item is not initial and _is_beside(item, initial)]
        over = any(_is_over(item, initial) for item in stretches if item is not initial)
        if over or len({round(item.y) for item in beside}) < _MIN_LINES:
            continue
        first = max(beside, key=lambda item: item.y)
        letter, word = initial.words[0].text, first.words[0]
        blank = " " if _is_word(letter, first, stretches) else ""
        first.words[0] = replace(word, text=letter + blank + word.text, x=initial.x)
        for item in beside:
            item.x = initial.x
        stretches = [item for item in stretches if item is not initial]
    return stretches


def _is_beside(item: Stretch, initial: Stretch) -> bool:
    """Whether a stretch begins right of an initial, and in smaller type."""
    smaller = initial.size >= item.size * INITIAL
    return smaller and -1 <= item.x - initial.right <= item.size * _NEAR and _is_level(item, initial)


def _is_over(item: Stretch, initial: Stretch) -> bool:
    """Whether a stretch is printed across a letter."""
    return item.x < initial.right - 1 and item.right > initial.x + 1 and _is_level(item, initial)


def _is_level(item: Stretch, initial: Stretch) -> bool:
    return -initial.size * _BELOW <= item.y - initial.y <= initial.size * _ABOVE


def _is_word(letter: str, first: Stretch, stretches: list[Stretch]) -> bool:
    """Whether the letter is a word of its own: what follows it is one elsewhere, and not with the letter."""
    rest = first.words[0].text.split(maxsplit=1)[0].lower()
    others = (piece.text for item in stretches if item is not first for piece in item.words)
    words = {word for text in others for word in text.lower().split()}
    return rest in words and letter.lower() + rest not in words

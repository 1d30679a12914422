"""Words of a PDF whose letters are set apart for emphasis, as those of headings may be, made whole."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tracker.reading.pdf.words import Word

MIN_SPACED = 4
"""So many letters apart are more than an enumeration of some."""

# In type sizes: such letters are no farther apart, on one baseline. Between words it is so many times as far.
_FARTHEST = 0.8
_LEVEL = 0.15
_WORD_GAP = 1.5

Piece = tuple["Word", int, int]
"""A word, the angle that it stands at, and the index of its first character."""


def joined(pieces: Sequence[Piece], is_added: Callable[[int, int], bool]) -> list[Piece]:
    """The words of a page, whole where their letters are set apart.

    Args:
        pieces: The words as they are drawn.
        is_added: Whether nothing stands between two indexes but a blank that is not in the file.
    """
    found: list[Piece] = []
    for run in _runs(pieces):
        added = [is_added(one[2] + 1, other[2]) for one, other in pairwise(run)]
        if len(run) < MIN_SPACED or 2 * sum(added) < len(added):
            found += run
            continue
        gaps = [other[0].x - one[0].right for one, other in pairwise(run)]
        widest = median(gaps) * _WORD_GAP
        word, angle, start = run[0]
        for letter, gap, is_one in zip(run[1:], gaps, added, strict=True):
            if is_one and gap <= widest:
                right = letter[0].right
                word = replace(word, text=word.text + letter[0].text, right=right, first_width=right - word.x)
            else:
                found.append((word, angle, start))
                word, angle, start = letter
        found.append((word, angle, start))
    return found


def _runs(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Letters that stand beside each other together, all else by itself."""
    run: list[Piece] = []
    for piece in pieces:
        if run and not _goes_on(run[-1][0], piece):
            yield run
            run = []
        run.append(piece)
    if run:
        yield run


def _goes_on(before: Word, piece: Piece) -> bool:
    """Whether a letter stands beside another one, in the same type."""
    word, angle, _ = piece
    return (
        len(word.text) == len(before.text) == 1
        and angle == 0
        and word.size == before.size
        and word.bold == before.bold
        and abs(word.y - before.y) <= word.size * _LEVEL
        and 0 < word.x - before.right <= word.size * _FARTHEST
    )

"""Letters of the items below a numbered paragraph, which are cited with it: `34 (c)`, `34 (a)(ii)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.reading.blocks import BlockKind
from tracker.reading.outline.numbering import Label, follows, number_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.reading.outline.outline import Entry

_BEGINS, _SECOND = 1, 2


def with_letter(number: str, letter: str) -> str:
    """Name an item by the number of its paragraph and its own letter: `34 (c)`, `34 (a)(ii)`."""
    if not letter:
        return number
    return f"{number}{letter}" if number.endswith(")") else f"{number} {letter}"


def letter_of(entry: Entry, label: Label | None) -> Label | None:
    """The letter or Roman number that is printed before an item, or a paragraph (its `label`)."""
    if entry.block.kind is BlockKind.ITEM and entry.block.number:
        label = number_of(entry.block.number)
    return label if label is not None and label.depth == 1 and label.pattern.strip("().") in "aA" else None


class Letters:
    """The letters that are open below one number, the outermost first."""

    def __init__(self) -> None:
        self._open: list[Label] = []

    def close(self) -> None:
        """Take note that another paragraph begins."""
        self._open = []

    def cited(self, letter: Label, following: Label | None) -> str:
        """How an item is cited within its paragraph: `(c)`, `(a)(ii)`; empty where its letter follows none.

        Args:
            letter: its own.
            following: the next letter in the document: `(i)` before `(ii)` is no ninth letter.
        """
        is_nested = _BEGINS in letter.values and following is not None and _SECOND in following.values
        places = range(len(self._open) - 1, -1, -1)
        place = next((place for place in places if follows(self._open[place], letter)), None)
        if place is not None and not (is_nested and len(letter.values) > 1 and _is_letter(self._open[place])):
            del self._open[place:]
        elif _BEGINS not in letter.values:
            self.close()
            return ""
        self._open.append(letter)
        return "".join(f"({each.number})" for each in self._open)


def _is_letter(label: Label) -> bool:
    """Whether a label has no Roman reading."""
    return len(label.values) == 1


def following_letters(letters: Sequence[Label | None]) -> list[Label | None]:
    """Of each place the next letter behind it."""
    found: list[Label | None] = []
    known: Label | None = None
    for letter in reversed(letters):
        found.append(known)
        known = letter or known
    return found[::-1]

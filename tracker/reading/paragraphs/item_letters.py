"""Letters of the items below a numbered paragraph, which are cited with it: `34 (c)`, `34 (a)(ii)`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.reading.blocks import BlockKind
from tracker.reading.outline.numbering import Label, number_of, roman_value

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


@dataclass(frozen=True, slots=True)
class _Open:
    """A letter that others may follow, and what it counts in its list: letters, Roman numbers or both."""

    label: Label
    letter: int | None
    roman: int | None

    @classmethod
    def first(cls, label: Label) -> _Open:
        """The first of a list."""
        return cls(label, *(value if value == _BEGINS else None for value in _readings(label)))

    def next(self, label: Label) -> _Open | None:
        """The one after it, if that is `label`: `(c)` is not after `(ii)`, for none is both ways the next."""
        if label.pattern != self.label.pattern:
            return None
        letter, roman = (
            value if value is not None and before is not None and value == before + 1 else None
            for before, value in zip((self.letter, self.roman), _readings(label), strict=True)
        )
        return None if letter is None and roman is None else _Open(label, letter, roman)


def _readings(label: Label) -> tuple[int | None, int | None]:
    """The place of a label in its alphabet, and its value as a Roman number."""
    return label.values[0] if len(label.number) == 1 else None, roman_value(label.number)


class Letters:
    """The letters that are open below one number, the outermost first."""

    def __init__(self) -> None:
        self._open: list[_Open] = []

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
        nexts = ((place, found) for place in places if (found := self._open[place].next(letter)))
        place, found = next(nexts, (None, None))
        if found is not None and not (is_nested and found.letter is not None):
            del self._open[place:]
        elif _BEGINS in letter.values:
            found = _Open.first(letter)
        else:
            self.close()
            return ""
        self._open.append(found)
        return "".join(f"({each.label.number})" for each in self._open)


def following_letters(letters: Sequence[Label | None]) -> list[Label | None]:
    """Of each place the next letter behind it."""
    found: list[Label | None] = []
    known: Label | None = None
    for letter in reversed(letters):
        found.append(known)
        known = letter or known
    return found[::-1]

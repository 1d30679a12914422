"""What gave way between what may be, what should be and what must be: `may refuse`, `shall refuse`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.diffing.passages.sides import NOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.diffing.judging.pairs import Pair
    from tracker.diffing.lexicon import Lexicon
    from tracker.diffing.passages.sides import Side


def modals_changed(pair: Pair) -> list[tuple[int, int]]:
    """Give each word of the old side that allows, advises or demands, and the other one that took its place.

    Not where either is denied: what may not be and what must not be is told as denied.
    """
    modals = pair.lexicon.modals
    if not modals:
        return []
    there = {pair.new.edits[j]: (j, force) for j, force in _modals(pair.new, pair.lexicon)}
    return [
        (k, there[edit][0])
        for k, force in _modals(pair.old, pair.lexicon)
        if (edit := pair.old.edits[k]) in there and there[edit][1] != force
    ]


def _modals(side: Side, lexicon: Lexicon) -> Iterator[tuple[int, str]]:
    """The modals that changed, with what each does."""
    for k, changed in enumerate(side.changed):
        if not changed:
            continue
        force = lexicon.modals.get(side.words[k]) or lexicon.modals.get(side.meanings[k])
        if force and NOT not in side.meanings[k + 1 : k + 2]:
            yield k, force

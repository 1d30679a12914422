"""What gave way between what may be, what should be and what must be: `may refuse`, `shall refuse`."""

from __future__ import annotations

from itertools import compress, count
from typing import TYPE_CHECKING

from tracker.diffing.claims.denials import head_of
from tracker.diffing.passages.sides import NOT

if TYPE_CHECKING:
    from tracker.diffing.judging.pairs import Pair
    from tracker.diffing.lexicon import Lexicon
    from tracker.diffing.passages.sides import Side

_ALLOWS = "allows"
"""What `Lexicon.modals` says of one that demands nothing."""


def modals_changed(pair: Pair) -> list[tuple[int, int]]:
    """Give each word of the old side that allows, advises or demands, and the other one that took its place.

    Not where either is denied: what may not be and what must not be is told as denied.
    """
    here = _modals(pair.old, pair.lexicon)
    there = {pair.new.edits[j]: (j, force) for j, force in _modals(pair.new, pair.lexicon)} if here else {}
    return [
        (k, there[edit][0])
        for k, force in here
        if (edit := pair.old.edits[k]) in there and there[edit][1] != force
    ]


def _modals(side: Side, lexicon: Lexicon) -> list[tuple[int, str]]:
    """The modals that changed, with what each does."""
    modals = lexicon.modals
    if modals.keys().isdisjoint(side.words) and modals.keys().isdisjoint(side.meanings):
        return []
    found = [(k, _force(side, k, lexicon)) for k in compress(count(), side.changed)]
    return [(k, force) for k, force in found if force]


def _force(side: Side, k: int, lexicon: Lexicon) -> str | None:
    """What a modal does that is not denied; None of another word."""
    force = lexicon.modals.get(side.words[k]) or lexicon.modals.get(side.meanings[k])
    return None if NOT in side.meanings[k + 1 : k + 2] else force


def obligations_alone(pair: Pair) -> list[int]:
    """Give each word by which the old side demands or advises what the new one tells as done: `must inform`.

    Not where the new one demands or allows by another word.
    """
    old, new, lexicon = pair.old, pair.new, pair.lexicon
    here = [
        k
        for k in old.lone
        if (old.words[k] in lexicon.auxiliaries or old.words[k] in lexicon.modals)
        and _force(old, k, lexicon) not in (None, _ALLOWS)
        and _is_of_what_stands(old, k)
    ]
    if not here or not lexicon.obliging.isdisjoint(new.meanings):
        return []
    is_modal = not (
        lexicon.modals.keys().isdisjoint(new.words) and lexicon.modals.keys().isdisjoint(new.meanings)
    )
    return [] if is_modal else here


def _is_of_what_stands(side: Side, k: int) -> bool:
    """Tell whether the verb behind a modal stands on the other side, too."""
    head = head_of(side, k)
    return head >= 0 and side.kept[head]

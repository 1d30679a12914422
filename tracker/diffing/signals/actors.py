"""Who acts in a finding, where one took another's place: the government, some officials."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.diffing.lexicon import is_noun_of
from tracker.diffing.passages.sides import NOT

if TYPE_CHECKING:
    from tracker.diffing.judging.pairs import Pair
    from tracker.diffing.passages.sides import Side

CLAUSE = 5
"""Claiming words of an edit from which it is another clause, in which no actor took another's place."""
_BEFORE, _AFTER = 2, 3
"""Words around an actor that may belong to what is printed (`police and prison officials`)."""


def changed_actors(pair: Pair, taken: tuple[set[int], set[int]]) -> list[tuple[str, str]]:
    """Give actors that took another's place in one edit, both as printed; not words that are `taken`."""
    actors = pair.lexicon.actors
    if not actors:
        return []
    old, new = (
        _first_of_edits(side, others, actors) for side, others in ((pair.old, taken[0]), (pair.new, taken[1]))
    )
    return [
        (_actor(pair.old, old[edit], actors), _actor(pair.new, new[edit], actors))
        for edit in sorted(old.keys() & new.keys())
        if max(pair.old.weight(edit), pair.new.weight(edit)) < CLAUSE
    ]


def _first_of_edits(side: Side, taken: set[int], actors: frozenset[str]) -> dict[int, int]:
    first: dict[int, int] = {}
    for k in side.lone:
        if k not in taken and is_noun_of(side.words[k], actors):
            first.setdefault(side.edits[k], k)
    return first


def _actor(side: Side, head: int, actors: frozenset[str]) -> str:
    """The noun phrase around an actor: `police and prison officials`."""
    first = head
    while head - first < _BEFORE and first and _qualifies(side, first - 1):
        first -= 1
    end = last = head
    while last + 1 < len(side.words) and last - head < _AFTER and _adjoins(side, last):
        last += 1
        if is_noun_of(side.words[last], actors):
            end = last
        elif side.words[last] != "and" and side.words[last - 1] != "and":
            break
    return side.printed(first, end)


def _qualifies(side: Side, k: int) -> bool:
    return bool(side.meanings[k]) and side.meanings[k] != NOT and side.changed[k] and _adjoins(side, k)


def _adjoins(side: Side, k: int) -> bool:
    return side.text[side.ends[k] : side.starts[k + 1]] in (" ", "-", "\u00a0")

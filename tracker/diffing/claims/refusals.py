"""What is denied in another word than `not`: `it was difficult to leave`, `they could not leave`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.diffing.claims.denials import HEAD_REACH, STOPS, denied_verb, places_of
from tracker.diffing.claims.turns import FORMS_OF_BE, RELATIVE
from tracker.diffing.passages.sides import NOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.diffing.judging.pairs import Pair
    from tracker.diffing.passages.sides import Side


def denies_otherwise(pair: Pair) -> bool:
    """Tell whether what the old side denies by `not` is denied on the new one by another word.

    `They could not leave` beside `it was difficult for them to leave` or `leaving was difficult`: in the same
    clause. Or whether what is denied denies itself, and the new side has no such word (`does not forbid`).
    """
    side, other, denying = pair.old, pair.new, pair.lexicon.denying
    for k, meaning in enumerate(side.meanings):
        head = denied_verb(side, k) if meaning == NOT and side.changed[k] else -1
        if head < 0:
            continue
        if not side.kept[head] and side.meanings[head] in denying:
            return True
        if any(
            _denies(other, word, at, denying) for at in places_of(head, pair) for word in _around(other, at)
        ):
            return True
        if not places_of(head, pair) and _is_one_clause(other) and not denying.isdisjoint(_lone(other)):
            return True
    return False


def _is_one_clause(side: Side) -> bool:
    return not STOPS.search(side.text.rstrip("."))


def _lone(side: Side) -> set[str]:
    return {side.meanings[k] for k in side.lone}


def _around(side: Side, k: int) -> Iterator[int]:
    """The words before one, and those behind it that a form of `be` makes its predicate."""
    yield from range(max(0, k - HEAD_REACH), k)
    for at in range(k + 1, min(k + 1 + HEAD_REACH, len(side.words))):
        if side.words[at] in RELATIVE:
            return
        if side.words[at - 1] in FORMS_OF_BE:
            yield at


def _denies(side: Side, k: int, head: int, denying: frozenset[str]) -> bool:
    """Tell whether a word that one side alone has denies another word, with no stop between."""
    if side.meanings[k] not in denying or side.kept[k]:
        return False
    first, last = sorted((k, head))
    return not STOPS.search(side.text, side.ends[first], side.starts[last])

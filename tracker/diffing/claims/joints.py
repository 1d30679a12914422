"""How clauses and items are joined: what is a condition or a reason, and what `and` stands between."""

from __future__ import annotations

from collections import Counter
from itertools import compress, pairwise
from typing import TYPE_CHECKING

from tracker.diffing.claims.turns import COORDINATORS, JOINING, is_past
from tracker.diffing.folding.verbs import IRREGULAR_VERBS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.diffing.judging.pairs import Pair
    from tracker.diffing.lexicon import Lexicon
    from tracker.diffing.passages.sides import Side

_LONGEST_ITEM = 4
"""Words of an item that moved, with its `and` (`and Anna Lindt`)."""
_BASES = frozenset(IRREGULAR_VERBS.values())
_POSSESSED = " \u00a0'\u2019s"
"""What may stand between two words that belong together."""


def is_reason_put_in(pair: Pair) -> bool:
    """Tell whether two things are cause and effect on one side alone: `he fled because he was beaten`."""
    old, new = _reasons(pair.old, pair.lexicon), _reasons(pair.new, pair.lexicon)
    return any(
        edit not in others and side.weight(edit) <= 1 and not _relates(other, edit, pair.lexicon)
        for edits, others, side, other in ((old, new, pair.old, pair.new), (new, old, pair.new, pair.old))
        for edit in edits
    )


def _reasons(side: Side, lexicon: Lexicon) -> set[int]:
    """Give the edits in which a reason is said, not as the first words of a sentence."""
    firsts = {words[0] for words in lexicon.causes}
    return {
        side.edits[k]
        for k in compress(range(1, len(side.words)), side.changed[1:])
        if side.words[k] in firsts
        and any(tuple(side.words[k : k + len(words)]) == words for words in lexicon.causes)
        and side.text[side.ends[k - 1] : side.starts[k]].strip() in ("", ",")
    }


def _relates(side: Side, edit: int, lexicon: Lexicon) -> bool:
    """Tell whether another small word may say the same there: `for fear of`, `by reason of`."""
    words = {word for word, at in zip(side.words, side.edits, strict=True) if at == edit} - JOINING
    return not words.isdisjoint(lexicon.prepositions) or not words.isdisjoint(lexicon.contrasts)


def is_clause_exchanged(pair: Pair) -> bool:
    """Tell whether a condition, a time or a reason begins with another word: `if men protest, police shoot`.

    Beside `if police shoot, men protest`. A clause that moved as it is begins as before.
    """
    old, new = (_begun(side, pair.lexicon) for side in (pair.old, pair.new))
    return any(
        len(old[word]) == len(new[word])
        and Counter(meaning for meaning, _ in old[word]) != Counter(meaning for meaning, _ in new[word])
        and all(is_kept for _, is_kept in old[word] + new[word])
        for word in old.keys() & new.keys()
    )


def _begun(side: Side, lexicon: Lexicon) -> dict[str, list[tuple[str, bool]]]:
    """Give what each word that begins a condition, a time or a reason begins with, and whether it is kept."""
    found: dict[str, list[tuple[str, bool]]] = {}
    for k, word in enumerate(side.words):
        if word in lexicon.contrasts and word in lexicon.clause_starts and word not in COORDINATORS:
            head = next((at for at in range(k + 1, len(side.words)) if side.meanings[at]), -1)
            if head >= 0:
                found.setdefault(word, []).append((side.meanings[head], side.kept[head]))
    return found


def is_item_moved(pair: Pair) -> bool:
    """Tell whether one of two joined by `and` went to the other side of a verb: `police and men fled`.

    `Police and soldiers beat men`, `police beat men and soldiers`.
    """
    old, new = pair.old, pair.new
    here, there = _moved_items(old), _moved_items(new)
    verbs = [(k, j) for k, j in pair.partners[0].items() if _is_verb(old, k)] if here and there else []
    return _is_verb_for_joint(old, new) or any(
        old.meanings[at] == new.meanings[to] and any((at < k) != (to < j) for k, j in verbs)
        for at in here
        for to in there
    )


def _is_verb(side: Side, k: int) -> bool:
    word = side.words[k]
    return bool(side.meanings[k]) and (is_past(word) or word in _BASES)


def _moved_items(side: Side) -> list[int]:
    """Give the claiming words that moved with an `and` and nothing else that joins them."""
    changed = [k for k, is_changed in enumerate(side.changed) if is_changed]
    edits = {side.edits[k] for k in changed if side.words[k] in JOINING}
    return [
        k
        for k in changed
        if side.meanings[k] and side.kept[k] and side.edits[k] in edits
        if side.edits.count(side.edits[k]) <= _LONGEST_ITEM
    ]


def _is_verb_for_joint(old: Side, new: Side) -> bool:
    """Tell whether a verb that moved took the place of an `and`: `A and B sued C`, `A sued B and C`."""
    return any(
        not joints.isdisjoint(_edits_of_moved_verbs(there, here))
        for here, there, joints in ((old, new, _changed_joints(old)), (new, old, _changed_joints(new)))
        if joints
    )


def _edits_of_moved_verbs(side: Side, other: Side) -> set[int]:
    """Give the edits into which verbs came; not of those that are there on the other side, too."""
    there = set(zip(other.edits, other.meanings, strict=True))
    changed = compress(range(len(side.words)), side.changed)
    return {
        side.edits[k]
        for k in changed
        if side.kept[k] and _is_verb(side, k) and (side.edits[k], side.meanings[k]) not in there
    }


def _changed_joints(side: Side) -> set[int]:
    changed = compress(zip(side.words, side.edits, strict=True), side.changed)
    return {edit for word, edit in changed if word in JOINING}


def is_joined_otherwise(pair: Pair) -> bool:
    """Tell whether `and` or `or` was put in between words that stood together: `his son`, `he and son`.

    Not where it moved, as in a list in another order.
    """
    old, new = pair.old, pair.new
    count = [sum(word in JOINING for word in compress(side.words, side.changed)) for side in (old, new)]
    return _joins(old, new) if count[0] > count[1] else count[1] > count[0] and _joins(new, old)


def _joins(side: Side, other: Side) -> bool:
    joined = {
        (side.meanings[k - 1], next(filter(None, side.meanings[k + 1 :]), ""))
        for k in compress(range(1, len(side.words)), side.changed[1:])
        if side.words[k] in JOINING and side.meanings[k - 1]
    }
    return not joined.isdisjoint(set(_adjoining(other)) - set(_adjoining(side)))


def _adjoining(side: Side) -> Iterable[tuple[str, str]]:
    """Give each two claiming words with nothing but a possessive between."""
    for k, both in enumerate(pairwise(side.meanings)):
        if all(both) and not side.text[side.ends[k] : side.starts[k + 1]].strip(_POSSESSED):
            yield both

"""What is denied: which words a `not` bears on, and whether the other side denies the same."""

from __future__ import annotations

import re
from collections import Counter
from itertools import compress, product
from typing import TYPE_CHECKING

from tracker.diffing.claims.turns import LONGER, is_adverb, is_denied_by_prefix
from tracker.diffing.passages.sides import NOT, QUALIFIER

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tracker.diffing.judging.pairs import Pair
    from tracker.diffing.lexicon import Lexicon
    from tracker.diffing.passages.sides import Side

CLAUSE = 5
"""Claiming words from which one side of a rewritten passage is a clause of its own: a qualifier inside it
qualifies nothing that stands in both editions, and the clause is shown as lost or gained instead."""
SURE_CLAUSE = 3
"""The same of a language whose house style is not known. Nor did anything turn there where both sides deny
something: of six sentences of a Spanish manual that were put in other words one had."""
NEAR = 6
"""Words between two that one denial may bear on: a verb and its object."""
HEAD_REACH = 8
"""Words after a qualifier within which the word that it bears on is looked for."""
CONTINUED_REACH = 12
"""Words between a denial and the `or` that goes on with it."""
JOINT_REACH = 3
"""Words between that and what is denied as well."""
_NEITHER, _NOR = "neither", "nor"
_OR, _BUT = "or", "but"
SORT_REACH = 4
"""Words between what says which sort is denied, or who does it not, and what is denied of it."""
_NO, _WITHOUT = "no", "without"
STOPS = re.compile(r"[.,;:()\u2013\u2014]")
_PARTING = re.compile(rf"{STOPS.pattern}|\b(?:and|but|or)\b")
"""What stands between two words of which one denial bears on one alone."""
_JOINED = " -\u201c\u201d\"'"
"""What may stand between a qualifier and what it bears on."""


def turned_denials(side: Side, other: Side, partners: Mapping[int, int], lexicon: Lexicon) -> list[int]:
    """Give the words that deny what stands un-negated on the other side.

    `Never failed to` negates twice, which asserts. Where what is negated stands unchanged, only what bears on
    it there counts, else any negation of the same word on the other side.
    """
    if NOT not in side.meanings:
        return []
    is_barely_known = not lexicon.house_style
    if is_barely_known and not all(_stands_apart(other, k, lexicon) for k in _negations(other)):
        return []
    there = [(k, _denied(other, k, lexicon)) for k, meaning in enumerate(other.meanings) if meaning == NOT]
    negations = Counter(head for _, head in there)

    def denies(count: int) -> bool:
        return count > 0 if lexicon.denies_once else count % 2 == 1

    negated = {other.meanings[head] for head, count in negations.items() if head >= 0 and denies(count)}
    loose = [other.edits[k] for k, head in there if other.changed[k] and (head < 0 or not other.kept[head])]
    here = [(k, _denied(side, k, lexicon)) for k, meaning in enumerate(side.meanings) if meaning == NOT]
    heads = [head for _, head in here]
    found: list[int] = []
    for k, head in here:
        is_of_what_stands = side.changed[k] and head >= 0 and side.kept[head]
        if not is_of_what_stands or _is_denied_alike(side, k, other, lexicon):
            continue
        is_negated = denies(heads.count(head))
        partner = partners.get(head)
        if partner is not None:
            is_there = denies(negations[partner]) or (
                side.words[k] == _NOR and _is_gone_on_with(other, partner, lexicon)
            )
        else:
            meaning = side.meanings[head]
            is_there = meaning in negated and not _is_denied_more(meaning, (side, heads), (other, negations))
        if is_negated == is_there or (side.words[k] == _NOR and _NEITHER in (side.words[at] for at in found)):
            continue  # a `nor` goes on with its `neither`
        edit = side.edits[k]
        if max(side.weight(edit), other.weight(edit)) >= (SURE_CLAUSE if is_barely_known else 2 * CLAUSE):
            continue  # another statement altogether
        if side.edits[k] in loose:
            loose.remove(side.edits[k])
            continue
        found.append(k)
    return found + _cut_short_by_but(side, other, lexicon)


def _negations(side: Side) -> list[int]:
    return [k for k, meaning in enumerate(side.meanings) if meaning == NOT]


def _stands_apart(side: Side, k: int, lexicon: Lexicon) -> bool:
    """Tell whether a negation stands on both sides and leaves another beside it its own sense."""
    if side.changed[k]:
        return False
    return not lexicon.denies_once or side.words[k] in lexicon.denies_apart


def _cut_short_by_but(side: Side, other: Side, lexicon: Lexicon) -> list[int]:
    """Give each `or` that goes on with a denial where the other side says `but`: `not arrest or beat`."""
    joints = {
        edit
        for word, edit in compress(zip(other.words, other.edits, strict=True), other.changed)
        if word == _BUT
    }
    return [
        k
        for k, word in enumerate(side.words if joints else ())
        if word == _OR and side.edits[k] in joints and denial_before(side, k, lexicon) >= 0
        if (head := head_of(side, k)) >= 0 and side.kept[head]
    ]


def is_denial_moved(pair: Pair) -> bool:
    """Tell whether each side denies another thing: `not free and fair`, `free but not fair`."""
    old, new = pair.old, pair.new
    for k, meaning in enumerate(old.meanings):
        j = pair.partners[0].get(k)
        if meaning == NOT and j is not None and new.meanings[j] == NOT:
            heads = denied_verb(old, k), denied_verb(new, j)
            if min(heads) >= 0 and old.meanings[heads[0]] != new.meanings[heads[1]]:
                is_moved = old.changed[heads[0]] or new.changed[heads[1]]
                if is_moved and old.kept[heads[0]] and new.kept[heads[1]]:
                    return True
    return all(map(_changes_denial, (old, new))) and not is_denied_in_both(pair)


def is_denied_for_good(pair: Pair) -> bool:
    """Tell whether one side alone denies for all time: `did not respond`, `never responded`."""
    old, new = (_is_for_good(side, pair.lexicon.never) for side in (pair.old, pair.new))
    return old != new


def _is_for_good(side: Side, never: frozenset[str]) -> bool:
    """Tell whether a word or a phrase that changed denies for all time."""
    if not never.isdisjoint(compress(side.words, side.changed)):
        return True
    phrases = (" ".join(side.words[first:past]) for first, past in side.phrases if side.changed[first])
    return not never.isdisjoint(phrases)


def denied_verb(side: Side, k: int) -> int:
    """Give the word that a denial bears on, but for adverbs; -1 where there is none."""
    head = head_of(side, k)
    while head >= 0 and is_adverb(side.words[head]):
        head = head_of(side, head)
    return head


def ends_before_but(pair: Pair) -> bool:
    """Tell whether a denial goes on with `or` where the other side has `but`: `not arrest but beat`."""
    old, new = pair.old, pair.new
    return bool(_cut_short_by_but(old, new, pair.lexicon) or _cut_short_by_but(new, old, pair.lexicon))


def _is_gone_on_with(side: Side, head: int, lexicon: Lexicon) -> bool:
    """Tell whether a word is denied together with one before it: `does not apply to men or to women`."""
    joint = next(
        (k for k in range(head - 1, max(-1, head - 1 - JOINT_REACH), -1) if side.words[k] == _OR), -1
    )
    return joint >= 0 and denial_before(side, joint, lexicon) >= 0


def denial_before(side: Side, k: int, lexicon: Lexicon) -> int:
    """Give the denial that an `or` goes on with; -1 where none stands before it in its clause."""
    for at in range(k - 1, max(-1, k - 1 - CONTINUED_REACH), -1):
        if STOPS.search(side.text, side.ends[at], side.starts[at + 1]):
            return -1
        if side.meanings[at] == NOT:
            return at
        if side.words[at] in lexicon.clause_starts and side.words[at] != _OR:
            return -1
    return -1


def _is_denied_more(
    meaning: str, here: tuple[Side, Iterable[int]], there: tuple[Side, Iterable[int]]
) -> bool:
    """Tell whether two sides say a word equally often, and the first denies more of its places."""
    if here[0].meanings.count(meaning) != there[0].meanings.count(meaning):
        return False
    denied_here, denied_there = (
        sum(k >= 0 and side.meanings[k] == meaning for k in {*heads}) for side, heads in (here, there)
    )
    return denied_here > denied_there


def is_denied_in_both(pair: Pair) -> bool:
    """Tell whether each side denies, where it changed, what the other denies there: `no law allows`.

    The two denials bear on one word, or on words of one phrase: `did not file charges`, `filed no charges`.
    """
    if is_denied_by_prefix(pair):
        return True
    if not all(_changes_denial(side) for side in (pair.old, pair.new)):
        return False
    olds, news = _changed_denials(pair.old, pair.lexicon), _changed_denials(pair.new, pair.lexicon)
    if not olds or not news:
        return True  # `did not do so`: what, is said elsewhere
    return _are_same_denials(pair, olds, news)


def _are_same_denials(pair: Pair, olds: list[tuple[int, ...]], news: list[tuple[int, ...]]) -> bool:
    """Tell whether each denial has one of the other side, or goes on with one by `or` there."""
    mirrored = pair.mirrored()
    left = list(news)
    for heads in olds:
        same = next((there for there in left if _is_denied_too(pair, mirrored, heads, there)), None)
        if same is not None:
            left.remove(same)
        elif not _goes_on(pair, heads):
            return False
    return all(_goes_on(mirrored, there) for there in left)


def _goes_on(pair: Pair, heads: tuple[int, ...]) -> bool:
    """Tell whether what the old side denies is denied on the new one together with something else."""
    return any(_is_gone_on_with(pair.new, at, pair.lexicon) for head in heads for at in places_of(head, pair))


def _changes_denial(side: Side) -> bool:
    return any(meaning == NOT for meaning in compress(side.meanings, side.changed))


def _is_denied_too(pair: Pair, mirrored: Pair, heads: tuple[int, ...], there: tuple[int, ...]) -> bool:
    return any(_is_one_denial(pair, head, other) for head, other in product(heads, there)) and any(
        _is_one_denial(mirrored, other, head) for head, other in product(heads, there)
    )


def _changed_denials(side: Side, lexicon: Lexicon) -> list[tuple[int, ...]]:
    """Give the words that the changed negations of a side bear on; of `neither … nor …`, both."""
    found = []
    for k, meaning in enumerate(side.meanings):
        if meaning != NOT or not side.changed[k] or side.words[k] == _NOR:
            continue
        words = [k]
        if side.words[k] == _NEITHER and _NOR in side.words[k:]:
            words.append(side.words.index(_NOR, k))
        heads = tuple(head for at in words if (head := _denied(side, at, lexicon)) >= 0)
        found += [heads] if heads else []
    return found


def _is_one_denial(pair: Pair, head: int, other: int) -> bool:
    """Tell whether what one side denies stands on the other next to what that denies."""
    side = pair.new
    for place in places_of(head, pair):
        first, last = sorted((place, other))
        between = side.text[side.ends[first] : side.starts[last]] if first < last else ""
        if last - first <= NEAR and not _PARTING.search(between):
            return True
    return False


def places_of(head: int, pair: Pair) -> list[int]:
    """Where a word of the old side stands on the new one."""
    partner = pair.partners[0].get(head)
    if partner is not None:
        return [partner]
    return [at for at, there in enumerate(pair.new.meanings) if there == pair.old.meanings[head]]


def head_of(side: Side, k: int) -> int:
    """Give the word that a qualifier bears on: the next one that claims something; -1 where none follows."""
    for at in range(k + 1, min(k + 1 + HEAD_REACH, len(side.words))):
        if side.text[side.ends[at - 1] : side.starts[at]].strip(_JOINED):
            return -1
        if side.meanings[at] and not side.meanings[at].startswith(QUALIFIER) and side.words[at] != LONGER:
            return at
    return -1


def kept_behind(side: Side, k: int, lexicon: Lexicon) -> int:
    """Give what stands on both sides and is denied with a word that the other side has not; -1 where none is.

    Of a sort (`no official reports`, `without a proper warrant`, `not promptly heard`), or of one who does it
    (`no soldiers were charged`): beside `reports`, `heard`, `men were charged` that is a denial.
    """
    head = head_of(side, k)
    if head < 0 or side.kept[head] or not lexicon.auxiliaries:
        return -1
    if side.words[k] not in (_NO, _WITHOUT) and not is_adverb(side.words[head]):
        return -1
    behind = _behind(side, head, lexicon)
    return behind if behind >= 0 and side.kept[behind] else -1


def _behind(side: Side, head: int, lexicon: Lexicon) -> int:
    """Give the next word of the phrase that claims something, or of what it is the subject of; else -1."""
    for at in range(head + 1, min(head + 1 + SORT_REACH, len(side.words))):
        if side.text[side.ends[at - 1] : side.starts[at]].strip(_JOINED):
            break
        if side.meanings[at] and not side.meanings[at].startswith(QUALIFIER):
            return at
        if not side.meanings[at] and side.words[at] not in lexicon.auxiliaries:
            break
    return -1


def _is_denied_alike(side: Side, k: int, other: Side, lexicon: Lexicon) -> bool:
    """Tell whether what is `kept_behind` is denied with a word before it on the other side, too.

    Or said there to be so in another way: `not clearly defined`, `poorly defined`.
    """
    head = kept_behind(side, k, lexicon)
    if head < 0:
        return False
    meaning = side.meanings[head]
    before = [at - 1 for at, there in enumerate(other.meanings) if there == meaning and at]
    if any(is_adverb(other.words[at]) and other.changed[at] for at in before):
        return True
    denied = (head_of(other, k) for k, there in enumerate(other.meanings) if there == NOT)
    behind = (_behind(other, at, lexicon) for at in denied if at >= 0)
    return any(other.meanings[at] == meaning for at in behind if at >= 0)


def _denied(side: Side, k: int, lexicon: Lexicon) -> int:
    """Give the word that a negation bears on: as `kept_behind`, `head_of`, else a qualifier (`was not rare`).

    Else, in some languages, a word before it.
    """
    head = max(head_of(side, k), kept_behind(side, k, lexicon))
    if head < 0:
        head = _qualifier_behind(side, k)
    if head >= 0 or not lexicon.denies_behind:
        return head
    for at in range(k - 1, max(-1, k - 1 - HEAD_REACH), -1):
        if side.text[side.ends[at] : side.starts[at + 1]].strip(_JOINED):
            return -1
        if side.meanings[at] and not side.meanings[at].startswith(QUALIFIER):
            return at
    return -1


def _qualifier_behind(side: Side, k: int) -> int:
    """Give the last of the qualifiers that follow a word in one phrase; -1 where none does."""
    found = -1
    for at in range(k + 1, min(k + 1 + HEAD_REACH, len(side.words))):
        if side.text[side.ends[at - 1] : side.starts[at]].strip(_JOINED):
            break
        if side.meanings[at].startswith(QUALIFIER):
            found = at
    return found

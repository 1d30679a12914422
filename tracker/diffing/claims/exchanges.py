"""Words that changed places: another is said to have done it, or is denied, though no word went or came.

`Ahmed was held before Omar`, `Omar was held before Ahmed`. What moves as it is (`In May, police held him`),
the items of a list, and a sentence put into the passive say the same in another order.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import compress, pairwise, product
from typing import TYPE_CHECKING

from tracker.diffing.claims.turns import AGENT, FORMS_OF_BE, JOINING
from tracker.diffing.signs import TELLING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from tracker.diffing.judging.pairs import Pair
    from tracker.diffing.lexicon import Lexicon
    from tracker.diffing.passages.sides import Side

    _Words = dict[int, list[int]]
    """Words of a side by their edit."""

_SIGN = re.compile(f"[{TELLING}]")
FEWEST_IN_A_ROW = 4
"""Words of a claim in another order, with nothing between, that are no compound (`labor union leaders`)."""


def is_exchanged(pair: Pair) -> bool:
    """Tell whether words of a claim took each other's places, or stayed although its voice changed."""
    old, new = _edits(pair.old, pair.lexicon), _edits(pair.new, pair.lexicon)
    gone, come = _beyond(pair.old, old, pair.new, new), _beyond(pair.new, new, pair.old, old)
    are_moved = (
        _are_turned_about(pair, gone, come)
        or _are_put_for_others(pair, gone, come)
        or any(_is_turned_round(pair, old[edit], new[edit]) for edit in old.keys() & new.keys())
    )
    return are_moved != _has_agent_changed(pair)


def is_sign_moved(pair: Pair) -> bool:
    """Tell whether a sign stands at something else: `☒ Yes ☐ No`, `☐ Yes ☒ No`."""
    return _signed(pair.old) != _signed(pair.new)


def _signed(side: Side) -> list[tuple[str, str]]:
    """Give each sign that says something with the word behind it."""
    if not _SIGN.search(side.text):
        return []
    return [(word, after) for word, after in pairwise([*side.words, ""]) if _SIGN.match(word)]


def is_put_to_another(pair: Pair) -> bool:
    """Tell whether a word moved from before one word to before another: what it is said of changed.

    `political prisoners and detainees`, `prisoners and political detainees`. An adverb that moves to the
    front or behind its verb is said of the same.
    """
    if not pair.lexicon.phrase_starts:
        return False
    months = pair.lexicon.figures.months.keys()
    waiting: defaultdict[str, list[int]] = defaultdict(list)
    for j in _moved(pair.new, months):
        waiting[pair.new.meanings[j]].append(j)
    for k in _moved(pair.old, months):
        places = waiting[pair.old.meanings[k]]
        if len(places) == 1 and _is_said_of_another(pair, k, places[0]):
            return True
    return False


def _moved(side: Side, months: AbstractSet[str]) -> list[int]:
    """Give the claiming words that changed their place, each right before another that did not.

    Not what is part of a date: `May 3` is `3 May`.
    """
    return [
        k
        for k in range(len(side.words) - 1)
        if side.changed[k]
        and side.kept[k]
        and side.meanings[k]
        and side.meanings[k + 1]
        and months.isdisjoint(side.words[max(0, k - 1) : k + 2])
        and not side.changed[k + 1]
        and side.text[side.ends[k] : side.starts[k + 1]] == " "
    ]


def _is_said_of_another(pair: Pair, k: int, j: int) -> bool:
    """Tell whether a moved word has come behind a conjunction or preposition, or gone from there."""
    old, new = pair.old, pair.new
    heads = old.meanings[k + 1], new.meanings[j + 1]
    if heads[0] == heads[1] or heads[0] not in new.meanings or heads[1] not in old.meanings:
        return False
    starts = pair.lexicon.phrase_starts
    return any(
        at and side.words[at - 1] in starts and not side.changed[at - 1] for side, at in ((old, k), (new, j))
    )


def _edits(side: Side, lexicon: Lexicon) -> _Words:
    """Give the words of each edit that say who does what to whom: no articles, no auxiliaries."""
    found: _Words = {}
    for k in compress(range(len(side.words)), side.changed):
        word = side.words[k]
        if side.meanings[k] or not (word in lexicon.determiners or word in lexicon.auxiliaries):
            found.setdefault(side.edits[k], []).append(k)
    return found


def _beyond(side: Side, own: _Words, other: Side, theirs: _Words) -> _Words:
    """Give the words of each edit that the other side has not in the same edit; only where some claim."""
    found: _Words = {}
    for edit, words in own.items():
        there = Counter(_keys(other, theirs.get(edit, ())))
        left = []
        for k, key in zip(words, _keys(side, words), strict=True):
            if there[key] > 0:
                there[key] -= 1
            else:
                left.append(k)
        if any(side.meanings[k] for k in left):
            found[edit] = left
    return found


def _has_agent_changed(pair: Pair) -> bool:
    """Tell whether a passive with its agent came or went: `held`, `was held by`."""
    changed = [set(compress(side.words, side.changed)) for side in (pair.old, pair.new)]
    passive = [AGENT in words and not FORMS_OF_BE.isdisjoint(words) for words in changed]
    return passive[0] != passive[1]


def _are_turned_about(pair: Pair, gone: _Words, come: _Words) -> bool:
    """Tell whether what moved stands in another order: `Lee sued | the News`, `the News | sued Lee`."""
    for (edit, here), (other_edit, there) in product(gone.items(), come.items()):
        if edit != other_edit and _claims(pair.old, here) == _claims(pair.new, there):
            one, other = _inner(pair.old, here), _inner(pair.new, there)
            common = Counter(one) & Counter(other)
            is_slid = _slid(pair.old, here) == other or _slid(pair.new, there) == one
            if _of(one, common) != _of(other, common) and not is_slid:
                return True
    return False


def _are_put_for_others(pair: Pair, gone: _Words, come: _Words) -> bool:
    """Tell whether each of two places has what the other had: `three died, two fled`, `two died, …`.

    Or each of three what another had: `Lee accused Holm of beating Lindt`, `Lindt accused Lee of beating …`.
    """
    both = sorted(gone.keys() & come.keys())
    had = {edit: _claims(pair.old, gone[edit]) for edit in both}
    has = {edit: _claims(pair.new, come[edit]) for edit in both}
    where: defaultdict[str, list[int]] = defaultdict(list)
    for edit in both:
        for meaning in has[edit]:
            where[meaning].append(edit)
    came = {edit: {to for meaning in had[edit] for to in where[meaning]} - {edit} for edit in both}
    rounds: list[tuple[int, ...]] = [
        (one, other) for one in both for other in came[one] if one in came[other]
    ]
    rounds += [
        (one, other, last)
        for one in both
        for other in came[one]
        for last in came[other] - {one}
        if one in came[last]
    ]
    return any(
        not all(_are_items(pair.old, *two) for two in pairwise(sorted(gone[edit] for edit in places)))
        for places in rounds
    )


def _is_turned_round(pair: Pair, here: Sequence[int], there: Sequence[int]) -> bool:
    """Tell whether words changed places about the same small word: `talks with unions`, `unions with talks`.

    Not the items of a list, nor two phrases that begin alike (`in May in Alma`, `in Alma in May`).
    """
    one, other = _between(pair.old, here, pair.lexicon), _between(pair.new, there, pair.lexicon)
    if one == other or Counter(one) != Counter(other):
        return False
    small = {pair.old.words[k] for k in range(here[0], here[-1] + 1) if not pair.old.meanings[k]}
    is_list = "," in pair.old.text[pair.old.starts[here[0]] : pair.old.ends[here[-1]]] or bool(
        small & JOINING
    )
    small -= pair.lexicon.determiners | (pair.lexicon.auxiliaries - FORMS_OF_BE) | JOINING
    before = pair.old.words[here[0] - 1] if here[0] else ""
    return bool(small - {before}) or (len(one) >= FEWEST_IN_A_ROW and not is_list)


def _between(side: Side, words: Sequence[int], lexicon: Lexicon) -> list[str]:
    """What some words and all between them mean, but for articles and auxiliaries."""
    left_out = lexicon.determiners | lexicon.auxiliaries
    return _keys(
        side,
        [k for k in range(words[0], words[-1] + 1) if side.meanings[k] or side.words[k] not in left_out],
    )


def _keys(side: Side, words: Sequence[int]) -> list[str]:
    """What each word means; a word without a claim stands for itself."""
    return [side.meanings[k] or side.words[k] for k in words]


def _claims(side: Side, words: Sequence[int]) -> Counter[str]:
    return Counter(side.meanings[k] for k in words if side.meanings[k])


def _inner(side: Side, words: Sequence[int]) -> list[str]:
    """The words by what they mean, without what joins them to others."""
    found = _keys(side, words)
    while found and found[0] in JOINING:
        found.pop(0)
    while found and found[-1] in JOINING:
        found.pop()
    return found


def _slid(side: Side, words: Sequence[int]) -> list[str]:
    """The same, taken to begin with the word before them where they end with it: `in | Alma in | May`."""
    first, last = words[0] - 1, words[-1]
    if first < 0 or side.words[first] != side.words[last]:
        return []
    return _keys(side, [first, *words[:-1]])


def _of(words: Sequence[str], common: Counter[str]) -> list[str]:
    """Those of the words that are `common`, in their order."""
    left = common.copy()
    found = []
    for word in words:
        if left[word] > 0:
            left[word] -= 1
            found.append(word)
    return found


def _are_items(side: Side, one: Sequence[int], other: Sequence[int]) -> bool:
    """Tell whether two stretches are items of one list: parted from what stands between them."""
    return _is_parted(side, one[-1]) and _is_parted(side, other[0] - 1)


def _is_parted(side: Side, k: int) -> bool:
    """Tell whether a comma or a conjunction stands between word `k` and the next."""
    if k + 1 >= len(side.words):
        return False
    gap = side.text[side.ends[k] : side.starts[k + 1]]
    return "," in gap or not JOINING.isdisjoint((side.words[k], side.words[k + 1]))

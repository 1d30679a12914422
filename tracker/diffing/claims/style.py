"""Whether so little changed that it is grammar, abbreviation or house style, and nothing that is claimed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.diffing.claims.denials import is_denial_moved, is_denied_for_good
from tracker.diffing.claims.exchanges import is_exchanged, is_put_to_another, is_sign_moved
from tracker.diffing.claims.joints import (
    is_clause_exchanged,
    is_item_moved,
    is_joined_otherwise,
    is_reason_put_in,
)
from tracker.diffing.claims.relations import (
    is_case_changed,
    is_contrasted,
    is_focus_moved,
    is_relation_put_in,
)
from tracker.diffing.claims.scopes import is_scope_changed
from tracker.diffing.claims.turns import is_swapped, is_turned
from tracker.diffing.claims.variants import is_variant
from tracker.diffing.claims.voice import is_voice_changed
from tracker.diffing.folding.fold import stem
from tracker.diffing.losses.phrases import CONJUNCTIONS, COUPLINGS
from tracker.diffing.passages.sides import NOT
from tracker.diffing.signals.pairing import is_precision_changed
from tracker.diffing.values.equality import is_same_size
from tracker.diffing.values.values import values_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.diffing.judging.pairs import Pair
    from tracker.diffing.lexicon import Lexicon
    from tracker.diffing.passages.sides import Side

MOST_EDITED = 1.0
"""What may be put in or left out: one plain word (`the use of`, `persons`), or two that stand close by."""
_REPEATED = 0.5
"""What a word counts that stands close by anyhow (`land rights and other property rights`)."""
_NEAR = 12
"""Words within which it does."""
_PLAIN = 1.0
_CLAIM = 2.0
"""What any other word counts, and one that took the place of another, or is an item of a list.

Of the labelled links a few with one such word are called editorial (`fresh air` for `air`). But
`illegal labor` for `illegal labor migration` looks alike, and a changed claim must not pass for style."""
_SENTENCE_END = re.compile(r"[.!?]")
_FEWEST_REPEATED = 4
"""Words from which what is said once more, in the same order, is said twice and no more."""


def is_editorial(pair: Pair) -> bool:
    """Tell whether so little is left that only tense, grammar, abbreviation or house style changed."""
    if is_sign_moved(pair):
        return False
    if not pair.lexicon.house_style:
        return is_variant(pair)
    if any(pair.addresses) or _all_left_over(pair) > MOST_EDITED:
        return False
    return not any(
        changes(pair)
        for changes in (
            is_precision_changed,
            is_contrasted,
            is_turned,
            is_voice_changed,
            is_swapped,
            is_relation_put_in,
            is_focus_moved,
            is_case_changed,
            is_reason_put_in,
            is_clause_exchanged,
            is_item_moved,
            is_joined_otherwise,
            is_scope_changed,
            is_denial_moved,
            is_denied_for_good,
            is_exchanged,
            is_put_to_another,
        )
    )


def _all_left_over(pair: Pair) -> float:
    """Weigh the claiming words that either side alone has, but for those of equal values."""
    equal = _in_equal_values(pair.old, pair.new, pair), _in_equal_values(pair.new, pair.old, pair)
    left = [
        [k for k in side.lone if k not in same]
        for side, same in zip((pair.old, pair.new), equal, strict=True)
    ]
    edits = [{side.edits[k] for k in lone} for side, lone in zip((pair.old, pair.new), left, strict=True)]
    replaced = edits[0] & edits[1]
    weight = _left_over(pair.old, left[0], pair.new, replaced, pair.lexicon)
    if weight > MOST_EDITED:
        return weight
    return weight + _left_over(pair.new, left[1], pair.old, replaced, pair.lexicon)


def _in_equal_values(side: Side, other: Side, pair: Pair) -> set[int]:
    """Give the words of values that the other side has too, written another way."""
    figures = pair.lexicon.figures
    if not any(
        side.meanings[k][0].isdigit()
        or side.meanings[k] in figures.halves
        or side.words[k] in figures.written
        for k in side.lone
    ):
        return set()
    here, there = values_of(side, figures), values_of(other, figures)
    equal = [(value, [one for one in there if is_same_size(value, one)]) for value in here]
    equal = [
        (value, others)
        for value, others in equal
        if sum(is_same_size(value, one) for one in here) <= len(others)  # else one of them is gone
    ]
    return {
        k
        for value, others in equal
        if others
        for k in range(value.first, (value.last if value.counted < 0 else value.counted - 1) + 1)
        if k >= value.number or any(value.is_about == there.is_about for there in others)
    }


def _left_over(side: Side, left: Sequence[int], other: Side, replaced: set[int], lexicon: Lexicon) -> float:
    """Weigh the claiming words that one side alone has."""
    if not left or _is_said_twice(side, left, other, lexicon):
        return 0.0
    counts = {side.meanings[k]: _count(k, side, other, replaced, lexicon) for k in left}
    return sum(counts.values())


def _count(k: int, side: Side, other: Side, replaced: set[int], lexicon: Lexicon) -> float:
    """What one claiming word counts that one side alone has."""
    meaning = side.meanings[k]
    if (
        side.words[k] in lexicon.states
        and side.edits[k] not in replaced
        and _is_before_name(k, side, lexicon)
    ):
        return 0.0
    if (
        meaning == NOT
        or stem(side.words[k], language=lexicon.language) in lexicon.weighty
        or side.edits[k] in replaced
        or side.words[k] in lexicon.contrasts
        or meaning[0].isdecimal()
        or side.words[k] in lexicon.figures.months
        or _is_listed(side, k)
    ):
        return _CLAIM
    if _stands_near(k, side, other, lexicon) and not (lexicon.names and _names_within(side, k)):
        return _REPEATED
    is_counted = k > 0 and side.meanings[k - 1][:1].isdecimal()  # `12 additional men`
    is_plain = (meaning in lexicon.plain and not is_counted and not _is_in_name(k, side)) or _is_pointed_at(
        k, side, lexicon
    )
    return _PLAIN if is_plain else _CLAIM


def _is_before_name(k: int, side: Side, lexicon: Lexicon) -> bool:
    """Tell whether a word is capitalised before `of` and a name: `the Republic of X`, not `a republic of`."""
    past = k + 2
    if side.words[k + 1 : past] != ["of"] or not side.text[side.starts[k]].isupper():
        return False
    past += not lexicon.determiners.isdisjoint(side.words[past : past + 1])
    return past < len(side.words) and side.text[side.starts[past]].isupper()


def _is_in_name(k: int, side: Side) -> bool:
    """Tell whether a word is capitalised where no sentence begins: `the People's Republic`."""
    return (
        k > 0
        and side.text[side.starts[k]].isupper()
        and side.text[side.starts[k] - 1] == " "
        and not (_SENTENCE_END.search(side.text, side.ends[k - 1], side.starts[k]))
    )


def _names_within(side: Side, k: int) -> bool:
    """Tell whether a word is capitalised amid others that are not: `a Norwegian language test`."""
    if not k or not side.text[side.starts[k]].isupper() or side.text[side.starts[k - 1]].isupper():
        return False
    return side.text[side.ends[k - 1] : side.starts[k]] == " "


def _stands_near(k: int, side: Side, other: Side, lexicon: Lexicon) -> bool:
    """Tell whether a word of one side alone stands on the other too, and on its own not far off.

    Before it; or behind it, if it does not narrow what follows: `military courts` are no `courts` because
    they send men to military prisons.
    """
    meaning = side.meanings[k]
    if meaning not in other.meanings:
        return False
    if meaning in side.meanings[max(0, k - _NEAR) : k]:
        return True
    return meaning in side.meanings[k + 1 : k + _NEAR + 1] and not _narrows(k, side, lexicon)


def _narrows(k: int, side: Side, lexicon: Lexicon) -> bool:
    """Tell whether a word stands right before one that is there without it, too, and is not pointed at."""
    if k + 1 >= len(side.words) or side.changed[k + 1] or side.meanings[k + 1] in ("", side.meanings[k]):
        return False
    adjoins = side.text[side.ends[k] : side.starts[k + 1]] == " "
    return adjoins and not (k and side.words[k - 1] in lexicon.pointing)


def _is_pointed_at(k: int, side: Side, lexicon: Lexicon) -> bool:
    """Tell whether a noun means what was said before: `this law`."""
    is_pointed_at = k > 0 and side.words[k - 1] in lexicon.pointing
    return is_pointed_at and not (k + 1 < len(side.words) and side.meanings[k + 1])


def _is_said_twice(side: Side, left: Sequence[int], other: Side, lexicon: Lexicon) -> bool:
    """Tell whether all that is left are stretches of sentences that the other side has too, word for word."""
    if len(left) < _FEWEST_REPEATED:
        return False
    there = [meaning for meaning in other.meanings if meaning]
    stretches = [[left[0]]]
    for k in left[1:]:
        if _SENTENCE_END.search(side.text, side.ends[stretches[-1][-1]], side.starts[k]):
            stretches.append([])
        stretches[-1].append(k)
    return all(_stands_in(there, side, words[0], words[-1], lexicon) for words in stretches)


def _stands_in(there: Sequence[str], side: Side, first: int, last: int, lexicon: Lexicon) -> bool:
    """Tell whether the claims of some words stand in one place among others; never those of a clause."""
    if side.words[first] in lexicon.clause_starts:
        return False
    own = [meaning for meaning in side.meanings[first : last + 1] if meaning]
    return any(there[at : at + len(own)] == own for at in range(len(there) - len(own) + 1))


def _is_listed(side: Side, k: int) -> bool:
    """Tell whether a word came or went as an item of a list: one more is named."""
    first = last = k
    while first and side.changed[first - 1] and side.edits[first - 1] == side.edits[k]:
        first -= 1
    while last + 1 < len(side.words) and side.changed[last + 1] and side.edits[last + 1] == side.edits[k]:
        last += 1
    if any(side.words[at] in CONJUNCTIONS for at in (first, last, k - 1, k + 1) if first <= at <= last):
        return True
    if COUPLINGS.search(side.text, side.starts[first], side.ends[last]):
        return True
    return _parts_items(side, first - 1) and _parts_items(side, last)


def _parts_items(side: Side, k: int) -> bool:
    """Tell whether a comma or a conjunction stands between a word and the next."""
    if not 0 <= k < len(side.words) - 1:
        return False
    gap = side.text[side.ends[k] : side.starts[k + 1]]
    return "," in gap or bool(CONJUNCTIONS & {side.words[k], side.words[k + 1]})

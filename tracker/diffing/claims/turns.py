"""What changes a claim although every claiming word is still there: who did it to whom, and opposites."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from tracker.diffing.folding.verbs import IRREGULAR_VERBS
from tracker.diffing.lexicon import lexicon_of
from tracker.diffing.lexicon.notation import listed
from tracker.diffing.passages.sides import NOT, QUALIFIER
from tracker.diffing.signs import AFFIRMING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from tracker.diffing.judging.pairs import Pair
    from tracker.diffing.passages.sides import Side

LONGER = "longer"
"""Goes with a negation: what is denied by `no longer` follows it."""
AGENT = "by"
"""Before who does what a passive says."""
COORDINATORS = listed("and or but")
JOINING = listed("and or")
"""Those of them that join two things to one claim."""
RELATIVE = listed("who which that")
_VERBS = listed("reply apply supply family rely comply imply multiply ally assembly")
"""Words in -ly that are no adverbs."""
_WITHIN = " ,-\u201c\u201d\"'"
"""What may stand between words of one phrase."""


def is_turned(pair: Pair) -> bool:
    """Tell whether two words changed their places before and behind one verb: `police beat the man`.

    Where the verb was put into the passive, or out of it, nothing turned.
    """
    if not pair.lexicon.auxiliaries:
        return False
    there = dict(_around_verbs(pair.new))
    return any(
        (after, verb, before) in there
        and before != after
        and _is_passive(pair.old, k) == _is_passive(pair.new, there[after, verb, before])
        for (before, verb, after), k in _around_verbs(pair.old)
    )


def is_swapped(pair: Pair) -> bool:
    """Tell whether two figures changed places around the same small words: `17 of 49`, `49 of 17`."""
    determiners = pair.lexicon.determiners
    there = set(_neighbouring_figures(pair.new, determiners))
    return any(
        one != other and (other, between, one) in there
        for one, between, other in _neighbouring_figures(pair.old, determiners)
    )


def _neighbouring_figures(
    side: Side, determiners: AbstractSet[str]
) -> Iterable[tuple[str, tuple[str, ...], str]]:
    """Give two figures with nothing that claims between them, of which one moved, and what is between.

    Not those of a list: `2019 and 2020` says the same in either order.
    """
    claims = [k for k, meaning in enumerate(side.meanings) if meaning]
    for k, at in pairwise(claims):
        one, other = side.meanings[k], side.meanings[at]
        if one[0].isdigit() and other[0].isdigit() and (side.changed[k] or side.changed[at]):
            between = tuple(word for word in side.words[k + 1 : at] if word not in determiners)
            if JOINING.isdisjoint(between):
                yield one, between, other


def _around_verbs(side: Side) -> Iterable[tuple[tuple[str, str, str], int]]:
    """Give each verb with the claiming words next to it, some of the three moved."""
    claims, changed = [k for k, meaning in enumerate(side.meanings) if meaning], side.changed
    for before, k, after in zip(claims, claims[1:], claims[2:], strict=False):
        word = side.words[k]
        if (changed[before] or changed[k] or changed[after]) and is_past(word):
            yield (side.meanings[before], word, side.meanings[after]), k


def _is_passive(side: Side, k: int) -> bool:
    return AGENT in side.words[k + 1 : k + 3] or not FORMS_OF_BE.isdisjoint(side.words[max(0, k - 2) : k])


_NO = "no"
_STOP = re.compile(r"[,;:.!?]")
_PHRASE_ENDS = frozenset({"", *",.;:!|"})
FORMS_OF_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})


def denied(pair: Pair) -> Iterator[tuple[int, int]]:
    """Give each word of the old side that gave way to its opposite by a prefix: `insufficient`, `sufficient`.

    Only what is said of something (`was insufficient to`), not what names a sort of it (`unlawful killings`);
    and not where one is denied besides (`not adequate`, `inadequate`).
    """
    for k, j in _prefixed(pair):
        is_predicate = not (_names_a_sort(pair.old, k) or _names_a_sort(pair.new, j))
        if is_predicate and is_negated(pair.old, k) == is_negated(pair.new, j):
            yield k, j


def answered(pair: Pair) -> Iterator[tuple[int, int]]:
    """Give each `yes` of the old side in the place of which the new one has a `no`, and that."""
    affirming = pair.lexicon.affirming
    for k in pair.old.lone:
        if pair.old.words[k] in affirming or pair.old.words[k] in AFFIRMING:
            edit = pair.old.edits[k]
            yield from (
                (k, j)
                for j, meaning in enumerate(pair.new.meanings)
                if meaning == NOT and pair.new.edits[j] == edit and _ends_phrase(pair.new, j)
            )


def _ends_phrase(side: Side, k: int) -> bool:
    return side.text[side.ends[k] :].lstrip()[:1] in _PHRASE_ENDS


def is_denied_by_prefix(pair: Pair) -> bool:
    """Tell whether one side denies by `not` what the other does by a prefix: `not equally`, `unequally`."""
    return any(is_negated(pair.old, k) != is_negated(pair.new, j) for k, j in _prefixed(pair))


def _prefixed(pair: Pair) -> Iterator[tuple[int, int]]:
    """Give each word of the old side, and what denies it by a prefix, or is denied, in its place."""
    if not (pair.old.lone and pair.new.lone and pair.lexicon.denying_prefixes):
        return
    waiting = {(pair.new.words[j], pair.new.edits[j]): j for j in reversed(pair.new.lone)}
    for k in pair.old.lone:
        for word in _opposites(pair.old.words[k], pair.lexicon.language):
            j = waiting.pop((word, pair.old.edits[k]), None)
            if j is not None:
                yield k, j
                break


def stood_still(pair: Pair) -> Iterator[tuple[int, int, int]]:
    """Give where the old side says that nothing changed and the new one how it did: `no changes`, `worsened`.

    First and last word of the one, and the other.
    """
    old, new, lexicon = pair.old, pair.new, pair.lexicon
    if not lexicon.change or lexicon.change not in old.meanings:
        return
    verbs = [j for j in new.lone if new.meanings[j] in lexicon.changing and not is_negated(new, j)]
    for k in old.lone if verbs else ():
        if old.meanings[k] == lexicon.change and is_negated(old, k):
            first = max(at for at in range(k) if old.meanings[at] == NOT)
            if old.words[first] == _NO and _is_of_what_stands(old, k):
                yield first, k, verbs[0]
                return


def _is_of_what_stands(side: Side, k: int) -> bool:
    """Tell whether all that follows word `k` up to the next stop stands on the other side, too."""
    following = list(
        takewhile(
            lambda at: not _STOP.search(side.text[side.ends[at - 1] : side.starts[at]]),
            range(k + 1, len(side.words)),
        )
    )
    claims = [side.kept[at] for at in following if side.meanings[at]]
    return bool(claims) and all(claims)


@lru_cache(maxsize=1 << 14)
def _opposites(word: str, language: str) -> tuple[str, ...]:
    """The words that deny one by a prefix, or that one denies."""
    lexicon = lexicon_of(language)
    found = []
    for prefix in lexicon.denying_prefixes:
        bare = word.removeprefix(prefix)
        endings = (*lexicon.deniable_endings, "ed") if prefix == "un" else lexicon.deniable_endings
        for shorter, other in ((word, prefix + word), (bare, bare)):
            if other != word and shorter.endswith(endings) and shorter not in lexicon.not_denied:
                found.append(other)
    return tuple(found)


def _names_a_sort(side: Side, k: int) -> bool:
    """Tell whether the next word is what an adjective belongs to."""
    if k + 1 == len(side.words) or not side.meanings[k + 1]:
        return False
    return not side.text[side.ends[k] : side.starts[k + 1]].strip()


def is_negated(side: Side, k: int) -> bool:
    """Tell whether word `k` is denied: an odd number of `not` before it, but for adverbs and qualifiers.

    An adverb behind its verb is denied with that: `were not treated equally`.
    """
    count, at = 0, k - 1
    if is_adverb(side.words[k]) and at >= 0 and is_past(side.words[at]):
        at -= 1
    while at >= 0 and not side.text[side.ends[at] : side.starts[at + 1]].strip(_WITHIN):
        meaning = side.meanings[at]
        if meaning == NOT:
            count += 1
        elif side.words[at] in COORDINATORS or not (
            not meaning
            or meaning.startswith(QUALIFIER)
            or is_adverb(side.words[at])
            or side.words[at] == LONGER
        ):
            break
        at -= 1
    return count % 2 == 1


def is_past(word: str) -> bool:
    """Tell whether an English word is a verb in the past, or a participle; or might be."""
    return word.endswith("ed") or word in IRREGULAR_VERBS


def is_adverb(word: str) -> bool:
    """Tell whether an English word is an adverb in -ly."""
    return word.endswith("ly") and word not in _VERBS

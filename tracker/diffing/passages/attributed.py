"""Whom a text says to report by a preposition: `laut Polizei`, `Zeugen zufolge`, `selon des témoins`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.diffing.claims.denials import STOPS
from tracker.diffing.lexicon import is_noun_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.diffing.lexicon import Lexicon
    from tracker.diffing.passages.sides import Side

_LONGEST = 10
"""Words of one who is said to report at most."""
_VARYING_REACH = 6
"""Words before such a phrase within which stands what hangs on something."""


def attributed(side: Side, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Give the first and the last word of each, without its articles; not what lays down (`laut Gesetz`)."""
    known = {first for first, _ in side.phrases}  # `laut Berichten`
    for k, word in enumerate(side.words):
        phrase = next(
            (one for one in lexicon.attributing.get(word, ()) if tuple(side.words[k : k + len(one)]) == one),
            (),
        )
        found = (-1, -1)
        if phrase and k not in known and lexicon.names:
            found = _reporter_from(side, k, k + len(phrase), lexicon)
        elif phrase and k not in known:
            found = _nouns_from(side, k + len(phrase), lexicon)
        elif word in lexicon.attributing_behind and k:
            found = _nouns_up_to(side, k - 1, lexicon)
        first, last = found
        while 0 <= first < last and side.words[first] in lexicon.function_words:
            first += 1
        noun = first if lexicon.names else last
        if 0 <= first <= last and not side.words[noun].endswith(lexicon.laws) and side.meanings[last]:
            yield first, last


def _nouns_from(side: Side, first: int, lexicon: Lexicon) -> tuple[int, int]:
    """Read nouns, and what goes on with them: `der Behörde für Statistik`; a verb ends it."""
    last, expects = -1, True
    for k in range(first, min(first + _LONGEST, len(side.words))):
        if k and side.text[side.ends[k - 1] : side.starts[k]].strip(" -\u00a0"):
            break
        if side.text[side.starts[k]].isupper():
            last, expects = k, False
        elif not expects and side.words[k] not in lexicon.source_joints:
            break
        else:
            expects = True
    return first, last


def _reporter_from(side: Side, phrase: int, first: int, lexicon: Lexicon) -> tuple[int, int]:
    """Read a name, or a noun of one who reports, to the end of its part of the sentence.

    Where that part goes on with the sentence it is the noun alone, with the names behind it. Not where the
    phrase says what a thing hangs on.
    """
    if not lexicon.varying.isdisjoint(side.words[max(0, phrase - _VARYING_REACH) : phrase]):
        return -1, -1
    while (
        first < len(side.words)
        and not _begins_part(side, first)
        and _is_before_reporter(side, first, lexicon)
    ):
        first += 1
    if first >= len(side.words) or _begins_part(side, first):
        return -1, -1
    if not (side.text[side.starts[first]].isupper() or is_noun_of(side.words[first], lexicon.reporters)):
        return -1, -1
    last = named = first
    for k in range(first + 1, min(first + _LONGEST, len(side.words))):
        if _begins_part(side, k):
            return first, last
        is_joint = side.words[k] in lexicon.source_joints
        if not is_joint and (side.words[k] in lexicon.function_words or side.meanings[k][:1].isdecimal()):
            break
        if side.text[side.starts[k]].isupper() and all(
            side.words[at] in lexicon.source_joints for at in range(named + 1, k)
        ):
            named = k
        last = k
    else:
        if last + 1 == len(side.words):
            return first, last
    return first, named


def _is_before_reporter(side: Side, k: int, lexicon: Lexicon) -> bool:
    return side.words[k] in lexicon.function_words or side.words[k] in lexicon.statements


def _begins_part(side: Side, k: int) -> bool:
    """Tell whether a mark stands before a word that parts it from what goes before."""
    return STOPS.search(side.text, side.ends[k - 1], side.starts[k]) is not None


def _nouns_up_to(side: Side, last: int, lexicon: Lexicon) -> tuple[int, int]:
    """Read the same backward, to the beginning of the clause or a verb."""
    first = last + 1
    for k in range(last, max(-1, last - _LONGEST), -1):
        if side.text[side.ends[k] : side.starts[k + 1]].strip(" -\u00a0"):
            break
        if not side.text[side.starts[k]].isupper() and side.words[k] not in lexicon.source_joints:
            break
        first = k
    return first, last

"""Which figure or date of one edition took the place of which of the other."""

from __future__ import annotations

import re
from itertools import compress
from typing import TYPE_CHECKING

from tracker.diffing.passages.sides import NOT
from tracker.diffing.values.dates import is_year_of_name
from tracker.diffing.values.equality import SHORT_EDIT, TIMES, are_of_others, is_equal, is_same_size
from tracker.diffing.values.value import SPANS
from tracker.diffing.values.values import values_of
from tracker.model import Signal, SignalType

if TYPE_CHECKING:
    from tracker.diffing.judging.pairs import Pair
    from tracker.diffing.lexicon import Figures
    from tracker.diffing.passages.sides import Side
    from tracker.diffing.passages.sources import Source
    from tracker.diffing.values.value import Value

MOST_VALUES = 60
"""Changed values of a passage up to which they are paired; more are a table, not a sentence."""
_MONEY = "money"
_ORDINAL = "ordinal"
COUNTED_REACH = 3
"""Words before one that is counted among which its figure is: `12 young men`."""
CONTEXT = 4
"""Words on either side of a value that say what it is about."""
ENOUGH = 2
"""Points that make a pair: the same place, the same thing counted, or two words of context."""
_SAME_PLACE = 3
_SAME_NOUN = 2
"""Points of a pair in one place of the two passages, and of one whose figures count the same thing."""
_SAME_SIZE = 20
_IN_PLACE = 30
"""What counts for two figures of which nothing but the number changed: they may have been swapped."""
_LEADING = 6
"""Words within which a date is the one that dates the whole sentence."""
_CLAUSES_PARTED = re.compile(r"[;.]\s|\b(?:while|whereas)\b")
_PHRASES_PARTED = re.compile(rf"[,;.]\s|{_CLAUSES_PARTED.pattern}")
"""What stands between a source and a figure that is not its own; a comma behind `according to` does not."""


def value_signals(pair: Pair, old_sources: list[Source], new_sources: list[Source]) -> list[Signal]:
    """Give the figures and dates that differ, paired where they count the same thing."""
    old, new = changed_values(pair)
    if not old and not new:
        return []
    sources = [[source for source in side if source.meanings] for side in (old_sources, new_sources)]
    comparable = _may_compare(*sources) and _same_period(old, new)
    if max(len(old), len(new)) > MOST_VALUES:
        comparable = False
    couples = {(one.number, other.number) for one, other in _replaced(pair, old, new)}
    ranked = sorted(
        (-points, i + j, abs(i - j), i, j)
        for i, one in enumerate(old)
        for j, other in enumerate(new)
        if (comparable and _is_of_one_source(pair, one, other, *sources))
        or (one.sort in TIMES and other.sort in TIMES)
        for points in [_IN_PLACE if (one.number, other.number) in couples else _points(pair, one, other)]
        if points >= ENOUGH
    )
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for *_, i, j in ranked:
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    signals = [
        Signal(_type(one), one.printed, new[partner[i]].printed if i in partner else None)
        for i, one in enumerate(old)
        if (_is_printed_otherwise(one, new[partner[i]]) if i in partner else not one.is_weak)
    ]
    signals += [
        Signal(_type(other), None, other.printed)
        for j, other in enumerate(new)
        if j not in taken and not other.is_weak
    ]
    return signals


def years_of_names(pair: Pair) -> list[Signal]:
    """Give the years that one name has on either side: `the 2019 Law on Assembly`, `the 2024 Law on …`."""
    old, new = pair.old, pair.new
    found = [(k, j) for k in old.lone if is_year_of_name(old, k) for j in new.lone if is_year_of_name(new, j)]
    return [
        Signal(SignalType.DATE, old.printed(k, k), new.printed(j, j))
        for k, j in found
        if old.edits[k] == new.edits[j] and old.words[k + 1] == new.words[j + 1]
    ]


def _is_printed_otherwise(one: Value, other: Value) -> bool:
    """Tell whether two values differ in print, too: `36 hours` that work is limited to are the same there."""
    return one.printed.casefold() != other.printed.casefold()


def changed_values(pair: Pair) -> tuple[list[Value], list[Value]]:
    """Give the values of either side that the other side has not."""
    figures = pair.lexicon.figures
    if not _may_differ(pair.old, figures) and not _may_differ(pair.new, figures):
        return [], []
    old, new = (
        [value for value in values_of(side, figures) if side.meanings[value.number] != NOT]
        for side in (pair.old, pair.new)
    )
    keys = [{_identity(value) for value in side} for side in (old, new)]
    lone_old = [value for value in old if _identity(value) not in keys[1]]
    lone_new = [value for value in new if _identity(value) not in keys[0]]
    if len(lone_old) > MOST_VALUES or len(lone_new) > MOST_VALUES:
        return lone_old, lone_new
    couples = _replaced(pair, old, new)
    replaced = {one.number for one, _ in couples}, {other.number for _, other in couples}
    return (
        [
            value
            for value in old
            if value.number in replaced[0]
            or (value in lone_old and not any(is_equal(pair, value, other) for other in new))
        ],
        [
            value
            for value in new
            if value.number in replaced[1]
            or (value in lone_new and not any(is_equal(pair, other, value) for other in old))
        ],
    )


def _identity(value: Value) -> tuple[object, ...]:
    return value.sort, value.key, value.bound, value.converted, value.rate, value.nouns


def _replaced(pair: Pair, old: list[Value], new: list[Value]) -> list[tuple[Value, Value]]:
    """Give the values that gave way to another, or to another bound, in place.

    They changed although the other side may have their like elsewhere (two figures swapped).
    """
    if not old or not new:
        return []
    found = []
    sides = pair.old, pair.new
    edits = [
        [_edits(side, value) for value in values] for side, values in zip(sides, (old, new), strict=True)
    ]
    common = set().union(*edits[0]) & set().union(*edits[1])
    for side in sides if common else ():
        common &= _edits_of_values(side, pair.lexicon.figures)
    places: list[dict[int, list[int]]] = [{}, {}]
    for of_values, there in zip(edits if common else (), places, strict=False):
        for k, of_value in enumerate(of_values):
            for edit in of_value & common:
                there.setdefault(edit, []).append(k)
    couples = {
        couple
        for edit, ours in places[0].items()
        if len(ours) == len(places[1].get(edit, ()))
        for couple in zip(ours, places[1][edit], strict=True)
    }
    for i, j in couples.union(_partners(pair, old, new)):
        one, other = old[i], new[j]
        if (
            _is_weak(one)
            or _is_weak(other)
            or is_equal(pair, one, other)
            or are_of_others(one, other, pair.lexicon.figures)
        ):
            continue
        if one.sort == other.sort or _is_same_measure(one, other):
            found.append((one, other))
    return found


def _partners(pair: Pair, old: list[Value], new: list[Value]) -> list[tuple[int, int]]:
    """Give the values of which the number did not change, as indices."""
    at = {value.number: j for j, value in enumerate(new)}
    found = [(i, pair.partners[0].get(value.number)) for i, value in enumerate(old)]
    return [(i, at[number]) for i, number in found if number in at]


def is_precision_changed(pair: Pair) -> bool:
    """Tell whether a figure was said to be approximate on one side alone (`about 3,000`, `3,000`)."""
    figures = pair.lexicon.figures
    if not _may_differ(pair.old, figures) and not _may_differ(pair.new, figures):
        return False
    old, new = values_of(pair.old, figures), values_of(pair.new, figures)
    return any(old[i].is_about != new[j].is_about for i, j in _partners(pair, old, new))


def _edits(side: Side, value: Value) -> set[int]:
    return {side.edits[k] for k in range(value.first, value.last + 1) if side.changed[k]}


def _edits_of_values(side: Side, figures: Figures) -> set[int]:
    """Give the edits in which nothing but the words of values changed."""
    changed = [k for k, is_changed in enumerate(side.changed) if is_changed]
    others = {
        side.edits[k]
        for k in changed
        if side.meanings[k] and side.words[k] not in figures.value_words and not side.words[k][0].isdigit()
    }
    return {side.edits[k] for k in changed} - others


def _may_differ(side: Side, figures: Figures) -> bool:
    """Tell whether a word of a value changed, or a word that one counts."""
    if any(
        word in figures.value_words or word[0].isdigit() or not word.isalpha()
        for word in compress(side.words, side.changed)
    ):
        return True
    return any(
        word[0].isdigit() or word in figures.numbers
        for k in side.lone
        for word in side.words[max(0, k - COUNTED_REACH) : k]
    )


def _type(value: Value) -> SignalType:
    return SignalType.DATE if value.sort in TIMES else SignalType.FIGURE


def _may_compare(old: list[Source], new: list[Source]) -> bool:
    """Tell whether one source may stand behind the figures of both sides."""
    return not old or not new or any(_may_be_one(one, other) for one in old for other in new)


def _may_be_one(one: Source, other: Source) -> bool:
    return one.meanings <= other.meanings or other.meanings <= one.meanings or bool(one.names & other.names)


def _is_of_one_source(pair: Pair, one: Value, other: Value, old: list[Source], new: list[Source]) -> bool:
    """Tell whether one source may stand behind two figures, where a side names several."""
    if not old or not new or len(old) == len(new) == 1:
        return True
    behind = _behind(pair.old, one, old), _behind(pair.new, other, new)
    return any(_may_be_one(a, b) for a in behind[0] for b in behind[1])


def _behind(side: Side, value: Value, sources: list[Source]) -> list[Source]:
    """Give the source of a figure: the only one, or the last before it; in its own clause."""
    if len(sources) == 1:
        source, parted = sources[0], _CLAUSES_PARTED
    else:
        before = [source for source in sources if source.last < value.first]
        if not before:
            return []
        source, parted = before[-1], _PHRASES_PARTED
    (_, last), (first, _) = sorted([(source.first, source.last), (value.first, value.last)])
    between = side.text[side.ends[last] : side.starts[first]]
    if "according" in side.words[max(0, source.first - 3) : source.first]:
        between = between.partition(",")[2] or between
    return [] if parted.search(between, 1) else [source]


def _same_period(old: list[Value], new: list[Value]) -> bool:
    """Tell that no side speaks of another span of time (the first 10 months, the first half)."""
    periods = [[value for value in side if value.sort == "period"] for side in (old, new)]
    return not (periods[0] or periods[1])


def _points(pair: Pair, one: Value, other: Value) -> int:
    if _is_no_match(one, other) or are_of_others(one, other, pair.lexicon.figures):
        return 0
    if is_same_size(one, other):
        return _SAME_SIZE
    shared = _edits(pair.old, one) & _edits(pair.new, other)
    points = _SAME_PLACE if any(_is_short(pair, edit) for edit in shared) else 0
    if one.sort != other.sort:
        return points if _is_same_measure(one, other) else 0
    if one.sort == "date":
        if max(one.first, other.first) < _LEADING:
            near = _SAME_NOUN + _context(pair, one, other)
        else:
            near = _context(pair, one, other)
        return points + near if points or _is_of_one_precision(one, other) else 0
    if one.nouns and other.nouns:
        if not set(one.nouns) & set(other.nouns):
            return 0
        points += _SAME_NOUN
    return points + _context(pair, one, other)


def _is_no_match(one: Value, other: Value) -> bool:
    """Tell that a word for one stands against another, or the year of a name against what happened when."""
    return one.is_weak != other.is_weak if one.sort == "date" else _is_weak(one) and other.is_weak


def _is_weak(value: Value) -> bool:
    """Tell whether a value may be none beside its like; an ordinal is one beside another."""
    return value.is_weak and value.sort != _ORDINAL


def _is_of_one_precision(one: Value, other: Value) -> bool:
    """Tell whether two dates can be told apart by something that both say: a year, or a month."""
    return any(a and b for a, b in zip(one.key, other.key, strict=True))


def _is_same_measure(one: Value, other: Value) -> bool:
    """Tell whether both are durations, or both are money."""
    sorts = one.sort, other.sort
    return SPANS.issuperset(sorts) or all(sort.startswith(_MONEY) for sort in sorts)


def _is_short(pair: Pair, edit: int) -> bool:
    return max(side.edits.count(edit) for side in (pair.old, pair.new)) <= SHORT_EDIT


def _context(pair: Pair, one: Value, other: Value) -> int:
    """Count the words around both values that say the same, on the same hand of them."""
    shared = 0
    for hand in (-1, 1):
        shared += len(_around(pair.old, one, hand) & _around(pair.new, other, hand))
    return shared


def _around(side: Side, value: Value, hand: int) -> set[str]:
    if hand < 0:
        words = side.meanings[max(0, value.first - CONTEXT) : value.first]
    else:
        words = side.meanings[value.last + 1 : value.last + 1 + CONTEXT]
    return set(words) - {""}

"""Which values are equal, and which are of one size though one is bounded: `10 days`, `up to 10 days`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.diffing.judging.pairs import Pair
    from tracker.diffing.lexicon import Figures
    from tracker.diffing.values.value import Value

TIMES = frozenset({"date", "period"})
SHORT_EDIT = 12
"""Words of an edit up to which what stands in it on either side is in the same place; a longer one is a
rewritten clause."""
_AGED = frozenset({"count", "age"})
"""`younger than 18` says no unit, but is an age."""
_YEAR_OR_COUNT = frozenset({"date", "count"})
_COUNTS = frozenset({"count", "share"})
_TOLERANCE = 1e-9


def is_same_size(one: Value, other: Value) -> bool:
    """Tell whether two values are the same but for their bounds (`10 days`, `up to 10 days`).

    What is more than a number is no fewer than it.
    """
    if one.bound and other.bound and _is_bounded_otherwise(one, other):
        return False
    is_of_sort = one.sort == other.sort or {one.sort, other.sort} == _AGED
    return is_of_sort and one.key == other.key and not _is_converted_otherwise(one, other)


def is_within(one: Value, other: Value) -> bool:
    """Tell whether two dates of a stated year are one, that either leaves out the day or the month of.

    `July 2021`, `2021`. Without its year a date may be that of another.
    """
    if not one.sort == other.sort == "date" or not one.key[0] or one.key[3:] != other.key[3:]:
        return False
    return one.key[0] == other.key[0] and all(
        not a or not b or a == b for a, b in zip(one.key[1:3], other.key[1:3], strict=True)
    )


def _is_bounded_otherwise(one: Value, other: Value) -> bool:
    """Tell whether two bounds exclude each other: `up to`, `at least`; not `late` and `by the end of`."""
    if one.sort != "date":
        return one.bound[0] != other.bound[0]
    bounds = {*one.bound.split()}, {*other.bound.split()}
    return not (bounds[0] <= bounds[1] or bounds[1] <= bounds[0])


def _is_converted_otherwise(one: Value, other: Value) -> bool:
    return bool(one.converted and other.converted) and one.converted != other.converted


def is_equal(pair: Pair, one: Value, other: Value) -> bool:
    """Tell whether an old and a new value are equal.

    A bound (`up to`) may come and go where all around it was rewritten.
    """
    if one.sort != other.sort and {one.sort, other.sort} != _AGED:
        return _is_one_number(pair, one, other)
    if one.bound != other.bound and not (_is_rewritten(pair, one, other) or _begin_then(pair, one, other)):
        return False
    if _is_converted_otherwise(one, other) or (one.rate and other.rate and one.rate != other.rate):
        return False
    if are_of_others(one, other, pair.lexicon.figures):
        return False
    if one.sort in TIMES:
        return one.key == other.key
    return all(
        isinstance(a, float) and isinstance(b, float) and abs(a - b) <= _TOLERANCE * max(1.0, abs(a))
        for a, b in zip(one.key, other.key, strict=True)
    )


def _is_one_number(pair: Pair, one: Value, other: Value) -> bool:
    """Tell whether a year is a count in other print: `1,900 inspections`, `1900 inspections`."""
    if {one.sort, other.sort} != _YEAR_OR_COUNT:
        return False
    year, figure = (one, other) if one.sort == "date" else (other, one)
    is_in_place = pair.partners[0].get(one.number) == other.number
    return is_in_place and year.first == year.last and not figure.bound and figure.key[0] == year.key[0]


def _begin_then(pair: Pair, one: Value, other: Value) -> bool:
    """Tell whether two dates are what something goes on from: `since May`, `from May`."""
    froms = [
        value.bound or (side.words[value.first - 1] if value.first else "")
        for side, value in ((pair.old, one), (pair.new, other))
    ]
    return one.sort == "date" and sorted(froms) == ["from", "since"]


def _is_rewritten(pair: Pair, one: Value, other: Value) -> bool:
    if one.bound and other.bound:
        return False
    edits = pair.old.edits[one.first], pair.new.edits[other.first]
    return any(
        edit >= 0 and side.edits.count(edit) > SHORT_EDIT
        for side, edit in zip((pair.old, pair.new), edits, strict=True)
    )


def are_of_others(one: Value, other: Value, figures: Figures) -> bool:
    """Tell whether two values count other things: `12 women`, `12 men`; `9 percent of girls`, `8 of boys`.

    Other nouns alone do not say so of a number that stayed: `12 inmates` may be `12 detainees`.
    """
    if not _COUNTS.issuperset((one.sort, other.sort)) or not one.nouns or not other.nouns:
        return False
    if not set(one.nouns).isdisjoint(other.nouns):
        return False
    if one.sort == other.sort == "share" and one.key != other.key:
        return True
    return not (figures.apart.isdisjoint(one.nouns) or figures.apart.isdisjoint(other.nouns))

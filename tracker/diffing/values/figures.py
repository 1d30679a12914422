"""Figures with their units: counts, shares, money, durations, ages, ranges, provisions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.diffing.folding.fold import MINUS
from tracker.diffing.values.pointing import is_pointer
from tracker.diffing.values.units import (
    Unit,
    bound_before,
    bound_behind,
    counted,
    is_rate,
    is_shift,
    past_conversion,
    range_end,
    shared_by,
    unit_of,
)
from tracker.diffing.values.value import SPANS, Value

if TYPE_CHECKING:
    from tracker.diffing.lexicon import Figures
    from tracker.diffing.passages.sides import Side

_MONTHS_A_YEAR = 12
_OR = "or"
_AT_LEAST = ("≥",)
_LOOK_BACK = 4
"""Characters before a number that may hold its minus, and a figure before that."""
_MINUS_BEFORE = re.compile(rf"(?:^|[(\[|]|(?<!\d)\s)[{MINUS}]$")
_HALF = 0.5


def figure_at(side: Side, k: int, number: tuple[float, int], figures: Figures) -> Value | None:
    """Give the number at `k` with its unit, range and bound; None where it is no figure."""
    words = side.words
    low, last = _scaled(side, number, figures)
    if _is_glued(side, last) and words[last + 1] in figures.ordinal_endings:
        return Value("ordinal", (low, low), "", k, k, last + 1, (), side.printed(k, last + 1))
    if is_pointer(side, k, last, figures):
        return None
    sign_behind = bound_behind(side, last, figures)
    unit = unit_of(side, k, last + 2 * bool(sign_behind), figures)
    high, (sort, size, first, last) = _widened(side, k, unit, low, figures)
    if sort in SPANS and words[last] in figures.halves:  # `two to five years and a half`
        low, high = low + _HALF * (low == high), high + _HALF
    counted_from = last + 1
    nouns, converted, last = _counted_or_converted(side, k, sort, last, figures)
    rate = ""
    if is_rate(words, last, figures):
        last += 2
        rate = side.meanings[last]
    is_below_zero = _has_minus(side, first)
    unit = Unit(sort, size, first, last)
    sign, (sort, size, first, last) = _bounded(side, unit, figures, past=number[1] + 1)
    if not sign and not sign_behind and (sign_behind := bound_behind(side, last, figures)):
        last += 2
    sign = sign or sign_behind
    is_loose = not sign or words[first] in figures.loose_bounds
    is_weak = words[k] in figures.ones and number[1] == k and sort == "count" and is_loose
    printed = _with_bracket(side, first, last)
    if is_below_zero:
        size = -size
        printed = side.text[side.starts[first] - 1] + printed if first == unit.first else printed
    return Value(
        sort,
        (low * size, high * size),
        sign.replace("~", ""),
        first,
        k,
        last,
        nouns,
        printed,
        is_weak,
        converted,
        is_about=sign == "~",
        counted=counted_from if nouns and sort == "count" else -1,
        rate=rate,
    )


def _widened(side: Side, k: int, unit: Unit, low: float, figures: Figures) -> tuple[float, Unit]:
    """Give the highest number of a range, and its unit; where it rose from the one, that alone."""
    end = range_end(side, unit.last, figures)
    if (
        end is None
        or not _is_wider(side, unit, low, end, figures)
        or (unit.sort == "count" and side.words[end[0]] in figures.ones)
    ):
        return low, unit
    at, high, last = end
    high, last = _scaled(side, (high, last), figures)
    other = unit_of(side, at, last, figures)
    if is_shift(side, k, figures):
        is_of_other = unit.sort == "count" and other.sort != "count"
        return low, unit._replace(sort=other.sort, size=other.size) if is_of_other else unit
    if other.sort == "count":
        return high, unit._replace(last=other.last)
    return high, Unit(other.sort, other.size, unit.first, other.last)


def _is_wider(side: Side, unit: Unit, low: float, end: tuple[int, float, int], figures: Figures) -> bool:
    """Tell whether the second number of a range is no less than the first: `three months to one year`."""
    at, high, last = end
    other = unit_of(side, at, last, figures)
    is_choice = side.words[at - 1] == _OR  # `six months or one year`
    if (
        not is_choice
        and other.sort == unit.sort
        and any(unit.sort == base for base, _ in figures.durations.values())
    ):
        return high * other.size >= low * unit.size
    return high >= low


def _bounded(side: Side, unit: Unit, figures: Figures, *, past: int) -> tuple[str, Unit]:
    """Give the bound before a number, and its unit with the words of the bound; an age may stand between.

    Or the `+` at `past`, right behind the number.
    """
    sign, first = bound_before(side, unit.first, figures)
    unit = _age_or_provision(side, unit, figures, is_bounded=bool(sign))
    if not sign and unit.sort == "age":
        sign, first = bound_before(side, unit.first, figures)
    if side.words[past : past + 1] == ["+"]:
        sign = figures.bounds.get(_AT_LEAST, ">")
    return sign, unit._replace(first=min(unit.first, first))


def _counted_or_converted(
    side: Side, k: int, sort: str, last: int, figures: Figures
) -> tuple[tuple[str, ...], tuple[str, ...], int]:
    """Give what a figure counts, or the words of the same sum in another currency, and its last word."""
    if sort == "count" and side.before(k) in figures.provisions | figures.references:
        return (), (), last
    if sort == "count":
        nouns, last = counted(side, last)
        return nouns, (), last
    if sort == "share":
        return shared_by(side, last, figures), (), last
    if not sort.startswith("money"):
        return (), (), last
    end = past_conversion(side, last)
    words = [word.replace(",", "") for word in side.words[last + 1 : end + 1]]
    return (), tuple(sorted(figures.currencies.get(word, word) for word in words)), end


def _has_minus(side: Side, first: int) -> bool:
    """Tell whether a minus stands right before a number or its currency; not a dash behind another figure."""
    before = side.text[max(0, side.starts[first] - _LOOK_BACK) : side.starts[first]]
    return bool(_MINUS_BEFORE.search(before))


def _scaled(side: Side, number: tuple[float, int], figures: Figures) -> tuple[float, int]:
    """The number, with what is glued to its digits: `2.5m`."""
    value, last = number
    if _is_glued(side, last) and side.words[last + 1] in figures.glued_scales:
        return value * figures.glued_scales[side.words[last + 1]], last + 1
    return number


def _is_glued(side: Side, k: int) -> bool:
    """Tell whether another word stands right behind digits: `14th`, `2.5m`."""
    if k + 1 >= len(side.words) or not side.words[k][0].isdecimal():
        return False
    return side.ends[k] == side.starts[k + 1]


def _age_or_provision(side: Side, unit: Unit, figures: Figures, *, is_bounded: bool) -> Unit:
    """Make `age 18`, `18 years old` an age, `article 174` a provision.

    Where a bound was found (`under the age of`), `age` is part of that.
    """
    sort, size, first, last = unit
    words, before = side.words, side.before(first)
    if before in figures.provisions or before in figures.references:
        return Unit("provision", 1.0, first - 1, last)
    of_age = next((end for end in figures.of_age if tuple(words[last + 1 : last + 1 + len(end)]) == end), ())
    start = first - 1
    while start > 0 and words[start] in figures.before_ages:
        start -= 1
    is_aged = not is_bounded and start >= 0 and words[start] in figures.ages
    if is_aged or of_age:
        size = size / _MONTHS_A_YEAR if sort == "month" else size
        return Unit("age", size, start if is_aged else first, last + len(of_age))
    return unit


def _with_bracket(side: Side, first: int, last: int) -> str:
    """What is printed, with the bracket that closes a conversion."""
    printed = side.printed(first, last)
    end = side.ends[last]
    return printed + ")" if side.text[end : end + 1] == ")" and "(" in printed else printed

"""Figures, money, durations, ages and dates as values: `7` is `seven`, `1.5 years` is `a year and a half`.

A value keeps what is printed (with its unit) and a key by which it is compared. What counts is read from the
words alone; a number that points within the report (`section 7`) or is part of a name (`COVID-19`) is no
value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.diffing.folding.fold import MINUS
from tracker.diffing.values.dates import date_at, date_bound_before, is_year_in_name
from tracker.diffing.values.numbers import number_at
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

if TYPE_CHECKING:
    from tracker.diffing.lexicon import Figures
    from tracker.diffing.passages.sides import Side

_MONTHS_A_YEAR = 12
_OR = "or"
_JOINING = frozenset({"and", "or", "to", "through", "until"})
"""What stands between two dates of one year that is said once."""
_AT_LEAST = ("≥",)


@dataclass(frozen=True, slots=True)
class Value:
    """One figure or date."""

    sort: str
    """`date`, `period`, or what the figure measures: `count`, `share`, `money:$`, `month`, `age`,
    `provision`."""
    key: tuple[object, ...]
    """Equal for equal values of one sort: lowest and highest in base units; year, month, day, last year."""
    bound: str
    """`>` more than, `>=` at least, `<` less than, `<=` up to; empty for exactly or about. Outside English
    `>` and `<` stand for both. Of a date, as in `Figures.date_bounds`: `by`, `late`, `by late`."""
    first: int
    """Index of its first word, bound included."""
    number: int
    """Index of the first word of the number itself."""
    last: int
    nouns: tuple[str, ...]
    """Meanings of the words that it counts."""
    printed: str
    is_weak: bool = False
    """A word that may also be no number (`one`), or the year of a name (`Strategy 2050`): counts only against
    another value."""
    converted: tuple[str, ...] = ()
    """The words of the same sum in another currency, in brackets, sorted: `($3,000)`, `(3,000 dollars)`."""
    is_about: bool = False
    """Whether it is said to be approximate."""
    counted: int = -1
    """Index of the first of the words that it counts, where `last` is one of them."""
    rate: str = ""
    """The span of time that it is said for: `week` of `45 hours per week`."""


_LOOK_BACK = 4
"""Characters before a number that may hold its minus, and a figure before that."""
_MINUS_BEFORE = re.compile(rf"(?:^|[(\[|]|(?<!\d)\s)[{MINUS}]$")
_OUT_OF = (("in",), ("out", "of"))
"""What makes a share of two numbers."""


def values_of(side: Side, figures: Figures) -> list[Value]:
    """Give the figures and dates of a passage, in order."""
    if side.found.values is None:
        side.found.values = _values(side, figures)
    return side.found.values


def _values(side: Side, figures: Figures) -> list[Value]:
    found: list[Value] = []
    words, starters = side.words, figures.starters
    past = 0
    for k in [k for k, word in enumerate(words) if word in starters or word[0].isdecimal()]:
        if k < past:
            continue
        date = date_at(side, k, figures)
        if date is not None:
            key, first, last = date
            is_weak = first == last and is_year_in_name(side, k, figures)
            if found and key[0]:
                found[-1] = _with_year(found[-1], key[0], words[found[-1].last + 1 : first])
            bound, first = _bound_of_date(side, first, last, found, figures)
            found.append(Value("date", key, bound, first, k, last, (), side.printed(first, last), is_weak))
            past = last + 1
            continue
        number = number_at(words, k, figures)
        if number is None:
            part = _period(side, k, k, figures)
            found += [part] if part else []
            continue
        value = (
            _period(side, k, number[1], figures)
            or _ratio(side, k, number, figures)
            or _figure(side, k, number, figures)
        )
        if value is not None:
            found.append(_bounded_with(found[-1], value, words) if found else value)
        past = max(value.last if value else k, number[1]) + 1
    return found


def _with_year(before: Value, year: int, between: list[str]) -> Value:
    """Give a date the year that is said of the next one: `May and June 2022`."""
    if before.sort != "date" or before.key[0] or len(between) != 1 or between[0] not in _JOINING:
        return before
    return replace(before, key=(year, *before.key[1:]))


def _bound_of_date(
    side: Side, first: int, last: int, found: list[Value], figures: Figures
) -> tuple[str, int]:
    """Give the bound of a date and its first word; the two of a range (`from May until June`) have none."""
    bound, begins = date_bound_before(side, first, figures)
    joint, following = ([*side.words[last + 1 : last + 3], "", ""])[:2]
    is_joint = (joint,) in figures.date_bounds or joint in figures.range_words
    goes_on = is_joint and (following in figures.months or following[:1].isdecimal())
    is_second = bool(found) and found[-1].sort == "date" and found[-1].last == begins - 1
    return ("", first) if goes_on or is_second else (bound, begins)


def _bounded_with(before: Value, value: Value, words: list[str]) -> Value:
    """A value, with the bound of the one before it where they make one choice: `up to six or nine months`."""
    if value.bound or value.sort != before.sort or words[before.last + 1 : value.first] != ["or"]:
        return value
    return replace(value, bound=before.bound)


def _period(side: Side, k: int, last: int, figures: Figures) -> Value | None:
    """Give the span of time that a number counts out: `first 10 months`, `first half`."""
    words = side.words
    if not k or words[k - 1] not in figures.spans or (k > 1 and words[k - 2] in figures.before_verbs):
        return None
    is_unit = last + 1 < len(words) and words[last + 1] in figures.durations
    if not is_unit and words[last] not in figures.halves and words[last] not in figures.fractions:
        return None
    number = number_at(words, k, figures)
    unit, size = figures.durations[words[last + 1]] if is_unit else ("", 1.0)
    last += is_unit
    key = (words[k - 1], number[0] * size if number else words[k], unit)
    return Value("period", key, "", k - 1, k, last, (), side.printed(k - 1, last))


def _ratio(side: Side, k: int, number: tuple[float, int], figures: Figures) -> Value | None:
    """Give the share that two numbers make: `one in five women`, `two out of three`."""
    words = side.words
    low, last = number
    phrase = next(
        (phrase for phrase in _OUT_OF if tuple(words[last + 1 : last + 1 + len(phrase)]) == phrase), ()
    )
    at = last + 1 + len(phrase)
    whole = (
        number_at(words, at, figures)
        if phrase and at < len(words) and not date_at(side, at, figures)
        else None
    )
    if whole is None or not 0 < low < whole[0]:
        return None
    unit = unit_of(side, at, whole[1], figures)
    if unit.sort != "count":
        return None  # `one in 10 days`
    nouns, last = counted(side, whole[1])
    share = (low / whole[0], low / whole[0])
    return Value(
        "share", share, "", k, k, last, nouns, side.printed(k, last), counted=whole[1] + 1 if nouns else -1
    )


def _figure(side: Side, k: int, number: tuple[float, int], figures: Figures) -> Value | None:
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
    is_weak = words[k] in figures.ones and number[1] == k and sort == "count" and not sign
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
    unit = _age_or_provision(side.words, unit, figures, is_bounded=bool(sign))
    if not sign and unit.sort == "age":
        sign, first = bound_before(side, unit.first, figures)
    if side.words[past : past + 1] == ["+"]:
        sign = figures.bounds.get(_AT_LEAST, ">")
    return sign, unit._replace(first=min(unit.first, first))


def _counted_or_converted(
    side: Side, k: int, sort: str, last: int, figures: Figures
) -> tuple[tuple[str, ...], tuple[str, ...], int]:
    """Give what a figure counts, or the words of the same sum in another currency, and its last word."""
    if sort == "count" and k and side.words[k - 1] in figures.provisions | figures.references:
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


def _age_or_provision(words: list[str], unit: Unit, figures: Figures, *, is_bounded: bool) -> Unit:
    """Make `age 18`, `18 years old` an age, `article 174` a provision.

    Where a bound was found (`under the age of`), `age` is part of that.
    """
    sort, size, first, last = unit
    before = words[first - 1] if first else ""
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

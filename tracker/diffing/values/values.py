"""Figures, money, durations, ages and dates as values: `7` is `seven`, `1.5 years` is `a year and a half`.

A value keeps what is printed (with its unit) and a key by which it is compared. What counts is read from the
words alone; a number that points within the report (`section 7`) or is part of a name (`COVID-19`) is no
value.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.diffing.values.dates import date_at, date_bound_before, is_year_in_name
from tracker.diffing.values.figures import figure_at
from tracker.diffing.values.numbers import number_at
from tracker.diffing.values.ordinals import ordinal_at
from tracker.diffing.values.units import counted, unit_of
from tracker.diffing.values.value import Value

if TYPE_CHECKING:
    from tracker.diffing.lexicon import Figures
    from tracker.diffing.passages.sides import Side

_JOINING = frozenset({"and", "or", "to", "through", "until"})
"""What stands between two dates of one year that is said once."""
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
    is_numbered = not figures.ordinals.keys().isdisjoint(words)
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
        ordinal = ordinal_at(side, k, figures) if is_numbered else None
        if ordinal is not None:
            found.append(ordinal)
            past = ordinal.last + 1
            continue
        number = number_at(words, k, figures)
        if number is None:
            part = _period(side, k, k, figures)
            found += [part] if part else []
            continue
        value = (
            _period(side, k, number[1], figures)
            or _ratio(side, k, number, figures)
            or figure_at(side, k, number, figures)
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

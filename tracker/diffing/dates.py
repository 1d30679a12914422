"""Dates in running text: days, months, years, in the order that each language writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.diffing.lexicon import Figures
    from tracker.diffing.sides import Side

EARLIEST, LATEST = 1900, 2099
"""Four digits without a separator between these are a year, unless a unit or a bound says otherwise."""
_DAYS = 31
_YEAR_DIGITS = 4
_SHORT_YEAR = 2

DateKey = tuple[int, int, int, int]
"""Year, month, day, and the last year of a span of years; 0 where not given."""


def date_at(side: Side, k: int, figures: Figures) -> tuple[DateKey, int, int] | None:
    """Give the date that starts at word `k`: its key, its first and its last word."""
    word = side.words[k]
    if word in figures.months:
        return _from_month(side, k, figures)
    if not word[0].isdigit():
        return None
    day = _day(word)
    if day:
        at = k + 1
        if at < len(side.words) and side.words[at] in figures.of_words:
            at += 1
        if at < len(side.words) and side.words[at] in figures.months and _is_month(side, at, figures):
            year, last = _year_after(side, at, figures)
            return (year, figures.months[side.words[at]], day, 0), k, last
    return _from_year(side, k, figures)


def _from_month(side: Side, k: int, figures: Figures) -> tuple[DateKey, int, int] | None:
    if not _is_month(side, k, figures):
        return None
    month, last, day = figures.months[side.words[k]], k, 0
    if k + 1 < len(side.words) and _near(side, k) and _day(side.words[k + 1]):
        day, last = _day(side.words[k + 1]), k + 1
    year, last = _year_after(side, last, figures)
    return (year, month, day, 0), k, last


def _from_year(side: Side, k: int, figures: Figures) -> tuple[DateKey, int, int] | None:
    word = side.words[k]
    if len(word) != _YEAR_DIGITS or not word.isdigit() or not EARLIEST <= int(word) <= LATEST:
        return None
    before = side.words[k - 1] if k else ""
    following = side.words[k + 1] if k + 1 < len(side.words) else ""
    if following in figures.percent or following in figures.durations and following not in _era(figures):
        return None
    if following in figures.currencies or following in figures.scales or before in figures.currencies:
        return None
    if before in figures.references or before in figures.provisions:
        return None
    gap = side.text[side.ends[k - 1] : side.starts[k]] if k else " "
    if gap in ("", "-") and before.isalpha() and before not in figures.month_cues:
        return None
    if is_year_of_name(side, k):
        return None
    for length in (1, 2, 3):
        if k >= length and figures.bounds.get(tuple(side.words[k - length : k]), "~") != "~":
            return None
    end, last = 0, k
    if k + 1 < len(side.words) and following.isdigit():
        gap = side.text[side.ends[k] : side.starts[k + 1]].strip()
        if gap in ("-", "\u2013", "/") and len(following) in (_SHORT_YEAR, _YEAR_DIGITS):
            end, last = int(word[: -len(following)] + following), k + 1
    return (int(word), 0, 0, end), k, last


def is_year_of_name(side: Side, k: int) -> bool:
    """Tell whether a year is part of a name: `the 1951 Convention`."""
    return (
        len(side.words[k]) == _YEAR_DIGITS
        and side.words[k].isdigit()
        and k > 0
        and side.words[k - 1] in _BEFORE_NAMES
        and k + 1 < len(side.words)
        and side.text[side.starts[k + 1]].isupper()
    )


def _era(figures: Figures) -> frozenset[str]:
    """Words for a year that may follow its number: `2020 года`."""
    return frozenset(word for word, (base, size) in figures.durations.items() if base == "month" and size > 1)


def _year_after(side: Side, last: int, figures: Figures) -> tuple[int, int]:
    at = last + 1
    if at < len(side.words) and side.words[at] in figures.of_words:
        at += 1
    if at < len(side.words) and len(side.words[at]) == _YEAR_DIGITS and side.words[at].isdigit():
        gap = side.text[side.ends[last] : side.starts[at]]
        if EARLIEST <= int(side.words[at]) <= LATEST and ";" not in gap and "." not in gap:
            return int(side.words[at]), at
    return 0, last


def _near(side: Side, k: int) -> bool:
    return side.text[side.ends[k] : side.starts[k + 1]] in (" ", ". ", "\u00a0")


def _is_month(side: Side, k: int, figures: Figures) -> bool:
    """Tell a month from a word that looks the same (`may`, `march`)."""
    if not figures.month_cues:
        return True
    if side.text[side.starts[k]].islower():
        return False
    if k + 1 < len(side.words) and side.words[k + 1][0].isdigit():
        return True
    return not k or side.words[k - 1] in figures.month_cues or not _is_verb(side, k)


_BEFORE_NAMES = frozenset("the its their this under".split())
"""Words that make a year before a capital part of a name (`the 1951 Convention`)."""
_VERBS = frozenset({"may", "march"})


def _is_verb(side: Side, k: int) -> bool:
    return side.words[k] in _VERBS


def _day(word: str) -> int:
    return int(word) if len(word) <= len(str(_DAYS)) and word.isdigit() and 0 < int(word) <= _DAYS else 0

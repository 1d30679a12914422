"""Figures, money, durations, ages and dates as values: `7` is `seven`, `1.5 years` is `a year and a half`.

A value keeps what is printed (with its unit) and a key by which it is compared. What counts is read from the
words alone; a number that points within the report (`section 7`) or is part of a name (`COVID-19`) is no value.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.diffing.dates import date_at, is_year_of_name

if TYPE_CHECKING:
    from tracker.diffing.lexicon import Figures
    from tracker.diffing.sides import Side

NOUN_REACH = 3
"""Words after a number among which the counted noun is looked for (`221 inhuman treatment complaints`)."""
BOUND_REACH = 4
"""Words before a number among which its bound is looked for (`a maximum penalty of 10 years`)."""
_LAST_DIGITS = 2
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Value:
    """One figure or date."""

    sort: str
    """`date`, or what the figure measures: `count`, `share`, `money:tenge`, `month`, `age`, `provision`, …"""
    key: tuple[object, ...]
    """Equal for equal values of one sort; for a date year, month, day, end (0 where not given)."""
    bound: str
    """`>` at least or more than, `<` up to or less than, `` exactly or about."""
    first: int
    """Index of its first word, bound included."""
    number: int
    """Index of the first word of the number itself."""
    last: int
    nouns: tuple[str, ...]
    """Meanings of the words that it counts."""
    printed: str
    is_weak: bool = False
    """A word that may also be no number (`one`): counts only against another figure."""


def values_of(side: Side, figures: Figures) -> list[Value]:
    """Give the figures and dates of a passage, in order."""
    found: list[Value] = []
    words = side.words
    k, count = 0, len(words)
    starters = figures.starters
    while k < count:
        if words[k] not in starters and not words[k][0].isdigit():
            k += 1
            continue
        date = date_at(side, k, figures)
        if date is not None:
            key, first, last = date
            found.append(Value("date", key, "", first, k, last, (), side.printed(first, last)))
            k = last + 1
            continue
        number = _number_at(side, k, figures)
        if number is None:
            k += 1
            continue
        value = _measured(side, k, number, figures)
        if value is not None:
            found.append(value)
            k = max(value.last, k) + 1
        else:
            k = number[1] + 1
    return found


def _number_at(side: Side, k: int, figures: Figures) -> tuple[float, int] | None:
    """Give the number that starts at word `k`, and the index of its last word."""
    words = side.words
    word = words[k]
    count = len(words)
    if word[0].isdigit():
        value, last = _digits(word, figures), k
        if value is None:
            return None
    elif word in figures.numbers:
        value, last = figures.numbers[word], k
        if last + 1 < count and value >= 20 and 0 < figures.numbers.get(words[last + 1], 0) < 10:  # noqa: PLR2004 - twenty-one
            last += 1
            value += figures.numbers[words[last]]
    elif word in figures.halves:
        return _HALF, k
    elif (word in figures.articles or word in figures.scales) and _starts_number(words, k, figures):
        value, last = 1.0, k if word in figures.articles else k - 1
    else:
        return None
    while last + 1 < count:
        following = words[last + 1]
        if following in figures.scales:
            last += 1
            value *= figures.scales[following]
            last, value = _rest_of_hundreds(words, last, value, figures)
        elif following in figures.halves and value == 1:
            return _HALF, last + 1
        elif following in figures.fractions and not word[0].isdigit():
            return value / figures.fractions[following], last + 1
        elif following in figures.and_words and _half_follows(words, last + 2, figures):
            last = last + 2 + (words[last + 2] in figures.articles or words[last + 2] in figures.ones)
            value += _HALF
        else:
            break
    return value, last


def _rest_of_hundreds(words: list[str], last: int, value: float, figures: Figures) -> tuple[int, float]:
    """Read `and twenty-five` after `two hundred`."""
    at = last + 1
    if at < len(words) and words[at] in figures.and_words:
        at += 1
    while at < len(words) and value >= 100 and 0 < figures.numbers.get(words[at], 0) < 100:  # noqa: PLR2004 - below the scale
        value += figures.numbers[words[at]]
        last = at
        at += 1
    return last, value


def _starts_number(words: list[str], k: int, figures: Figures) -> bool:
    """Tell whether `a` or a scale is a number here: `a million`, `a half`; not `a` alone, nor `millions`."""
    following = words[k + 1] if k + 1 < len(words) else ""
    if words[k] not in figures.articles:
        return False
    if following in figures.durations:
        return _half_follows_unit(words, k + 2, figures)
    return following in figures.scales or following in figures.halves or following in figures.fractions


def _half_follows(words: list[str], k: int, figures: Figures) -> bool:
    if k < len(words) and (words[k] in figures.articles or words[k] in figures.ones):
        k += 1
    return k < len(words) and words[k] in figures.halves


def _digits(word: str, figures: Figures) -> float | None:
    plain = "".join(word.split())
    decimal, thousands = (",", ".") if figures.decimal_comma else (".", ",")
    if plain.count(decimal) == 1 and thousands not in plain.partition(decimal)[2]:
        before, _, after = plain.partition(decimal)
        if figures.decimal_comma or not (len(after) > _LAST_DIGITS and before == "0" * len(before) != ""):
            plain = f"{before.replace(thousands, '')}.{after}"
    else:
        plain = plain.replace(thousands, "").replace(decimal, "")
    try:
        return float(plain)
    except ValueError:
        return None


def _measured(side: Side, k: int, number: tuple[float, int], figures: Figures) -> Value | None:
    """Give the number at `k` with its unit, range and bound; None where it is no figure."""
    words = side.words
    value, last = number
    if k and words[k - 1] in figures.spans and _is_span(words, last, figures):
        first = k - 1
        last += words[last + 1] in figures.durations
        return Value(
            "period", tuple(words[first : last + 1]), "", first, k, last, (), side.printed(first, last)
        )
    if _is_pointer(side, k, last, figures):
        return None
    low, first = value, k
    sort, size, last, currency_first = _unit(side, k, last, figures)
    first = min(first, currency_first)
    high = value
    end = _range_end(side, last, figures)
    if end is not None and not (sort == "count" and words[end[0]] in figures.ones):
        high, last = end[1]
        unit = _unit(side, end[0], last, figures)
        if unit[0] != "count":
            sort, size = unit[:2]
        last = unit[2]
    nouns: tuple[str, ...] = ()
    if sort == "count":
        nouns, last = _counted(side, last)
    if _is_rate(words, last, figures):
        last += 2
    if sort.startswith("money"):
        last = _past_conversion(side, last)
    bound, first = _bound(words, first, figures)
    before = words[first - 1] if first else ""
    if (before in figures.ages or words[last + 1 : last + 2] == ["old"]) and sort == "month":
        size /= 12
    if before in figures.provisions:
        sort, first = "provision", first - 1
    elif before in figures.ages:
        sort, first = "age", first - 1
    elif words[last + 1 : last + 2] == ["old"]:
        sort, last = "age", last + 1
    is_weak = words[k] in figures.ones and number[1] == k and sort == "count"
    key = (low * size, high * size)
    printed = side.printed(first, last) + (
        ")" if side.text[side.ends[last] :].startswith(")") and "(" in side.printed(first, last) else ""
    )
    return Value(sort, key, bound if bound != "~" else "", first, k, last, nouns, printed, is_weak)


def _is_rate(words: list[str], last: int, figures: Figures) -> bool:
    return last + 2 < len(words) and words[last + 1] in figures.rates and words[last + 2] in figures.durations


def _is_span(words: list[str], last: int, figures: Figures) -> bool:
    """Tell whether `first 10` or `first half` begins a span of time (`first 10 months`, `first half of the year`)."""
    after = words[last + 1 : last + 2]
    return bool(after) and (
        after[0] in figures.durations or words[last] in figures.halves or words[last] in figures.fractions
    )


def _is_pointer(side: Side, k: int, last: int, figures: Figures) -> bool:
    """Tell whether the number points within the report or is part of a name or a word."""
    text, start = side.text, side.starts[k]
    before = side.words[k - 1] if k else ""
    if before in figures.references or is_year_of_name(side, k):
        return True
    if k and text[side.ends[k - 1] : start] in ("", "-", "\u2011") and text[side.starts[k - 1]].isupper():
        return before not in figures.numbers and before not in figures.currencies
    end = side.ends[last]
    if text[k and side.ends[k - 1] : start].rstrip().endswith("#"):
        return True
    return (
        side.words[k][0].isdigit()
        and text[end : end + 1].isalpha()
        and side.words[last + 1 : last + 2] != ["%"]
    )


def _unit(side: Side, k: int, last: int, figures: Figures) -> tuple[str, float, int, int]:
    """Give what the number measures, the size of the unit, the unit's last word, and the first word."""
    words = side.words
    following = words[last + 1] if last + 1 < len(words) else ""
    if following in figures.percent:
        return "share", 0.01, last + 1, k
    if following in figures.durations:
        base, size = figures.durations[following]
        if _half_follows_unit(words, last + 2, figures):
            past = last + 2
            past += words[past + 1] not in figures.halves
            return base, 1.5 * size if words[k] in figures.articles | figures.ones else size, past + 1, k
        return base, size, last + 1, k
    if words[last] in figures.halves or words[last] in figures.fractions:
        return "share", 1.0, last, k
    if following in figures.and_words or following in figures.of_words:
        return "count", 1.0, last, k
    if k and words[k - 1] in figures.currencies and not words[k - 1].isalpha():
        return f"money:{figures.currencies[words[k - 1]]}", 1.0, last, k - 1
    for at in (last + 1, last + 2):
        if at < len(words) and words[at] in figures.currencies:
            return f"money:{figures.currencies[words[at]]}", 1.0, at, k
    return "count", 1.0, last, k


def _half_follows_unit(words: list[str], k: int, figures: Figures) -> bool:
    return k < len(words) and words[k] in figures.and_words and _half_follows(words, k + 1, figures)


def _range_end(side: Side, last: int, figures: Figures) -> tuple[int, tuple[float, int]] | None:
    """Give where the second number of a range starts, and that number."""
    words = side.words
    at = last + 1
    if at >= len(words):
        return None
    between = side.text[side.ends[last] : side.starts[at]].strip()
    if between not in ("-", "\u2013", "\u2014"):
        if words[at] not in figures.range_words or between:
            return None
        at += 1
    if at < len(words) and words[at] in figures.currencies and not words[at].isalpha():
        at += 1
    number = _number_at(side, at, figures) if at < len(words) else None
    return (at, number) if number is not None else None


def _counted(side: Side, last: int) -> tuple[tuple[str, ...], int]:
    """Give the meanings of the words that a count counts, and the last word to print."""
    nouns: list[str] = []
    end = last
    for at in range(last + 1, min(last + 1 + NOUN_REACH, len(side.words))):
        gap = side.text[side.ends[at - 1] : side.starts[at]]
        if gap.strip(" -\u2011\u00a0") or not side.meanings[at] or side.words[at][0].isdigit():
            break
        nouns.append(side.meanings[at])
        if _looks_plural(side.words[at]):
            end = at
            break
        if gap == "-":
            end = at
    return tuple(nouns), end


_IRREGULAR_PLURALS = frozenset("men women children people police persons refugees servicemen".split())


def _looks_plural(word: str) -> bool:
    return word in _IRREGULAR_PLURALS or (word.endswith("s") and not word.endswith("ss"))


def _past_conversion(side: Side, last: int) -> int:
    """Give the last word of a sum in brackets that follows: `1.2 million tenge ($3,000)`."""
    if last + 1 >= len(side.words) or "(" not in side.text[side.ends[last] : side.starts[last + 1]]:
        return last
    at = last + 1
    while at + 1 < len(side.words) and ")" not in side.text[side.ends[at] : side.starts[at + 1]]:
        at += 1
    inside = side.words[last + 1 : at + 1]
    return at if any(word[0].isdigit() for word in inside) and len(inside) <= 6 else last  # noqa: PLR2004 - $200 to $650


def _bound(words: list[str], first: int, figures: Figures) -> tuple[str, int]:
    """Give the bound that stands before a number, and the first word with it."""
    for length in range(BOUND_REACH, 0, -1):
        start = first - length
        if start < 0:
            continue
        sign = figures.bounds.get(tuple(words[start:first]))
        if sign is not None:
            return sign, start
    return "", first

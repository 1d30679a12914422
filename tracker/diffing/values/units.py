"""What a number measures: its unit, the words it counts, its bound, the end of its range."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tracker.diffing.lexicon.notation import listed
from tracker.diffing.passages.sides import PERCENT
from tracker.diffing.values.numbers import half_after_unit, number_at

if TYPE_CHECKING:
    from tracker.diffing.lexicon import Figures
    from tracker.diffing.passages.sides import Side

NOUN_REACH = 3
"""Words after a number among which the counted noun is looked for (`221 inhuman treatment complaints`)."""
BOUND_REACH = 4
"""Words before a number that may make up its bound (`a maximum of`, `no more than`)."""
LIMIT_REACH = 10
"""Words between a verb of limiting and the number that it limits to."""
SHIFT_REACH = 16
"""Words between what rose or fell and the figure that it did from."""
_SENTENCES_PARTED = re.compile(r"[;:.!?]\s")
_FROM = "from"
_LIMITED_TO = listed("to at")
_PARTED = re.compile(r"[,;:.!?]\s")
_CONVERSION = 6
"""Words of a converted sum in brackets at most (`$200 to $650`)."""
_IRREGULAR_PLURALS = listed("men women children people police servicemen")
_SINGULARS = listed("news")
_POSSESSIVES = "’'"


class Unit(NamedTuple):
    """What a number measures."""

    sort: str
    """`count`, `share`, `month`, `day`, `minute`, `money:$`, …"""
    size: float
    """How many base units one is."""
    first: int
    """Index of the first word of number and unit."""
    last: int


def unit_of(side: Side, k: int, last: int, figures: Figures) -> Unit:
    """Give the unit of the number from word `k` to word `last`."""
    words = side.words
    following = words[last + 1] if last + 1 < len(words) else ""
    if following == PERCENT or following in figures.percent:
        return Unit("share", 0.01, k, last + 1)
    if last + 1 < len(words) and side.meanings[last + 1] == PERCENT:
        return Unit("share", 0.01, k, last + 2)  # `per cent`
    if following in figures.durations:
        return _duration(words, k, last, figures)
    if words[last] in figures.halves or words[last] in figures.fractions:
        return Unit("share", 1.0, k, last)
    return _money(side, k, last, figures) or Unit("count", 1.0, k, last)


def _money(side: Side, k: int, last: int, figures: Figures) -> Unit | None:
    """Give the currency before the number (`$10`, `euros 10`) or behind it (`10 US dollars`)."""
    words = side.words
    if k and words[k - 1] in figures.currencies and _is_sum(side, k, last):
        return Unit(f"money:{figures.currencies[words[k - 1]]}", 1.0, k - 1, last)
    for at in range(last + 1, min(last + 3, len(words))):
        if "(" in side.text[side.ends[at - 1] : side.starts[at]] and _opens_sum(side, at):
            break
        if words[at] in figures.currencies:
            return Unit(f"money:{figures.currencies[words[at]]}", 1.0, k, at)
        if words[at] in figures.and_words or words[at][0].isdecimal():
            break
    return None


def _opens_sum(side: Side, k: int) -> bool:
    """Tell whether a bracket before word `k` holds a sum of its own: `($3,000)`, not `(euros)`."""
    return any(word[0].isdecimal() for word in side.words[k : k + 2])


def _is_sum(side: Side, k: int, last: int) -> bool:
    """Tell whether a number is of the currency before it: a sign, a code, a name where it counts nothing."""
    currency = side.text[side.starts[k - 1] : side.ends[k - 1]]
    if not currency.isalpha():
        return True
    is_of_other = k > 1 and side.words[k - 2][0].isdecimal()  # `100 USD three times`
    if is_of_other or not side.text[side.ends[k - 1] : side.starts[k]].isspace():
        return False
    past = last + 1
    counts = past < len(side.words) and side.meanings[past] and side.words[past][0].isalpha()
    return currency.isupper() or not counts or not side.text[side.ends[last] : side.starts[past]].isspace()


def _duration(words: list[str], k: int, last: int, figures: Figures) -> Unit:
    base, size = figures.durations[words[last + 1]]
    if not half_after_unit(words, last + 2, figures):
        return Unit(base, size, k, last + 1)
    return Unit(base, size, k, last + 3 + (words[last + 3] not in figures.halves))


def range_end(side: Side, last: int, figures: Figures) -> tuple[int, float, int] | None:
    """Give where the second number of a range starts, its value, and its last word."""
    words = side.words
    at = last + 1
    if at >= len(words):
        return None
    between = side.text[side.ends[last] : side.starts[at]].strip()
    if between not in ("-", "\u2013", "\u2014"):
        joins = words[at] in figures.range_words or (
            words[at] in figures.and_words and not figures.between.isdisjoint(_before_range(words, last))
        )
        if not joins or between:
            return None
        at += 1
    if at < len(words) and words[at] in figures.currencies and not words[at].isalpha():
        at += 1
    number = number_at(words, at, figures) if at < len(words) else None
    return (at, *number) if number is not None else None


def is_shift(side: Side, k: int, figures: Figures) -> bool:
    """Tell whether the number at `k` is one that something rose or fell from: `rose from 5 to 10`."""
    words = side.words
    begins = k - (k > 0 and words[k - 1] in figures.currencies)
    if not begins or words[begins - 1] != _FROM:
        return False
    before = range(max(0, begins - 1 - SHIFT_REACH), begins - 1)
    at = next((at for at in reversed(before) if words[at] in figures.shifts), None)
    return at is not None and not _SENTENCES_PARTED.search(side.text[side.ends[at] : side.starts[k]])


def _before_range(words: list[str], last: int) -> list[str]:
    """The words just before the first number of a range."""
    return words[max(0, last - BOUND_REACH) : last]


def shared_by(side: Side, last: int, figures: Figures) -> tuple[str, ...]:
    """Give the meanings of the words of which a share is one: `40 percent of the girls`."""
    past = last + 1
    while past < len(side.words) and side.words[past] in figures.of_words:
        past += 1
    return counted(side, past - 1)[0] if past > last + 1 else ()


def counted(side: Side, last: int) -> tuple[tuple[str, ...], int]:
    """Give the meanings of the words that a count counts, and the last word to print."""
    nouns: list[str] = []
    end = last
    for at in range(last + 1, min(last + 1 + NOUN_REACH, len(side.words))):
        gap = side.text[side.ends[at - 1] : side.starts[at]]
        if at > last + 1 and gap[:1] in _POSSESSIVES:
            gap = gap[1:]
        if gap.strip(" -\u2011\u00a0") or not side.meanings[at] or side.words[at][0].isdecimal():
            break
        nouns.append(side.meanings[at])
        if _looks_plural(side.words[at]):
            end = at
            if not _bears_on_next(side, at):
                break
        elif gap == "-":
            end = at
    return tuple(nouns), end


def _bears_on_next(side: Side, k: int) -> bool:
    """Tell whether a plural is said of another: `17 workers' strikes`, `three police officers`."""
    if k + 1 >= len(side.words) or not _looks_plural(side.words[k + 1]):
        return False
    gap = side.text[side.ends[k] : side.starts[k + 1]]
    return gap == " " if side.words[k] in _IRREGULAR_PLURALS else gap[:1] in _POSSESSIVES and gap[1:] == " "


def _looks_plural(word: str) -> bool:
    if word in _IRREGULAR_PLURALS:
        return True
    return word.endswith("s") and not word.endswith(("ss", "is", "us")) and word not in _SINGULARS


def past_conversion(side: Side, last: int) -> int:
    """Give the last word of a sum in brackets that follows: `1.2 million tenge ($3,000)`."""
    words = side.words
    if last + 1 >= len(words) or "(" not in side.text[side.ends[last] : side.starts[last + 1]]:
        return last
    for at in range(last + 1, min(last + 1 + _CONVERSION, len(words))):
        end = side.starts[at + 1] if at + 1 < len(words) else len(side.text)
        if ")" in side.text[side.ends[at] : min(end, side.ends[at] + 2)]:
            return at if any(word[0].isdecimal() for word in words[last + 1 : at + 1]) else last
    return last


def bound_before(side: Side, first: int, figures: Figures) -> tuple[str, int]:
    """Give the bound that stands before a number (`~` for about), and the first word with it.

    What is limited to a number has it for its bound, whatever was said in between.
    """
    words = side.words
    for length in range(min(BOUND_REACH, first), 0, -1):
        sign = figures.bounds.get(tuple(words[first - length : first]))
        if sign is not None:
            return sign, first - length
    if first and words[first - 1] in _LIMITED_TO:
        before = range(max(0, first - 1 - LIMIT_REACH), first - 1)
        at = next((k for k in reversed(before) if words[k] in figures.limits), None)
        if at is not None and not _PARTED.search(side.text[side.ends[at] : side.starts[first]]):
            return "<=", first
    return "", first


def bound_behind(side: Side, last: int, figures: Figures) -> str:
    """Give the bound of two words behind a number or its unit: `15 or older`; not `and above the`."""
    sign = figures.bounds_behind.get(tuple(side.words[last + 1 : last + 3]), "")
    if not sign or side.text[side.ends[last] : side.starts[last + 1]].strip():
        return ""
    following = side.words[last + 3] if last + 3 < len(side.words) else ""
    is_of_other = following[:1].isdecimal() or following in figures.of_words | figures.articles
    return "" if is_of_other else sign


def is_rate(words: list[str], last: int, figures: Figures) -> bool:
    """Tell whether `per week` follows."""
    return last + 2 < len(words) and words[last + 1] in figures.rates and words[last + 2] in figures.durations

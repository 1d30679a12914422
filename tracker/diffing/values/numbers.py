"""Numbers in running text: `1,200`, `1.2 million`, `two hundred and five`, `two-and-a-half`, `one third`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.diffing.lexicon import Figures

_HALF = 0.5
_TEN, _TWENTY, _HUNDRED = 10, 20, 100


def number_at(words: list[str], k: int, figures: Figures) -> tuple[float, int] | None:
    """Give the number that starts at word `k`, and the index of its last word."""
    word = words[k]
    if word in figures.halves:
        return _half_of(words, k, figures)
    start = _first_part(words, k, figures)
    if start is None:
        return None
    value, last = start
    while last + 1 < len(words):
        following = words[last + 1]
        if following in figures.scales:
            last, value = _rest_of_hundreds(words, last + 1, value * figures.scales[following], figures)
        elif following in figures.halves and value == 1:
            return _HALF, last + 1
        elif following in figures.fractions and not word[0].isdecimal():
            return value / figures.fractions[following], last + 1
        elif following in figures.and_words and half_at(words, last + 2, figures):
            last += 2 + (words[last + 2] not in figures.halves)
            value += _HALF
        else:
            break
    return value, last


def _half_of(words: list[str], k: int, figures: Figures) -> tuple[float, int]:
    """Read `half`, `half a million`, and `half a` before `year`."""
    whole = (
        words[k + 2]
        if words[k + 1 : k + 2] and words[k + 1] in figures.articles and k + 2 < len(words)
        else ""
    )
    if whole in figures.scales:
        return _HALF * figures.scales[whole], k + 2
    return _HALF, k + (whole in figures.durations)


def _first_part(words: list[str], k: int, figures: Figures) -> tuple[float, int] | None:
    word = words[k]
    if word[0].isdecimal():
        value = _digits(word, decimal_comma=figures.decimal_comma)
        return None if value is None else (value, k)
    if word in figures.numbers:
        value = figures.numbers[word]
        following = figures.numbers.get(words[k + 1], 0) if k + 1 < len(words) else 0
        if value >= _TWENTY and 0 < following < _TEN:  # twenty-one
            return value + following, k + 1
        return value, k
    return (1.0, k) if word in figures.articles and _counts_one(words, k, figures) else None


def _counts_one(words: list[str], k: int, figures: Figures) -> bool:
    """Tell whether an article is a number: `a million`, `a half`, `a year and a half`; not in `a year`."""
    following = words[k + 1] if k + 1 < len(words) else ""
    if following in figures.durations:
        return half_after_unit(words, k + 2, figures)
    return following in figures.scales or following in figures.halves or following in figures.fractions


def _rest_of_hundreds(words: list[str], last: int, value: float, figures: Figures) -> tuple[int, float]:
    """Read `and twenty-five` after `two hundred`."""
    at = last + 1
    if at < len(words) and words[at] in figures.and_words:
        at += 1
    while at < len(words) and value >= _HUNDRED and 0 < figures.numbers.get(words[at], 0) < _HUNDRED:
        value += figures.numbers[words[at]]
        last = at
        at += 1
    return last, value


def half_at(words: list[str], k: int, figures: Figures) -> bool:
    """Tell whether `half` or `a half` stands at word `k`."""
    if k < len(words) and (words[k] in figures.articles or words[k] in figures.ones):
        k += 1
    return k < len(words) and words[k] in figures.halves


def half_after_unit(words: list[str], k: int, figures: Figures) -> bool:
    """Tell whether `and a half` stands at word `k` (`a year and a half`)."""
    return k < len(words) and words[k] in figures.and_words and half_at(words, k + 1, figures)


def _digits(word: str, *, decimal_comma: bool) -> float | None:
    """Read digits with their separators, as the language writes them."""
    plain = "".join(word.split())
    decimal, thousands = (",", ".") if decimal_comma else (".", ",")
    whole, mark, rest = plain.partition(decimal)
    if mark and plain.count(decimal) == 1 and thousands not in rest:
        plain = f"{whole.replace(thousands, '')}.{rest}"
    else:
        plain = plain.replace(thousands, "").replace(decimal, "")
    try:
        return float(plain)
    except ValueError:  # digits of mixed scripts
        return None

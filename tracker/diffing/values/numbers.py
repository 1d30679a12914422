"""Numbers in running text: `1,200`, `1.2 million`, `two hundred and five`, `two-and-a-half`, `one third`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.diffing.lexicon import Figures

_HALF = 0.5
_TEN, _TWENTY, _HUNDRED, _THOUSAND = 10, 20, 100, 1000
_FOUR, _SIX = 4, 6
_GROUP = 3
"""Digits behind a mark that parts thousands; before others it is a decimal one: `5,5`."""
_BEFORE_TEENS = (60, 80)
"""What `dix` to `dix-neuf` are added to where twenties are counted."""


def number_at(words: list[str], k: int, figures: Figures) -> tuple[float, int] | None:
    """Give the number that starts at word `k`, and the index of its last word."""
    word = words[k]
    if word in figures.halves:
        return _half_of(words, k, figures)
    start = _first_part(words, k, figures)
    if start is None:
        return None
    parts, last = [start[0]], start[1]
    may_go_on = not word[0].isdecimal()
    while last + 1 < len(words):
        following = words[last + 1]
        further = _further(words, last + 1, parts[-1], figures) if may_go_on else None
        if following in figures.scales and (further is None or parts[-1] < figures.scales[following]):
            parts = _scaled(parts, figures.scales[following])
            last = _past_and(words, last + 1, parts[-1], figures)
            may_go_on = True
        elif further is not None:
            parts.append(further[0])
            last = further[1]
        elif following in figures.halves and parts == [1]:
            return _HALF, last + 1
        elif following in figures.fractions and not word[0].isdecimal():
            return sum(parts) / figures.fractions[following], last + 1
        elif following in figures.and_words and half_at(words, last + 2, figures):
            last += 2 + (words[last + 2] not in figures.halves)
            parts.append(_HALF)
        else:
            break
    return sum(parts), last


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
        return _below_hundred(words, k, figures)
    return (1.0, k) if word in figures.articles and _counts_one(words, k, figures) else None


def _below_hundred(words: list[str], k: int, figures: Figures) -> tuple[float, int]:
    """Read `twenty-one`, `treinta y dos`, `soixante-dix`, `quatre-vingt-trois`, and the word of a number."""
    value, last = figures.numbers[words[k]], k
    if figures.counts_twenties and value == _FOUR and figures.numbers.get(_word(words, k + 1)) == _TWENTY:
        value, last = value * _TWENTY, k + 1
    at = last + 1 + (_word(words, last + 1) in figures.tens_joints)
    following = figures.numbers.get(_word(words, at), 0)
    if _TWENTY <= value < _HUNDRED and 0 < following < _TEN:
        return value + following, at
    if figures.counts_twenties and value in _BEFORE_TEENS and _TEN <= following < _TWENTY:
        more, at = _below_hundred(words, at, figures)
        return value + more, at
    if figures.counts_twenties and value == _TEN and _SIX < following < _TEN:
        return value + following, at
    return value, last


def _word(words: list[str], k: int) -> str:
    return words[k] if k < len(words) else ""


def _counts_one(words: list[str], k: int, figures: Figures) -> bool:
    """Tell whether an article is a number: `a million`, `a half`, `a year and a half`; not in `a year`."""
    following = words[k + 1] if k + 1 < len(words) else ""
    if following in figures.durations:
        return half_after_unit(words, k + 2, figures)
    return following in figures.scales or following in figures.halves or following in figures.fractions


def _further(words: list[str], k: int, part: float, figures: Figures) -> tuple[float, int] | None:
    """Give the lesser number that goes on at word `k` with a part of one: `two hundred | five`."""
    more = figures.numbers.get(_word(words, k), 0)
    return _below_hundred(words, k, figures) if 0 < more < min(part, _THOUSAND) and part >= _HUNDRED else None


def _scaled(parts: list[float], scale: float) -> list[float]:
    """Multiply what is less than a scale, and no more: `one million | two hundred | thousand`."""
    whole = [part for part in parts[:-1] if part >= scale]
    return [*whole, (sum(parts) - sum(whole)) * scale]


def _past_and(words: list[str], last: int, part: float, figures: Figures) -> int:
    """The word behind which a number goes on: the `and` of `two hundred and five`, else the last one."""
    joins = _word(words, last + 1) in figures.and_words and _further(words, last + 2, part, figures)
    return last + 1 if joins else last


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
    if not mark and plain.count(thousands) == 1 and len(plain.partition(thousands)[2]) != _GROUP:
        plain = plain.replace(thousands, ".")
    elif mark and plain.count(decimal) == 1 and thousands not in rest:
        plain = f"{whole.replace(thousands, '')}.{rest}"
    else:
        plain = plain.replace(thousands, "").replace(decimal, "")
    try:
        return float(plain)
    except ValueError:  # digits of mixed scripts
        return None

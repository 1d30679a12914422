"""Ordinals in words, which number one of a series: `the third round`, `the twenty-first session`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.diffing.lexicon.notation import listed
from tracker.diffing.values.value import Value

if TYPE_CHECKING:
    from tracker.diffing.lexicon import Figures
    from tracker.diffing.passages.sides import Side

_TENS, _HUNDRED = 10, 100
_HYPHENS = frozenset("-\u2011")
_MORE = listed("less more fewer later")
"""Behind `a third`, `a second`: a share of it, or a time."""


def ordinal_at(side: Side, k: int, figures: Figures) -> Value | None:
    """Give the ordinal that begins at word `k`, weak: alone it counts nothing; None where there is none.

    `A third trial` is found at its article. Not a share (`one third`), a span (`the first two months`), a
    name (`the First Court`), the item of a list (`Second, …`), nor the unit of time.
    """
    words = side.words
    at = k + (words[k] in figures.articles)
    last = at
    number = figures.ordinals.get(words[at]) if at < len(words) else None
    if number is None:
        last += 1
        number = _compound(side, k, figures) if at == k else None
    elif _is_other(side, at, figures):
        return None
    if number is None or _is_name(side, at):
        return None
    return Value("ordinal", (number, number), "", at, at, last, (), side.printed(at, last), is_weak=True)


def _compound(side: Side, k: int, figures: Figures) -> float | None:
    """Read `twenty-first`."""
    tens = figures.numbers.get(side.words[k], 0)
    if tens % _TENS or not _TENS < tens < _HUNDRED or k + 1 >= len(side.words):
        return None
    ones = figures.ordinals.get(side.words[k + 1], _TENS)
    is_hyphened = side.text[side.ends[k] : side.starts[k + 1]] in _HYPHENS
    return tens + ones if is_hyphened and ones < _TENS else None


def _is_other(side: Side, k: int, figures: Figures) -> bool:
    """Tell whether a word that numbers one of a series does something else here."""
    words = side.words
    before = words[k - 1] if k else ""
    following = words[k + 1] if k + 1 < len(words) else ""
    if before in figures.articles:
        return not _is_counted_behind(side, k)
    if before[:1].isdecimal() or before in figures.numbers or before in figures.rates:
        return True
    if following[:1].isdecimal() or following in figures.numbers or following in figures.halves:
        return True
    if following in figures.fractions:
        return True
    return side.text[side.starts[k]].isupper() and side.text[side.ends[k] : side.ends[k] + 1] == ","


def _is_name(side: Side, k: int) -> bool:
    """Tell whether a word is capitalised where no sentence begins, or before another."""
    if not side.text[side.starts[k]].isupper():
        return False
    return k > 0 or (len(side.words) > 1 and side.text[side.starts[1]].isupper())


def _is_counted_behind(side: Side, k: int) -> bool:
    """Tell whether what is numbered follows: `a third trial`, not `a third of men`, `a third more`."""
    following = k + 1
    return (
        following < len(side.words)
        and bool(side.meanings[following])
        and side.text[side.ends[k] : side.starts[following]] == " "
        and side.words[following] not in _MORE
        and not side.words[following].endswith("er")
    )

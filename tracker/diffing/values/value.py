"""One figure or date of a passage."""

from __future__ import annotations

from dataclasses import dataclass

SPANS = frozenset({"minute", "day", "month"})
"""Sorts of durations: in one place the figure of one may take that of another's (`15 days`, `15 months`)."""


@dataclass(frozen=True, slots=True)
class Value:
    """One figure or date."""

    sort: str
    """`date`, `period`, or what the figure measures: `count`, `share`, `money:$`, `month`, `age`,
    `provision`; `ordinal` numbers one of a series."""
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
    """A word that may be no number (`one`, `first`), or the year of a name (`Strategy 2050`): counts only
    against another value."""
    converted: tuple[str, ...] = ()
    """The words of the same sum in another currency, in brackets, sorted: `($3,000)`, `(3,000 dollars)`."""
    is_about: bool = False
    """Whether it is said to be approximate."""
    counted: int = -1
    """Index of the first of the words that it counts, where `last` is one of them."""
    rate: str = ""
    """The span of time that it is said for: `week` of `45 hours per week`."""

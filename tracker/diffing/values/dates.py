"""Dates in running text: days, months, years, in the order that each language writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.diffing.lexicon.notation import listed

if TYPE_CHECKING:
    from tracker.diffing.lexicon import Figures
    from tracker.diffing.passages.sides import Side

EARLIEST, LATEST = 1900, 2099
"""Four digits without a separator between these are a year, unless a unit or a bound says otherwise."""
_DAYS = 31
_MONTHS = 12
_DOTS = 2
_UNKNOWN_ORDER = 100
"""Added to what may be a day or a month."""
_YEAR_DIGITS = 4
_SHORT_YEAR = 2
_SENTENCE_ENDS = frozenset(".:;!?")
_MOST_BOUNDS = 2
"""`Since early May`, `by the end of May`."""
_LAST_DAY = 12, 31
_FISCAL = "fiscal"
"""What `Figures.date_bounds` calls a year that is no calendar year."""
_BLANKS = frozenset(" -\u2011\u00a0")
_BEFORE_NAMES = listed("the its their this under")
"""Words that make a year before a capital part of a name (`the 1951 Convention`)."""

DateKey = tuple[int, int, int, int]
"""Year, month, day, and the last year of a span of years; 0 where not given."""


def date_at(side: Side, k: int, figures: Figures) -> tuple[DateKey, int, int] | None:
    """Give the date that starts at word `k`: its key, its first and its last word."""
    word = side.words[k]
    if word in figures.months:
        return _from_month(side, k, figures)
    if not word[0].isdecimal():
        return _from_year_end(side, k, figures)
    return (
        _from_day(side, k, figures)
        or _from_dots(side, k, figures)
        or _from_digits(side, k, figures)
        or _from_year(side, k, figures)
    )


def date_bound_before(side: Side, first: int, figures: Figures) -> tuple[str, int]:
    """Give what puts something before, by or after a date, or early or late in it, and its first word.

    `By the end of` says two things: `by`, `late`. `After the May riots` says nothing of May.
    """
    signs: list[str] = []
    begins, end = first, first
    while end and len(signs) < _MOST_BOUNDS and _adjoin(side, end):
        length = next(
            (n for n in (3, 2, 1) if end >= n and tuple(side.words[end - n : end]) in figures.date_bounds), 0
        )
        if not length:
            break
        begins = end - length
        signs.insert(0, figures.date_bounds[tuple(side.words[begins:end])])
        end = begins - (begins > 0 and side.words[begins - 1] in figures.of_words)
    return " ".join(signs), begins


def _adjoin(side: Side, k: int) -> bool:
    """Tell whether word `k` stands behind the one before it with nothing but a blank or a hyphen between."""
    return side.text[side.ends[k - 1] : side.starts[k]] in _BLANKS


def _from_month(side: Side, k: int, figures: Figures) -> tuple[DateKey, int, int] | None:
    """Read `March 3, 2020`, `March 2020`, `March`."""
    if not _is_month(side, k, figures):
        return None
    day, last = 0, k
    if k + 1 < len(side.words) and side.text[side.ends[k] : side.starts[k + 1]] in (" ", ". ", "\u00a0"):
        day = _day(side.words[k + 1])
        last += (day > 0) + (day > 0 and _is_ordinal(side, k + 1, figures))
    year, last = _year_after(side, last, figures)
    return (year, figures.months[side.words[k]], day, 0), k, last


def _from_day(side: Side, k: int, figures: Figures) -> tuple[DateKey, int, int] | None:
    """Read `3 March 2020`, `3 de marzo de 2020`."""
    day, at = _day(side.words[k]), k + 1 + _is_ordinal(side, k, figures)
    if at < len(side.words) and side.words[at] in figures.of_words:
        at += 1
    if (
        not day
        or at >= len(side.words)
        or side.words[at] not in figures.months
        or not _is_month(side, at, figures, has_day=True)
    ):
        return None
    year, last = _year_after(side, at, figures)
    return (year, figures.months[side.words[at]], day, 0), k, last


def _is_ordinal(side: Side, k: int, figures: Figures) -> bool:
    """Tell whether the ending of an ordinal stands right behind a day: `3rd`."""
    is_glued = k + 1 < len(side.words) and side.ends[k] == side.starts[k + 1]
    return is_glued and side.words[k + 1] in figures.ordinal_endings


def _from_dots(side: Side, k: int, figures: Figures) -> tuple[DateKey, int, int] | None:
    """Read `3.5.2024`."""
    day, month, year = [*side.words[k].split("."), "", "", ""][:3]
    if not figures.day_first or side.words[k].count(".") != _DOTS or not _is_year(year):
        return None
    if not _day(day) or not 0 < _day(month) <= _MONTHS:
        return None
    return (int(year), _day(month), _day(day), 0), k, k


def _from_digits(side: Side, k: int, figures: Figures) -> tuple[DateKey, int, int] | None:
    """Read `2020-04-03` and `03/04/2020`; where its order is not known, it is equal to its like alone."""
    last = k + 2
    if last >= len(side.words):
        return None
    gaps = {side.text[side.ends[at] : side.starts[at + 1]] for at in (k, k + 1)}
    if gaps not in ({"/"}, {"-"}):
        return None
    one, middle, other = side.words[k : last + 1]
    if _is_year(one) and _day(middle) and _day(other):
        return (int(one), _day(middle), _day(other), 0), k, last
    if figures.day_first and _is_year(other) and _day(one) and 0 < _day(middle) <= _MONTHS:
        return (int(other), _day(middle), _day(one), 0), k, last
    if _is_year(other) and _day(middle) and _day(one):
        return (int(other), _UNKNOWN_ORDER + _day(one), _day(middle), 0), k, last
    return None


def _from_year(side: Side, k: int, figures: Figures) -> tuple[DateKey, int, int] | None:
    word = side.words[k]
    if not _is_year(word) or _is_measured(side, k, figures) or is_year_of_name(side, k):
        return None
    if _is_ordinal(side, k, figures):  # the 1987th meeting
        return None
    end, last = 0, k
    if k + 1 < len(side.words) and side.words[k + 1].isdecimal():
        following = side.words[k + 1]
        gap = side.text[side.ends[k] : side.starts[k + 1]].strip()
        if gap in ("-", "\u2013", "/") and len(following) in (_SHORT_YEAR, _YEAR_DIGITS):
            end, last = int(word[: -len(following)] + following), k + 1
    return (int(word), 0, 0, end), k, last


def _from_year_end(side: Side, k: int, figures: Figures) -> tuple[DateKey, int, int] | None:
    """Read `year's end`, `the end of the year`; not of another year or one of another sort (`fiscal`)."""
    ends = (phrase for phrase in figures.year_ends if tuple(side.words[k : k + len(phrase)]) == phrase)
    phrase = next(ends, ())
    if not phrase:
        return None
    before, past = side.words[k - 1] if k else "", k + len(phrase)
    is_of_another = before in figures.spans or figures.date_bounds.get((before,)) == _FISCAL
    if is_of_another or (past < len(side.words) and _is_year(side.words[past])):
        return None
    return (0, *_LAST_DAY, 0), k - (before in phrase[2:]), past - 1  # `the end of the year`


def _is_measured(side: Side, k: int, figures: Figures) -> bool:
    """Tell whether four digits measure or point to something instead of being a year."""
    before = side.words[k - 1] if k else ""
    following = side.words[k + 1] if k + 1 < len(side.words) else ""
    if following in figures.percent or following in figures.currencies or following in figures.scales:
        return True
    if following in figures.durations and figures.durations[following][1] <= 1:
        return True
    if before in figures.currencies or before in figures.references or before in figures.provisions:
        return True
    if before in figures.date_cues:
        return False
    if k and before.isalpha() and side.text[side.ends[k - 1] : side.starts[k]] in ("", "-"):
        return True
    return any(figures.bounds.get(tuple(side.words[k - n : k]), "~") != "~" for n in (1, 2, 3) if k >= n)


def is_year_of_name(side: Side, k: int) -> bool:
    """Tell whether a year is part of a name: `the 1951 Convention`."""
    return (
        0 < k < len(side.words) - 1
        and _is_year(side.words[k])
        and side.words[k - 1] in _BEFORE_NAMES
        and side.text[side.starts[k + 1]].isupper()
    )


def is_year_in_name(side: Side, k: int, figures: Figures) -> bool:
    """Tell whether a year ends a name: `Strategy 2050`, `the Law of 2015`.

    Not after what begins a sentence, or a month.
    """
    if k < 1 or not _is_year(side.words[k]):
        return False
    at = k - 1 - (k > 1 and side.words[k - 1] in figures.of_words)
    before = side.words[at]
    if side.text[side.ends[k - 1] : side.starts[k]] != " " or not side.text[side.starts[at]].isupper():
        return False
    begins = at == 0 or not _SENTENCE_ENDS.isdisjoint(side.text[side.ends[at - 1] : side.starts[at]])
    return not begins and before not in figures.months and before not in figures.date_cues


def _is_year(word: str) -> bool:
    return len(word) == _YEAR_DIGITS and word.isdecimal() and EARLIEST <= int(word) <= LATEST


def _is_cut_short(month: str, figures: Figures) -> bool:
    """Tell whether a month is printed short, so that a full stop behind it ends no sentence: `Nov. 2022`."""
    number = figures.months.get(month)
    return any(
        name != month and name.startswith(month) and of == number for name, of in figures.months.items()
    )


def _year_after(side: Side, last: int, figures: Figures) -> tuple[int, int]:
    """Give the year that follows a month or a day, and its word; 0 where none does."""
    at = last + 1
    if at < len(side.words) and side.words[at] in figures.of_words:
        at += 1
    if at < len(side.words) and _is_year(side.words[at]):
        gap = side.text[side.ends[last] : side.starts[at]]
        if (gap == ". " and _is_cut_short(side.words[last], figures)) or (";" not in gap and "." not in gap):
            return int(side.words[at]), at
    return 0, last


def _is_month(side: Side, k: int, figures: Figures, *, has_day: bool = False) -> bool:
    """Tell a month from a word that looks the same (`may`, `march`)."""
    if has_day and side.text[side.starts[k]].isupper():
        return True
    return is_month(side.text, side.words, side.starts, k, figures)


def is_month(text: str, words: list[str], starts: list[int], k: int, figures: Figures) -> bool:
    """Tell a month from a word that looks the same (`may`, `march`)."""
    if words[k] not in figures.doubtful_months:
        return words[k] in figures.months
    if text[starts[k]].islower():
        return False
    neighbours = words[max(0, k - 1) : k] + words[k + 1 : k + 2]
    return not k or words[k - 1] in figures.date_cues or any(word[0].isdecimal() for word in neighbours)


def _day(word: str) -> int:
    """Give the day of the month that a word is; 0 where it is none."""
    return int(word) if len(word) <= len(str(_DAYS)) and word.isdecimal() and int(word) <= _DAYS else 0

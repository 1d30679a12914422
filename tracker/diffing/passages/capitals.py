"""How far a run of capitalised words goes, with what joins them: `Ministry of Education and Science`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.diffing.lexicon import is_noun_of
from tracker.diffing.lexicon.notation import listed
from tracker.diffing.passages.abbreviations import CONNECTORS
from tracker.diffing.passages.sides import NUMBER

if TYPE_CHECKING:
    from tracker.diffing.lexicon import Lexicon
    from tracker.diffing.passages.sides import Side

_PARTERS = listed("and to in y et")
"""Connectors that part two names as often as they join one."""
_JOINTS = frozenset({" ", "-", "\u00a0", "'s ", "\u2019s ", "' ", "\u2019 "})
_SENTENCE_END = re.compile(r"[.:;!?|]['\"\u201d\u2019)]*\s*['\"\u201c\u2018(]*$|\s[\"\u201c\u00ab]$")
_RELATING = re.compile(r"(?:ing|ed)$")
_RELATES = listed("to by on against with for")
"""Words after a participle in a title that tie what follows to it: `Convention Relating to the …`."""
_SERIES_JOINS = listed("and or")
"""Conjunctions before the last of a series."""
_LONGEST_SERIES = 4
_NAMED_FOR = listed("of for on against")


def is_capital(side: Side, k: int) -> bool:
    """Tell whether a word begins with a capital."""
    return side.text[side.starts[k]].isupper()


def _joined(side: Side, k: int) -> bool:
    gap = side.text[side.ends[k] : side.starts[k + 1]]
    is_initial = side.ends[k] - side.starts[k] <= len("Dr")
    return gap in _JOINTS or (gap == ". " and is_initial)


def _capital_after(side: Side, k: int) -> bool:
    """Tell whether a connector, or two (`of the`), leads to another capitalised word."""
    if k + 1 >= len(side.words) or not _joined(side, k):
        return False
    if is_capital(side, k + 1):
        return side.words[k] not in _PARTERS
    if side.words[k + 1] != "the" or k + 2 >= len(side.words) or not _joined(side, k + 1):
        return False
    return is_capital(side, k + 2) and side.words[k] in {"of", "for"}


def starts_sentence(side: Side, k: int) -> bool:
    """Tell whether a word begins a sentence or a quotation."""
    return k == 0 or bool(_SENTENCE_END.search(side.text[side.ends[k - 1] : side.starts[k]]))


def hyphenated(side: Side, k: int) -> bool:
    """Tell whether a hyphen joins a word to the next."""
    return side.text[side.ends[k] : side.starts[k + 1]] == "-"


def run_of_capitals(side: Side, first: int) -> int:
    """Give the last of the capitalised words, joined by `of` and the like, that begin at `first`."""
    last = first
    while last + 1 < len(side.words) and _joined(side, last) and side.words[last + 1] != NUMBER:
        if is_capital(side, last + 1):
            last += 1
        elif last > first and (past := _past_relation(side, last)):
            last = past
        elif side.words[last + 1] in CONNECTORS and _capital_after(side, last + 1):
            last += 2 if is_capital(side, last + 2) else 3
        else:
            break
    return last


def _past_relation(side: Side, k: int) -> int | None:
    """Give the word to which a participle in a title relates: `Relating to the Status`."""
    if not _RELATING.search(side.words[k]) or side.words[k + 1] not in _RELATES:
        return None
    at = k + 2
    if at < len(side.words) and side.words[at] == "the":
        at += 1
    adjoin = at < len(side.words) and all(_joined(side, place) for place in range(k, at))
    return at if adjoin and is_capital(side, at) else None


def past_series(side: Side, first: int, last: int, lexicon: Lexicon) -> int:
    """Give the last word of what a body is named for: `Ministry of Education and Science`, `… A, B, and C`.

    A further body is another name, and so is what follows a comma without an `and` to come.
    """
    bodies = lexicon.sources | lexicon.actors
    is_body = [is_noun_of(side.words[k], bodies) for k in range(first, last + 1)]
    if not any(is_body):
        return _past_pair(side, first, last, bodies)
    after = is_body.index(True) + 1
    if not any(side.words[first + k] in _NAMED_FOR for k in range(after, len(is_body))):
        return last
    at = last
    for number in range(_LONGEST_SERIES):
        following = _next_of_series(side, at)
        if following is None:
            break
        start, is_last = following
        between = side.text[side.ends[at] : side.starts[start]]
        is_apart = is_last and not number and between.split() != ["and"]
        at = run_of_capitals(side, start)
        is_other = any(is_noun_of(side.words[k], bodies) for k in range(start, at + 1))
        if is_other or is_apart or (not is_last and at > start):
            break
        if is_last:
            last = at
    return last


def _next_of_series(side: Side, k: int) -> tuple[int, bool] | None:
    """Give the next capital of a series after `, ` or `and`, and whether it is the last; None without one."""
    at = k + 1
    if at + 1 >= len(side.words):
        return None
    gap = side.text[side.ends[k] : side.starts[at]]
    if gap not in (" ", ", "):
        return None
    if side.words[at] in _SERIES_JOINS and side.text[side.ends[at] : side.starts[at + 1]] == " ":
        return (at + 1, True) if is_capital(side, at + 1) else None
    return (at, False) if gap == ", " and is_capital(side, at) else None


def _past_pair(side: Side, first: int, last: int, bodies: frozenset[str]) -> int:
    """Give the last word of a body named for two things before its noun: `Fire and Rescue Workers Union`."""
    if first < last or starts_sentence(side, first):
        return last
    following = _next_of_series(side, last)
    if following is None or not following[1]:
        return last
    end = run_of_capitals(side, following[0])
    is_body = [is_noun_of(side.words[k], bodies) for k in range(following[0], end + 1)]
    return end if end > following[0] and is_body[-1] and not any(is_body[:1]) else last

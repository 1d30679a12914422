"""Figures that moved up a place: `from 300 to 200` became `from 200 to 150`.

The shortest edit holds on to the figure that both have, which was the end and is the beginning now. What
corresponds is the words between: each figure gave way to the one in its place.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.diffing.folding.lightwords import light_words
from tracker.diffing.words.matching import Run

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

_FIGURE = re.compile(r"(?!(?:1[89]|20)\d\d\Z)[$£€¥]?\d")
"""How a figure begins that is no year: of `in 2019 and 2020`, a year on, 2019 went and 2021 came."""
_LONGEST = 8
"""Words of a figure with its unit: `300`, `1.2 million tenge ($3,000)`."""


def in_frames(runs: list[Run], old: Sequence[str], new: Sequence[str], *, language: str = "en") -> list[Run]:
    """The runs, with the word between two figures in place of a figure that changed its place.

    Args:
        runs: Runs of equal words, in order.
        old: Keys of the old words.
        new: Keys of the new words.
        language: ISO 639-1 code.
    """
    parters = _parters(language)
    result = list(runs)
    ends = [*runs, Run(len(old), len(new), 0)][1:]
    for number, (run, after) in enumerate(zip(runs, ends, strict=True)):
        if not _FIGURE.match(old[run.old]) or not _is_figure(old[run.old : run.old + run.length], parters):
            continue
        before = result[number - 1] if number else Run(0, 0, 0)
        past_old, past_new = before.old + before.length, before.new + before.length
        end_old, end_new = run.old + run.length, run.new + run.length
        if past_new == run.new and _is_frame(old[past_old : run.old], new[end_new : after.new], parters):
            result[number] = Run(run.old - 1, end_new, 1)
        elif past_old == run.old and _is_frame(new[past_new : run.new], old[end_old : after.old], parters):
            result[number] = Run(end_old, run.new - 1, 1)
    return result


@lru_cache(maxsize=8)
def _parters(language: str) -> frozenset[str]:
    """What no figure has within it: `300 in 2019` is more than one."""
    return light_words(language) | {",", ";"}


def _is_frame(here: Sequence[str], there: Sequence[str], parters: AbstractSet[str]) -> bool:
    """Tell whether a figure and a word stand before a figure, and that word and a figure behind it."""
    return (
        len(here) > 1
        and len(there) > 1
        and here[-1] == there[0]
        and here[-1].isalpha()
        and _is_figure(here[:-1], parters)
        and _FIGURE.match(there[1]) is not None
    )


def _is_figure(words: Sequence[str], parters: AbstractSet[str]) -> bool:
    """Tell whether words are a figure with its unit."""
    return len(words) <= _LONGEST and _FIGURE.match(words[0]) is not None and parters.isdisjoint(words)

"""Which words a person would leave unmarked: the clean-up after the diff.

The shortest edit is not what people mark. It holds on to every comma and `the` that happens to stand on both
sides of a rewritten clause, and of two edits that are equally short it takes any. Four steps mend that, each
on runs of equal words:

1. `_gathered`: where a stretch is held together by scraps only, one longer passage that stands on both sides
   explains it better (a phrase moved past another).
2. `_anchored`: a scrap goes to that of its possible places where the edits around it are most compact.
3. `_without_chance`: a scrap is given up where as much would be expected to agree by chance.
4. `_slid`: an insertion or deletion that could begin at several words begins at a phrase's border.

Every number here was set on sentence pairs in which editors marked what they had changed (one half of them
held against the other), never on the reports.
"""

from __future__ import annotations

from collections import defaultdict
from heapq import heapify, heappop, heappush
from itertools import accumulate
from math import log, sqrt
from typing import TYPE_CHECKING

from tracker.diffing.lightwords import LIGHT_WORDS
from tracker.diffing.matching import Run, joined, matching_runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.diffing.matching import Engine

PUNCTUATION_WEIGHT = 0.2
LIGHT_WEIGHT = 0.6
"""What a comma, and what a function word, says for a correspondence, against 1 for a word with content."""

CHANCE_SLOPE, CHANCE_OFFSET = 0.35, 0.4
"""A run stands against chance if its weight is over slope * ln((1 + a) * (1 + b)) - offset, with a and b the
words of the edits around it on either side: the number of ways in which words can agree by chance grows with
that product. On the marked pairs 0.960 of word F1 against 0.947 without this step."""

FIRM = 3.0
"""Weight from which a run of equal words is taken as certain; 2 to 4 gave the same marks."""
RUN_COST = 0.5
"""What an alignment pays for each run of equal words: of two that keep as much, fewer runs read better."""
LARGEST_AREA = 10_000
"""Old times new words of a stretch up to which it is searched for one better passage (100 by 100)."""
LONGEST_SCRAP = 3
"""Words of a run that may be anchored elsewhere: longer ones do not stand twice by chance."""
MOST_PLACES = 64
"""Pairs of places looked at for one scrap; a text with more is no prose."""
ROUNDS = 5
"""Times the scraps are gone through: moving one may free its neighbour."""

_OPENING = frozenset(",;:.([")
_CLOSING = frozenset(",;:.)]")
_REACH = 200
"""Words by which an insertion or deletion is slid at most."""


def word_weight(key: str) -> float:
    """Weight of one word as evidence that two passages correspond."""
    if not key[-1].isalnum() and not any(map(str.isalnum, key)):
        return PUNCTUATION_WEIGHT
    if key[0] == "[" or len(key) <= 2 and key.isalpha() or key in LIGHT_WORDS:
        return LIGHT_WEIGHT
    return 1.0


def kept_runs(old: Sequence[str], new: Sequence[str], *, engine: Engine | None = None) -> list[Run]:
    """The runs of equal words that a person would leave unmarked, in order.

    Args:
        old: Keys of the old words: equal where the words count as equal.
        new: The same of the new side.
        engine: The build of diff-match-patch to use.
    """
    runs = matching_runs(old, new, engine=engine)
    if len(runs) <= 1 and (not runs or runs[0].length in (len(old), len(new))):
        return runs
    weight = {key: word_weight(key) for key in {*old, *new}}
    sums = list(accumulate((weight[key] for key in old), initial=0.0))
    runs = _merged(_gathered(runs, old, new, weight, sums, engine))
    runs = _merged(_anchored(runs, old, new))
    return _slid(_without_chance(runs, len(old), len(new), sums), old, new)


def _merged(runs: Iterable[Run]) -> list[Run]:
    return joined((run.old + k, run.new + k) for run in runs for k in range(run.length))


def _gathered(
    runs: list[Run],
    old: Sequence[str],
    new: Sequence[str],
    weight: dict[str, float],
    sums: list[float],
    engine: Engine | None,
) -> list[Run]:
    """Replace the scraps between two firm runs by one passage where that keeps more."""
    result: list[Run] = []
    scraps: list[Run] = []
    start = Run(0, 0, 0)
    for run in [*runs, Run(len(old), len(new), 0)]:
        heavy = sums[run.old + run.length] - sums[run.old] if run.length else FIRM
        if heavy < FIRM:
            scraps.append(run)
            continue
        if scraps:
            result += _explained(scraps, start, run, old, new, weight, sums, engine)
        if run.length:
            result.append(run)
        start, scraps = Run(run.old + run.length, run.new + run.length, 0), []
    return result


def _explained(
    scraps: list[Run],
    start: Run,
    end: Run,
    old: Sequence[str],
    new: Sequence[str],
    weight: dict[str, float],
    sums: list[float],
    engine: Engine | None,
) -> list[Run]:
    """The scraps between `start` and `end`, or the heaviest passage common to both sides there."""
    if (end.old - start.old) * (end.new - start.new) > LARGEST_AREA:
        return scraps
    kept = sum(max(0.0, sums[run.old + run.length] - sums[run.old] - RUN_COST) for run in scraps)
    passage, heavy = _heaviest(start, end, old, new, weight)
    if round(heavy - RUN_COST - kept, 6) <= 0:
        return scraps
    result: list[Run] = []
    for a, b, c, d in (
        (start.old, passage.old, start.new, passage.new),
        (passage.old + passage.length, end.old, passage.new + passage.length, end.new),
    ):
        result += (
            Run(a + run.old, c + run.new, run.length)
            for run in matching_runs(old[a:b], new[c:d], engine=engine)
        )
    return sorted([*result, passage])


def _heaviest(
    start: Run, end: Run, old: Sequence[str], new: Sequence[str], weight: dict[str, float]
) -> tuple[Run, float]:
    places = defaultdict(list)
    for j in range(start.new, end.new):
        places[new[j]].append(j)
    best, most = start, 0.0
    lengths: dict[int, tuple[int, float]] = {}
    for i in range(start.old, end.old):
        now = {}
        for j in places.get(old[i], ()):
            length, heavy = lengths.get(j - 1, (0, 0.0))
            now[j] = length + 1, round(heavy + weight[old[i]], 6)
            if now[j][1] > most:
                best, most = Run(i - length, j - length, length + 1), now[j][1]
        lengths = now
    return best, most


def _anchored(runs: list[Run], old: Sequence[str], new: Sequence[str]) -> list[Run]:
    """Put each scrap where the edits before and after it are most compact: one long, one short."""
    result = list(runs)
    for _ in range(ROUNDS):
        moved = False
        for number, run in enumerate(result):
            if run.length > LONGEST_SCRAP:
                continue
            before, after = _around(result, number, len(old), len(new))
            if before == (run.old, run.new) or after == (run.old + run.length, run.new + run.length):
                continue
            here = _places(run, old, run.old, before[0], after[0])
            there = _places(run, new, run.new, before[1], after[1])
            if not 1 < len(here) * len(there) <= MOST_PLACES:
                continue
            best = run
            least = _spread(run, before, after)
            for at_old in here:
                for at_new in there:
                    other = Run(at_old, at_new, run.length)
                    if (cost := _spread(other, before, after)) < least:
                        best, least = other, cost
            if best != run:
                result[number], moved = best, True
        if not moved:
            break
    return result


def _around(runs: list[Run], number: int, length_old: int, length_new: int) -> tuple[tuple[int, int], ...]:
    """End of the run before, start of the run after."""
    before = after = None
    if number:
        before = runs[number - 1]
    if number + 1 < len(runs):
        after = runs[number + 1]
    return (
        (before.old + before.length, before.new + before.length) if before else (0, 0),
        (after.old, after.new) if after else (length_old, length_new),
    )


def _places(run: Run, words: Sequence[str], at: int, start: int, end: int) -> list[int]:
    wanted = words[at : at + run.length]
    first = wanted[0]
    return [
        k
        for k in range(start, end - run.length + 1)
        if words[k] == first and words[k : k + run.length] == wanted
    ]


def _spread(run: Run, before: tuple[int, int], after: tuple[int, int]) -> float:
    return round(
        sqrt(run.old - before[0])
        + sqrt(run.new - before[1])
        + sqrt(after[0] - run.old - run.length)
        + sqrt(after[1] - run.new - run.length),
        6,
    )


def _without_chance(runs: list[Run], length_old: int, length_new: int, sums: list[float]) -> list[Run]:
    """Give up, weakest first, the runs that chance would explain."""
    count = len(runs)
    left, right = list(range(-1, count - 1)), list(range(1, count + 1))
    version = [0] * count

    def shortfall(number: int) -> float:
        run = runs[number]
        before = after = None
        a, b = run.old, run.new
        if left[number] >= 0:
            before = runs[left[number]]
            a, b = a - before.old - before.length, b - before.new - before.length
        c, d = length_old - run.old - run.length, length_new - run.new - run.length
        if right[number] < count:
            after = runs[right[number]]
            c, d = after.old - run.old - run.length, after.new - run.new - run.length
        if not (a or b) or not (c or d):
            return 0.0
        chance = CHANCE_SLOPE * log((1 + a + c) * (1 + b + d)) - CHANCE_OFFSET
        return round(chance - (sums[run.old + run.length] - sums[run.old]), 6)

    heap = [(-shortfall(number), number, 0) for number in range(count)]
    heap = [entry for entry in heap if entry[0] < 0]
    heapify(heap)
    gone = [False] * count
    while heap:
        _, number, stamp = heappop(heap)
        if gone[number] or stamp != version[number]:
            continue
        gone[number] = True
        before, after = left[number], right[number]
        if before >= 0:
            right[before] = after
        if after < count:
            left[after] = before
        for neighbour in (before, after):
            if 0 <= neighbour < count:
                version[neighbour] += 1
                if (lack := shortfall(neighbour)) > 0:
                    heappush(heap, (-lack, neighbour, version[neighbour]))
    return [run for number, run in enumerate(runs) if not gone[number]]


def _slid(runs: list[Run], old: Sequence[str], new: Sequence[str]) -> list[Run]:
    """Slide what only one side has to the best border among those that read the same."""
    result = list(runs)
    for number in range(1, len(result)):
        before, after = result[number - 1], result[number]
        if before.old + before.length == after.old:
            words, start, end = new, before.new + before.length, after.new
        elif before.new + before.length == after.new:
            words, start, end = old, before.old + before.length, after.old
        else:
            continue
        back = 0
        while back < min(before.length - 1, _REACH) and words[start - back - 1] == words[end - back - 1]:
            back += 1
        on = 0
        while on < min(after.length - 1, _REACH) and words[start + on] == words[end + on]:
            on += 1
        step = max(
            range(-back, on + 1),
            key=lambda step: (_border(words, start + step) + _border(words, end + step), -abs(step), step),
        )
        result[number - 1] = Run(before.old, before.new, before.length + step)
        result[number] = Run(after.old + step, after.new + step, after.length - step)
    return result


def _border(words: Sequence[str], at: int) -> float:
    """How well a phrase may begin or end before the word `at`."""
    if at in (0, len(words)):
        return 3.0
    if words[at] in _OPENING:
        return 2.0
    return 1.5 if words[at - 1] in _CLOSING else 0.0

"""Which words of two texts correspond, in order: the diff-match-patch algorithm on words coded as characters.

The words of each side are coded as one character a distinct word and given to diff-match-patch without a
time limit, so that the result depends on the texts alone. The C++ build is used where it is installed and
gives the same pieces; the pure Python package is what it is held against.

Myers' algorithm takes time in proportion to length times difference. Long texts are therefore cut first at
words that stand once on both sides (as patience diff does), and what has no such word into windows: time
grows with length however odd the texts are.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    Engine = Callable[[str, str], list[tuple[int, int]]]

LONGEST = 1_000
"""Words a side that are given to diff-match-patch at once: drawn from fifty words they take 30 ms in C++ and
0.7 s in pure Python (benchmarks/words.py). The limit is the same for both, so that both give the same result.
It also keeps the codes of words, at most twice as many, below the surrogates (0xD800)."""

_DELETE, _INSERT, _EQUAL = -1, 1, 0


class Run(NamedTuple):
    """Words that stand in both texts in the same order without a gap."""

    old: int
    """Index of its first word among the old words."""
    new: int
    length: int


def pure_engine() -> Engine:
    """diff-match-patch in Python: pieces as (-1, 0 or 1, length)."""
    # Loaded here because not every verb needs it; it has no type hints.
    from diff_match_patch import diff_match_patch  # type: ignore[import-untyped]  # noqa: PLC0415

    machine = diff_match_patch()
    machine.Diff_Timeout = 0

    def compare(old: str, new: str) -> list[tuple[int, int]]:
        return [(op, len(text)) for op, text in machine.diff_main(old, new, checklines=False)]

    return compare


def fast_engine() -> Engine:
    """The C++ build of diff-match-patch; raises ImportError where it is not installed."""
    # Loaded here because it may be missing; it has no type hints.
    from fast_diff_match_patch import diff  # type: ignore[import-not-found]  # noqa: PLC0415

    signs = {"-": _DELETE, "+": _INSERT, "=": _EQUAL}

    def compare(old: str, new: str) -> list[tuple[int, int]]:
        pieces = diff(old, new, timelimit=0, checklines=False, cleanup="No", counts_only=True)
        return [(signs[op], length) for op, length in pieces]

    return compare


def best_engine() -> Engine:
    """The fast engine where it is installed, else the pure one."""
    try:
        return fast_engine()
    except ImportError:
        return pure_engine()


_engine: Engine | None = None


def matching_runs(old: Sequence[str], new: Sequence[str], *, engine: Engine | None = None) -> list[Run]:
    """The runs of equal words that an edit of `old` into `new` keeps, in order.

    Args:
        old: Words, or any keys that are equal where the words count as equal.
        new: The same of the other side.
        engine: The build of diff-match-patch; the fastest there is when None.
    """
    global _engine  # noqa: PLW0603 - loaded once, when first needed
    if engine is None:
        _engine = engine = _engine or best_engine()
    return joined(_runs(old, new, engine))


def joined(runs: Iterable[Run]) -> list[Run]:
    """Runs in order, those that touch on both sides made one."""
    result: list[Run] = []
    for run in runs:
        if result:
            last = result[-1]
            if last.old + last.length == run.old and last.new + last.length == run.new:
                result[-1] = Run(last.old, last.new, last.length + run.length)
                continue
        result.append(run)
    return result


def _runs(old: Sequence[str], new: Sequence[str], engine: Engine) -> Iterable[Run]:
    if max(len(old), len(new)) <= LONGEST:
        return _coded(old, new, engine)
    return _cut(old, new, engine)


def _cut(old: Sequence[str], new: Sequence[str], engine: Engine) -> Iterator[Run]:
    """Long texts without what they begin and end with alike and without words of one side only, in parts."""
    head = _common_head(old, new)
    tail = _common_head(old[head:][::-1], new[head:][::-1])
    end_old, end_new = len(old) - tail, len(new) - tail
    shared = set(old[head:end_old]) & set(new[head:end_new])
    here = [k for k in range(head, end_old) if old[k] in shared]
    there = [k for k in range(head, end_new) if new[k] in shared]
    if head:
        yield Run(0, 0, head)
    for run in _parts([old[k] for k in here], [new[k] for k in there], engine):
        for k in range(run.length):
            yield Run(here[run.old + k], there[run.new + k], 1)
    if tail:
        yield Run(end_old, end_new, tail)


def _common_head(old: Sequence[str], new: Sequence[str]) -> int:
    length = 0
    for a, b in zip(old, new, strict=False):
        if a != b:
            break
        length += 1
    return length


def _parts(old: Sequence[str], new: Sequence[str], engine: Engine) -> Iterator[Run]:
    """Long texts cut at the words that stand once in each, what lies between given to the engine."""
    before = (0, 0)
    for at in [*_anchors(old, new), (len(old), len(new))]:
        yield from _windows(old, new, before, at, engine)
        if at[0] < len(old):
            yield Run(*at, 1)
        before = (at[0] + 1, at[1] + 1)


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The longest series of words, each standing once on both sides, that comes in the same order on both."""
    count_old, count_new = Counter(old), Counter(new)
    place = {word: k for k, word in enumerate(new) if count_new[word] == 1}
    pairs = [(k, place[word]) for k, word in enumerate(old) if word in place and count_old[word] == 1]
    ends: list[int] = []
    last: list[int] = []
    link: list[int] = []
    for number, (_, at_new) in enumerate(pairs):
        k = bisect_left(ends, at_new)
        link.append(last[k - 1] if k else -1)
        ends[k : k + 1] = [at_new]
        last[k : k + 1] = [number]
    series: list[tuple[int, int]] = []
    number = last[-1] if last else -1
    while number >= 0:
        series.append(pairs[number])
        number = link[number]
    return series[::-1]


def _windows(
    old: Sequence[str], new: Sequence[str], start: tuple[int, int], end: tuple[int, int], engine: Engine
) -> Iterator[Run]:
    """What lies between two anchors, in windows that keep their proportion where it is too long."""
    sizes = (end[0] - start[0], end[1] - start[1])
    if not all(sizes):
        return
    parts = -(-max(sizes) // LONGEST)
    for part in range(parts):
        a, b = (start[side] + sizes[side] * part // parts for side in (0, 1))
        c, d = (start[side] + sizes[side] * (part + 1) // parts for side in (0, 1))
        for run in _coded(old[a:c], new[b:d], engine):
            yield Run(a + run.old, b + run.new, run.length)


def _coded(old: Sequence[str], new: Sequence[str], engine: Engine) -> list[Run]:
    code = dict(zip(dict.fromkeys((*old, *new)), map(chr, count(1)), strict=False)).__getitem__
    pieces = engine("".join(map(code, old)), "".join(map(code, new)))
    runs = []
    at_old = at_new = 0
    for op, length in pieces:
        if op == _EQUAL:
            runs.append(Run(at_old, at_new, length))
        if op != _INSERT:
            at_old += length
        if op != _DELETE:
            at_new += length
    return runs

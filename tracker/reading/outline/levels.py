"""Levels of headings: what the format says, else type size, else how numbers nest; never what a title says.

A heading belongs under the last one before it that ranks higher. Ranks come from the document itself: a
larger type ranks higher; among headings of one size, kinds of numbers rank in the order of their first use
(`Section 1.` before `a.` where sections come first), and headings without a number rank below numbered ones;
annexes rank above them, or with the highest where these go on behind an annex.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.reading.outline.numbering import Label, bare_label_of, follows, is_appended, label_of
from tracker.reading.shape import Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.reading.blocks import Block

# Type sizes closer than this are one size (rounding in PDFs).
_SIZE_STEP = 0.5
# Capitals outrank other headings without a number only where each occurs more than once.
_MIN_OF_STYLE = 2
# Headings that only their type marks rank below those whose level is stated, where there are more of these
# than the one that a site puts above the text.
_MIN_STATED = 2
_ITALIC = 0.5
# Fewer numbers without a stop may be amounts.
_MIN_BARE = 2
# Above all kinds of numbers: an annex is part of no chapter, and may have some.
_APPENDED = -1.0

Rank = tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A heading whose level is wanted."""

    block: Block
    label: Label | None
    style: Style
    follows_heading: bool
    """Directly, with no text in between; the report's title does not count."""


def series_of(texts: Sequence[str]) -> list[Label | None]:
    """Labels of headings, those that number nothing left out, and `i.` told from the letter i."""
    labels = [label_of(text) for text in texts]
    bare_labels = [
        bare_label_of(text) if label is None else None for text, label in zip(texts, labels, strict=True)
    ]
    if _is_series([label.values[0] for label in bare_labels if label]):
        labels = [label or bare for label, bare in zip(labels, bare_labels, strict=True)]
    counts = Counter(label.pattern for label in labels if label)
    last: dict[str, int] = {}
    series: list[Label | None] = []
    for text, label in zip(texts, labels, strict=True):
        # a word and a number without a stop ("May 5 Protests") is a label only among its like
        bare = label is not None and label.names_part and label.pattern.endswith("#")
        if label is None or (bare and counts[label.pattern] == 1 and not is_appended(text)):
            series.append(None)
            continue
        chosen = _reading(label, last)
        last[chosen.pattern] = chosen.values[0]
        series.append(chosen)
    return series


def _is_series(numbers: Sequence[int]) -> bool:
    """Whether numbers without stops go up one by one from 1, so that they are no amounts."""
    return len(numbers) >= _MIN_BARE and list(numbers) == list(range(1, len(numbers) + 1))


def _reading(label: Label, last: dict[str, int]) -> Label:
    """The reading of a label that goes on with the numbers before it: `i.` after `h.`, or the first Roman."""
    if label.names_part:
        return label
    if len(label.values) == 1:
        if label.depth == 1 and label.pattern[0] in "aA" and len(label.text.strip(".() ")) > 1:
            return replace(label, pattern=_roman(label.pattern))
        return label
    letter, number = label.values
    roman = _roman(label.pattern)
    if last.get(label.pattern) == letter - 1 or (number != 1 and last.get(roman) != number - 1):
        return replace(label, values=(letter,))
    return replace(label, pattern=roman, values=(number,))


def _roman(pattern: str) -> str:
    return pattern.replace("a", "i").replace("A", "I")


def levels_of(candidates: Sequence[Candidate]) -> list[int]:
    """Levels from 1, in order."""
    ranks = _ranks(candidates)
    by_type = len({rank[0] for rank in ranks}) > 1
    levels: list[int] = []
    above: list[Rank] = []
    for candidate, rank in zip(candidates, ranks, strict=True):
        below = (*rank, 1.0)
        while above and above[-1] > below:
            above.pop()
        unmarked = candidate.label is None and candidate.block.level is None and not by_type
        if unmarked and candidate.follows_heading and above and above[-1] == rank:
            above.append(below)  # the heading above it has no text of its own: this one divides it
        elif not above or above[-1] != below:
            while above and above[-1] >= rank:
                above.pop()
            above.append(rank)
        levels.append(len(above))
    return levels


def _ranks(candidates: Sequence[Candidate]) -> list[Rank]:
    """What headings are compared by: type, kind of number, cast; lower ranks higher."""
    types = _types(candidates)
    stated = {candidate.block.level for candidate in candidates} - {None}
    if len(stated) > 1:
        return _divided(types, [_parts(candidate.label) for candidate in candidates])
    patterns: defaultdict[float, dict[str, int]] = defaultdict(dict)
    for kind, candidate in zip(types, candidates, strict=True):
        if candidate.label:
            patterns[kind].setdefault(candidate.label.pattern, len(patterns[kind]))
    for kind, known in patterns.items():
        _align(
            known,
            [candidate.label for rank, candidate in zip(types, candidates, strict=True) if rank == kind],
        )
    styles = _style_ranks(candidates)
    appended = [is_appended(candidate.block.text) for candidate in candidates]
    chapters = [
        candidate.label
        if candidate.label and not annex and not patterns[kind][candidate.label.pattern]
        else None
        for kind, candidate, annex in zip(types, candidates, appended, strict=True)
    ]
    ranks: list[Rank] = []
    for kind, candidate, annex, between in zip(types, candidates, appended, _between(chapters), strict=True):
        known = patterns[kind]
        if annex:
            ranks.append((kind, 0.0 if between else _APPENDED, 0.0))
            continue
        number = known[candidate.label.pattern] if candidate.label else len(known)
        ranks.append((kind, float(number), 0.0 if candidate.label else styles[candidate.style]))
    return ranks


def _between(chapters: Sequence[Label | None]) -> list[bool]:
    """Of each place whether the numbers of chapters before it go on behind it, and do not begin anew."""
    before, behind = _latest(chapters), _latest(chapters[::-1])[::-1]
    return [
        one is not None and other is not None and follows(one, other)
        for one, other in zip(before, behind, strict=True)
    ]


def _latest(labels: Sequence[Label | None]) -> list[Label | None]:
    """Of each place the last label up to it."""
    found: list[Label | None] = []
    for label in labels:
        found.append(label or (found[-1] if found else None))
    return found


def _parts(label: Label | None) -> int:
    """How many numbers a decimal label has; 0 for any other."""
    return label.depth if label is not None and label.pattern[0] in "#A" and label.depth > 1 else 0


def _divided(types: Sequence[float], parts: Sequence[int]) -> list[Rank]:
    """Ranks by type; of one type by the parts of decimal numbers, others with those of the fewest parts."""
    fewest: dict[float, int] = {}
    for kind, count in zip(types, parts, strict=True):
        if count:
            fewest[kind] = min(count, fewest.get(kind, count))
    return [
        (kind, float(max(0, count - fewest.get(kind, 0))), 0.0)
        for kind, count in zip(types, parts, strict=True)
    ]


def _align(known: dict[str, int], labels: Sequence[Label | None]) -> None:
    """Give `A.`, `A.1` and `A.1.1` the ranks of `1.`, `1.1` and `1.1.1`, where these come first."""
    parents = {"#": "", "A": ""}
    last = ""
    for label in labels:
        if label is None:
            continue
        if label.depth == 1:
            last = label.pattern
        elif label.pattern[0] in parents:
            parents[label.pattern[0]] = parents[label.pattern[0]] or last
    pairs = [(parents["A"], parents["#"])]
    pairs += [(pattern, "#" + pattern[1:]) for pattern in known if pattern.startswith("A.#")]
    for lettered, numbered in pairs:
        if numbered in known and known.get(lettered, -1) > known[numbered]:
            known[lettered] = known[numbered]


def _types(candidates: Sequence[Candidate]) -> list[float]:
    """Ranks by the format's levels, or by type size; all the same where neither tells headings apart.

    What only italic type marks ranks below all else of its kind.
    """
    blocks = [candidate.block for candidate in candidates]
    levels = [block.level for block in blocks if block.level is not None]
    if len(levels) >= _MIN_STATED:
        last = max(levels) + 1
        kinds = [last if block.level is None else block.level for block in blocks]
    elif levels:
        kinds = [0 for _ in blocks]  # what has no level may have a size, but not what has one
    else:
        sizes = [round((block.size or 0.0) / _SIZE_STEP) for block in blocks]
        order = {size: rank for rank, size in enumerate(sorted(set(sizes), reverse=True))}
        kinds = [order[size] for size in sizes]
    slanted = [block.level is None and block.italic and not block.bold for block in blocks]
    return [kind + _ITALIC * italic for kind, italic in zip(kinds, slanted, strict=True)]


def _style_ranks(candidates: Sequence[Candidate]) -> dict[Style, float]:
    """Capitals outrank the rest among headings without a number, where both occur and capitals come first."""
    styles = [candidate.style for candidate in candidates if candidate.label is None]
    counts = Counter(style is Style.CAPITALS for style in styles)
    if min(counts[True], counts[False]) < _MIN_OF_STYLE or styles[0] is not Style.CAPITALS:
        return dict.fromkeys(Style, 0.0)
    return {Style.CAPITALS: 0.0, Style.TITLE: 1.0, Style.SENTENCE: 1.0}

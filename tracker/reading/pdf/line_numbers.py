"""Numbers of lines in the margins of a PDF, as court filings, bills and drafts have them.

They stand in a strip of the page that is clear of all else, and go up by one step from line to line. Numbers
of paragraphs, items and rows do not count lines of text: these ones stand beside lines in the midst of
sentences, too, or at the same heights on every page.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.model import SetAside
from tracker.reading.pdf.layout import lines_of
from tracker.reading.pdf.setting import fits
from tracker.reading.reasons import LINE_NUMBER
from tracker.reading.text.line_numbers import COUNTED, PUNCTUATED, SIGNS, WITHIN, runs_on

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tracker.reading.pdf.layout import Line
    from tracker.reading.pdf.words import PageWords, Word

_NUMBER = re.compile(r"(\d{1,5})(?: |$)")
# Numbers of a strip end, begin, or have their middle within so many points of each other; they may stand out
# so far from the strip of another page. Other words reach into it on no more than so many lines (a header, a
# heading over both columns), or such a share of them.
_ALIGNED = 2.0
_BESIDE = 8.0
_CROSSING = 2
_CROSSING_SHARE = 0.1
# In type sizes: a number and its line have their baselines this near each other.
_LEVEL = 0.4
# So many numbers on a page may be line numbers, where such a share of them goes up by one of these steps.
_MIN_NUMBERS = 3
_STEPS = (1, 2, 5, 10)
_STEADY = 0.8
# So many numbers must count the lines between where each line has one, and so many where few have.
_ENOUGH = 8
_ENOUGH_APART = 3
# Ruled paper has so many numbers at the same heights, on so many pages and on such a share of all.
_RULED = 10
_RULED_PAGES = 2
_RULED_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class _Strip:
    """Numbers under each other on one page, from top to bottom."""

    words: list[Word]

    @property
    def left(self) -> float:
        """Where the leftmost begins."""
        return min(word.x for word in self.words)

    @property
    def right(self) -> float:
        """Where the rightmost ends."""
        return max(map(_end, self.words))

    @property
    def values(self) -> list[int]:
        """What they say."""
        return [int(_number(word)) for word in self.words]

    @property
    def step(self) -> int:
        """By how much they go up; 0 where they do not."""
        steps = Counter(below - above for above, below in pairwise(self.values))
        step, count = steps.most_common(1)[0] if steps else (0, 0)
        return step if step in _STEPS and count >= (len(self.words) - 1) * _STEADY else 0


@dataclass(frozen=True, slots=True)
class _Page:
    """A page with numbers in its margins, and its lines without these."""

    number: int
    strips: list[_Strip]
    lines: list[Line]


class MarginNumbers:
    """The numbers in the margins of a document, until all of its pages show whether they number lines."""

    def __init__(self) -> None:
        """Begin with no page."""
        self._pages: dict[int, _Page] = {}
        self._margins: list[tuple[float, float]] = []

    def look_at(self, page: PageWords) -> None:
        """Keep how a page reads without the numbers in its margins, where these may be numbers of lines."""
        strips = [strip for strip in _strips(page) if len(strip.words) >= _MIN_NUMBERS and strip.step]
        if strips:
            lines = lines_of(_without(page, strips))
            self._pages[page.number] = _Page(page.number, strips, lines)

    def settle(self, pages: list[list[Line]], page_at: Callable[[int], PageWords]) -> list[SetAside]:
        """Put lines without the numbers in place of those that have them, where they number lines.

        Args:
            pages: The lines of each page.
            page_at: Gives the words of the page at an index: pages with few numbers are looked at again.
        """
        if not self._number_lines(len(pages)):
            return []
        self._margins = margins = [
            (strip.left, strip.right) for page in self._pages.values() for strip in page.strips
        ]
        aside: list[SetAside] = []
        for index in range(len(pages)):
            known = self._pages.get(index + 1)
            if known is None:
                page = page_at(index)
                strips = [strip for strip in _strips(page) if _is_among(strip, margins)]
                if not strips:
                    continue
                known = _Page(index + 1, strips, lines_of(_without(page, strips)))
            pages[index] = known.lines
            numbers = " ".join(_number(word) for strip in known.strips for word in strip.words)
            aside.append(SetAside(text=numbers, reason=LINE_NUMBER, place=f"page {index + 1}"))
        return aside

    def without(self, page: PageWords) -> PageWords:
        """A page without the numbers of its lines, once it is settled that they are."""
        if not self._margins:
            return page
        strips = list(_strips(page))
        if page.number in self._pages:
            strips = [strip for strip in strips if len(strip.words) >= _MIN_NUMBERS and strip.step]
        else:
            strips = [strip for strip in strips if _is_among(strip, self._margins)]
        return _without(page, strips) if strips else page

    def _number_lines(self, pages: int) -> bool:
        """Whether the numbers are those of lines."""
        return self._are_ruled(pages) or self._count_lines()

    def _are_ruled(self, pages: int) -> bool:
        """Whether they are printed on the paper: the same at the same heights on most pages."""
        seen: Counter[tuple[tuple[int, int], ...]] = Counter()
        for page in self._pages.values():
            for strip in page.strips:
                if len(strip.words) >= _RULED and strip.step == 1:
                    heights = (round(word.y / _ALIGNED) for word in strip.words)
                    seen[tuple(zip(strip.values, heights, strict=True))] += 1
        return max(seen.values(), default=0) >= max(_RULED_PAGES, pages * _RULED_SHARE)

    def _count_lines(self) -> bool:
        """Whether they go up with the lines, whatever begins or goes on in these."""
        counted = within = punctuated = total = 0
        steps: Counter[int] = Counter()
        for page in self._pages.values():
            for strip in page.strips:
                steps[strip.step] += len(strip.words)
                beside = _beside(strip, page.lines)
                total += len(beside)
                for (one, place), (other, following) in pairwise(beside):
                    counted += place.column == following.column and other - one == (
                        following.index - place.index
                    )
                within += sum(place.goes_on for _, place in beside)
                punctuated += sum(place.punctuated for _, place in beside)
        apart = bool(steps) and steps.most_common(1)[0][0] > 1
        enough = _ENOUGH_APART if apart else _ENOUGH
        return (
            counted >= max(enough, (total - len(self._pages)) * COUNTED)
            and within >= total * WITHIN
            and punctuated >= total * PUNCTUATED
        )


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a line stands in its column."""

    column: int
    index: int
    goes_on: bool
    """With the sentence of the line above, which had no room for more."""
    punctuated: bool


def _beside(strip: _Strip, lines: Sequence[Line]) -> list[tuple[int, _Place]]:
    """The numbers of a strip that stand beside a line, and the place of that."""
    columns: dict[int, list[Line]] = {}
    for line in lines:
        columns.setdefault(line.column, []).append(line)
    places: list[tuple[float, Line, _Place]] = []
    for number, column in columns.items():
        above = None
        for index, line in enumerate(column):
            far = max(line.left_edge - strip.right, strip.left - line.right_edge)
            text = above is not None and above.cells == line.cells == 1
            goes_on = text and above is not None and runs_on(above.text, line.text) and not fits(above, line)
            places.append((far, line, _Place(number, index, goes_on, SIGNS.search(line.text) is not None)))
            above = line
    found: list[tuple[int, _Place]] = []
    for word, value in zip(strip.words, strip.values, strict=True):
        level = [
            (far, place)
            for far, line, place in places
            if abs(line.y - word.y) <= line.size * _LEVEL and far > -_ALIGNED
        ]
        if level:
            found.append((value, min(level, key=lambda pair: pair[0])[1]))
    return found


def _strips(page: PageWords) -> Iterator[_Strip]:
    """The numbers on a page that stand under each other with nothing else above, below or between them."""
    numbers = [word for word in page.words if _NUMBER.match(word.text) and _has_end(word)]
    while numbers:
        chosen = max((_aligned(numbers, edge) for edge in (_end, _start, _middle)), key=len)
        strip = _Strip(sorted(chosen, key=lambda word: -word.y))
        if _is_clear(strip, page):
            yield strip
        numbers = [word for word in numbers if word not in chosen]


def _aligned(words: Iterable[Word], edge: Callable[[Word], float]) -> list[Word]:
    """The most words that have one edge at one place."""
    found: list[Word] = []
    group: list[Word] = []
    for word in sorted(words, key=edge):
        if group and edge(word) - edge(group[0]) > _ALIGNED:
            group = []
        group.append(word)
        if len(group) > len(found):
            found = list(group)
    return found


def _is_clear(strip: _Strip, page: PageWords) -> bool:
    """Whether hardly any other word of a page reaches into a strip."""
    left, right = strip.left, strip.right
    own = set(map(id, strip.words))
    crossing = {
        round(word.y) for word in page.words if word.x < right and word.right > left and id(word) not in own
    }
    return len(crossing) <= max(_CROSSING, len(strip.words) * _CROSSING_SHARE)


def _is_among(strip: _Strip, margins: Iterable[tuple[float, float]]) -> bool:
    """Whether a strip stands where those of other pages do."""
    return any(left - _BESIDE <= strip.left and strip.right <= right + _BESIDE for left, right in margins)


def _without(page: PageWords, strips: Iterable[_Strip]) -> PageWords:
    """A page without the numbers of strips."""
    taken = {id(word) for strip in strips for word in strip.words}
    words = [rest for word in page.words if (rest := _rest(word) if id(word) in taken else word) is not None]
    return replace(page, words=words)


def _rest(word: Word) -> Word | None:
    """What is drawn in one go with a number, behind it."""
    _, _, text = word.text.partition(" ")
    if not text:
        return None
    width = (word.right - word.inner) * len(text.partition(" ")[0]) / len(text)
    return replace(word, text=text, x=word.inner, first_width=width, inner=0.0)


def _number(word: Word) -> str:
    return word.text.partition(" ")[0]


def _has_end(word: Word) -> bool:
    """Whether it is known where a number ends."""
    return " " not in word.text or word.inner > 0


def _start(word: Word) -> float:
    return word.x


def _middle(word: Word) -> float:
    return (word.x + _end(word)) / 2


def _end(word: Word) -> float:
    """Where a number ends, though more is drawn with it."""
    return word.x + word.first_width if word.inner else word.right

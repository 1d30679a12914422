"""What recurs among the lines of a document, and which of it is page furniture.

A line that recurs may as well be a heading that every chapter has, a row of a table, or a text that says the
same thing often. It is furniture where it also

* stands at the top or bottom of many pages, where pages are known; or
* cuts sentences in two, more than once; or
* comes at regular distances, with no heading in between; or
* nearly always stands next to what is furniture.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from itertools import pairwise
from statistics import fmean, pstdev
from typing import TYPE_CHECKING

from tracker.reading.blocks import BlockKind
from tracker.reading.outline.numbering import label_of
from tracker.reading.shape import Style, ends_sentence, starts_small, starts_uncased, style_of, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.reading.blocks import Block

# Longer lines are text; the longest running footers name a ministry and its bureau.
_MAX_LENGTH = 200
_MIN_COUNT = 3
# Twice may be chance (a heading after a line without its full stop), once in ten is more than chance.
_MIN_CUTS = 2
_CUT_SHARE = 0.1
# Prose that is cut has some words before the cut; rows of tables and lists have few.
_PROSE_WORDS = 4
# Lines at the top or bottom of a page among which furniture is looked for.
_EDGE = 4
_EDGE_SHARE = 0.8
# Regular distances: their spread against their mean; at least so many of them, and about a page apart.
_MIN_REGULAR = 4
_MAX_SPREAD = 0.35
_MIN_DISTANCE = 600
_HEADED_SHARE = 0.85
# What recurs within so many lines may be the rest of the furniture rather than a heading.
_NEAR = 3
_COMPANION_SHARE = 0.6
# Headers and footers have up to so many lines together.
_MAX_BLOCK = 6
# Share of page numbers that must follow their predecessor.
_STEPS_SHARE = 0.6
# A page may have no number (a full-page figure).
_MAX_STEP = 2
# Furniture is a small part of a document: more than this is a text that repeats itself.
_MAX_SHARE = 0.3

_DIGITS = re.compile(r"\d+")
_NUMBER_LINE = re.compile(
    r"[\W_]*(?:[^\W\d]{1,10}[\W_]+)?(?P<number>\d{1,4})(?:[\W_]+(?:[^\W\d]{1,5}[\W_]+)?\d{1,4})?(?:[\W_]+[^\W\d]{1,8})?[\W_]*"
)


class Recurrence:
    """The lines of a document and what recurs among them."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.keys = [
            _DIGITS.sub("#", block.text)
            if block.kind is BlockKind.LINE and len(block.text) <= _MAX_LENGTH
            else ""
            for block in blocks
        ]
        places: defaultdict[str, list[int]] = defaultdict(list)
        for index, key in enumerate(self.keys):
            if key:
                places[key].append(index)
        self.places = {key: found for key, found in places.items() if len(found) >= _MIN_CUTS}
        self.numbers = {
            key: found
            for key, found in self.places.items()
            if "#" in key and _NUMBER_LINE.fullmatch(blocks[found[0]].text)
        }
        self.recurring = frozenset(
            index
            for key, found in self.places.items()
            if not ends_sentence(key) and not starts_small(key)
            for index in found
        )
        self.before, self.after = self._neighbours()
        self.offsets = self._offsets()
        self.headings = [index for index, block in enumerate(blocks) if _looks_like_heading(block.text)]
        self.length = sum(len(block.text) for block in blocks)
        self.edges = self._edges()

    def furniture(self) -> tuple[frozenset[int], frozenset[int]]:
        """Indexes of running headers and footers, and of page numbers."""
        accepted = {key for key in self.places if key not in self.numbers and self._is_running(key)}
        found = {index for key in accepted for index in self.places[key]}
        numbers = self._page_numbers(found)
        for _ in range(_MAX_BLOCK - 1):
            more = {key for key in self.places if self._is_companion(key, accepted, found | numbers)}
            if not more:
                break
            accepted |= more
            found |= {index for key in more for index in self.places[key]}
            numbers |= self._page_numbers(found)
        for key in accepted:
            found -= self._kept(key, found | numbers)
        found -= self.title(found | numbers)
        if sum(len(self.blocks[index].text) for index in found | numbers) > self.length * _MAX_SHARE:
            return frozenset(), frozenset()  # the text itself repeats
        return frozenset(found), frozenset(numbers)

    def _is_running(self, key: str) -> bool:  # noqa: PLR0911 (a rule a line)
        """Whether what recurs as `key` is a running header or footer by its own evidence."""
        places = self.places[key]
        if self._are_numbered(places):
            return False
        if starts_small(key) or len(places) < _MIN_COUNT:
            return (
                len(places) > 1
                and not starts_small(key)
                and self._at_edges(places)
                and not ends_sentence(key)
            )
        # what is cut in two again and again with the same words on both sides is one text that recurs
        cuts = len({self._halves(index) for index in places} - {None})
        if ends_sentence(key):
            return cuts > _MIN_CUTS and cuts * 2 >= len(places)
        if self._at_edges(places):
            return True
        if sum(self._begins_sentence(index) for index in places) > cuts:
            return False
        if cuts >= _MIN_CUTS and cuts >= len(places) * _CUT_SHARE:
            return True
        return len(places) >= _MIN_REGULAR and self._is_regular(places)

    def _cuts_sentence(self, index: int) -> bool:
        """Whether the line stands between two halves of a sentence."""
        return self._halves(index) is not None

    def _halves(self, index: int) -> tuple[str, str] | None:
        """The lines around the line, where they are halves of a sentence."""
        before, after = self.before[index], self.after[index]
        if before is None or after is None:
            return None
        first, second = self.blocks[before].text, self.blocks[after].text
        is_cut = (
            not ends_sentence(first)
            and not first.endswith(":")
            and not _is_numbered_heading(first)
            and (starts_uncased(second) or (starts_small(second) and not _is_lone_word(second)))
            and len(words_of(first)) >= _PROSE_WORDS
            and label_of(second) is None
        )
        return (first, second) if is_cut else None

    def _begins_sentence(self, index: int) -> bool:
        """Whether the next line goes on with a sentence that only this line can have begun."""
        before = self.before[index]
        if index + 1 == len(self.blocks) or before is None or self.blocks[index + 1].gap_before:
            return False
        first, following = self.blocks[before].text, self.blocks[index + 1].text
        return (
            starts_small(following)
            and len(self.places.get(self.keys[index + 1], ())) < _MIN_COUNT
            and (ends_sentence(first) or first.endswith(":") or _looks_like_heading(first))
        )

    def _are_numbered(self, places: list[int]) -> bool:
        """Whether the lines have numbers of two parts or more, no two the same (`2.1. Aims`, `3.1. Aims`)."""
        labels = [label_of(self.blocks[index].text) for index in places]
        deep = {label.text for label in labels if label is not None and label.depth > 1}
        return len(deep) == len(places)

    def _at_edges(self, places: list[int]) -> bool:
        """Whether the lines stand at the tops or bottoms of pages."""
        at_edge = {self.blocks[index].page for index in places if index in self.edges}
        enough = min(_MIN_COUNT, max(2, len({block.page for block in self.blocks})))
        return len(at_edge) >= enough and len(at_edge) >= len(places) * _EDGE_SHARE

    def _is_regular(self, places: list[int]) -> bool:
        """Whether the lines come at regular distances, seldom with a heading in between."""
        distances = [self.offsets[after] - self.offsets[before] for before, after in pairwise(places)]
        mean = fmean(distances)
        if mean < _MIN_DISTANCE or pstdev(distances) > mean * _MAX_SPREAD:
            return False
        headed = sum(self._has_heading(before, after) for before, after in pairwise(places))
        return headed <= len(distances) * _HEADED_SHARE

    def _has_heading(self, first: int, last: int) -> bool:
        """Whether another line between the two looks like a heading."""
        start, end = bisect_right(self.headings, first), bisect_left(self.headings, last)
        return any(
            self.headings[place] not in self.recurring
            or min(self.headings[place] - first, last - self.headings[place]) > _NEAR
            for place in range(start, end)
        )

    def _is_companion(self, key: str, accepted: set[str], found: set[int]) -> bool:
        """Whether what recurs as `key` stands next to furniture nearly always."""
        places = self.places[key]
        if key in accepted or key in self.numbers or len(places) < _MIN_COUNT or ends_sentence(key):
            return False
        if self._are_numbered(places) or any(self._begins_sentence(index) for index in places):
            return False
        beside = sum(index - 1 in found or index + 1 in found for index in places)
        return beside >= len(places) * _COMPANION_SHARE

    def _page_numbers(self, found: set[int]) -> set[int]:
        """Lines that number the pages: each one more than the one before, and where pages end."""
        numbers = set()
        for places in self.numbers.values():
            values = [_number(self.blocks[index].text) for index in places]
            follows = [0 < after - before <= _MAX_STEP for before, after in pairwise(values)]
            if len(places) < _MIN_COUNT or sum(follows) < len(follows) * _STEPS_SHARE:
                continue
            if (
                any(self._cuts_sentence(index) for index in places)
                or self._at_edges(places)
                or sum(index - 1 in found or index + 1 in found for index in places) * 2 >= len(places)
                or (
                    len(places) >= _MIN_REGULAR and not self._names_parts(places) and self._is_regular(places)
                )
            ):
                numbers |= {
                    index
                    for place, index in enumerate(places)
                    if (place > 0 and follows[place - 1]) or (place < len(follows) and follows[place])
                }
        return numbers

    def _names_parts(self, places: list[int]) -> bool:
        """Whether the lines may be headings: `Chapter 1`, `Chapter 2`."""
        label = label_of(self.blocks[places[0]].text)
        return label is not None and label.names_part

    def _kept(self, key: str, found: set[int]) -> set[int]:
        """The occurrence that is the numbered heading which the furniture repeats, if any."""
        places = self.places[key]
        first = places[0]
        label = label_of(self.blocks[first].text)
        if label is not None and style_of(self.blocks[first].text[label.end :]) > Style.SENTENCE:
            standing = [
                index for index in places if not self._cuts_sentence(index) and not self._beside(index, found)
            ]
            return set(standing[:1])
        return set()

    def title(self, found: set[int]) -> set[int]:
        """The report's title where all that stands before the text is furniture: headers often repeat it."""
        lead = 0
        while lead in found:
            lead += 1
        following = [index for index in range(lead, min(lead + 6, len(self.blocks))) if index not in found][
            :2
        ]
        titles = [_looks_like_heading(self.blocks[index].text) for index in following]
        if lead == 0 or (titles == [True, True] and label_of(self.blocks[following[0]].text) is None):
            return set()  # the title still follows: a heading, and another one before the text begins
        same = all(self.keys[index] == self.keys[0] for index in range(lead))
        return {lead - 1 if same else 0}

    def _beside(self, index: int, found: set[int]) -> bool:
        return index - 1 in found or index + 1 in found

    def _neighbours(self) -> tuple[list[int | None], list[int | None]]:
        """For each line the last line before it and the first after it that does not recur."""
        before: list[int | None] = []
        last = None
        for index in range(len(self.blocks)):
            before.append(last)
            if index not in self.recurring:
                last = index
        after: list[int | None] = []
        following = None
        for index in reversed(range(len(self.blocks))):
            after.append(following)
            if index not in self.recurring:
                following = index
        return before, after[::-1]

    def _offsets(self) -> list[int]:
        """Where each line begins, in characters of text."""
        offsets = []
        position = 0
        for block in self.blocks:
            offsets.append(position)
            position += len(block.text) + 1
        return offsets

    def _edges(self) -> frozenset[int]:
        """Indexes of lines near the top or bottom of their page."""
        pages: defaultdict[int, list[int]] = defaultdict(list)
        for index, block in enumerate(self.blocks):
            if block.page is not None:
                pages[block.page].append(index)
        return frozenset(index for lines in pages.values() for index in (*lines[:_EDGE], *lines[-_EDGE:]))


def _number(text: str) -> int:
    match = _NUMBER_LINE.fullmatch(text)
    return int(match["number"]) if match else 0


def _is_numbered_heading(text: str) -> bool:
    label = label_of(text)
    return label is not None and (label.names_part or _looks_like_heading(text))


def _is_lone_word(text: str) -> bool:
    return len(words_of(text)) == 1 and not ends_sentence(text)


def _looks_like_heading(text: str) -> bool:
    """A rough look: short, no sentence, cast as a title."""
    if len(text) > _MAX_LENGTH or ends_sentence(text):
        return False
    label = label_of(text)
    title = text[label.end if label else 0 :]
    return not title or style_of(title) > Style.SENTENCE

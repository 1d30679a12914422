"""Which lines may be headings: by their cast, their number, their place, their room, and what follows them.

What is found here are candidates; `outline` decides when all of them are known.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from tracker.reading.outline.numbering import Label, bullet_of, label_of
from tracker.reading.outline.titles import is_field, reads_as_title
from tracker.reading.outline.typeface import body_type, is_marked
from tracker.reading.shape import (
    MAX_HEADING_WORDS,
    Style,
    ends_open,
    ends_sentence,
    has_inner_end,
    is_of_figures,
    run_in_label,
    starts_small,
    style_of,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.reading.blocks import Block
    from tracker.reading.measure import Measure
    from tracker.reading.vocabulary import Vocabulary

# A heading runs over at most so many lines.
_MAX_LINES = 5
# Blanks between an item's number and its text.
_HANGING = 3
# A question that is a heading may have a sentence before it.
_MAX_QUESTION_WORDS = 45
# Without capitals and without a number, only a short line is a heading.
_MAX_WEAK_WORDS = 12
# Such a line must also leave room that no ragged margin leaves.
_SHORT = 0.75
_SAME_SIZE = 0.05
# A run-in heading may be set bold, in which a little less fits on a line than the measure says.
_BOLD = 0.95
_FIELD = re.compile(r"[^\W\d_][^:.!?;]{0,60}: \S.*")
_HYPHENS = "-\u2010\u00ad"


class HeadingFinder:
    """Finds candidates for headings among the lines of a document."""

    def __init__(
        self,
        lines: Sequence[Block],
        cuts: frozenset[int],
        measure: Measure | None,
        vocabulary: Vocabulary,
        *,
        goes_on: bool = False,
    ) -> None:
        self.goes_on = goes_on  # rows of a table follow
        self.lines = lines
        self.cuts = cuts
        self.measure = measure
        self.vocabulary = vocabulary
        self.labels = [label_of(line.text) for line in lines]
        self.body_size, self.body_bold = body_type(lines)
        self.widest = self._widest()
        self.unfit = self._unfit()
        self.stated = any(line.level is not None for line in lines)

    def heading_at(self, start: int) -> int | None:
        """Index after the last line of the heading that begins at line `start`; None where none does.

        Where the format states which lines are headings, no others are.
        """
        if self.stated:
            return None if self.lines[start].level is None else start + 1
        if (question := self._question_end(start)) is not None:
            return question
        if bullet_of(self.lines[start].text) or len(words_of(self.lines[start].text)) > MAX_HEADING_WORDS:
            return None
        end = start + 1
        while end < len(self.lines) and end - start < _MAX_LINES and self._continues(start, end):
            end += 1
        if self._is_plausible(start, end):
            return end
        # the body may begin like a title too: a full line that has a number is a heading without it
        return start + 1 if end > start + 1 and self._is_plausible(start, start + 1, grown=True) else None

    def _question_end(self, start: int) -> int | None:
        """Index after the numbered question (or call) that stands by itself from line `start` on."""
        label = self.labels[start]
        if label is None or label.depth == 1 or not (start == 0 or self.parted(start)):
            return None
        end = start + 1
        while end < len(self.lines) and end - start < _MAX_LINES and not self.parted(end):
            end += 1
        title = self.vocabulary.join(self._title(start), *(line.text for line in self.lines[start + 1 : end]))
        asks = title.rstrip("!").endswith("?") or (
            title.endswith("!") and ("?" in title or not has_inner_end(title))
        )
        stands_apart = end < len(self.lines) and self.parted(end) and not starts_small(self.lines[end].text)
        return end if asks and stands_apart and len(words_of(title)) <= _MAX_QUESTION_WORDS else None

    def parted(self, index: int) -> bool:
        """Whether the source itself leaves a gap before line `index`."""
        return self.lines[index].gap_before and index not in self.cuts

    def same_type(self, first: int, second: int) -> bool:
        """Whether two lines are set in the same type."""
        one, other = self.lines[first], self.lines[second]
        if one.bold != other.bold:
            return False
        return one.size is None or other.size is None or abs(one.size - other.size) <= one.size * _SAME_SIZE

    def is_marked(self, index: int) -> bool:
        """Whether a line's type alone makes it a heading: larger than the body's, or bold."""
        return is_marked(self.lines[index], self.body_size, body_bold=self.body_bold)

    def _title(self, index: int) -> str:
        """The text of a line without its label."""
        label = self.labels[index]
        return self.lines[index].text[label.end if label else 0 :].strip()

    def _continues(self, start: int, index: int) -> bool:  # noqa: PLR0911 (a rule a line)
        """Whether line `index` belongs to the heading that began at `start` and goes to the line before."""
        line, following = self.lines[index - 1].text, self.lines[index].text
        if (
            self.labels[index]
            or bullet_of(following)
            or ends_sentence(line)
            or not self.same_type(index - 1, index)
        ):
            return False
        cast = style_of(following, partial=True)
        first = style_of(self._title(start), partial=True)
        if not self._title(start):  # `Chapter 3` on a line of its own
            return cast > Style.SENTENCE and not self.parted(index)
        if (cast is Style.CAPITALS) != (first is Style.CAPITALS):
            return False
        if line[-1] in _HYPHENS and not self.parted(index):
            return first > Style.SENTENCE or self.labels[start] is not None
        last = self._title(start) if index - 1 == start else line
        if first > Style.SENTENCE and cast > Style.SENTENCE and ends_open(last, self.vocabulary.small_words):
            # across a gap only what can end no heading says so
            sure = not last[-1].isalpha() or words_of(last)[-1].lower() in self.vocabulary.small_words
            return not ends_sentence(following) and (sure or not self.parted(index))
        if self.parted(index) or (index in self.cuts and self.measure is None):
            return False
        if self.is_marked(index):
            return True
        if starts_small(following) or following.startswith("("):
            return cast > Style.SENTENCE or (first is Style.SENTENCE and self.labels[start] is not None)
        return cast > Style.SENTENCE and self._is_full(start, index)

    def _is_full(self, start: int, index: int) -> bool:
        """Whether a heading's line had no room for the next word; headings may be set in larger type."""
        if self.measure is None:
            return False
        line, following = self.lines[index - 1], self.lines[index]
        if self.measure.forced(line, following):
            return True
        if self.measure.exact:
            return False
        label = self.labels[start]
        widest = max(self.widest[label.pattern if label else ""], self.measure.heading_floor)
        needed = self.measure.needed(line, following)
        if needed <= widest:
            return False
        if needed >= self.unfit[label.pattern if label else ""]:
            return True
        # a lone word is rather a heading of its own, unless it is known to follow
        before, words = words_of(line.text), words_of(following.text)
        is_lone = len(words) == 1 and len(before) > 0
        return self.vocabulary.follows(before[-1], words[0]) if is_lone else len(words) > 1

    def _is_plausible(self, start: int, end: int, *, grown: bool = False) -> bool:  # noqa: PLR0911 (a rule a line)
        """Whether the lines from `start` to `end` look like a heading, and what follows does not belie it."""
        label = self.labels[start]
        title = self.vocabulary.join(
            self._title(start), *(line.text for line in self.lines[start + 1 : end])
        ).strip()
        marked = self.is_marked(start)
        cast = style_of(title)
        if not reads_as_title(title, label, cast, first=start == 0):
            return False
        if (label is None or cast is Style.SENTENCE) and not marked and self.vocabulary.breaks_off(title):
            return False
        if end == len(self.lines):
            heads_rows = self.goes_on and cast > Style.SENTENCE and (start == 0 or self.parted(start))
            return label is not None or marked or heads_rows
        following = self.lines[end].text
        if label is None and not marked and (is_of_figures(following) or self._is_field(start, end, title)):
            return False  # the head of a table, or a row of one
        if starts_small(following) and not self.labels[end] and not bullet_of(following):
            return False
        if marked and not self.same_type(end - 1, end):
            return True
        if label is not None and self._hangs(start, end):
            return False
        if not (grown and label) and not self._is_closed(start, end, label, cast):
            return False
        if cast > Style.SENTENCE or marked:
            return True
        return self._is_weak_heading(start, end, title, label)

    def _is_field(self, start: int, end: int, title: str) -> bool:
        """Whether a line gives a value, as it says itself or as the line below it or above it does."""
        if start > 0 and is_field(title):
            return True
        if not _FIELD.fullmatch(title):
            return False
        beside = [self.lines[end].text] if not self.parted(end) else []
        if start > 0 and not self.parted(start):
            beside.append(self.lines[start - 1].text)
        return any(_FIELD.fullmatch(line) and not ends_sentence(line) for line in beside)

    def _hangs(self, start: int, end: int) -> bool:
        """Whether a full line goes on below its own text, right of its number, as items of lists do."""
        label, line, below = self.labels[start], self.lines[start], self.lines[end]
        return (
            label is not None
            and end == start + 1
            and not self.parted(end)
            and label.end < below.indent - line.indent <= label.end + _HANGING
            and self.measure is not None
            and self.measure.forced(line, below)
        )

    def _is_closed(self, start: int, end: int, label: Label | None, cast: Style) -> bool:
        """Whether the heading's last line was not just broken for want of room."""
        if self.measure is None or self.parted(end) or self.labels[end]:
            return True
        line, below = self.lines[end - 1], self.lines[end]
        following = below.text
        if run_in_label(following) is not None and label is None and end == start + 1:
            # one full line is rather the beginning of that run-in heading
            room = 1.0 if self.measure.exact else _BOLD
            return self.measure.needed(line, below) < self.measure.threshold * room
        if not self.measure.forced(line, below):
            return True
        after = style_of(following, partial=True)
        if run_in_label(following) is not None:
            return end - start > 1
        if cast is after or cast is Style.SENTENCE:
            return False
        return label is not None or Style.CAPITALS in {cast, after}

    def _is_weak_heading(self, start: int, end: int, title: str, label: Label | None) -> bool:
        """Whether a line cast like a sentence, without its full stop, stands where a heading does."""
        if label is not None and label.depth > 1 and self.parted(start) and self.parted(end):
            return True
        if starts_small(title) or (label is None and len(words_of(title)) > _MAX_WEAK_WORDS) or ": " in title:
            return False
        if label is None and end in self.cuts:  # no page ends with a heading: a sentence breaks off there
            return False
        if label is None and self._leads_to_small_items(end):
            return False
        before = start == 0 or self.parted(start) or ends_sentence(self.lines[start - 1].text)
        after = self.parted(end) or (
            self.measure is not None
            and self.measure.needed(self.lines[end - 1], self.lines[end]) < self.measure.threshold * _SHORT
        )
        following = self.lines[end].text
        heads_text = len(following) > len(title) or ends_sentence(following) or self.labels[end] is not None
        heads_text = heads_text or (label is not None and self._goes_on_series(start, label))
        return before and after and heads_text

    def _goes_on_series(self, start: int, label: Label) -> bool:
        """Whether the heading before it of its kind has the number before: another one may follow at once."""
        for index in range(start - 1, -1, -1):
            above = self.labels[index]
            if above is not None and above.pattern == label.pattern:
                line = self.lines[index].text
                return (
                    self.parted(index)
                    and self.parted(index + 1)
                    and any(value + 1 in label.values for value in above.values)
                    and not ends_sentence(line)
                    and line[-1] not in ",;:"
                )
        return False

    def _leads_to_small_items(self, index: int) -> bool:
        """Whether line `index` is an item that goes on with a sentence: `1. make any decision;`."""
        label, text = self.labels[index], self.lines[index].text
        start = label.end if label else len(bullet_of(text) or "")
        return start > 0 and starts_small(text[start:].lstrip())

    def _widest(self) -> defaultdict[str, float]:
        """How wide a line of a heading gets, by the pattern of its label (empty for none)."""
        widest: defaultdict[str, float] = defaultdict(float)
        if self.measure is None or self.measure.exact:
            return widest
        for index, line in enumerate(self.lines[:-1]):
            below = self.lines[index + 1]
            label = self.labels[index]
            if (
                ends_sentence(line.text)
                or style_of(self._title(index), partial=True) is Style.SENTENCE
                or self.measure.forced(line, below)
                or not (label or index == 0 or ends_sentence(self.lines[index - 1].text))
            ):
                continue
            key = label.pattern if label else ""
            widest[key] = max(widest[key], self.measure.width_of(line))
            if (
                ends_open(self._title(index), self.vocabulary.small_words)
                and style_of(below.text, partial=True) > Style.SENTENCE
            ):
                widest[key] = max(widest[key], self.measure.width_of(below))
        return widest

    def _unfit(self) -> defaultdict[str, float]:
        """What is known not to fit on a line of a heading, by the pattern of its label.

        Of headings that go on with several words, for a lone word may be a heading of its own.
        """
        unfit: defaultdict[str, float] = defaultdict(lambda: float("inf"))
        if self.measure is None or self.measure.exact:
            return unfit
        for index, line in enumerate(self.lines[:-1]):
            below, label = self.lines[index + 1], self.labels[index]
            if (
                label is None
                or self.labels[index + 1]
                or self.parted(index + 1)
                or len(words_of(below.text)) == 1
                or ends_sentence(line.text)
                or min(style_of(self._title(index), partial=True), style_of(below.text, partial=True))
                is Style.SENTENCE
            ):
                continue
            needed = self.measure.needed(line, below)
            if needed > max(self.widest[label.pattern], self.measure.heading_floor):
                unfit[label.pattern] = min(unfit[label.pattern], needed)
        return unfit

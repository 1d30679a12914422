"""A passage as phrases: what punctuation parts, and which of its words have content and a counterpart."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import chain, compress, takewhile
from typing import TYPE_CHECKING, NamedTuple

from tracker.diffing.folding.lightwords import light_words
from tracker.diffing.lexicon import lexicon_of
from tracker.diffing.lexicon.notation import listed
from tracker.diffing.losses.copies import said_again
from tracker.diffing.passages.sides import QUALIFIER
from tracker.diffing.passages.sources import sources_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.diffing.lexicon import Lexicon
    from tracker.diffing.passages.sides import Side
    from tracker.model import Finding, WordPiece

JOINS_OF = {
    "en": "and or but nor",
    "es": "y o e pero",
    "fr": "et ou mais",
    "ru": "и или но",
    "de": "und oder aber sowie",
}
"""Conjunctions by language."""
JOINS = "|".join(" ".join(JOINS_OF.values()).split())
"""The same as alternatives of a pattern, for texts of every language."""
CONJUNCTIONS = frozenset(JOINS.split("|"))
COUPLINGS = re.compile(
    r"\b(?:as well as|along with|together with|plus|así como|junto con|ainsi que|de même que|также|вместе"
    r"|beziehungsweise|bzw|samt)\b",
    re.IGNORECASE,
)
"""What else joins one thing to another, in texts of every language."""
STRONG = re.compile(r"[;:!?–—]|\.(?:(?<!\b[A-Z]\.)(?<!\b[A-Z][a-z]\.)(?=\s)|$)")
"""Marks that part clauses and the items of an enumeration; not the stop of `St.`, `Dr.`, of an initial."""
WEAK = re.compile(r",(?!\d)|[()]")
"""Marks that part the phrases of a clause."""

_VERB_WITHIN = 4
"""Words after a source within which its verb stands."""
_DANGLING_OF = {
    "en": listed("according included including includes still"),
    "es": listed("incluido incluida incluidos incluidas"),
    "fr": listed("notamment compris selon"),
    "ru": listed("включая согласно"),
    "de": listed("darunter einschließlich"),
}
"""Words, beside those that say little, at which no phrase ends; by language."""
_OBJECTS_OF = {
    "en": listed("them him it us me themselves himself herself itself others there"),
    "es": listed("él ella ellos ellas otros otras"),
    "fr": listed("lui elle eux elles autres"),
    "ru": listed("него нее ней них ним нему этого"),
    "de": light_words("de"),
}
"""But these end one before a punctuation mark: `those who committed them.`, `die gefoltert worden waren.`"""
_BRACKETS = (("(", ")"), ("“", "”"), ("«", "»"))
_STRAIGHT = '"'
_MOST_BRACKETS = 8
"""Unmatched brackets that are cut off before a stretch is given up."""
_NEAR = 2
"""Characters within which a closing mark still belongs to a phrase."""
_LOOSE_START = re.compile(rf"(?:[\s,;:.!?)–—-]|[\"'](?=\s)|(?:{JOINS})\s)+", re.IGNORECASE)
_LOOSE_END = ",;:.!?(–—- \t\n\u00a0"


class Phrase(NamedTuple):
    """Some words between two punctuation marks, or several such that follow one another."""

    start: int
    end: int
    content: int
    """How many content words it has."""
    missing: int
    """How many of them have no counterpart."""
    has_value: bool
    """Whether one of those is a figure or a name."""
    is_time: bool
    """Whether they only say when: another period is a signal, not a loss."""


@dataclass(frozen=True)
class Reading:
    """One side of a change, word by word."""

    side: Side
    content: list[bool]
    """Per word: whether it makes part of the claim."""
    missing: list[bool]
    """Per word: whether it has content and no counterpart on the other side."""
    stretches: list[tuple[int, int]]
    """What was deleted (inserted), as offsets into the text."""
    sole: frozenset[int]
    """Where those of them start that nothing took the place of, right there."""
    counts: dict[int, int]
    """Content words without counterpart in each edit."""
    again: Counter[int]
    """How many of them a finding of the group says once more that another one says, in each edit."""
    times: frozenset[str]
    """Number words, months and units of time."""
    lexicon: Lexicon
    trims: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    """What `trimmed` gave: several questions are asked of one phrase."""

    def words(self, start: int, end: int) -> range:
        """The words that begin in `text[start:end]`, as indices."""
        starts = self.side.starts
        return range(bisect_left(starts, start), bisect_left(starts, end))

    @cached_property
    def edits_with_value(self) -> frozenset[int]:
        """The edits in which a figure or a name has no counterpart."""
        missing = (k for k in self.side.lone if self.missing[k])
        return frozenset(self.side.edits[k] for k in missing if _is_value(self.side, k))

    @cached_property
    def times_in(self) -> Counter[int]:
        """How many words that say when have no counterpart, in each edit."""
        missing = (k for k in self.side.lone if self.missing[k])
        return Counter(self.side.edits[k] for k in missing if self.side.words[k] in self.times)

    @cached_property
    def first_stretches(self) -> dict[int, tuple[int, int]]:
        """The first stretch of each edit."""
        return {self.edit_of(*stretch): stretch for stretch in reversed(self.stretches)}

    def edit_of(self, start: int, end: int) -> int:
        """The edit of the first word of `text[start:end]`; -1 where there is none."""
        first = bisect_left(self.side.starts, start)
        is_there = first < len(self.side.starts) and self.side.starts[first] < end
        return self.side.edits[first] if is_there else -1

    def meanings(self, start: int, end: int) -> set[str]:
        """What the content words of `text[start:end]` mean."""
        words = self.words(start, end)
        within = slice(words.start, words.stop)
        return set(compress(self.side.meanings[within], self.content[within]))

    def phrase(self, start: int, end: int) -> Phrase:
        """`text[start:end]` as a phrase."""
        words = self.words(start, end)
        content = sum(self.content[words.start : words.stop])
        missing = list(compress(words, self.missing[words.start : words.stop])) if content else []
        if not missing:
            return Phrase(start, end, content, 0, has_value=False, is_time=True)
        return Phrase(
            start,
            end,
            content,
            len(missing),
            has_value=any(_is_value(self.side, k) for k in missing),
            is_time=all(self.side.words[k] in self.times or self.side.words[k].isdigit() for k in missing),
        )


def stretches_of(pieces: Sequence[WordPiece], which: int) -> list[tuple[int, int]]:
    """What was deleted (`which` 1) or inserted (2), as offsets into that side's text."""
    found = []
    at = 0
    for piece in pieces:
        if piece[0] in "-+" and piece[which]:
            found.append((at, at + len(piece[which])))
        at += len(piece[which])
    return found


def sole_stretches(pieces: Sequence[WordPiece], which: int) -> frozenset[int]:
    """Where what was deleted (inserted) starts beside which nothing was inserted (deleted)."""
    found = set()
    at = 0
    for k, piece in enumerate(pieces):
        if piece[0] in "-+" and piece[which]:
            beside = {other[0] for other in pieces[max(0, k - 1) : k + 2]}
            if not beside >= {"-", "+"}:
                found.add(at)
        at += len(piece[which])
    return frozenset(found)


def read_side(
    side: Side, findings: Sequence[Finding], pieces: Sequence[WordPiece], which: int, lexicon: Lexicon
) -> Reading:
    """Read one side of a change (`which` 1, or 2 for what was inserted).

    Labels and words that say who reports have no content of their own.
    """
    content = _content(side, lexicon).copy()
    for k in _label_words(side, findings):
        content[k] = False
    missing = [False] * len(content)
    counts: dict[int, int] = {}
    for k in side.lone:
        if content[k]:
            missing[k] = True
            counts[side.edits[k]] = counts.get(side.edits[k], 0) + 1
    return Reading(
        side,
        content,
        missing,
        stretches_of(pieces, which),
        sole_stretches(pieces, which),
        counts,
        Counter(side.edits[k] for k in said_again(side, findings, content) if missing[k]),
        _times(lexicon.language),
        lexicon,
    )


def _content(side: Side, lexicon: Lexicon) -> list[bool]:
    """Per word: whether it makes part of the claim, whatever label the finding has."""
    if side.found.content is None:
        light = light_words(lexicon.language)
        content = [
            bool(meaning) and meaning[0] != QUALIFIER and word not in light
            for meaning, word in zip(side.meanings, side.words, strict=True)
        ]
        for k in (*side.labels, *_attributions(side, lexicon)):
            content[k] = False
        side.found.content = content
    return side.found.content


@lru_cache(maxsize=8)
def _times(language: str) -> frozenset[str]:
    """Number words, months, units of time, and what says when beside them (`early`)."""
    figures = lexicon_of(language).figures
    return frozenset(
        chain(
            figures.numbers,
            figures.months,
            figures.durations,
            figures.spans,
            figures.date_cues,
            *figures.year_ends,
        )
    )


def _label_words(side: Side, findings: Sequence[Finding]) -> Iterator[int]:
    at = 0
    for finding in findings:
        if finding.label and finding.text.startswith(finding.label):
            end = at + len(finding.label)
            yield from range(bisect_left(side.starts, at), bisect_left(side.starts, end))
        at += len(finding.text) + 1


def _attributions(side: Side, lexicon: Lexicon) -> Iterator[int]:
    """The words that say who reports: another source is a signal, not a loss."""
    for source in sources_of(side, lexicon):
        yield from range(source.first, source.last + 1)
        for k in range(source.last + 1, min(source.last + 1 + _VERB_WITHIN, len(side.words))):
            if side.meanings[k] in lexicon.reporting:
                yield k
                break


def _is_value(side: Side, k: int) -> bool:
    """A figure, or a name: a capital where no sentence begins."""
    first = side.text[side.starts[k]]
    if first.isdigit() or side.meanings[k][:1].isdigit():
        return True
    return first.isupper() and k > 0 and side.text[side.ends[k - 1] : side.starts[k]] in (" ", ", ")


def cut(text: str, start: int, end: int, at: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Cut `text[start:end]` at marks; what lies between, without what is empty."""
    for mark in at.finditer(text, start, end):
        if mark.start() > start:
            yield start, mark.start()
        start = mark.end()
    if end > start:
        yield start, end


def within(own: Reading, phrase: Phrase) -> Iterator[Phrase]:
    """The parts of a phrase in which every content word lacks a counterpart, each with what leads to it.

    `for a wiretap` of `heard appeals for a wiretap`, where the other side has `may hear an appeal`.
    """
    side = own.side
    first = past = None
    for k in (*own.words(phrase.start, phrase.end), None):
        if k is not None and own.missing[k]:
            first, past = (k if first is None else first), k + 1
        elif k is None or own.content[k]:
            if first is not None and past is not None:
                yield own.phrase(side.starts[first], side.ends[past - 1])
            first = past = None
        elif past is None:
            first = k if first is None and side.words[k] in own.lexicon.phrase_starts else first


def trimmed(own: Reading, start: int, end: int) -> tuple[int, int]:
    """Without conjunctions and punctuation at the start, light words and punctuation at the end, and whole.

    Empty where no word is left; what stands before an unmatched closing bracket is cut off.
    """
    found = own.trims.get((start, end))
    if found is None:
        found = own.trims[start, end] = _trimmed(own, start, end)
    return found


def _trimmed(own: Reading, start: int, end: int) -> tuple[int, int]:
    text = own.side.text
    for _ in range(_MOST_BRACKETS):
        if start >= end:
            break
        if loose := _LOOSE_START.match(text, start, end):
            start = loose.end()
        words = own.words(start, end)
        last = next((k for k in reversed(words) if _may_end(own, k)), None)
        if last is None:
            break
        if last != words[-1]:
            end = own.side.ends[last]
        end = start + len(text[start:end].rstrip(_LOOSE_END))
        unmatched = _unmatched(text, start, end)
        if unmatched is None:
            return _without_quote(text, start, _closed(text, start, end))
        if unmatched == end - 1:
            end = unmatched
        else:
            start = unmatched + 1
    return start, start


def _without_quote(text: str, start: int, end: int) -> tuple[int, int]:
    """Without a straight quotation mark at either end that has no other."""
    if text.count(_STRAIGHT, start, end) == 1:
        start += text.startswith(_STRAIGHT, start, end)
        end -= text.endswith(_STRAIGHT, start, end)
    return start, end


def _may_end(own: Reading, k: int) -> bool:
    """Whether a phrase may end at word `k`."""
    side, language = own.side, own.lexicon.language
    word, none = side.words[k], frozenset[str]()
    if word not in light_words(language) and word not in _DANGLING_OF.get(language, none):
        return True
    past = side.ends[k]
    is_last = past == len(side.text) or side.text[past] in _LOOSE_END.strip()
    return is_last and word in _OBJECTS_OF.get(language, none)


def _unmatched(text: str, start: int, end: int) -> int | None:
    """The first closing bracket that nothing in `text[start:end]` opens."""
    for opening, closing in _BRACKETS:
        opened, closed = text.find(opening, start, end), text.find(closing, start, end)
        if closed >= 0 and not 0 <= opened < closed:
            return closed
    return None


def _closed(text: str, start: int, end: int) -> int:
    """The end, past the bracket that closes one in `text[start:end]` where it follows at once."""
    for opening, closing in _BRACKETS:
        if text.count(opening, start, end) > text.count(closing, start, end):
            following = "".join(takewhile(lambda mark: not mark.isspace(), text[end : end + _NEAR]))
            end += following.find(closing) + 1
    return end

"""Raised figures and signs that link nowhere: footnote marks are told from powers and units (10⁶, km²).

The readers enclose what is raised, and `settle` decides when all of a document is known. A mark stands behind
the end of a sentence, or behind a word and in brackets, or in a series (the number before it or after it is
there, too), or it has its note: a block that begins with it. Behind a figure, or what may be the symbol of a
unit or a variable, it is only a mark where it fills a gap in the series, or where its note has no other mark.
What is doubtful stays in the text, behind a figure as `10^6`: `106` would be another figure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TYPE_CHECKING

from tracker.model import SetAside
from tracker.reading.reasons import FOOTNOTE_MARK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.reading.blocks import Block


# Code points that stand for nothing in any text (Unicode's noncharacters).
OPEN, CLOSE = "\ufdd0", "\ufdd1"
"""Around what is raised, until `settle` has told what it is."""
_ENCLOSED = re.compile(f"{OPEN}([^{OPEN}{CLOSE}]*){CLOSE}")
_UNENCLOSED = {ord(OPEN): None, ord(CLOSE): None}
# A figure or several, in brackets or not; or signs.
_MAY_BE = re.compile(r"\s*(?:[\[(]?\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*[\])]?,?|[*†‡§]{1,3})\s*")
_SIGN = re.compile(r"[*†‡§]{1,3}(?=\s?\w)")
_NUMBER = re.compile(r"\d+")
# Marks that stand between a mark and its word.
_MARKS = re.compile(rf"(?:\s*[,;]?\s*{OPEN}[^{CLOSE}]*{CLOSE})+\s*$")
_SENTENCE_END = re.compile(r"[.,;:!?…\u3002\u060c\u061f\u06d4\u0964][\"'”’»]?$|[^\W\d_][\"”»]$")
_WORD = re.compile(r"[^\W\d_](?:[\w'’-]*[^\W\d_])?[)\]’']?$|[)\]%]$")
_COUNTED = re.compile(r"\d\W*$")
# Words of so many letters may be symbols of units and variables.
_SYMBOL = 2
_POWERS = frozenset({2, 3})
# A series may lack so many numbers in a row: a mark within a picture. A chain is at least this long.
_LACKING = 1
_CHAIN = 3
# How much of the text before what is raised says where it stands: a word, and the marks between.
_LOOK_BACK = 200
_NO_BLANK_BEFORE = frozenset(".,;:!?)]")


class _Place(IntEnum):
    """Where a raised figure or sign stands."""

    NO_MARK = 0
    """Behind a unit or a variable, or before a letter."""
    DOUBTFUL = 1
    """Behind a figure, a counted thing, or what may be a symbol."""
    WORD = 2
    SENTENCE_END = 3
    START = 4
    """Of a block or a table's cell: the number of a note, if anything."""


@dataclass(frozen=True, slots=True)
class _Raised:
    """A raised figure or sign and where it stands."""

    text: str
    block: int
    place: _Place
    numbers: tuple[int, ...]
    """The figures in it; none in a sign."""

    @property
    def is_firm(self) -> bool:
        """Whether it is a figure behind a word or the end of a sentence."""
        return bool(self.numbers) and self.place in {_Place.WORD, _Place.SENTENCE_END}

    @property
    def key(self) -> int | str:
        """What its note begins with."""
        return self.numbers[0] if self.numbers else self.text


def may_be_mark(text: str) -> bool:
    """Whether raised type may be a footnote mark by what it says."""
    return _MAY_BE.fullmatch(text) is not None


def enclosed(text: str) -> str:
    """What is raised, as `settle` finds it in a block's text."""
    return f"{OPEN}{text}{CLOSE}"


def unenclosed(text: str) -> str:
    """The text with what is raised in it as plain text."""
    return text.translate(_UNENCLOSED)


def begins_raised(text: str) -> bool:
    """Whether a text begins with something raised."""
    return text.startswith(OPEN)


def settle(blocks: Sequence[Block]) -> tuple[list[Block], list[SetAside]]:
    """Take footnote marks out of the blocks of a whole document; what else is raised becomes plain text."""
    raised, marks = _told([block.text for block in blocks])
    kept: list[Block] = []
    aside: list[SetAside] = []
    start = 0
    for index, block in enumerate(blocks):
        if OPEN not in block.text and CLOSE not in block.text:
            kept.append(block)
            continue
        end = start
        while end < len(raised) and raised[end].block == index:
            end += 1
        text = _without(block.text, marks[start:end])
        gone = [found for found, mark in zip(raised[start:end], marks[start:end], strict=True) if mark]
        aside += [SetAside(text=mark.text, reason=FOOTNOTE_MARK, place=block.place) for mark in gone]
        if text:
            lead = block.lead if block.lead and text.startswith(block.lead) else None
            note = (
                gone.pop(0).text if begins_raised(block.text) and gone[:1] == raised[start:end][:1] else None
            )
            kept.append(
                replace(block, text=text, lead=lead, note=note, marks=tuple(mark.text for mark in gone))
            )
        start = end
    return kept, aside


def are_marks(texts: Sequence[str]) -> list[list[bool]]:
    """Of what is raised in each of the texts of a whole document whether it is a footnote mark."""
    raised, marks = _told(texts)
    found: list[list[bool]] = [[] for _ in texts]
    for one, mark in zip(raised, marks, strict=True):
        found[one.block].append(mark)
    return found


def _told(texts: Sequence[str]) -> tuple[list[_Raised], list[bool]]:
    """What is raised in texts, and whether it is a mark."""
    raised = [found for index, text in enumerate(texts) for found in _raised_in(text, index)]
    return raised, _marks(raised, texts)


def _raised_in(text: str, index: int) -> Iterator[_Raised]:
    """What is raised in a block's text."""
    for match in _ENCLOSED.finditer(text) if OPEN in text else ():
        numbers = tuple(int(number) for number in _NUMBER.findall(match[1]))
        start = max(0, match.start() - _LOOK_BACK)
        place = _place(text[start : match.start()], text[match.end() : match.end() + 1], numbers)
        yield _Raised(match[1].strip(), index, place, numbers)


def _place(before: str, after: str, numbers: tuple[int, ...]) -> _Place:
    """Where something raised stands, by the text before it and the character after it."""
    before = _ENCLOSED.sub("", _MARKS.sub("", before)).rstrip()
    if not before or before.endswith(" |"):
        return _Place.START
    if after.isalnum():
        return _Place.NO_MARK
    if _SENTENCE_END.search(before):
        return _Place.SENTENCE_END
    if word := _WORD.search(before):
        return _behind(word[0], before[: word.start()], numbers)
    return _Place.DOUBTFUL if before[-1].isdigit() else _Place.NO_MARK


def _behind(word: str, before: str, numbers: tuple[int, ...]) -> _Place:
    """What a raised figure or sign behind `word` may be."""
    power = not _POWERS.isdisjoint(numbers)
    word = word.rstrip("’'")
    if not numbers or not word[-1].isalpha():
        return _Place.WORD
    if len(word) <= _SYMBOL:
        unit = word[-1].islower() and (len(word) == 1 or power)
        return _Place.NO_MARK if unit else _Place.DOUBTFUL
    return _Place.DOUBTFUL if power and _COUNTED.search(before) else _Place.WORD


def _marks(raised: Sequence[_Raised], texts: Sequence[str]) -> list[bool]:
    """Which are footnote marks."""
    if not raised:
        return []
    notes = _notes(raised, texts)
    marks = _near_others(raised)
    for index in _in_chains(raised):
        marks[index] = True
    for index, found in enumerate(raised):
        noted = found.place is _Place.WORD and notes.get(found.key, -1) > found.block
        bracketed = found.text[-1] in ")]" and found.place in {_Place.WORD, _Place.DOUBTFUL}
        marks[index] |= noted or bracketed or found.place is _Place.SENTENCE_END
    known = {found.key for found, mark in zip(raised, marks, strict=True) if mark}
    for index, found in enumerate(raised):
        noted = found.place is _Place.DOUBTFUL and notes.get(found.key, -1) > found.block
        marks[index] |= noted and found.key not in known
    seen: set[int | str] = set()
    for index, found in enumerate(raised):
        if marks[index]:
            seen |= {found.key, *_named(found.numbers)}
        elif found.place is _Place.START:
            marks[index] = found.key in seen
    return marks


def _named(numbers: Sequence[int]) -> Sequence[int]:
    """All numbers from the first to the last."""
    return range(numbers[0], numbers[-1] + 1) if numbers else ()


def _notes(raised: Sequence[_Raised], texts: Sequence[str]) -> dict[int | str, int]:
    """The last block that begins with each mark; a note's sign need not be raised."""
    notes: dict[int | str, int] = {}
    signs = {found.text for found in raised if not found.numbers}
    for index, text in enumerate(texts) if signs else ():
        if (match := _SIGN.match(text)) and match[0] in signs:
            notes[match[0]] = index
    for found in raised:
        if found.place is _Place.START:
            notes[found.key] = max(found.block, notes.get(found.key, -1))
    return notes


def _near_others(raised: Sequence[_Raised]) -> list[bool]:
    """For each whether it is firm, and so is the number before it or after it, in its place."""
    marks = [False] * len(raised)
    for step, end in ((1, -1), (-1, 0)):
        seen: set[int] = set()
        for index in range(len(raised))[::step]:
            numbers = raised[index].numbers
            if not raised[index].is_firm:
                continue
            start = numbers[0] if step > 0 else numbers[-1]
            marks[index] |= not seen.isdisjoint(start - step * far for far in range(1, _LACKING + 2))
            seen.add(numbers[end])
    return marks


def _in_chains(raised: Sequence[_Raised]) -> set[int]:
    """Which are links of a chain of numbers, each one more than the one before.

    Doubtful ones are links where they stand between firm ones, or at the beginning with the number 1, and
    where no other has their number.
    """
    ends: dict[int, int] = {}
    before: dict[int, int | None] = {}
    firm: dict[int, int] = {}
    rivals: set[int] = set()
    chained: set[int] = set()
    for index, found in enumerate(raised):
        if not found.numbers or found.place in {_Place.NO_MARK, _Place.START}:
            continue
        if found.is_firm and found.key == 1:
            ends.clear()  # a new chapter's
        link = ends.get(found.numbers[0] - 1)
        before[index] = link
        firm[index] = found.is_firm + (0 if link is None else firm[link])
        rival = ends.get(found.numbers[-1])
        if rival is not None and not found.is_firm and not raised[rival].is_firm:
            rivals |= {index, rival}
        if rival is None or firm[index] > firm[rival]:
            ends[found.numbers[-1]] = index
        if found.is_firm:
            chained.update(_chain(raised, index, before, chained))
    return chained - rivals


def _chain(
    raised: Sequence[_Raised], end: int, before: dict[int, int | None], chained: set[int]
) -> list[int]:
    """The new links of the chain that ends at `end`, if it is long enough to be believed."""
    links: list[int] = []
    link: int | None = end
    while link is not None and link not in chained:
        links.append(link)
        link = before[link]
    if link is not None:
        return links
    while raised[links[-1]].key != 1 and not raised[links[-1]].is_firm:
        links.pop()
    return links if len(links) >= _CHAIN else []


def _without(text: str, marks: Sequence[bool]) -> str:
    """The text without the raised pieces that are marks."""
    pieces: list[str] = []
    start = 0
    for match, mark in zip(_ENCLOSED.finditer(text), marks, strict=True):
        pieces.append(text[start : match.start()])
        start = match.end()
        if not mark:
            pieces.append("^" * (pieces[-1][-1:].isdigit() and match[1][:1].isdigit()) + match[1])
        elif pieces[-1].endswith(" ") and (start == len(text) or text[start] in _NO_BLANK_BEFORE):
            pieces[-1] = pieces[-1].rstrip()
    return unenclosed("".join([*pieces, text[start:]])).strip()

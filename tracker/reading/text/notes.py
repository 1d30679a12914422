"""Notes behind numbers in brackets, `[1] Gazette of 2011`, where no format says that they are notes.

A number in brackets that begins a passage may count passages, as in judgments. It is a note's where the same
number stands as a mark in the text before it, and where that holds of nearly all such passages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.model import SetAside
from tracker.reading.blocks import BlockKind
from tracker.reading.furniture.marks import CLOSE, OPEN, unenclosed
from tracker.reading.reasons import FOOTNOTE, FOOTNOTE_MARK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.reading.blocks import Block

_NUMBER = rf"{OPEN}?\[(\d{{1,3}})\]{CLOSE}?"
_NOTE = re.compile(rf"{_NUMBER}\s+(?=\S)")
# Glued to what stands before it, or behind the end of a clause: `see [12]` speaks of what has that number.
_MARK = re.compile(
    rf"(?:\s?(?={OPEN})|(?<=[^\s\[(])|(?<=[.!?,;:\u2026\"'\u2019\u201d\u00bb)])\s){_NUMBER}(?![\w(])"
)
_WRAPPED = re.compile(rf"{_NUMBER}(?=\s|$)")
# So many of the passages that begin with a number in brackets are notes, or none is.
_NOTED = 0.8
# What goes on for so many lines, with nothing to part it from the text, is no note.
_MOST_LINES = 15


@dataclass(frozen=True, slots=True)
class _Mark:
    """What leads to a note."""

    line: int
    start: int
    end: int
    number: int


def strip_notes(lines: Sequence[Block]) -> tuple[list[Block], list[SetAside]]:
    """Take out the notes behind numbers in brackets, and the marks that lead to them."""
    pending: dict[int, list[_Mark]] = {}
    marks: list[_Mark] = []
    notes: list[range] = []
    unmarked = past = 0
    for index, line in enumerate(lines):
        if index < past or "[" not in line.text:
            continue
        begins = line.kind is not BlockKind.LINE or line.gap_before or index == past
        note = _NOTE.match(line.text) if begins else None
        led = pending.pop(int(note[1]), None) if note else None
        if led:
            marks += led
            notes.append(_lines_of(lines, index))
            past = notes[-1].stop
            continue
        unmarked += note is not None
        for mark in _marks_in(line.text, index, begins=begins):
            pending.setdefault(mark.number, []).append(mark)
    if len(notes) < (len(notes) + unmarked) * _NOTED:
        return list(lines), []
    return _without(lines, notes, marks)


def _lines_of(lines: Sequence[Block], start: int) -> range:
    """The lines of a note: up to the next, or to a gap behind which nothing is set further in than itself."""
    first = lines[start]
    if first.kind is not BlockKind.LINE:
        return range(start, start + 1)
    for index in range(start + 1, len(lines)):
        line = lines[index]
        if line.kind is not BlockKind.LINE or _NOTE.match(line.text):
            return range(start, index)
        if line.indent <= first.indent:
            if line.gap_before:
                return range(start, index)
            if index - start >= _MOST_LINES:
                return range(start, start + 1)
    return range(start, len(lines))


def _marks_in(text: str, line: int, *, begins: bool) -> Iterator[_Mark]:
    """What a line has that may lead to a note."""
    wrapped = None if begins else _WRAPPED.match(text)
    if wrapped:
        yield _Mark(line, 0, wrapped.end(), int(wrapped[1]))
    for match in _MARK.finditer(text):
        yield _Mark(line, match.start(), match.end(), int(match[1]))


def _without(
    lines: Sequence[Block], notes: Sequence[range], marks: Sequence[_Mark]
) -> tuple[list[Block], list[SetAside]]:
    """The lines without the notes and their marks, and these."""
    aside: list[tuple[int, SetAside]] = []
    kept: list[Block | None] = list(lines)
    for mark in sorted(marks, key=lambda mark: (mark.line, mark.start), reverse=True):
        line = kept[mark.line]
        if line is not None:
            text = unenclosed(line.text[mark.start : mark.end]).strip()
            aside.append((mark.line, SetAside(text=text, reason=FOOTNOTE_MARK, place=line.place)))
            rest = (line.text[: mark.start] + line.text[mark.end :]).strip()
            kept[mark.line] = replace(line, text=rest)
    for note in notes:
        text = unenclosed(" ".join(lines[index].text for index in note))
        aside.append((note.start, SetAside(text=text, reason=FOOTNOTE, place=lines[note.start].place)))
        for index in note:
            kept[index] = None
    aside.sort(key=lambda piece: piece[0])
    return [line for line in kept if line is not None and line.text], [piece for _, piece in aside]

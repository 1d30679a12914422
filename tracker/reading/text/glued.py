"""Footnote marks that plain text has lost the raising of: `limited by law.12 The court` says no `12`.

What is copied out of a PDF or a page brings them along as figures at the ends of sentences and quotations.
They are told by their series: each is one more than the one before it. All else stays.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from tracker.model import SetAside
from tracker.reading.outline.numbering import label_of
from tracker.reading.reasons import FOOTNOTE_MARK
from tracker.reading.shape import starts_small

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.reading.blocks import Block

# Raised figures that are signs of their own.
_RAISED = "\u2070\u00b9\u00b2\u00b3\u2074-\u2079"
_PLAIN = str.maketrans("\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079", "0123456789")
# Behind a stop after a word, or behind what closes a quotation or bracket; several, each one more.
_BEHIND = re.compile(
    r"(?P<before>(?P<word>[^\W\d_]{2,40})[.!?,;:\u2026]|[\w.!?,;:\u2026%][\"'\u2019\u201d\u00bb)\]]{1,3}[.,;:]?)"
    r"(?P<mark>\d{1,3}(?:[,;]? ?\d{1,3})*)(?=[.,;:]?(?:\s|$))"
)
# Behind a word that is no unit's symbol, or behind a mark.
_SUPERSCRIPT = re.compile(rf"(?:(?<=[^\W\d_]{{3}})|(?<=[^\w\s]))[{_RAISED}]{{1,3}}(?!\w)")
# In brackets behind a word or a sign, no blank between.
_BRACKETED = re.compile(r"(?<=[^\s\[(])\[(\d{1,3})\](?![\w(\[])")
# Without either a line has none of them: looked for first, for the others take long.
_MAYBE_SUPERSCRIPT = re.compile(f"[{_RAISED}]")
_MAYBE_BEHIND = re.compile(r"[.!?,;:\u2026\"'\u2019\u201d\u00bb)\]]\d")
_NUMBER = re.compile(r"\d+")
# A word within a sentence.
_UNSTOPPED = re.compile(r"[^\W\d_]{2,40}(?=,? [^\W\d_])")
# A note: its number, a blank, and no figure.
_NOTE = re.compile(
    rf"(?P<number>\d{{1,3}}(?=\s)|\[\d{{1,3}}\]|[{_RAISED}]{{1,3}})\s*(?=[^\W\d_]|[\"'\u2018\u201c(\[])"
)
# So many marks are a series; it may lack so many numbers (marks in pictures, behind addresses, two on one
# word), and more once it is long.
_SERIES = 4
_LACKING = 2
_LONG_SERIES = 10
_LACKING_LATER = 6
# The same word before several is an abbreviation (`Art.5`, `Fig.6`), if it has a stop elsewhere, too.
_ABBREVIATED = 3
# A name of so many letters with a stop behind it may be one, too (`No.7 Brigade`).
_SHORT = 3
# So many of the numbers in the series have a note, where there are notes.
_NOTED = 0.8


@dataclass(frozen=True, slots=True)
class _Mark:
    """What may be a mark, or several."""

    line: int
    start: int
    end: int
    first: int
    last: int
    word: str
    is_raised: bool = False
    """A raised figure behind a stop or a closing quote: a mark, were it the only one."""


def unglued(lines: Sequence[Block]) -> tuple[list[Block], list[SetAside]]:
    """Take out footnote marks at the ends of words, and the numbers of their notes."""
    found = [
        mark for index, line in enumerate(lines) for mark in _marks_in(line.text, index, _after(lines, index))
    ]
    shortened = _abbreviations(lines, found)
    marks = _series([mark for mark in found if mark.word not in shortened])
    if not marks:
        return list(lines), []
    notes = _notes(lines, marks)
    cuts = sorted([*marks, *notes], key=lambda cut: (cut.line, cut.start))
    noted = {note.line for note in notes}
    kept = list(lines)
    for number, group in groupby(cuts, key=lambda cut: cut.line):
        text, pieces, start = lines[number].text, [], 0
        gone: list[str] = []
        for mark in group:
            pieces.append(text[start : mark.start])
            gone += map(str, range(mark.first, mark.last + 1))
            start = mark.end
        note = gone.pop(0) if number in noted else None
        text = "".join([*pieces, text[start:]]).strip()
        kept[number] = replace(lines[number], text=text, note=note, marks=tuple(gone))
    aside = [
        SetAside(
            text=lines[mark.line].text[mark.start : mark.end].strip(),
            reason=FOOTNOTE_MARK,
            place=lines[mark.line].place,
        )
        for mark in cuts
    ]
    return kept, aside


def _abbreviations(lines: Sequence[Block], found: Sequence[_Mark]) -> frozenset[str]:
    """Words that stand before several figures, and hardly anywhere without a stop: `Art.5`, not `law.5`."""
    counts = Counter(mark.word for mark in found if mark.word)
    often = {word: count for word, count in counts.items() if count >= _ABBREVIATED}
    if not often:
        return frozenset()
    plain = Counter(word for line in lines for word in _UNSTOPPED.findall(line.text) if word in often)
    return frozenset(word for word, count in often.items() if plain[word] < count)


def _after(lines: Sequence[Block], index: int) -> str:
    """What goes on below a line."""
    following = lines[index + 1] if index + 1 < len(lines) else None
    return "" if following is None or following.gap_before else following.text


def _marks_in(text: str, line: int, below: str) -> Iterator[_Mark]:
    """What a line has that may be marks."""
    for match in _SUPERSCRIPT.finditer(text) if _MAYBE_SUPERSCRIPT.search(text) else ():
        number = int(match[0].translate(_PLAIN))
        raised = not text[match.start() - 1].isalnum()
        yield _Mark(line, match.start(), match.end(), number, number, "", is_raised=raised)
    for match in _BRACKETED.finditer(text) if "[" in text else ():
        number = int(match[1])
        yield _Mark(line, match.start(), match.end(), number, number, "")
    for match in _BEHIND.finditer(text) if _MAYBE_BEHIND.search(text) else ():
        numbers = [int(number) for number in _NUMBER.findall(match["mark"])]
        end = match.end("mark")
        if any(after - before != 1 for before, after in pairwise(numbers)):
            single = _NUMBER.match(text, match.start("mark"))  # a figure of the next sentence follows
            if single is None or text[single.end() : single.end() + 1] != " ":
                continue
            numbers, end = numbers[:1], single.end()
        word = match["word"] or ""
        stop = match["before"][-1] in ".!?"
        shortened = stop and word[:1].isupper() and len(word) <= _SHORT
        following = text[end:].strip() or below
        if not shortened and not (stop and starts_small(following) and label_of(following) is None):
            yield _Mark(line, match.start("mark"), end, numbers[0], numbers[-1], word)


def _series(found: Sequence[_Mark]) -> list[_Mark]:
    """The marks of series that begin with 1: each goes on with the one before; chapters may begin anew."""
    chosen: list[_Mark] = []
    current: list[_Mark] = []
    for mark in found:
        step = mark.first - current[-1].last if current else 0
        lacking = _LACKING_LATER if _counted(current) >= _LONG_SERIES else _LACKING
        if current and 0 < step <= 1 + lacking:
            current.append(mark)
        elif mark.first == 1 and (not current or _is_sure(current)):
            chosen += current
            current = [mark]
    return [*chosen, *current] if chosen or _is_sure(current) else []


def _is_sure(marks: Sequence[_Mark]) -> bool:
    """Whether marks are so many that they are a series, or can be nothing else."""
    return _counted(marks) >= _SERIES or (bool(marks) and all(mark.is_raised for mark in marks))


def _counted(marks: Sequence[_Mark]) -> int:
    return sum(mark.last + 1 - mark.first for mark in marks)


def _notes(lines: Sequence[Block], marks: Sequence[_Mark]) -> list[_Mark]:
    """The numbers of the notes: lines below the marks that begin with the numbers of these, one by one."""
    wanted: dict[int, int] = {}
    for mark in marks:
        for number in range(mark.first, mark.last + 1):
            wanted.setdefault(number, mark.line)
    runs: list[list[_Mark]] = [[]]
    for index, line in enumerate(lines):
        match = _NOTE.match(line.text)
        number = int(match["number"].strip("[]").translate(_PLAIN)) if match else 0
        if match is None or wanted.get(number, index) >= index:
            continue
        note = _Mark(index, 0, match.end(), number, number, "")
        if number == 1:
            runs.append([note])
        elif runs[-1] and number == runs[-1][-1].last + 1:
            runs[-1].append(note)
    notes = max(runs, key=len)
    return notes if len(notes) >= len(wanted) * _NOTED else []

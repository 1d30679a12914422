"""Plain text: every line of it is a block; form feeds part pages, underlined lines are headings."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.model import SetAside
from tracker.reading.blocks import Block, BlockKind, Reading
from tracker.reading.decode import decode
from tracker.reading.furniture.marks import enclosed, settle
from tracker.reading.pdf.tex_letters import lettered
from tracker.reading.reasons import UNDERLINE
from tracker.reading.shape import ends_sentence, starts_small
from tracker.reading.text.aligned import aligned
from tracker.reading.text.columns import Printed, in_reading_order
from tracker.reading.text.drawn import undrawn
from tracker.reading.text.line_numbers import unnumbered
from tracker.reading.text.notes import strip_notes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# A text of so many lines is double-spaced where nearly all of them stand apart, and so many sentences go on
# from one to the next.
_MIN_SPACED = 20
_SPACED = 0.97
_BROKEN = 0.3
# What ends a line: all that `str.splitlines` knows but the separators 1C to 1E, which are none in text.
_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


def blocks(content: bytes, *, source: str, charset: str | None = None) -> Reading:
    """Blocks of a plain text; see `tracker.reading` for what they are.

    Raises:
        InputError: It is no text.
    """
    decoded = decode(content, source=source, charset=charset)
    text = lettered(decoded.text)
    bracketed = _RAISED.search(text) is not None
    bare = {mark[2] for mark in _RAISED_BARE.finditer(text)} >= _FIRST_MARKS
    for expression in (_RAISED,) * bracketed + (_RAISED_BARE,) * bare:
        text = expression.sub(lambda mark: enclosed(mark[2]) + mark[1], text)
    printed, numbers, doubts = lines_of(text)
    lines, rules = underlined(tuple(_with_marks(printed)))
    lines, notes = strip_notes(lines) if bracketed else (lines, [])
    lines, marks = settle(lines)
    lines, drawn = undrawn(lines)
    return Reading(
        blocks=tuple(aligned(lines)),
        set_aside=(*numbers, *rules, *notes, *drawn, *marks),
        encoding=decoded.encoding,
        notices=(*decoded.notices, *doubts),
    )


# Headings are underlined with one of these, as reStructuredText has it, by a rule as long as they are.
_RULE = re.compile(r"([=\-~^\"'`#*+_.:])\1{2,}")
_LONGEST_HEADING = 200
# One line above a rule may be the head of a column; a document that underlines its headings has several.
_MIN_UNDERLINED = 3
# What is raised in a page, as text browsers print it.
_MARK = r"\[\d{1,3}\]"
_RAISED = re.compile(rf"\^(\s*)({_MARK})")
# Without brackets they are powers, too; so they are looked at where the first of a series are among them.
_RAISED_BARE = re.compile(r"(?<!\^)\^(\s*)(\d{1,3})(?![\w^])")
_FIRST_MARKS = {"1", "2", "3"}
_ENCLOSED = re.compile(enclosed(r"\[?[0-9]{1,3}\]?"))
_MARKS_FIRST = re.compile(rf"(?:{_ENCLOSED.pattern}\s*)+")


def lines_of(text: str) -> tuple[list[Block], list[SetAside], list[str]]:
    """The lines of `text` that have something on them, the numbers of these, and what is in doubt.

    Lines know the gaps between them. Form feeds part pages.
    """
    found: list[Block] = []
    blank: list[int] = []
    gap = 0
    printed, doubts = in_reading_order(_printed(text))
    for item in printed:
        line = item.text.strip()
        if not line:
            gap += 1
            continue
        indent = len(item.text) - len(item.text.lstrip()) if item.text[0].isspace() else 0
        if "\t" in item.text[:indent]:
            indent = len(item.text[:indent].expandtabs())
        found.append(
            Block(
                text=line,
                kind=BlockKind.LINE,
                place=f"line {item.number}",
                page=item.page,
                indent=indent,
                gap_before=gap > 0,
            )
        )
        blank.append(gap)
        gap = 0
    found, blank, numbers = unnumbered(found, blank)
    return _single_spaced(found, blank), numbers, doubts


def _printed(text: str) -> list[Printed]:
    """The lines of `text`, blank ones too."""
    found: list[Printed] = []
    page = 1 if "\x0c" in text else None
    start = 0
    for number, end in enumerate([*_LINE_END.finditer(text), None], start=1):
        line = text[start : end.start() if end else len(text)].replace("\x00", " ")
        found.append(Printed(line, number, page))
        if end is not None:
            start = end.end()
            if page is not None and end[0] == "\x0c":
                page += 1
    return found


def _single_spaced(lines: list[Block], blank: list[int]) -> list[Block]:
    """The lines without the blank line that stands between any two of them, where these are double-spaced.

    Args:
        lines: The lines that have something on them.
        blank: How many blank lines stand before each.
    """
    parted = sum(count > 0 for count in blank)
    if len(lines) < _MIN_SPACED or parted < len(lines) * _SPACED:
        return lines
    broken = sum(starts_small(below.text) and not ends_sentence(line.text) for line, below in pairwise(lines))
    if broken < len(lines) * _BROKEN:
        return lines
    return [replace(line, gap_before=count > 1) for line, count in zip(lines, blank, strict=True)]


def _with_marks(lines: Iterable[Block]) -> Iterator[Block]:
    """The lines, with raised marks that had no more room on a line at its end; those of notes begin lines."""
    last: Block | None = None
    known: set[str] = set()
    for line in lines:
        match = _MARKS_FIRST.match(line.text)
        if (
            last is not None
            and match
            and not line.gap_before
            and known.isdisjoint(_ENCLOSED.findall(match[0]))
        ):
            last = replace(last, text=f"{last.text} {match[0].rstrip()}")
            line = replace(line, text=line.text[match.end() :])  # noqa: PLW2901 (what is left of it)
        known.update(_ENCLOSED.findall(line.text[1:]))
        if not line.text:
            continue
        if last is not None:
            yield last
        last = line
    if last is not None:
        yield last


def underlined(lines: tuple[Block, ...]) -> tuple[Sequence[Block], tuple[SetAside, ...]]:
    """Give underlined lines their level, by the order in which their rules first come; the rules go.

    A rule is as long as its heading, which stands apart from what is above it: with a rule of its own there
    or without.
    """
    found: dict[int, str] = {}
    rules: set[int] = set()
    for place, (line, below) in enumerate(pairwise(lines)):
        rule = _RULE.fullmatch(below.text)
        if rule is None or below.gap_before or abs(len(below.text) - len(line.text)) > 1:
            continue
        over = place > 0 and lines[place - 1].text == below.text and not line.gap_before
        apart = lines[place - 1 if over else place].gap_before or place - over <= 0
        if apart and len(line.text) <= _LONGEST_HEADING and any(map(str.isalnum, line.text)):
            found[place] = rule[1] * (1 + over)
            rules |= {place + 1, place - 1} if over else {place + 1}
    if len(found) < _MIN_UNDERLINED:
        return lines, ()
    levels = {rule: level for level, rule in enumerate(dict.fromkeys(found.values()))}
    kept = tuple(
        replace(line, level=levels[found[place]], gap_before=True) if place in found else line
        for place, line in enumerate(lines)
        if place not in rules
    )
    taken = (
        SetAside(text=lines[place].text, reason=UNDERLINE, place=lines[place].place)
        for place in sorted(rules)
    )
    return kept, tuple(taken)

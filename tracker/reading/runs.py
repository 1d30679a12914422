"""A paragraph as stretches of text, each in its face: what the formats with type have in common."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from tracker.reading.furniture.marks import begins_raised, enclosed, may_be_mark

if TYPE_CHECKING:
    from collections.abc import Sequence

Run = tuple[str, int]
"""A stretch of text and its face: a sum of `BOLD`, `ITALIC` and `RAISED`; a plain `True` is bold."""

BOLD, ITALIC, RAISED = 1, 2, 4

JOINT = " | "
"""What stands between the cells of a table row."""

BREAK = "\n"
"""A run of its own: a line break within a paragraph."""

# A new line within a paragraph is a new block where it begins so: a bullet, a number.
_BULLET = re.compile(r"^(?:[•·▪‣–—*-]|\(?(?:\d{1,2}|[a-z])[.)])\s")
# A run-in head is shorter than this and ends with one of these marks, in bold or just after it.
_LEAD_AT_MOST = 120
_LEAD_END = re.compile(r"\s*[:.—–]")


def join(runs: Sequence[Run]) -> str:
    """The text on one line; what is raised is enclosed, as `marks.settle` wants it."""
    return " ".join("".join(enclosed(text) if face & RAISED else text for text, face in runs).split())


def unbroken(runs: Sequence[Run]) -> list[Run]:
    """The runs with a blank for each line break."""
    return [(" ", face) if text == BREAK else (text, face) for text, face in runs]


def raised_together(runs: Sequence[Run]) -> list[Run]:
    """The runs with neighbouring raised ones as one; what is no mark by what it says counts as not raised."""
    together: list[Run] = []
    for raised, group in groupby(runs, key=lambda run: run[1] & RAISED):
        members = list(group)
        text = "".join(text for text, _ in members)
        if raised and may_be_mark(text):
            together.append((text, members[0][1]))
        else:
            together += [(text, face & ~RAISED) for text, face in members]
    return together


def split_at_breaks(runs: Sequence[Run]) -> list[list[Run]]:
    """Part a paragraph at its line breaks, as far as these part blocks.

    Two breaks part paragraphs. One break parts a line that is all bold, or one that begins like a list item
    or a footnote, from the line before; any other is where somebody wrapped a line.
    """
    lines: list[list[Run]] = [[]]
    for run in runs:
        if run[0] == BREAK:
            lines.append([])
        else:
            lines[-1].append(run)
    pieces = [lines[0]]
    bold = all_bold(lines[0])  # the last piece is; what is added to it is alike
    empty = False
    for line in lines[1:]:
        text = join(line)
        if not text:
            empty = True
            continue
        begins = _BULLET.match(text) or begins_raised(text)
        if empty or begins or all_bold(line) != bold:
            pieces.append(line)
            bold = all_bold(line)
        else:
            pieces[-1] += [(" ", 0), *line]
        empty = False
    return pieces


def all_bold(runs: Sequence[Run]) -> bool:
    """Whether something is printed and all of it is bold; raised figures and signs do not count."""
    return _all(BOLD, runs)


def all_italic(runs: Sequence[Run]) -> bool:
    """Whether something is printed and all of it is italic; raised figures and signs do not count."""
    return _all(ITALIC, runs)


def _all(wanted: int, runs: Sequence[Run]) -> bool:
    printed = [face & wanted for text, face in runs if text.strip() and not face & RAISED]
    return bool(printed) and all(printed)


def lead(runs: Sequence[Run]) -> str | None:
    """The run-in head, without the mark at its end, and without what is raised.

    It is what is bold at the beginning, where that ends as a head does and plain text follows.
    """
    head = rest = ""
    level = [run for run in runs if not run[1] & RAISED]
    for number, (text, face) in enumerate(level):
        if text.strip() and not face & BOLD:
            rest = "".join(following for following, _ in level[number:])
            break
        head += text
    head = " ".join(head.split())
    if not head or not rest or len(head) > _LEAD_AT_MOST:
        return None
    if _LEAD_END.fullmatch(head[-1]):
        return head[:-1].rstrip() or None
    return head if _LEAD_END.match(rest) else None


def join_cells(cells: Sequence[str]) -> str:
    """A table row on one line; empty cells at its end are dropped, those within keep their place."""
    last = max((number for number, cell in enumerate(cells, 1) if cell), default=0)
    return JOINT.join(cells[:last])

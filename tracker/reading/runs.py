"""A paragraph as stretches of text, each bold or not: what the formats with type have in common."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Run = tuple[str, bool]
"""A stretch of text, and whether it is bold."""

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
    """The text on one line."""
    return " ".join("".join(text for text, _ in runs).split())


def unbroken(runs: Sequence[Run]) -> list[Run]:
    """The runs with a blank for each line break."""
    return [(" ", bold) if text == BREAK else (text, bold) for text, bold in runs]


def split_at_breaks(runs: Sequence[Run]) -> list[list[Run]]:
    """Part a paragraph at its line breaks, as far as these part blocks.

    Two breaks part paragraphs. One break parts a line that is all bold, or one that begins like a list item,
    from the line before; any other is where somebody wrapped a line.
    """
    lines: list[list[Run]] = [[]]
    for run in runs:
        if run[0] == BREAK:
            lines.append([])
        else:
            lines[-1].append(run)
    pieces = [lines[0]]
    empty = False
    for line in lines[1:]:
        text = join(line)
        if not text:
            empty = True
            continue
        if empty or _BULLET.match(text) or all_bold(line) != all_bold(pieces[-1]):
            pieces.append(line)
        else:
            pieces[-1] = [*pieces[-1], (" ", False), *line]
        empty = False
    return pieces


def all_bold(runs: Sequence[Run]) -> bool:
    """Whether something is printed and all of it is bold."""
    printed = [strong for text, strong in runs if text.strip()]
    return bool(printed) and all(printed)


def lead(runs: Sequence[Run]) -> str | None:
    """The run-in head, without the mark at its end.

    It is what is bold at the beginning, where that ends as a head does and plain text follows.
    """
    head = rest = ""
    for number, (text, strong) in enumerate(runs):
        if text.strip() and not strong:
            rest = "".join(following for following, _ in runs[number:])
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

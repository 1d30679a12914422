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

# A run-in head is shorter than this and ends with one of these marks, in bold or just after it.
_LEAD_AT_MOST = 120
_LEAD_END = re.compile(r"\s*[:.—–]")  # noqa: RUF001 (the dash is what is looked for)


def join(runs: Sequence[Run]) -> str:
    """The text on one line."""
    return " ".join("".join(text for text, _ in runs).split())


def all_bold(runs: Sequence[Run]) -> bool:
    """Whether something is printed and all of it is bold."""
    printed = [strong for text, strong in runs if text.strip()]
    return bool(printed) and all(printed)


def lead(runs: Sequence[Run]) -> str | None:
    """The run-in head: what is bold at the beginning and ends as a head does, where plain text follows."""
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
        return head
    found = _LEAD_END.match(rest)
    return head + found[0].strip() if found else None


def join_cells(cells: Sequence[str]) -> str:
    """A table row on one line; empty cells at its end are dropped, those within keep their place."""
    last = max((number for number, cell in enumerate(cells, 1) if cell), default=0)
    return JOINT.join(cells[:last])

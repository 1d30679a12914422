"""Lines that others stand under without being headings: `North`, then `Men: 5` and `Women: 7`.

Items below an item, rows below a row of one cell or beside a cell that spans several, definitions below a
term, lists with an introduction each. What stands under one of them says the same of another subject.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from tracker.model import Form

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracker.model import Finding

LEAST_GROUPS = 2
"""Lines that have something under them which stands under another one as well."""
LONGEST_HEAD = 8
"""Words of a line that heads others and does not end with a colon."""
_LABELLED = re.compile(r"([^:|]{1,60}):\s")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_STOPS = (".", "!", "?", ";", ",")
_LISTED = frozenset({Form.ITEM, Form.ROW})


def with_heads(findings: Sequence[Finding], depths: Sequence[int]) -> list[Finding]:
    """The findings of an edition, those under such a line with what the line is about as `under`.

    Under at least two lines of a section something stands that is called the same (`Men: 5`, `Men: 9`), and
    stands nowhere else in the section.

    Args:
        findings: in reading order; each item and each row of a table is one.
        depths: of each, how many lists it is in; 0 for none or where that is not known.
    """
    found = list(findings)
    for _, members in groupby(range(len(found)), key=lambda k: found[k].section):
        paragraphs = [list(group) for _, group in groupby(members, key=lambda k: _paragraph(found, k))]
        lines = [_Line(found, depths, paragraph) for paragraph in paragraphs]
        for under, name in _groups(lines):
            for line in under:
                found[line.first] = replace(found[line.first], under=name)
    return found


def _paragraph(findings: Sequence[Finding], k: int) -> tuple[int, int]:
    """The same for the sentences of one paragraph; each item and row has its own."""
    return findings[k].paragraph, k if findings[k].form in _LISTED else -1


class _Line:
    """A paragraph, an item or a row, as one that others may stand under, or that stands under one."""

    def __init__(self, findings: Sequence[Finding], depths: Sequence[int], members: Sequence[int]) -> None:
        self.first = members[0]
        self.depth = depths[self.first]
        finding = findings[self.first]
        self.is_row = finding.form is Form.ROW
        before = findings[self.first - 1] if self.first else finding
        self.opens = self.is_row and (before.form is not Form.ROW or before.paragraph != finding.paragraph)
        """It is the first row of a table."""
        self.cells = finding.text.count("|") + 1 if self.is_row else 0
        self.name = finding.text.partition("|")[0].strip() if self.is_row else finding.text
        labelled = None if self.is_row else _LABELLED.match(finding.text)
        self.is_labelled = labelled is not None
        self.key = ""
        """What it is about: the first cell, the label, or all but figures; empty for several sentences."""
        if len(members) == 1:
            label = finding.label or (labelled and labelled[1]) or _FIGURE.sub("0", finding.text)
            self.key = _folded(self.name if self.is_row else label)
        short = len(self.name.split()) <= LONGEST_HEAD and not self.name.endswith(_STOPS)
        self.may_head = (
            bool(self.key) and not self.is_labelled and (self.is_row or short or self.name.endswith(":"))
        )


def _folded(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _groups(lines: Sequence[_Line]) -> Iterator[tuple[Sequence[_Line], str]]:
    """What stands under each such line of a section, and what the line is about."""
    times = Counter(line.key for line in lines)
    found = [
        (lines[at], under)
        for at, under in (*_flat(lines, times), *_nested(lines))
        if lines[at].may_head and len({line.key for line in under}) == len(under)
    ]
    under_some = Counter(line.key for _, under in found for line in under)
    told = [
        (head, under)
        for head, under in found
        if any(under_some[line.key] == times[line.key] > 1 for line in under)
    ]
    if len(told) >= LEAST_GROUPS:
        yield from ((under, head.name) for head, under in told)


def _nested(lines: Sequence[_Line]) -> Iterator[tuple[int, Sequence[_Line]]]:
    """Each item that others stand right below, with these, if none stand below these in turn."""
    for depth, run in groupby(range(len(lines)), key=lambda k: lines[k].depth):
        under = list(run)
        at, past = under[0] - 1, under[-1] + 1
        is_lowest = past == len(lines) or lines[past].depth < depth
        if at >= 0 and 0 < lines[at].depth < depth and is_lowest:
            yield at, lines[at + 1 : past]


def _flat(lines: Sequence[_Line], times: Mapping[str, int]) -> Iterator[tuple[int, Sequence[_Line]]]:
    """Each line that has no like before a run of such that have, or that are made as these are.

    No item: what stands under one stands deeper.
    """
    at = 0
    while at + 1 < len(lines):
        head, first = lines[at], lines[at + 1]
        past = at + 1
        if (
            times[head.key] == 1 < times[first.key]
            and first.key
            and not head.depth
            and (first.is_row or first.depth or first.is_labelled)
            and (head.opens or not _are_made_alike(head, first))
        ):
            while past < len(lines) and _goes_on(lines[past], first, times):
                past += 1
            yield at, lines[at + 1 : past]
        at = past


def _goes_on(line: _Line, first: _Line, times: Mapping[str, int]) -> bool:
    """Whether a line stands under the same one as the first of a run does."""
    if line.key and times[line.key] > 1:
        return True
    return _are_made_alike(line, first) and not line.opens


def _are_made_alike(one: _Line, other: _Line) -> bool:
    """Whether two lines are rows of as many cells, or both say something of what they name."""
    return one.cells == other.cells if one.is_row and other.is_row else one.is_labelled and other.is_labelled

"""Lines that others stand under without being headings: `North`, then `Men: 5` and `Women: 7`.

Items below an item, rows below a row of one cell or beside a cell that spans several, definitions below a
term, lists with an introduction each. What stands under one of them says the same of another subject.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from tracker.diffing.folding.fold import bare, masked
from tracker.model import Form

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.model import Edition, Finding

LEAST_GROUPS = 2
"""Lines that have something under them which stands under another one as well."""
LONGEST_HEAD = 8
"""Words of a line that heads others and does not end with a colon."""
_LABELLED = re.compile(r"([^:|]{1,60}):\s")
_STOPS = (".", "!", "?", ";", ",")


def groups_under_heads(edition: Edition, paragraphs: Sequence[range]) -> list[tuple[range, str]]:
    """Lines with what stands under them, and what each line is about, in order.

    Under at least two of them something stands that is called the same (`Men: 5`, `Men: 9`), and stands
    nowhere else in the section.

    Args:
        edition: an edition.
        paragraphs: of one section, as the indices of their findings; each item and each row is one.
    """
    findings = [edition.findings[paragraph[0]] for paragraph in paragraphs]
    keys = [
        _key(finding) if len(paragraph) == 1 else ""
        for paragraph, finding in zip(paragraphs, findings, strict=True)
    ]
    times = Counter(keys)
    found = []
    for at, under in _runs([bool(key) and times[key] > 1 for key in keys]):
        head = findings[at]
        if keys[at] and _is_head(head) and len({keys[k] for k in under}) == len(under):
            found.append((range(paragraphs[at][0], paragraphs[under[-1]][-1] + 1), under, _name(head)))
    under_some = Counter(keys[k] for _, under, _ in found for k in under)
    told = [
        (members, name)
        for members, under, name in found
        if any(under_some[keys[k]] == times[keys[k]] for k in under)
    ]
    return told if len(told) >= LEAST_GROUPS else []


def _runs(are_members: Sequence[bool]) -> Iterator[tuple[int, range]]:
    """Each run of paragraphs that have their like, with the one before it, that has none."""
    at = 0
    for is_member, run in groupby(are_members):
        past = at + len(list(run))
        if is_member and at:
            yield at - 1, range(at, past)
        at = past


def _key(finding: Finding) -> str:
    """What a paragraph is about, folded: the first cell of a row, the label of a line, or all but figures."""
    if finding.form is Form.ROW:
        return bare(_name(finding))
    labelled = _LABELLED.match(finding.text)
    return bare(finding.label or (labelled[1] if labelled else masked(finding.text)))


def _is_head(finding: Finding) -> bool:
    """Whether others may stand under a line: it is a row, it ends with a colon, or it is short."""
    if finding.form is Form.ROW or finding.text.endswith(":"):
        return True
    return len(finding.text.split()) <= LONGEST_HEAD and not finding.text.endswith(_STOPS)


def _name(finding: Finding) -> str:
    """The first cell of a row, the whole of any other line."""
    return finding.text.partition("|")[0].strip() if finding.form is Form.ROW else finding.text

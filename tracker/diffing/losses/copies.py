"""Which words of a group of findings only say once more what another of its findings says."""

from __future__ import annotations

from itertools import accumulate, compress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.diffing.passages.sides import Side
    from tracker.model import Finding


def said_again(side: Side, findings: Sequence[Finding], content: Sequence[bool]) -> Iterator[int]:
    """Give the words of each finding that another one of the group says with the same claiming words.

    Of copies, the one that keeps most of its words on the other side is none; of two such, the first.

    Args:
        side: The findings' texts, joined by one blank.
        findings: The findings, in reading order.
        content: Per word of the side: whether it makes part of the claim.
    """
    if len(findings) == 1:
        return
    ends = list(accumulate(len(finding.text) + 1 for finding in findings))
    words: list[list[int]] = [[] for _ in findings]
    number = 0
    for k, start in enumerate(side.starts):
        while start >= ends[number]:
            number += 1
        words[number].append(k)
    copies: dict[tuple[str, ...], list[list[int]]] = {}
    for own in words:
        claim = tuple(side.meanings[k] for k in compress(own, map(content.__getitem__, own)))
        if claim:
            copies.setdefault(claim, []).append(own)
    for same in copies.values():
        if len(same) > 1:
            stays = max(range(len(same)), key=lambda at: sum(side.kept[k] for k in same[at]))
            for at, own in enumerate(same):
                if at != stays:
                    yield from own

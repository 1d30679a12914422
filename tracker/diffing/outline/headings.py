"""Whether the heading that a finding stands under was renamed in substance."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.diffing.folding.fold import KEPT, stems, words
from tracker.diffing.folding.lightwords import light_words
from tracker.model import Signal, SignalType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.model import Finding

SHORTEST = 4
"""Letters of a word that says what a heading is about; shorter ones are `and`, `of the`, a letter label."""


def label_signal(
    old: Sequence[Finding],
    new: Sequence[Finding],
    *,
    old_heading: str | None,
    new_heading: str | None,
    language: str = "en",
) -> Signal | None:
    """Give the signal where a run-in label became one, or a heading, that has no word in common with it.

    A label that merely goes or comes while the section stays the same is house style.
    """
    old_label, new_label = _label(old), _label(new)
    if old_label is None and new_label is None:
        return None
    if (old_label is None or new_label is None) and _shares(old_heading, new_heading, language):
        return None
    before, after = old_label or old_heading, new_label or new_heading
    if before is None or after is None or _shares(before, after, language):
        return None
    return Signal(SignalType.LABEL, before, after)


def _label(findings: Sequence[Finding]) -> str | None:
    """The first run-in label that a finding itself bears; not one that its paragraph began with."""
    labels = (
        finding.label for finding in findings if finding.label and finding.text.startswith(finding.label)
    )
    return next(labels, None)


def _shares(one: str | None, other: str | None, language: str) -> bool:
    """Tell whether two headings share a word of substance; also where there is nothing to tell by."""
    first, second = _substance(one, language), _substance(other, language)
    return not first or not second or bool(first & second)


@lru_cache(maxsize=KEPT)
def _substance(heading: str | None, language: str) -> frozenset[str]:
    light = light_words(language)
    telling = (word for word in words(heading or "") if len(word) >= SHORTEST and word not in light)
    return frozenset(stems(telling, language=language))

"""Whether the heading that a finding stands under was renamed in substance."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.diffing.folding.fold import KEPT, stems, words
from tracker.diffing.folding.lightwords import light_words
from tracker.diffing.passages.sides import RUN_IN_LABEL
from tracker.model import Form, Signal, SignalType

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.model import Finding

SHORTEST = 4
"""Letters of a word that says what a heading is about; shorter ones are `and`, `of the`, a letter label."""
SHORTEST_OF_LABEL = 2
"""The same of a run-in label, which stands behind no letter: `Men`, `EU`."""

LONGEST_NAME = 8
"""Words of a first cell that names what its row is about; a longer one tells of it."""


def label_signal(
    old: Sequence[Finding],
    new: Sequence[Finding],
    *,
    old_heading: str | None,
    new_heading: str | None,
    language: str = "en",
) -> Signal | None:
    """Give the signal where a run-in label became another one, or a heading that shares no word with it.

    A label that merely goes or comes while the section stays the same is house style, and so are words that
    are merely put into a label: of two that are one, all of the one's words are among the other's.
    """
    old_label, new_label = _label(old), _label(new)
    if old_label is None and new_label is None:
        return None
    if (old_label is None or new_label is None) and _shares(old_heading, new_heading, language):
        return None
    before, after = old_label or old_heading, new_label or new_heading
    if before is None or after is None:
        return None
    if old_label is None or new_label is None:
        is_same = _shares(before, after, language)
    else:
        first, second = (_telling(label, language, shortest=SHORTEST_OF_LABEL) for label in (before, after))
        is_same = first <= second or second <= first
    return None if is_same else Signal(SignalType.LABEL, before, after)


def _label(findings: Sequence[Finding]) -> str | None:
    """The first run-in label that a finding itself bears; not one that its paragraph began with."""
    return next(filter(None, map(_borne, findings)), None)


def _borne(finding: Finding) -> str | None:
    """The label that a finding begins with, or the short first cell of a row; None where it has none."""
    if finding.label and finding.text.startswith(finding.label):
        return finding.label
    if finding.form is Form.ROW:
        name, bar, _ = finding.text.partition("|")
        return (name.strip() or None) if bar and len(name.split()) <= LONGEST_NAME else None
    labelled = RUN_IN_LABEL.match(finding.text) if finding.form is Form.ITEM else None
    return labelled["label"] if labelled else None


def _shares(one: str | None, other: str | None, language: str) -> bool:
    """Tell whether two headings share a word of substance; also where there is nothing to tell by."""
    first, second = (_telling(each, language, shortest=SHORTEST) for each in (one, other))
    return not first or not second or bool(first & second)


@lru_cache(maxsize=KEPT)
def _telling(heading: str | None, language: str, *, shortest: int) -> frozenset[str]:
    """The stems of the words that say what a heading is about."""
    heading = heading or ""
    light = light_words(language)
    if len(heading.split()) == 1 or not heading.isupper():
        light = light.difference(word.casefold() for word in heading.split() if word.isupper())
    telling = (word for word in words(heading) if len(word) >= shortest and word not in light)
    return frozenset(stems(telling, language=language))

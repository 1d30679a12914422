"""Phrases that name both sides of a comparison, and their sections, in the subscriber's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.rendering.visible import opening, visible
from tracker.sources.quarantine import UNCONFIRMED
from tracker.succession import told_apart

if TYPE_CHECKING:
    from tracker.digests.words import Words
    from tracker.model import Comparison, Edition, Section

STEP = " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} "
"""From a section to the one below it."""

LONGEST_TITLE = 70
"""Characters of a section's title in a place: most fit whole, and a place fits on two lines of a phone."""


class Saying:
    """Says in `words` what may name both editions of `comparison`."""

    def __init__(self, comparison: Comparison, words: Words) -> None:
        self.comparison = comparison
        self.words = words
        self.labels = side_labels(comparison, words)
        """What the two are called."""

    def say(self, phrase: str, /, **values: object) -> str:
        """A phrase that may name both editions."""
        old, new = self.labels
        return self.words(phrase, old=old, new=new, **values)

    def count(self, number: int, one: str, many: str, /, **values: object) -> str:
        """A counted phrase that may name both editions."""
        old, new = self.labels
        return self.words.count(number, one, many, old=old, new=new, **values)


def side_labels(comparison: Comparison, words: Words) -> tuple[str, str]:
    """What the two sides are called: their labels, with the revision where that is all that differs."""
    old, new = comparison.old.provenance, comparison.new.provenance
    if new.edition == f"{old.edition}{UNCONFIRMED}":
        return visible(old.edition), words("{edition} (unconfirmed)", edition=visible(old.edition))
    one, other = told_apart(old, new)
    return visible(one), visible(other)


def labels_above(edition: Edition, section: Section) -> list[str]:
    """What the sections that hold `section` are called, in short, the outermost first."""
    labels: list[str] = []
    above = section
    while above.parent is not None:
        above = edition.sections[above.parent]
        if above.level:
            short = (above.label or "").rstrip(". ")
            labels.insert(0, visible(short or opening(above.title, LONGEST_TITLE)))
    return labels

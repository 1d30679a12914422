"""What a heading names."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from tracker.diffing.folding.fold import bare, kept_by_text, masked, stems, words
from tracker.diffing.folding.folded import of_edition

if TYPE_CHECKING:
    from tracker.model import Edition, Section

_COMMON = 3
"""Heading words shorter than this many letters (`of`, `or`) tie no headings; figures do (`Article 7`)."""
_ASIDE = re.compile(r"\([^()]*\)")
"""`(see section 6)`, `(IDPs)`: no part of what a heading names."""


def heading_words(section: Section, edition: Edition) -> frozenset[str]:
    """The stems of what a heading names."""
    return _words_of(section.title, section.label or "", edition.provenance.language)


@kept_by_text
def _words_of(title: str, label: str, language: str) -> frozenset[str]:
    found = [word for word in words(_named(title, label)) if len(word) >= _COMMON or word.isdigit()]
    return frozenset(stems(found, language=language))


def name_of(section: Section) -> str:
    """What a heading names, letters and digits alone: without its label, unless it has nothing else."""
    return _name(section.title, section.label or "")


@of_edition
def named_of(edition: Edition) -> frozenset[int]:
    """The sections that have a name of their own: more than a label, and more than a number tells them apart.

    `Article 5` may be another article in another edition.
    """
    beside = Counter((section.parent, masked(name_of(section))) for section in edition.sections)
    return frozenset(
        section.index
        for section in edition.sections
        if bare(_named(section.title, section.label or ""))
        and beside[section.parent, masked(name_of(section))] == 1
    )


@kept_by_text
def _name(title: str, label: str) -> str:
    return bare(_named(title, label)) or bare(title)


def _named(title: str, label: str) -> str:
    """A title without its label, and without what stands in brackets."""
    return _ASIDE.sub(" ", title.removeprefix(label))

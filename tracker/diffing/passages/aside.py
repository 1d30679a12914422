"""What has no counterpart among the findings of the other edition, but stands elsewhere in its source.

A statement may have gone into a footnote, or have been taken for a running header or a heading (a row of a
table that was printed as text): it is no finding there, and not gone. A verdict that did not say so could not
be relied on.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.diffing.folding.fold import bare
from tracker.diffing.folding.folded import fold_edition, of_edition
from tracker.footnotes import MARK
from tracker.model import SetAside

if TYPE_CHECKING:
    from tracker.model import Edition, Section

LEAST_LETTERS = 20
"""Letters and digits of a statement that is looked for: a shorter one (`See above.`) stands anywhere."""
_SENTENCE_END = re.compile(r"(?<=[.!?;:])\s+|(?<=\u3002)")


def stands_aside(edition: Edition, k: int, other: Edition) -> SetAside | None:
    """What was set aside of the `other` edition, or is a heading there alone, and says what finding `k` does.

    Letter by letter. A heading of both editions is a topic: what a finding names was never said by it.
    """
    text = fold_edition(edition).bare[k]
    aside = _said_aside(other).get(text) if len(text) >= LEAST_LETTERS and other.set_aside else None
    if aside is not None or not text:
        return aside
    heading = _headings(other).get(text)
    return None if heading is None or text in _headings(edition) else _headed(heading)


@of_edition
def _said_aside(edition: Edition) -> dict[str, SetAside]:
    """What was set aside, piece by piece and sentence by sentence, folded; each with the first such piece."""
    found: dict[str, SetAside] = {}
    for piece in edition.set_aside:
        text = piece.text
        mark = MARK.match(text)
        unmarked = text[mark.end() :] if mark else text
        for sentence in (text, unmarked, *_SENTENCE_END.split(unmarked)):
            found.setdefault(bare(sentence), piece)
    return found


@of_edition
def _headings(edition: Edition) -> dict[str, Section]:
    """The headings of an edition, folded; each with the first such section."""
    found: dict[str, Section] = {}
    for section in edition.sections:
        if section.end > section.start:
            found.setdefault(bare(section.title), section)
    return found


def _headed(section: Section) -> SetAside:
    """A heading as a piece of the source that is no finding."""
    above = " > ".join(section.path[:-1])
    place = f"page {section.page}" if section.page is not None else f"in {above}" if above else "at the top"
    return SetAside(text=section.title, reason="heading", place=place)

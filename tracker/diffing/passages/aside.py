"""What has no counterpart in the text of the other edition, but stands in what was set aside of its source.

A statement may have gone into a footnote, or have been taken for a running header: it is gone from the text,
and not from the source. A verdict that did not say so could not be relied on.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.diffing.folding.fold import bare
from tracker.diffing.folding.folded import fold_edition, of_edition
from tracker.footnotes import MARK

if TYPE_CHECKING:
    from tracker.model import Edition, SetAside

LEAST_LETTERS = 20
"""Letters and digits of a statement that is looked for: a shorter one (`See above.`) stands anywhere."""
_SENTENCE_END = re.compile(r"(?<=[.!?;:])\s+|(?<=\u3002)")


def stands_aside(edition: Edition, k: int, other: Edition) -> SetAside | None:
    """What was set aside of the `other` edition and says, letter by letter, what finding `k` does."""
    if not other.set_aside:
        return None
    text = fold_edition(edition).bare[k]
    return _said_aside(other).get(text) if len(text) >= LEAST_LETTERS else None


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

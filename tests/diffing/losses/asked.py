"""What passages lost and gained, asked of their words alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.diffing.losses.partial import partial_loss
from tracker.diffing.words.words import Marking, diff_words
from tracker.model import Finding

if TYPE_CHECKING:
    from tracker.diffing.losses.partial import PartialLoss


def findings(*texts: str, label: str | None = None, offset: int = 100) -> list[Finding]:
    """Findings one after the other in a canonical text, parted by two characters."""
    found = []
    for text in texts:
        found.append(
            Finding(text=text, section=1, paragraph=1, start=offset, end=offset + len(text), label=label)
        )
        offset += len(text) + 2
    return found


def partial(old: list[Finding], new: list[Finding], language: str = "en") -> PartialLoss:
    """What the words of two groups of findings lost and gained."""
    pieces = diff_words(
        " ".join(finding.text for finding in old),
        " ".join(finding.text for finding in new),
        marking=Marking.READER,
    )
    return partial_loss(old, new, pieces, language=language)


def lost(old: str, new: str) -> list[str]:
    """What one sentence lost, as texts; and that it gained nothing the other way round."""
    there, back = partial(findings(old), findings(new)), partial(findings(new), findings(old))
    assert [span.text for span in there.lost] == [span.text for span in back.gained]
    return [span.text for span in there.lost]

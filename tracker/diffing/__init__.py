"""Two Editions to one Comparison."""

from tracker.diffing.compare import diff_editions
from tracker.diffing.words import diff_words

__all__ = ["diff_editions", "diff_words"]

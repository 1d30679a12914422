"""Two Editions to one Comparison: `compare` goes through the steps, each of which is a package.

`folding` makes editions comparable, `aligning` finds which findings are the same statement, `outline` which
sections correspond, and `judging` says of each link what changed: `words` are marked, `losses` cut out,
`signals` named with their `values`, and `claims` asked whether it is style. `passages` reads what stands in
a finding, and `lexicon` has the words of each language.
"""

from tracker.diffing.compare import diff_editions
from tracker.diffing.words.words import diff_words

__all__ = ["diff_editions", "diff_words"]

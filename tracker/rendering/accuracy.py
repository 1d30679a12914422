"""How often the comparison is wrong: the published figures, as every report repeats them.

They are measured by `tests/gold/floors.py` and explained in `docs/how-it-decides.md`; a test holds that both
say the same.
"""

from __future__ import annotations

NOT_FOUND = "6 of 724, that is 0.8 percent (95 percent interval, Wilson: 0.4 to 1.8 percent)"
"""Of the findings called not found, how many do stand in the newer edition, on a wholly labelled pair."""

LIMITS = (
    "statements rewritten to the bone that share no rare word with their former selves (called removed "
    "and added); two statements on one topic with much the same words (called reworded); one finding of a "
    "merge of three left over"
)
"""What goes wrong, in the order of frequency."""

STATEMENT = (
    "On a pair of editions that was wholly labelled by hand, of the findings called “not found”, these do "
    f"stand in the newer edition: {NOT_FOUND}. What goes wrong most often: {LIMITS}. The project’s page “How "
    "it decides” has all figures and how they were measured."
)

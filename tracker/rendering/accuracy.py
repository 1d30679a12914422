"""How often the comparison is wrong: the published figures, as every report repeats them.

They are measured by `tests/gold/floors.py` and explained in `docs/how-it-decides.md`; a test holds that both
say the same.
"""

from __future__ import annotations

NOT_FOUND = "18 of 3,742, that is 0.5 percent (95 percent interval, Wilson: 0.3 to 0.8 percent)"
"""Of the findings called not found, how many do stand in the newer edition: on twelve pairs of editions of
countries that no weight was fitted on, wholly labelled."""

FITTED = "0.7 percent, 5 of 723 (0.3 to 1.6)"
"""The same of the pair that was fitted on."""

FURTHER_APART = "1.2 percent, 11 of 925 (0.7 to 2.1)"
"""And of a pair four years apart, whose outline was rebuilt and on which nothing was fitted."""

LIMITS = (
    "statements rewritten so thoroughly that they share no rare word with what they were (called removed "
    "and added); two statements on one topic in much the same words (called reworded); one of three merged "
    "findings left over"
)
"""What goes wrong, in the order of frequency."""

STRANGERS = "of 84 such labelled pairs, 28 were in fact two different findings"
"""How often passages below it were linked wrongly, on all labelled pairs of editions."""

STATEMENT = (
    "Some findings called “not found” do stand in the newer edition. How many was measured on pairs of "
    f"editions that readers labelled: on twelve of countries that no weight was fitted on, "
    f"{NOT_FOUND}; on the pair that was fitted on, {FITTED}; on one further apart, {FURTHER_APART}. "
    f"What goes wrong most often: {LIMITS}. The project’s page “How it decides” has all the figures and says "
    "how they were measured."
)

DOUBT = (
    "A row that says “only 24% alike” or the like sets passages side by side that have few words in common: "
    f"{STRANGERS}. Read both before you rely on it."
)
"""What the percentage on a row means."""

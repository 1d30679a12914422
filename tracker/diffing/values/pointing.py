"""Numbers that count nothing: they point within the report, or are part of a name or a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.diffing.lexicon.notation import listed
from tracker.diffing.values.dates import is_year_of_name
from tracker.scripts import is_unspaced

if TYPE_CHECKING:
    from tracker.diffing.lexicon import Figures
    from tracker.diffing.passages.sides import Side

_SEE_REACH = 6
"""Words behind one that sends a reader elsewhere in the report within which it says where."""

_GLUED_UNITS = listed("km cm mm kg mg ha kw mw gw kwh mwh ml ft mph kph am pm kb mb gb tb")
"""Units that are printed right behind a number in any language; other letters name a sort (`4G`, `3D`)."""


def is_pointer(side: Side, k: int, last: int, figures: Figures) -> bool:
    """Tell whether the number points within the report or is part of a name or a word."""
    text, start, end = side.text, side.starts[k], side.ends[last]
    gap = text[side.ends[k - 1] : start] if k else ""
    before = side.before(k)
    if (before in figures.references and _points_within(side, k, last, figures)) or is_year_of_name(side, k):
        return True
    if gap == "." and len(before) == 1 and k > 1 and side.words[k - 2] in figures.references:
        return True  # `section B.4`
    if gap.rstrip().endswith("#"):
        return True
    if k and not gap and before.isalpha() and text[side.starts[k - 1]].islower():
        return not (
            before in figures.currencies or before in figures.value_words or before in figures.date_cues
        )
    if k and gap in ("", "-", "\u2011") and text[side.starts[k - 1]].isupper():
        return before not in figures.numbers and before not in figures.currencies
    following = text[end : end + 1]
    is_glued = side.words[last][0].isdecimal() and following.isalpha() and not is_unspaced(following)
    return is_glued and side.words[last + 1 : last + 2] != ["%"] and side.words[last + 1] not in _GLUED_UNITS


def _points_within(side: Side, k: int, last: int, figures: Figures) -> bool:
    """Tell whether a number points within the report (`see section 6`), not to a law (`section 295`)."""
    if k in side.labels or not figures.directing.isdisjoint(side.words[max(0, k - _SEE_REACH) : k]):
        return True
    if not side.words[k][0].isdecimal():
        return True  # `no one`
    is_of_law = last + 1 < len(side.words) and side.words[last + 1] in figures.of_words
    return not is_of_law and len(side.words[k]) == 1

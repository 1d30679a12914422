"""How changes are grouped and counted in a digest, and what the groups are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model import Flag, Kind, Nature
from tracker.rendering.context.important import FIGURES, QUALIFIERS, has_signal
from tracker.rendering.verdicts import Verdicts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tracker.model import Change

PHRASES = Verdicts("{old}", "{new}")
"""The words for verdicts, with places for the editions' labels: keys of the catalogues."""


GROUPS: Sequence[tuple[str, str, bool, Callable[[Change], bool]]] = (
    (
        "Outcome reversed",
        PHRASES.flag_explained(Flag.REVERSED),
        True,
        lambda change: Flag.REVERSED in change.flags,
    ),
    (
        "General and legal statements not found in {new}",
        PHRASES.kind_explained(Kind.REMOVED),
        True,
        lambda change: change.kind is Kind.REMOVED and change.nature in (Nature.STANDING, None),
    ),
    (
        "Qualifiers changed",
        "How sure, how many, how often, how grave, who says so, who acts.",
        True,
        lambda change: change.kind is not Kind.ADDED and has_signal(change, QUALIFIERS),
    ),
    (
        "Figures changed",
        "The same statement with another figure or date, or one less or more.",
        True,
        lambda change: change.kind is not Kind.ADDED and has_signal(change, FIGURES),
    ),
    (
        "Partly not found in {new}",
        "The passage stands; the words quoted below it have no counterpart.",
        False,
        lambda change: Flag.PARTLY_REMOVED in change.flags,
    ),
    (
        "Dated events and named cases not found in {new}",
        "An event is reported in the edition of its year; a later edition need not repeat it.",
        False,
        lambda change: change.kind is Kind.REMOVED,
    ),
    ("Not in {old}", PHRASES.kind_explained(Kind.ADDED), False, lambda change: change.kind is Kind.ADDED),
    ("Other changes", "Wording, place or names changed.", False, lambda _: True),
)
"""Title, explanation, whether it is one of those that matter most, and the test of each group."""

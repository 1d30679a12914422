"""The most important changes: grouped in a fixed order, each group by weight, incidents apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model import Flag, Kind, Nature, SignalType
from tracker.rendering.context.model import Excerpt, ImportantGroup, ImportantPart
from tracker.rendering.context.parts import Piece
from tracker.rendering.context.rows import UNMARKED, blanks_outside
from tracker.rendering.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tracker.model import Change
    from tracker.rendering.context.parts import Row
    from tracker.rendering.verdicts import Verdicts

FIRST_OF_GROUP = 6
"""Changes quoted in each group; the rest is one click away. A screen holds about so many."""
EXCERPT_WORDS = 60
"""Words quoted of one change: about four lines."""
CONTEXT_WORDS = 9
"""Unchanged words kept on each side of a change."""

QUALIFIERS = frozenset(
    {
        SignalType.HEDGE,
        SignalType.QUANTIFIER,
        SignalType.DEGREE,
        SignalType.FREQUENCY,
        SignalType.NEGATION,
        SignalType.ATTRIBUTION,
        SignalType.ACTOR,
    }
)
"""Signals that change how far a statement goes, or who answers for it."""

FIGURES = frozenset({SignalType.FIGURE, SignalType.DATE})


def has_signal(change: Change, types: frozenset[SignalType]) -> bool:
    """Say whether `change` carries a signal of one of `types`."""
    return any(signal.type in types for signal in change.signals)


def _groups(verdicts: Verdicts) -> Sequence[tuple[str, str, str, Callable[[Change], bool]]]:
    """Title, explanation, the page's filter, and the test of each group, the first that fits counting."""
    qualifiers = "&".join(f"signal={type_}" for type_ in sorted(QUALIFIERS))
    return (
        (
            "Outcome reversed",
            verdicts.flag_explained(Flag.REVERSED),
            "flag=reversed",
            lambda change: Flag.REVERSED in change.flags,
        ),
        (
            f"Not found in {verdicts.new}",
            f"No passage in {verdicts.new} was found that says this; each row shows the nearest one.",
            "kind=removed",
            lambda change: change.kind is Kind.REMOVED,
        ),
        (
            f"Partly not found in {verdicts.new}",
            "The passage stands; the words quoted below it have no counterpart.",
            "flag=partly_removed",
            lambda change: Flag.PARTLY_REMOVED in change.flags,
        ),
        (
            "Qualifiers changed",
            "How sure, how many, how often, how grave, who says so, who acts.",
            qualifiers,
            lambda change: change.kind is not Kind.ADDED and has_signal(change, QUALIFIERS),
        ),
        (
            "Figures changed",
            "The same statement with another figure or date, or one less or more.",
            "signal=figure&signal=date",
            lambda change: change.kind is not Kind.ADDED and has_signal(change, FIGURES),
        ),
        (
            f"Not in {verdicts.old}",
            f"No passage in {verdicts.old} was found that says this; each row shows the nearest one.",
            "kind=added",
            lambda change: change.kind is Kind.ADDED,
        ),
    )


def important(shown: Iterable[Change], rows: dict[int, Row], verdicts: Verdicts) -> tuple[ImportantPart, ...]:
    """Group what changed: general and legal statements first, then dated events and named cases."""
    ordered = sorted(shown, key=lambda change: (-change.weight, change.number))
    parts = (
        (
            "General and legal statements",
            "nature=standing",
            [c for c in ordered if c.nature in (Nature.STANDING, None)],
        ),
        (
            "Dated events and named cases",
            "nature=incident",
            [c for c in ordered if c.nature is Nature.INCIDENT],
        ),
    )
    made = (
        ImportantPart(title=title, groups=_grouped(changes, rows, verdicts, nature))
        for title, nature, changes in parts
    )
    return tuple(part for part in made if part.groups)


def _grouped(
    changes: Sequence[Change], rows: dict[int, Row], verdicts: Verdicts, nature: str
) -> tuple[ImportantGroup, ...]:
    left = list(changes)
    groups = []
    for title, explained, query, test in _groups(verdicts):
        fitting = [change for change in left if test(change)]
        left = [change for change in left if not test(change)]
        if fitting:
            groups.append(
                ImportantGroup(
                    title=title,
                    explained=explained,
                    query=f"{query}&{nature}",
                    total=len(fitting),
                    alike=_alike(fitting),
                    excerpts=tuple(
                        excerpt(change, rows[change.number]) for change in fitting[:FIRST_OF_GROUP]
                    ),
                )
            )
    return tuple(groups)


def _alike(fitting: Sequence[Change]) -> str | None:
    """Say where no weight decided which are quoted."""
    if len(fitting) <= FIRST_OF_GROUP or fitting[FIRST_OF_GROUP - 1].weight != fitting[FIRST_OF_GROUP].weight:
        return None
    if fitting[0].weight == fitting[-1].weight:
        return "All have the same weight; the first in reading order are quoted."
    return "Of those with the same weight, the first in reading order are quoted."


def excerpt(change: Change, row: Row) -> Excerpt:
    """Quote a change: both texts woven together, shortened around what changed."""
    return Excerpt(
        row=row.number,
        kind=row.kind,
        symbol=row.symbol,
        verdict=row.verdict,
        section=(row.new or row.old)[0].place.above,
        signals=row.signals,
        pieces=shortened(woven(change)),
        lost=row.lost,
        doubt=row.doubt,
    )


def woven(change: Change) -> tuple[Piece, ...]:
    """Weave the two sides into one text with what went and what came."""
    if not change.words or change.kind in UNMARKED:
        text = " ".join(finding.text for finding in change.new or change.old)
        return (Piece("=", visible(text), alone=False),)
    pieces = blanks_outside((op, new or old) for op, old, new in change.words)
    return tuple(Piece(op if op in "-+" else "=", visible(text), alone=False) for op, text in pieces)


def shortened(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Keep what changed and a few words around it, `EXCERPT_WORDS` in all."""
    changed = any(piece.op != "=" for piece in pieces)
    made: list[Piece] = []
    left = EXCERPT_WORDS
    for place, piece in enumerate(pieces):
        if left <= 0:
            made.append(Piece("=", " …", alone=False))
            break
        text = piece.text
        if changed and piece.op == "=":
            text = _middle_out(text, first=place == 0, last=place == len(pieces) - 1)
        words = text.split(" ")
        if len(words) > left:
            text = " ".join(words[:left]) + " …"
        left -= len(words)
        made.append(Piece(piece.op, text, piece.alone))
        if text.endswith(" …") and text != piece.text and left <= 0:
            break
    return tuple(made)


def _middle_out(text: str, *, first: bool, last: bool) -> str:
    """Leave out the middle of an unchanged stretch (or its start or end, at the passage's edges)."""
    words = text.split(" ")
    if len(words) <= 2 * CONTEXT_WORDS:
        return text
    before = "" if first else " ".join(words[:CONTEXT_WORDS]) + " "
    after = "" if last else " " + " ".join(words[-CONTEXT_WORDS:])
    return f"{before}…{after}"

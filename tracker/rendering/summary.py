"""What changed, in a few plain sentences: every shape of a comparison begins with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model import Flag, Kind
from tracker.naming import counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.model import Comparison
    from tracker.rendering.verdicts import Verdicts


def standing(comparison: Comparison) -> tuple[int, int]:
    """Give how many findings, and how many words in them, of the old edition stand in the new one."""
    kept = [finding for change in comparison.changes if change.new for finding in change.old]
    return len(kept), sum(len(finding.text.split()) for finding in kept)


def percent(part: int, whole: int) -> int:
    """Give `part` of `whole` in percent; 0 of nothing is 0."""
    return round(100 * part / whole) if whole else 0


def summary(comparison: Comparison, verdicts: Verdicts) -> tuple[str, ...]:
    """Say what changed in plain sentences, quoting and counting only."""
    old, new = verdicts.old, verdicts.new
    all_old = counted(len(comparison.old.findings), "finding")
    all_new = counted(len(comparison.new.findings), "finding")
    kept, _ = standing(comparison)
    gone = len(comparison.old.findings) - kept
    come = sum(len(change.new) for change in comparison.changes if change.kind is Kind.ADDED)
    updated = sum(len(change.old) for change in comparison.changes if change.kind is Kind.UPDATED)
    reworded = sum(len(change.old) for change in comparison.changes if change.kind is Kind.REWORDED)
    if comparison.old.text == comparison.new.text:
        return (f"The two texts are the same, letter by letter: {all_old}.",)
    if not gone and not come and not updated and not reworded:
        return (f"Only grammar, style and typography differ: all {all_old} of {old} still stand in {new}.",)
    share = percent(kept, len(comparison.old.findings))
    stands = f"Of the {all_old} of {old}, {kept:,} ({share} percent) still stand in {new}"
    if not gone:
        one = len(comparison.old.findings) == 1
        stands = f"{f'The {all_old}' if one else f'All {all_old}'} of {old} still stand{'s' * one} in {new}"
    among = (
        (updated, "with other figures or another outcome"),
        (reworded, "in other words"),
    )
    said = [f"{number:,}{{}} {how}" for number, how in among if number]
    if said:
        stands += ", " + " and ".join(said).format(" of them", "")
    if gone:
        stands += f"; {gone:,} {'was' if gone == 1 else 'were'} not found there"
    fresh = f"Of the {all_new} of {new}, {come:,} {'is' if come == 1 else 'are'} not in {old}."
    return f"{stands}.", *([fresh] if come else []), *_flags_summed_up(comparison)


def _flags_summed_up(comparison: Comparison) -> Iterable[str]:
    counts = comparison.counts
    if partly := counts[Flag.PARTLY_REMOVED]:
        verb = "stands" if partly == 1 else "stand"
        yield f"{counted(partly, 'passage')} that {verb} lost a clause or a list item."
    if turned := counts[Flag.REVERSED]:
        yield f"In {counted(turned, 'passage')} the outcome turned round."

"""What changed, in a few plain sentences: every shape of a comparison begins with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model import Flag, Kind
from tracker.naming import counted
from tracker.rendering.shares import percent

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.model import Comparison
    from tracker.rendering.verdicts import Verdicts


def standing(comparison: Comparison) -> tuple[int, int]:
    """Give how many findings, and how many words in them, of the old edition stand in the new one."""
    kept = [finding for change in comparison.changes if change.new for finding in change.old]
    return len(kept), sum(len(finding.text.split()) for finding in kept)


def summary(comparison: Comparison, verdicts: Verdicts) -> tuple[str, ...]:
    """Say what changed in plain sentences, quoting and counting only."""
    if comparison.old.text == comparison.new.text:
        findings = counted(len(comparison.old.findings), "finding")
        return (f"The two texts are the same, letter by letter: {findings}.",)
    kept, _ = standing(comparison)
    gone = len(comparison.old.findings) - kept
    come = sum(len(change.new) for change in comparison.changes if change.kind is Kind.ADDED)
    among = (
        (_findings(comparison, Kind.UPDATED), "with other figures or another outcome"),
        (_findings(comparison, Kind.REWORDED), "in other words"),
    )
    if not gone and not come and not any(number for number, _ in among):
        everything = _stands(kept, gone, verdicts)
        everything = everything[0].lower() + everything[1:]
        return (f"Only grammar, style and typography differ: {everything}.",)
    stands = _stands(kept, gone, verdicts)
    if said := [(f"{number:,}{{}} " if kept > 1 else "") + how for number, how in among if number]:
        stands += ", " + " and ".join(said).format(" of them", "")
    if kept and gone:
        stands += f"; {gone:,} {'was' if gone == 1 else 'were'} not found there"
    fresh = [_fresh(come, len(comparison.new.findings), verdicts)] if come else []
    return f"{stands}.", *fresh, *_flags_summed_up(comparison)


def _findings(comparison: Comparison, kind: Kind) -> int:
    return sum(len(change.old) for change in comparison.changes if change.kind is kind)


def _stands(kept: int, gone: int, verdicts: Verdicts) -> str:
    """How many of the older edition's findings the newer one still has."""
    old, new = verdicts.old, verdicts.new
    everything = counted(kept + gone, "finding")
    stand = "stands" if kept == 1 else "stand"
    if not kept:
        if gone == 1:
            return f"The only finding of {old} was not found in {new}"
        return f"None of the {everything} of {old} was found in {new}"
    if not gone:
        everything = "The only finding" if kept == 1 else f"All {everything}"
        return f"{everything} of {old} still {stand} in {new}"
    share = percent(kept, kept + gone)
    return f"Of the {everything} of {old}, {kept:,} ({share} percent) still {stand} in {new}"


def _fresh(come: int, findings: int, verdicts: Verdicts) -> str:
    """How many of the newer edition's findings the older one did not have."""
    old, new = verdicts.old, verdicts.new
    if come < findings:
        verb = "is" if come == 1 else "are"
        return f"Of the {counted(findings, 'finding')} of {new}, {come:,} {verb} not in {old}."
    if come == 1:
        return f"The only finding of {new} is not in {old}."
    return f"None of the {counted(findings, 'finding')} of {new} is in {old}."


def _flags_summed_up(comparison: Comparison) -> Iterable[str]:
    counts = comparison.counts
    if partly := counts[Flag.PARTLY_REMOVED]:
        verb = "stands" if partly == 1 else "stand"
        yield f"{counted(partly, 'passage')} that {verb} lost a clause or a list item."
    if turned := counts[Flag.REVERSED]:
        yield f"In {counted(turned, 'passage')} the outcome is reversed."

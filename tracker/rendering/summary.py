"""What changed, in a few plain sentences: every shape of a comparison begins with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model import Flag, Kind, words_of
from tracker.naming import counted, listed
from tracker.rendering.shares import percent
from tracker.rendering.verdicts import is_doubtful

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from tracker.model import Comparison
    from tracker.rendering.verdicts import Verdicts


AMONG_WHAT_IS_FOUND = (
    (Kind.UPDATED, "one with figures or outcome changed", "{n} with figures or outcome changed"),
    (Flag.REVERSED, "one of these with the outcome reversed", "{n} of these with the outcome reversed"),
    (Kind.REWORDED, "one with the wording changed", "{n} with the wording changed"),
    (Flag.PARTLY_REMOVED, "one partly not found", "{n} partly not found"),
    (Flag.MOVED, "one moved", "{n} moved"),
)
"""What a summary counts in rows, with the words for one and for many; keys of the digests' catalogues."""


def standing(comparison: Comparison) -> tuple[int, int]:
    """Give how many findings, and how many words in them, of the old edition stand in the new one."""
    kept = [finding for change in comparison.changes if change.new for finding in change.old]
    return len(kept), words_of(kept)


def summary(comparison: Comparison, verdicts: Verdicts) -> tuple[str, ...]:
    """Say what changed in plain sentences, quoting and counting only."""
    if comparison.old.text == comparison.new.text:
        findings = counted(len(comparison.old.findings), "finding")
        return (f"The two texts are the same, letter by letter: {findings}.",)
    kept, _ = standing(comparison)
    gone = len(comparison.old.findings) - kept
    come = sum(len(change.new) for change in comparison.changes if change.kind is Kind.ADDED)
    if not gone and not come and not any(comparison.counts[name] for name, _, _ in AMONG_WHAT_IS_FOUND):
        everything = _stands(kept, gone, verdicts)
        everything = everything[0].lower() + everything[1:]
        return (f"Only grammar, style and typography differ: {everything}.",)
    stands = _stands(kept, gone, verdicts)
    if kept and gone:
        stands += f"; {gone:,} {'was' if gone == 1 else 'were'} not found there"
    fresh = [_fresh(come, len(comparison.new.findings), verdicts)] if come else []
    return f"{stands}.", *fresh, *_among_what_is_found(comparison), *_doubtful(comparison)


def _doubtful(comparison: Comparison) -> Iterable[str]:
    """How many rows link passages that may be two findings."""
    doubtful = sum(is_doubtful(change) for change in comparison.changes)
    if doubtful:
        rows = "One of these rows links" if doubtful == 1 else f"{doubtful:,} of these rows link"
        yield (
            f"{rows} passages that have few words in common, as is said there: of such rows, a third"
            " proved to be of two different findings."
        )


def _stands(kept: int, gone: int, verdicts: Verdicts) -> str:
    """How many of the older edition's findings are found again in the newer one."""
    old, new = verdicts.old, verdicts.new
    everything = counted(kept + gone, "finding")
    are = "is" if kept == 1 else "are"
    if not kept:
        if not gone:
            return f"{old} has no findings that could be found again"
        if gone == 1:
            return f"The only finding of {old} was not found in {new}"
        return f"None of the {everything} of {old} was found in {new}"
    if not gone:
        everything = "The only finding" if kept == 1 else f"All {everything}"
        return f"{everything} of {old} {are} found again in {new}"
    share = percent(kept, kept + gone)
    return f"Of the {everything} of {old}, {kept:,} ({share} percent) {are} found again in {new}"


def _fresh(come: int, findings: int, verdicts: Verdicts) -> str:
    """How many of the newer edition's findings the older one did not have."""
    old, new = verdicts.old, verdicts.new
    if come < findings:
        verb = "is" if come == 1 else "are"
        return f"Of the {counted(findings, 'finding')} of {new}, {come:,} {verb} not in {old}."
    if come == 1:
        return f"The only finding of {new} is not in {old}."
    return f"None of the {counted(findings, 'finding')} of {new} is in {old}."


def among(counts: Mapping[str, int], said: Callable[[int, str, str], str]) -> list[str]:
    """Count what is found again and says it otherwise; what is reversed stands within what it is some of.

    Args:
        counts: rows by kind and flag.
        said: puts a number into the words for one or for many.
    """
    parts = {name: said(counts[name], one, many) for name, one, many in AMONG_WHAT_IS_FOUND if counts[name]}
    if Kind.UPDATED in parts and Flag.REVERSED in parts:
        parts[Kind.UPDATED] += f" ({parts.pop(Flag.REVERSED)})"
    return list(parts.values())


def _among_what_is_found(comparison: Comparison) -> Iterable[str]:
    """How many rows of what is found again say it otherwise."""
    parts = among(comparison.counts, lambda n, one, many: (one if n == 1 else many).format(n=f"{n:,}"))
    if parts:
        yield f"Among the rows of what is found again: {listed(parts)}."

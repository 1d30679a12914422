"""Which changes a subscriber wants to be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.rendering.filtering import sections_named
from tracker.rendering.verdicts import QUIET

if TYPE_CHECKING:
    from tracker.config import Subscription
    from tracker.digests.words import Words
    from tracker.model import Change, Comparison


def wanted_changes(subscription: Subscription, comparison: Comparison) -> list[Change]:
    """The changes that `subscription` asks for, the weightiest first."""
    old, new = sections_in_scope(subscription, comparison)
    chosen = [
        change
        for change in comparison.changes
        if _is_wanted(subscription, change)
        and (
            any(finding.section in old for finding in change.old)
            or any(finding.section in new for finding in change.new)
        )
    ]
    return sorted(chosen, key=lambda change: (-change.weight, change.number))


def sections_in_scope(
    subscription: Subscription, comparison: Comparison
) -> tuple[frozenset[int], frozenset[int]]:
    """Indices of the old and the new edition's sections that `subscription` asks for."""
    editions = (comparison.old, comparison.new)
    if not subscription.sections:
        old, new = (frozenset(section.index for section in edition.sections) for edition in editions)
    else:
        named = [sections_named(name, *editions) for name in subscription.sections]
        old, new = (frozenset().union(*(each[side] for each in named)) for side in (0, 1))
    return old, new


def _is_wanted(subscription: Subscription, change: Change) -> bool:
    if change.kind not in subscription.kinds if subscription.kinds else change.kind in QUIET:
        return False
    if change.weight < subscription.least_weight:
        return False
    if subscription.flags and not set(subscription.flags) & set(change.flags):
        return False
    return not subscription.signals or bool(
        set(subscription.signals) & {each.type for each in change.signals}
    )


def is_filtered(subscription: Subscription) -> bool:
    """Whether anything is asked of changes beyond their being more than editorial."""
    return bool(
        subscription.sections
        or subscription.kinds
        or subscription.flags
        or subscription.signals
        or subscription.least_weight
    )


def filter_words(subscription: Subscription, words: Words) -> str:
    """The filter in words; empty where there is none."""
    parts = []
    if subscription.sections:
        sections = [words("“{text}”", text=each) for each in subscription.sections]
        parts.append(words("sections {names}", names=words.listed(sections)))
    if subscription.kinds:
        parts.append(words("kinds {names}", names=words.listed([words(each) for each in subscription.kinds])))
    if subscription.flags:
        names = [words(each.replace("_", " ")) for each in subscription.flags]
        parts.append(words("only {names}", names=words.listed(names)))
    if subscription.signals:
        parts.append(
            words("signals {names}", names=words.listed([words(each) for each in subscription.signals]))
        )
    if subscription.least_weight:
        parts.append(words("weight at least {weight}", weight=f"{subscription.least_weight:g}"))
    return "; ".join(parts)

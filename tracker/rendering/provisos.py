"""What a reader of any verdict or figure must know; every shape says it above the changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model import Authority
from tracker.naming import listed
from tracker.rendering.verdicts import ABSENCE, Verdicts
from tracker.rendering.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.model import Comparison
    from tracker.rendering.facts import RunFacts

AUTHORITY = {
    Authority.OFFICIAL: ("the publisher’s own copy", None),
    Authority.ARCHIVED: ("an archive’s copy", "This text comes from an archive, not from its publisher."),
    Authority.THIRD_PARTY: (
        "a third party’s copy",
        "This text comes from a third party’s copy. Check it against the publisher’s before you rely on it.",
    ),
    Authority.UNKNOWN: (
        "a copy of unstated origin",
        "Whose copy this is has not been stated. Check it against the publisher’s before you rely on it.",
    ),
}
"""Whose copy it is, in words, and what to mind about it; None for an official one."""


def provisos(comparison: Comparison, facts: RunFacts) -> Iterator[str]:
    """All of it in sentences: what absence means, what was not compared, whose copies were read."""
    yield ABSENCE
    sides = (comparison.old.provenance, comparison.new.provenance)
    labels = [visible(side.edition) for side in sides]
    if between := between_words(facts, Verdicts(*labels)):
        yield between
    for side, label in zip(sides, labels, strict=True):
        _, warning = AUTHORITY[side.authority]
        if warning:
            yield f"{label}: {warning}"


def between_words(facts: RunFacts, verdicts: Verdicts) -> str | None:
    """Say what is odd about the pair, and which editions were passed over."""
    said = (_sentence(facts.caution), _passed_over(facts, verdicts))
    return " ".join(filter(None, said)) or None


def _sentence(caution: str | None) -> str | None:
    return f"{visible(caution)}." if caution else None


def _passed_over(facts: RunFacts, verdicts: Verdicts) -> str | None:
    if not facts.between:
        return None
    labels = [visible(label) for label in facts.between]
    one = len(labels) == 1
    return (
        f"The {'edition' if one else 'editions'} {listed(labels)}, between {verdicts.old} and "
        f"{verdicts.new}, {'was' if one else 'were'} not compared: what changed may have changed there first."
    )

"""What a check answers with."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from tracker.sources.gathering import Found


class CheckOutcome(StrEnum):
    """What a look at a source, or at one edition of it, found; the gravest last."""

    UNCHANGED = "unchanged"
    NOT_YET = "not yet"
    COPY = "another copy"
    """The first text of a source of an edition that was known from another one: no revision."""
    REVISION = "revision"
    NEW_EDITION = "new edition"
    WITHDRAWN = "withdrawn"
    NOT_ASKED = "not asked"
    """It asks not to be asked again before a certain time, which has not come."""
    QUARANTINED = "quarantined"
    FAILED = "failed"

    @property
    def in_trouble(self) -> bool:
        """Whether the run as a whole did not succeed because of it."""
        return self in {CheckOutcome.NOT_ASKED, CheckOutcome.QUARANTINED, CheckOutcome.FAILED}


_GRAVITY = list(CheckOutcome)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A comparison that a check made, in numbers."""

    old_edition: str
    old_revision: int
    new_edition: str
    new_revision: int | None
    """None where the new text is not stored (quarantined, or a dry run)."""
    counts: Mapping[str, int]
    """Number of changes by kind and by flag."""
    old_words: int
    new_words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionResult:
    """What was found of one edition."""

    edition: str
    address: str
    outcome: CheckOutcome
    detail: str = ""
    """In words: why it failed, what is wrong with it, what else is to be known."""
    revision: int | None = None
    findings: int | None = None
    quarantine: int | None = None
    """Number of the item in quarantine."""
    moved_to: str | None = None
    compared: Compared | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """What one source gave."""

    report: str
    source: str
    """The source's key."""
    checked_at: datetime
    editions: tuple[EditionResult, ...] = field(default=())
    failure: str | None = None
    """Why the source as a whole could not be looked at."""
    asked: bool = True
    """False where it was left alone, because it asks not to be asked yet."""

    @property
    def outcome(self) -> CheckOutcome:
        """The gravest of what was found; a source that has nothing yet is `not yet`."""
        if self.failure is not None:
            return CheckOutcome.FAILED if self.asked else CheckOutcome.NOT_ASKED
        if not self.editions:
            return CheckOutcome.NOT_YET
        outcomes = [each.outcome for each in self.editions]
        if set(outcomes) == {CheckOutcome.NOT_YET, CheckOutcome.UNCHANGED}:
            return CheckOutcome.UNCHANGED
        return max(outcomes, key=_GRAVITY.index)

    @property
    def detail(self) -> str:
        """The reasons, in words; where the source is in trouble, only those of that."""
        if self.failure is not None:
            return self.failure
        troubled = self.outcome.in_trouble
        return "; ".join(
            f"{each.edition}: {each.detail}"
            for each in self.editions
            if each.detail and (each.outcome.in_trouble or not troubled)
        )


def edition_result(found: Found, outcome: CheckOutcome, detail: str = "", **more: Any) -> EditionResult:
    """What was found of one edition; `more` are further fields of the result."""
    return EditionResult(
        edition=found.candidate.edition,
        address=found.candidate.address,
        outcome=outcome,
        detail=detail,
        **more,
    )


def compared_as_data(compared: Compared | None) -> dict[str, Any] | None:
    """A comparison in numbers, for JSON."""
    if compared is None:
        return None
    return {
        "old": {
            "edition": compared.old_edition,
            "revision": compared.old_revision,
            "words": compared.old_words,
        },
        "new": {
            "edition": compared.new_edition,
            "revision": compared.new_revision,
            "words": compared.new_words,
        },
        "counts": dict(compared.counts),
    }

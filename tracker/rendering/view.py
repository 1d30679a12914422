"""What of a comparison is shown: every renderer takes a View, so that all say the same of filters."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from tracker.model import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from tracker.model import Change, Comparison, Edition, Finding, Flag, Section


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which changes are wanted; what is left empty lets everything through."""

    section: str | None = None
    """Beginning of a section's path or title, or its label, in either edition."""
    kinds: tuple[Kind, ...] = ()
    flags: tuple[Flag, ...] = ()
    text: str | None = None
    """Words that a change holds in either edition, whatever their case."""

    def __bool__(self) -> bool:
        return bool(self.section or self.kinds or self.flags or self.text)

    def __str__(self) -> str:
        said = []
        if self.section:
            said.append(f"section {self.section!r}")
        said += [f"kind {kind}" for kind in self.kinds]
        said += [f"flag {flag}" for flag in self.flags]
        if self.text:
            said.append(f"text {self.text!r}")
        return ", ".join(said)

    def lets_through(self, comparison: Comparison, change: Change) -> bool:
        """Whether `change` is wanted."""
        if self.kinds and change.kind not in self.kinds:
            return False
        if self.flags and not set(self.flags) & set(change.flags):
            return False
        if self.text:
            wanted = self.text.casefold()
            if not any(wanted in finding.text.casefold() for finding in (*change.old, *change.new)):
                return False
        return not self.section or any(
            _in_section(self.section, edition, findings)
            for edition, findings in ((comparison.old, change.old), (comparison.new, change.new))
        )


@dataclass(frozen=True, kw_only=True)
class View:
    """A comparison and what is to be shown of it."""

    comparison: Comparison
    filter: Filter = field(default_factory=Filter)
    unchanged: bool = True
    """Whether unchanged findings are shown where the filter does not ask for a kind."""
    summary: bool = False
    """The figures and the table alone, without the changes."""
    between: tuple[str, ...] = ()
    """Editions between the two, which were not compared."""
    command: str | None = None
    """How it was made, for people to make it again."""
    made_at: datetime | None = None
    """When; None where the same input must give the same bytes."""

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What is shown, in order, under the numbers that the whole comparison gives."""
        hidden = set() if self.unchanged or self.filter.kinds else {Kind.UNCHANGED}
        return tuple(
            change
            for change in self.comparison.changes
            if change.kind not in hidden and self.filter.lets_through(self.comparison, change)
        )

    @property
    def is_part(self) -> bool:
        """Whether some changes are not shown."""
        return len(self.changes) < len(self.comparison.changes)

    @property
    def shown(self) -> str:
        """`31 of 412 changes shown`, with the filter that is on."""
        said = f"{len(self.changes)} of {len(self.comparison.changes)} shown"
        reasons = [str(self.filter)] if self.filter else []
        if not self.unchanged and not self.filter.kinds:
            reasons.append("without unchanged ones")
        return f"{said} ({'; '.join(reasons)})" if reasons else said


def _in_section(wanted: str, edition: Edition, findings: Sequence[Finding]) -> bool:
    return any(section_matches(wanted, edition.section_of(finding)) for finding in findings)


def section_matches(wanted: str, section: Section) -> bool:
    """Whether `wanted` names `section` or one above it.

    It does as the beginning of the path (titles joined by ` > `), as the beginning of a title in the path,
    or as a label (`c.`, `Section 1`), whatever the case.
    """
    wanted = wanted.casefold().strip().rstrip(".")
    titles = [title.casefold() for title in section.path]
    return (
        " > ".join(titles).startswith(wanted)
        or any(title.startswith(wanted) for title in titles)
        or (section.label or "").casefold().rstrip(".") == wanted
    )

"""Which changes of a comparison are shown."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.model import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    unchanged: bool = True
    """Whether unchanged findings are wanted too."""

    def __str__(self) -> str:
        """The filter as options of the command line; empty where everything is let through."""
        said = [f"--section {shlex.quote(self.section)}"] if self.section else []
        said += [f"--kind {kind}" for kind in self.kinds]
        said += [f"--flag {flag}" for flag in self.flags]
        if self.text:
            said.append(f"--grep {shlex.quote(self.text)}")
        if not self.unchanged and Kind.UNCHANGED not in self.kinds:
            said.append("without unchanged")
        return " ".join(said)

    def shown(self, comparison: Comparison) -> frozenset[str] | None:
        """Ids of the changes that are let through; None where nothing is filtered."""
        if not str(self):
            return None
        return frozenset(change.id for change in comparison.changes if self.lets_through(comparison, change))

    def lets_through(self, comparison: Comparison, change: Change) -> bool:
        """Whether `change` is wanted."""
        if self.kinds and change.kind not in self.kinds:
            return False
        if not self.unchanged and change.kind is Kind.UNCHANGED and Kind.UNCHANGED not in self.kinds:
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

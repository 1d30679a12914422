"""How a paragraph is named where a place is shown: by its printed number, if it has one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.rendering.visible import opening, visible

if TYPE_CHECKING:
    from tracker.model import Edition, Finding

COUNTED = "{paragraph} of the section"
"""Names a paragraph without a number where others have one: no reader shall take the count for a number."""

LONGEST_UNDER = 60
"""Characters of a line that others stand under: it may be a whole introduction."""


def paragraph_said(edition: Edition, finding: Finding, *, counted: str = COUNTED) -> str:
    """Name the paragraph of `finding`: `34` as printed, else its place in the section, as `2`.

    Args:
        edition: where it stands.
        finding: which one.
        counted: says the place in the section where other paragraphs of the edition have numbers.
    """
    if finding.paragraph_number is not None:
        return visible(finding.paragraph_number)
    return counted.format(paragraph=finding.paragraph) if edition.numbered else str(finding.paragraph)


def under_said(finding: Finding) -> str | None:
    """The line that `finding` stands under, as far as it is shown: `North`; None for none."""
    return opening(visible(finding.under), LONGEST_UNDER) if finding.under else None


def named(under: str | None, label: str | None) -> str | None:
    """What a finding stands under within its section: `North › Administration`; None for nothing."""
    return " › ".join(filter(None, (under, label))) or None


def place_said(edition: Edition, finding: Finding) -> str:
    """Name where `finding` stands within its section: `“Administration” ¶ 34, p. 12`."""
    above = named(under_said(finding), visible(finding.label or ""))
    label = f"“{above}” " if above else ""
    page = f", p. {finding.page}" if finding.page is not None else ""
    return f"{label}¶ {paragraph_said(edition, finding)}{page}"

"""What a rendering is told besides the comparison itself.

Every shape of the change report is one function of the same signature:

    render_html(comparison, *, facts=RunFacts(…), settings=ReportSettings(…)) -> str
    render_markdown(…) -> str
    render_csv(…) -> str
    render_json(…) -> str
    render_text(…) -> str, in `terminal`
    render_docx(…) -> bytes

`comparison` is always the whole comparison; what a filter leaves is said by `RunFacts.shown`, so that the
figures in the head (what share of the old edition stands in the new one) stay true under a filter.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from tracker.config.model import Report, Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFacts:
    """How this report came about, as told at its end."""

    command: str | None = None
    """The command line as typed; None where a program made the report."""
    made_at: datetime | None = None
    """When, aware; shown in UTC. None leaves it out, so that the same input gives the same bytes."""
    between: tuple[str, ...] = ()
    """Labels of the editions between the two that were not compared."""
    caution: str | None = None
    """What is odd about the pair: that they are of different reports, or the later one stands first."""
    filter: str | None = None
    """The active filter in words or as options (`--kind removed`), None for none."""
    shown: frozenset[str] | None = None
    """Ids of the changes that the filter leaves; None for all."""
    picked: bool = False
    """Whether the filter picks changes by what they are or say, so that many sections hold none of them."""
    footnotes: bool = False
    """Whether the editions' footnotes were compared, and not their text."""
    named: bool = False
    """Whether somebody named the rows: then lists of the whole comparison have no place beside them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSettings:
    """What the workspace's configuration asks of a report."""

    title: str | None = None
    """Of the recurring publication; None for files that belong to none."""
    terms: tuple[str, ...] = ()
    """Words counted in both editions."""
    themes: tuple[Theme, ...] = ()
    """Subjects that cut across the outline."""
    comments: bool = False
    """Whether a Word document gets an empty column for comments."""

    @classmethod
    def of(cls, report: Report | None) -> ReportSettings:
        """The settings that tracker.toml declares for `report`; the defaults for None."""
        if report is None:
            return cls()
        return cls(title=report.title, terms=report.terms, themes=report.themes)


NO_FACTS = RunFacts()
"""Of a comparison that a program made and of which nothing else is known."""
NO_SETTINGS = ReportSettings()
"""Of files that belong to no report."""

"""Comparison -> one self-contained HTML file."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from tracker.rendering.citation import STYLE_NAMES
from tracker.rendering.context import report_context
from tracker.rendering.facts import ReportSettings, RunFacts
from tracker.rendering.templates import render

if TYPE_CHECKING:
    from tracker.model import Comparison

TEMPLATE = "report/page.html"


def render_html(
    comparison: Comparison, *, facts: RunFacts | None = None, settings: ReportSettings | None = None
) -> str:
    """Render the change report as an HTML page that asks nothing of any network and works without script."""
    context = report_context(comparison, facts=facts or RunFacts(), settings=settings or ReportSettings())
    return render(TEMPLATE, {"report": context, "client": asdict(context.client), "styles": STYLE_NAMES})

"""Comparison -> one self-contained HTML file."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from tracker.rendering.citation import STYLE_NAMES
from tracker.rendering.context import report_context
from tracker.rendering.facts import NO_FACTS, NO_SETTINGS
from tracker.rendering.templates import render

if TYPE_CHECKING:
    from tracker.model import Comparison
    from tracker.rendering.facts import ReportSettings, RunFacts

TEMPLATE = "report/page.html"


def render_html(
    comparison: Comparison, *, facts: RunFacts = NO_FACTS, settings: ReportSettings = NO_SETTINGS
) -> str:
    """Render the change report as an HTML page that asks nothing of any network and works without script."""
    context = report_context(comparison, facts=facts, settings=settings)
    return render(TEMPLATE, {"report": context, "client": asdict(context.client), "styles": STYLE_NAMES})

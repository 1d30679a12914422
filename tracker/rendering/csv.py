"""Comparison -> CSV, one row a change, for spreadsheets."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from tracker.rendering.context import report_context
from tracker.rendering.facts import NO_FACTS, NO_SETTINGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.model import Comparison
    from tracker.rendering.context.model import ReportContext
    from tracker.rendering.context.parts import NearestPassage, Passage, Row
    from tracker.rendering.facts import ReportSettings, RunFacts

BYTE_ORDER_MARK = "\ufeff"
"""Without it, Excel takes UTF-8 for the machine's old code page."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is run as a formula by spreadsheets."""

COLUMNS = (
    "row",
    "kind",
    "verdict",
    "flags",
    "signals",
    "nature",
    "old_section",
    "old_label",
    "old_place",
    "old_characters",
    "old_text",
    "new_section",
    "new_label",
    "new_place",
    "new_characters",
    "new_text",
    "lost",
    "gained",
    "nearest_text",
    "nearest_place",
    "weight",
    "id",
    "old_edition",
    "old_sha256",
    "old_text_sha256",
    "new_edition",
    "new_sha256",
    "new_text_sha256",
    "about",
)


def render_csv(
    comparison: Comparison, *, facts: RunFacts = NO_FACTS, settings: ReportSettings = NO_SETTINGS
) -> str:
    """Render one row a change, in reading order, with a header row and a byte order mark.

    Several findings of one side stand in one cell, parted by a blank as in JSON; places by semicolons.
    The column `about` says in the first row what must be known of the whole: the sentence on absence, what
    was not compared, the filter, whose copies were read.
    """
    report = report_context(comparison, facts=facts, settings=settings)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    about = about_words(report)
    for row in report.rows:
        writer.writerow([harmless(cell) for cell in (*_cells(row, report), about)])
        about = ""
    return BYTE_ORDER_MARK + out.getvalue()


def about_words(report: ReportContext) -> str:
    """Say in one line what every export must say."""
    sides = (report.old, report.new)
    copies = [
        f"{edition.label}: "
        + ", ".join(filter(None, (edition.authority, edition.source, _retrieved(edition.retrieval))))
        + "."
        for edition in sides
    ]
    return " ".join(said for said in (report.absence, report.between, report.filter, *copies) if said)


def _retrieved(retrieval: str | None) -> str | None:
    return f"retrieved {retrieval}" if retrieval else None


def harmless(cell: str | float) -> str | float:
    """Keep a text from being run as a formula; numbers stay numbers."""
    if isinstance(cell, str) and cell.lstrip(" \n").startswith(FORMULA_STARTS):
        return f"'{cell}"
    return cell


def _cells(row: Row, report: ReportContext) -> Sequence[str | float]:
    nearest = row.nearest
    return (
        row.number,
        row.kind,
        row.verdict,
        "; ".join([*(flag.words for flag in row.flags), *([row.doubt] if row.doubt else [])]),
        "; ".join(signal.words for signal in row.signals),
        row.nature or "",
        *_side(row.old),
        *_side(row.new),
        "; ".join(row.lost),
        "; ".join(row.gained),
        nearest.text if nearest else "",
        _nearest_place(nearest) if nearest else "",
        round(row.weight, 3),
        row.id,
        report.old.label,
        report.old.sha256,
        report.old.text_sha256,
        report.new.label,
        report.new.sha256,
        report.new.text_sha256,
    )


def _side(passages: Sequence[Passage]) -> tuple[str, str, str, str, str]:
    places = [passage.place for passage in passages]
    return (
        "; ".join(dict.fromkeys(" › ".join(place.path) for place in places)),
        "; ".join(dict.fromkeys(place.named for place in places if place.named)),
        "; ".join(place.pinpoint for place in places),
        "; ".join(place.characters for place in places),
        " ".join(passage.text for passage in passages),
    )


def _nearest_place(nearest: NearestPassage) -> str:
    return f"row {nearest.row}, {nearest.place.full}" if nearest.row else nearest.place.full

"""A comparison as data: the object that `tracker diff --format json` prints."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tracker.model import Change, Comparison, CrosswalkRow, Edition, Finding, Span
    from tracker.rendering.view import View

SCHEMA = "tracker/diff/1"
"""Names the shape; raised where a reader of the old shape would go wrong."""

SIMILARITY_DIGITS = 4
"""More would only show the noise of floating point."""


def render(view: View) -> str:
    """The comparison as JSON text, one change a line, so that it can be searched and compared by line."""
    head = as_data(view.comparison, changes=())
    head["changes"] = []
    if view.is_part:
        head["shown"] = {
            "changes": len(view.changes),
            "of": len(view.comparison.changes),
            "filter": str(view.filter) or None,
        }
    fields = [f"{_dumps(key)}: {_dumps(value)}" for key, value in head.items() if key != "changes"]
    changes = ",\n".join(_dumps(change_data(view.comparison, change)) for change in view.changes)
    return "{" + ",\n".join([*fields, f'"changes": [\n{changes}\n]']) + "}\n"


def as_data(comparison: Comparison, *, changes: tuple[Change, ...] | None = None) -> dict[str, Any]:
    """The comparison as plain dicts and lists, all of its changes unless some are named."""
    chosen = comparison.changes if changes is None else changes
    return {
        "schema": SCHEMA,
        "tracker": comparison.version,
        "old": edition_data(comparison.old),
        "new": edition_data(comparison.new),
        "counts": comparison.counts,
        "sections": [_row_data(row) for row in comparison.crosswalk],
        "changes": [change_data(comparison, change) for change in chosen],
    }


def edition_data(edition: Edition) -> dict[str, Any]:
    """What was compared: the edition's provenance and size."""
    read = edition.provenance
    return {
        "report": read.report,
        "edition": read.edition,
        "title": read.title,
        "publisher": read.publisher,
        "published": read.published.isoformat() if read.published else None,
        "period": read.period,
        "language": read.language,
        "sha256": read.sha256,
        "source": read.source,
        "authority": read.authority.value,
        "retrieved_at": read.retrieved_at.isoformat() if read.retrieved_at else None,
        "findings": len(edition.findings),
        "words": edition.words,
        "revision": read.revision,
        "reader": read.reader,
    }


def change_data(comparison: Comparison, change: Change) -> dict[str, Any]:
    """One change with both texts and both places."""
    nearest = None
    if change.nearest is not None:
        other = comparison.old if change.new else comparison.new
        nearest = _finding_data(other, change.nearest.finding) | {
            "similarity": round(change.nearest.similarity, SIMILARITY_DIGITS)
        }
    return {
        "id": change.id,
        "number": change.number,
        "kind": change.kind.value,
        "flags": [flag.value for flag in change.flags],
        "nature": change.nature.value if change.nature else None,
        "old": [_finding_data(comparison.old, finding) for finding in change.old],
        "new": [_finding_data(comparison.new, finding) for finding in change.new],
        "similarity": None if change.similarity is None else round(change.similarity, SIMILARITY_DIGITS),
        "weight": round(change.weight, SIMILARITY_DIGITS),
        "words": change.words,
        "signals": [
            {"type": signal.type.value, "old": signal.old, "new": signal.new} for signal in change.signals
        ],
        "lost": [_span_data(span) for span in change.lost],
        "gained": [_span_data(span) for span in change.gained],
        "nearest": nearest,
    }


def _finding_data(edition: Edition, finding: Finding) -> dict[str, Any]:
    return {
        "text": finding.text,
        "section": edition.section_of(finding).path,
        "label": finding.label,
        "paragraph": finding.paragraph,
        "page": finding.page,
        "start": finding.start,
        "end": finding.end,
    }


def _span_data(span: Span) -> dict[str, Any]:
    return {"text": span.text, "start": span.start, "end": span.end}


def _row_data(row: CrosswalkRow) -> dict[str, Any]:
    return {
        "relation": row.relation.value,
        "old": row.old.path if row.old else None,
        "new": row.new.path if row.new else None,
        "counts": dict(row.counts),
        "old_words": row.old_words,
        "new_words": row.new_words,
    }


def _dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

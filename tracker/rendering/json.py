"""A comparison as data: the object that `tracker diff --format json` prints."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tracker.model import text_hash
from tracker.rendering.facts import NO_FACTS, NO_SETTINGS
from tracker.rendering.provisos import provisos

if TYPE_CHECKING:
    from tracker.model import Change, Comparison, CrosswalkRow, Edition, Finding, SetAside, Span
    from tracker.rendering.facts import ReportSettings, RunFacts

SCHEMA = "tracker/diff/1"
"""Names the shape; raised where a reader of the old shape would go wrong."""

SIMILARITY_DIGITS = 4
"""More would only show the noise of floating point."""

_dumps = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def render_json(
    comparison: Comparison,
    *,
    facts: RunFacts = NO_FACTS,
    settings: ReportSettings = NO_SETTINGS,  # noqa: ARG001 - all formats are called alike
) -> str:
    """The comparison as JSON text, one change a line, so that it can be searched and compared by line.

    Where a filter is on, `shown` says so; rows keep their numbers and `counts` those of the whole. `between`
    has the labels of the editions that were passed over, `about` what a reader of any figure must know.
    """
    shown = facts.shown
    head = as_data(comparison, changes=())
    del head["changes"]
    head["between"] = list(facts.between)
    head["about"] = list(provisos(comparison, facts))
    changes = [change for change in comparison.changes if shown is None or change.id in shown]
    if shown is not None:
        head["shown"] = {"changes": len(changes), "of": len(comparison.changes), "filter": facts.filter}
    fields = [f"{_dumps(key)}: {_dumps(value)}" for key, value in head.items()]
    rows = ",\n".join(_dumps(change_data(comparison, change)) for change in changes)
    return "{" + ",\n".join([*fields, f'"changes": [\n{rows}\n]']) + "}\n"


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
        "text_sha256": text_hash(edition.text),
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
        nearest = finding_data(other, change.nearest.finding) | {
            "similarity": round(change.nearest.similarity, SIMILARITY_DIGITS)
        }
    return {
        "id": change.id,
        "number": change.number,
        "kind": change.kind.value,
        "flags": [flag.value for flag in change.flags],
        "nature": change.nature.value if change.nature else None,
        "old": [finding_data(comparison.old, finding) for finding in change.old],
        "new": [finding_data(comparison.new, finding) for finding in change.new],
        "similarity": None if change.similarity is None else round(change.similarity, SIMILARITY_DIGITS),
        "weight": round(change.weight, SIMILARITY_DIGITS),
        "words": change.words,
        "signals": [
            {"type": signal.type.value, "old": signal.old, "new": signal.new} for signal in change.signals
        ],
        "lost": [_span_data(span) for span in change.lost],
        "gained": [_span_data(span) for span in change.gained],
        "nearest": nearest,
        "set_aside": change.set_aside and set_aside_data(change.set_aside),
    }


def set_aside_data(piece: SetAside) -> dict[str, str]:
    """What was set aside, why, and where it stood."""
    return {"text": piece.text, "reason": piece.reason, "place": piece.place}


def finding_data(edition: Edition, finding: Finding) -> dict[str, Any]:
    """One finding with its place."""
    return {
        "text": finding.text,
        "section": edition.section_of(finding).path,
        "label": finding.label,
        "under": finding.under,
        "paragraph": finding.paragraph,
        "paragraph_number": finding.paragraph_number,
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

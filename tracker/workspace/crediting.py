"""What is said of a stored edition: by tracker.toml first, else what was known when it came."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.model import Provenance
    from tracker.workspace.workspace import Workspace


def declared_provenance(workspace: Workspace, provenance: Provenance) -> Provenance:
    """What tracker.toml says of an edition goes before what was known when it came."""
    report = workspace.config.reports.get(provenance.report or "")
    if report is None:
        return provenance
    declared = report.declared(provenance.edition)
    known = replace(
        provenance,
        title=provenance.title or report.title,
        publisher=report.publisher or provenance.publisher,
        language=report.language,
    )
    main, *parts = provenance.source.split("; ")  # as those of an edition in parts are joined
    from_file = (
        declared is not None and declared.path is not None and main == workspace.source_of(declared.path)
    )
    if said := _said_source(workspace, provenance, main):
        known, from_file = replace(known, source="; ".join([said, *parts])), False
    if declared is None:
        return known
    return replace(
        known,
        title=declared.title or known.title,
        published=declared.published or known.published,
        period=declared.period or known.period,
        source="; ".join([declared.source, *parts]) if from_file and declared.source else known.source,
        authority=declared.authority if from_file else known.authority,
    )


def _said_source(workspace: Workspace, provenance: Provenance, source: str) -> str | None:
    """Where a file came from, as tracker.toml said until another one took its place."""
    if provenance.report is None or provenance.revision is None:
        return None
    from tracker.store.declarations import said_source  # noqa: PLC0415 - comparing two files needs none

    return said_source(
        workspace.store.connection, provenance.report, provenance.edition, provenance.revision, source
    )

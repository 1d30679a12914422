"""What a workspace holds: reports, their editions as declared and as stored."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.errors import NotFoundError
from tracker.naming import known_names
from tracker.store import MAIN_PART

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tracker.config import DeclaredEdition
    from tracker.sources.states import SourceState
    from tracker.store import Snapshot
    from tracker.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionEntry:
    """An edition and its snapshots."""

    label: str
    published: date | None
    declared: str | None
    """The file declared for it in tracker.toml."""
    snapshots: tuple[Snapshot, ...]
    """In the order in which they came, retracted ones too; none where nothing is stored yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEntry:
    """A source and how it did when it was last checked."""

    key: str
    state: SourceState | None
    """None where it was never checked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportEntry:
    """A report and its editions."""

    slug: str
    title: str | None
    """None where tracker.toml does not know the report any more."""
    publisher: str | None
    editions: tuple[EditionEntry, ...]
    """Oldest first."""
    sources: tuple[SourceEntry, ...] = ()
    """As tracker.toml declares them."""


def inventory(workspace: Workspace, report: str | None = None) -> list[ReportEntry]:
    """What `workspace` holds, by slug; of one report, if one is named.

    Raises:
        NotFoundError: there is no such report.
        ConfigError: tracker.toml is wrong.
        StoreError: the database cannot be read.
    """
    labels = workspace.labels(retracted=True)
    if report is not None and report not in labels:
        raise NotFoundError(f"{report}: no such report; {known_names(report, labels)}")
    return [
        _entry(workspace, slug, known) for slug, known in sorted(labels.items()) if report in (None, slug)
    ]


def _entry(workspace: Workspace, slug: str, labels: Sequence[str]) -> ReportEntry:
    config = workspace.config.reports.get(slug)
    snapshots = workspace.store.snapshots(slug) if workspace.has_store else []
    editions = []
    for label in labels:
        declared: DeclaredEdition | None = config.declared(label) if config else None
        own = tuple(
            _as_declared(workspace, snapshot, declared) for snapshot in snapshots if snapshot.edition == label
        )
        editions.append(
            EditionEntry(
                label=label,
                published=(declared.published if declared else None)
                or next((snapshot.published for snapshot in own), None),
                declared=workspace.source_of(declared.path) if declared and declared.path else None,
                snapshots=own,
            )
        )
    return ReportEntry(
        slug=slug,
        title=config.title if config else None,
        publisher=config.publisher if config else None,
        editions=tuple(editions),
        sources=_sources(workspace, slug),
    )


def _as_declared(workspace: Workspace, snapshot: Snapshot, declared: DeclaredEdition | None) -> Snapshot:
    """What tracker.toml says of a file's origin goes before what was known when it came, as in `diff`.

    What it said is kept of a file that another one took the place of.
    """
    if snapshot.said_source is not None:
        return replace(snapshot, source=snapshot.said_source)
    if declared is None or declared.path is None or snapshot.part != MAIN_PART:
        return snapshot
    if snapshot.source != workspace.source_of(declared.path):
        return snapshot
    return replace(snapshot, source=declared.source or snapshot.source, authority=declared.authority)


def _sources(workspace: Workspace, slug: str) -> tuple[SourceEntry, ...]:
    """The declared sources of a report, each with its last check."""
    config = workspace.config.reports.get(slug)
    if config is None or not config.sources:
        return ()
    from tracker.sources.states import source_states  # noqa: PLC0415 - most workspaces of files have none

    states = source_states(workspace.store.connection) if workspace.has_store else {}
    return tuple(SourceEntry(key=each.key, state=states.get((slug, each.key))) for each in config.sources)

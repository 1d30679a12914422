"""What a workspace holds: reports, their editions as declared and as stored."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.errors import NotFoundError
from tracker.model import MAIN_PART
from tracker.naming import known_names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
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
    stored: defaultdict[tuple[str, str], list[Snapshot]] = defaultdict(list)
    states: Mapping[tuple[str, str], SourceState] = {}
    if workspace.has_store:
        from tracker.sources.states import source_states  # noqa: PLC0415 - a new workspace has none

        for snapshot in workspace.store.snapshots(report):
            stored[snapshot.report, snapshot.edition].append(snapshot)
        states = source_states(workspace.store.connection)
    return [
        _entry(workspace, slug, {label: stored[slug, label] for label in known}, states)
        for slug, known in sorted(labels.items())
        if report in (None, slug)
    ]


def _entry(
    workspace: Workspace,
    slug: str,
    stored: Mapping[str, Sequence[Snapshot]],
    states: Mapping[tuple[str, str], SourceState],
) -> ReportEntry:
    config = workspace.config.reports.get(slug)
    editions = []
    for label, snapshots in stored.items():
        declared: DeclaredEdition | None = config.declared(label) if config else None
        own = tuple(_as_declared(workspace, snapshot, declared) for snapshot in snapshots)
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
        sources=tuple(
            SourceEntry(key=each.key, state=states.get((slug, each.key)))
            for each in (config.sources if config else ())
        ),
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

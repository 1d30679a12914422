"""The page that leads to the published reports: those in the folder, by report, the newest first.

Which editions a file compares is found from what is stored: the file that their report is named is there. So
what else lies in the folder is not listed, and nothing is read from the reports themselves.
"""

from __future__ import annotations

import json
import os
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from typing import TYPE_CHECKING

from tracker.digests.filenames import edition_name, report_file, written
from tracker.files import write_whole
from tracker.model import Kind, Provenance
from tracker.naming import natural_key
from tracker.rendering.facts import RunFacts
from tracker.rendering.moments import day_said, moment_said
from tracker.rendering.provisos import between_words
from tracker.rendering.templates import render
from tracker.rendering.verdicts import ABSENCE, QUIET, Verdicts
from tracker.rendering.visible import visible
from tracker.sources.quarantine import UNCONFIRMED, State
from tracker.store.loading import moment
from tracker.succession import between

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from tracker.workspace.workspace import Workspace

INDEX = "index.html"
TEMPLATE = "digest/published.html"

GENERATOR = "tracker, list of published reports"
"""Says in the page that it is ours, and may be written anew."""
MARK = f'<meta name=generator content="{GENERATOR}">'.encode()
HEAD = 1_000
"""Bytes at the beginning of a page of ours that the mark is found in."""

DECIDED = {
    State.OPEN: "What came is held back, and nobody has decided about it.",
    State.ACCEPTED: "What came was held back, and has been accepted since.",
    State.REJECTED: "What came was held back, and has been rejected since.",
    State.SUPERSEDED: "What came was held back; a sound answer has come since.",
}
"""What became of what was held back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A published report."""

    file: str
    """Its name in the folder."""
    old: str
    """What the older edition is called."""
    new: str
    """What the newer one is called."""
    retrieved: str
    """When the newer text came."""
    counts: tuple[str, ...]
    """Its rows by kind, but for those in which nothing that is claimed has changed; empty for not known."""
    between: str | None
    """Which editions lie between the two."""
    warnings: tuple[str, ...]
    """What has become of the two since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """All that is published of one report."""

    slug: str
    title: str
    publisher: str | None
    language: str
    entries: tuple[Entry, ...]
    """The newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """One of two editions that are compared."""

    provenance: Provenance
    at: datetime
    """When its text came."""
    label: str
    """Of the edition, also where it is held back."""
    retracted_at: datetime | None = None
    state: State | None = None
    """What was decided of it, where it was held back."""


_Sides = dict[tuple[str, str], dict[str, _Side]]
"""By report and by what an edition is called in the name of a file; then by the same in full."""


def renew_index(folder: Path, workspace: Workspace, now: datetime) -> None:
    """Write the page, unless a page stands in its place that is not ours.

    Raises:
        OSError: it cannot be written.
        StoreError: the database cannot be read.
    """
    path = folder / INDEX
    if is_free(path):
        write_whole(path, render_index(folder, workspace, now).encode())


def render_index(folder: Path, workspace: Workspace, now: datetime) -> str:
    """The page as it would be written now."""
    reports = published(folder, workspace)
    titles = [each.title for each in reports]
    return render(
        TEMPLATE,
        {
            "reports": reports,
            "number": sum(len(each.entries) for each in reports),
            "doubles": {title for title in titles if titles.count(title) > 1},
            "made": moment_said(now, workspace.config.watch.timezone),
            "absence": ABSENCE,
            "generator": GENERATOR,
        },
    )


def published(folder: Path, workspace: Workspace) -> list[Published]:
    """What lies in `folder`, by the titles of the reports."""
    connection = workspace.store.connection
    sides = _sides(connection)
    pairs: defaultdict[str, list[tuple[str, _Side, _Side]]] = defaultdict(list)
    for each in os.scandir(folder):
        if each.is_file() and (pair := _pair(each.name, sides)) is not None:
            pairs[pair[1].provenance.report or ""].append((each.name, *pair))
    counts = _counts(connection)
    found = []
    for slug, files in pairs.items():
        declared = workspace.config.reports.get(slug)
        found.append(
            Published(
                slug=slug,
                title=visible(declared.title if declared else slug),
                publisher=visible(declared.publisher) if declared and declared.publisher else None,
                language=declared.language if declared else "",
                entries=tuple(_entries(files, workspace, workspace.labels_of(slug), counts)),
            )
        )
    return sorted(found, key=lambda each: (_alphabetical(each.title), each.slug))


def _entries(
    files: Sequence[tuple[str, _Side, _Side]],
    workspace: Workspace,
    labels: Sequence[str],
    counts: Mapping[tuple[object, ...], str],
) -> Iterator[Entry]:
    """The reports on editions of one report, those first whose newer text came last.

    What came on one day, as where a report is first watched, goes by the order of the editions.
    """
    zone = workspace.config.watch.timezone
    places = {label: at for at, label in enumerate(labels)}

    def place(file: tuple[str, _Side, _Side]) -> tuple[object, ...]:
        _, old, new = file
        newer, older = (places.get(each.label, -1) for each in (new, old))
        return new.at.astimezone(zone).date(), newer, new.at, older, old.at

    for name, old, new in sorted(files, key=place, reverse=True):
        sides = old.provenance, new.provenance
        verdicts = Verdicts(_said(*sides), _said(*reversed(sides)))
        passed = between(*sides, labels)
        warnings = [
            f"Revision {side.provenance.revision} of {visible(side.label)} was retracted on"
            f" {day_said(side.retracted_at, zone)}."
            for side in (old, new)
            if side.retracted_at is not None
        ]
        warnings += [DECIDED[side.state] for side in (old, new) if side.state is not None]
        yield Entry(
            file=name,
            old=verdicts.old,
            new=verdicts.new,
            retrieved=moment_said(new.at, zone),
            counts=_counted(counts.get(_key(*sides)), verdicts),
            between=between_words(RunFacts(between=passed), verdicts),
            warnings=tuple(warnings),
        )


def _said(side: Provenance, other: Provenance) -> str:
    """What an edition is called: a later revision by its number, each where both are of one edition."""
    if side.revision is not None and (side.revision > 1 or side.edition == other.edition):
        return visible(f"{side.edition} r{side.revision}")
    return visible(side.edition)


def _counted(kept: str | None, verdicts: Verdicts) -> tuple[str, ...]:
    """Numbers of rows by kind, in words."""
    if kept is None:
        return ()
    counts = json.loads(kept)
    told = [kind for kind in reversed(Kind) if kind not in QUIET and counts.get(kind)]
    return tuple(f"{counts[kind]:,} {verdicts.kind_counted(kind)}" for kind in told) or (
        "grammar, style and typography only",
    )


def _counts(connection: sqlite3.Connection) -> dict[tuple[object, ...], str]:
    """The numbers of all comparisons on record, as kept; the last of those of the same two texts."""
    rows = connection.execute(
        "SELECT report, old_edition, old_revision, new_edition, new_revision, counts FROM comparisons"
        " ORDER BY id"
    )
    return {tuple(key): counts for *key, counts in rows}


def _key(old: Provenance, new: Provenance) -> tuple[object, ...]:
    return new.report, old.edition, old.revision, new.edition, new.revision


def _sides(connection: sqlite3.Connection) -> _Sides:
    """All texts that may have been compared, those too that were retracted, and what was held back."""
    found: _Sides = {}

    def put(side: _Side) -> None:
        name = edition_name(side.provenance)
        found.setdefault((side.provenance.report or "", written(name)), {})[name] = side

    for report, label, revision, sha256, came, retracted in connection.execute(
        "SELECT report, label, revision, sha256, retrieved_at, retracted_at"
        " FROM snapshots JOIN editions ON editions.id = snapshots.edition"
    ):
        put(
            _Side(
                provenance=_provenance(report, label, sha256, revision),
                label=label,
                at=datetime.fromisoformat(came),
                retracted_at=moment(retracted),
            )
        )
    for report, label, sha256, came, state in connection.execute(
        "SELECT report, edition, sha256, retrieved_at, state FROM quarantine ORDER BY id"
    ):
        put(
            _Side(
                provenance=_provenance(report, label + UNCONFIRMED, sha256, None),
                label=label,
                at=datetime.fromisoformat(came),
                state=State(state),
            )
        )
    return found


def _provenance(report: str, edition: str, sha256: str, revision: int | None) -> Provenance:
    return Provenance(report=report, edition=edition, title="", sha256=sha256, source="", revision=revision)


def _pair(name: str, sides: _Sides) -> tuple[_Side, _Side] | None:
    """The two that the report of that name is on; None where it is none, or might be another one's.

    Slugs and labels may have hyphens too: tried is every way to part the name.
    """
    parts = name.removesuffix(".html").split("-")
    found = []
    for second, third in combinations(range(1, len(parts)), 2):
        slug, one = "-".join(parts[:second]), "-".join(parts[second:third])
        if (slug, one) not in sides:
            continue
        for rest in (parts[third:], parts[third:-1]):  # with the hash of what the name is spared, or without
            for new in sides.get((slug, "-".join(rest)), {}).values():
                found += [
                    (old, new)
                    for old in sides[slug, one].values()
                    if report_file(old.provenance, new.provenance) == name
                ]
    return found[0] if len(found) == 1 else None


def is_free(path: Path) -> bool:
    """Whether nothing is there, or a page of ours."""
    if not os.path.lexists(path):
        return True
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return MARK in file.read(HEAD)


def _alphabetical(title: str) -> tuple[object, ...]:
    """Sorts as people look it up: `Österreich` beside `Oman`."""
    letters = unicodedata.normalize("NFKD", title)
    return natural_key("".join(each for each in letters if not unicodedata.combining(each)))

"""The comparisons that digests are made from, each made once for all subscribers."""

from __future__ import annotations

import logging
import sqlite3
from collections import OrderedDict
from functools import partial
from typing import TYPE_CHECKING

from tracker.errors import InputError, NotFoundError, TrackerError
from tracker.succession import before, between

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.model import Comparison
    from tracker.workspace.workspace import Workspace

log = logging.getLogger(__name__)

KEPT_CHANGES = 5_000
"""How many changes the comparisons kept for the next subscriber may hold; 1,200 of them (two editions of
160 kB) take some 10 MB."""


class Library:
    """Comparisons of what a workspace has stored."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._kept: OrderedDict[tuple[object, ...], Comparison] = OrderedDict()

    def clear(self) -> None:
        """Let go of what is kept."""
        self._kept.clear()

    def latest_revision(self, report: str, label: str) -> int | None:
        """The last revision that stands; None where nothing does."""
        revisions = self.workspace.store.revisions(report, label)
        return revisions[-1] if revisions else None

    def revision_before(
        self, report: str, label: str, revision: int, *, against: int | None = None
    ) -> int | None:
        """The last revision before `revision` that stands; `against`, where that was noted and stands."""
        if against in self.workspace.store.revisions(report, label, copies=True):
            return against
        return max(
            (each for each in self.workspace.store.revisions(report, label) if each < revision), default=None
        )

    def name_of(self, report: str, label: str, revision: int | None) -> str:
        """What a stored edition is called on the command line; an earlier revision by its number.

        `~1` would be another revision by the time somebody acts on what was told.
        """
        latest = revision in {None, self.latest_revision(report, label)}
        return f"{report}@{label}" + ("" if latest else f"~r{revision}")

    def edition_before(self, report: str, label: str) -> str | None:
        """The stored edition that comes before `label`."""
        return before(label, self._with_stored(report, label))

    def is_newest(self, report: str, label: str) -> bool:
        """Whether no stored edition comes after `label`."""
        return self._with_stored(report, label)[-1] == label

    def _with_stored(self, report: str, label: str) -> tuple[str, ...]:
        """The stored editions and `label`, oldest first."""
        return self.workspace.in_order(report, {*self.workspace.stored_labels(report), label})

    def between(self, comparison: Comparison) -> tuple[str, ...]:
        """Labels of the editions between the two that were not compared."""
        old, new = comparison.old.provenance, comparison.new.provenance
        return between(old, new, self.workspace.labels_of(new.report) if new.report else ())

    def compared(self, report: str, old: tuple[str, int | None], new: tuple[str, int | None]) -> Comparison:
        """Two stored editions side by side, each given by label and revision.

        Raises:
            NotFoundError: one of them does not stand any more.
            InputError: a defect of the program keeps them from being compared.
        """
        return self._made(("stored", report, old, new), lambda: self._stored(report, old, new))

    def giver_of(self, comparison: Comparison) -> Callable[[], Comparison]:
        """What gives a comparison again, for those who want it later and should not hold it until then."""
        old, new = comparison.old.provenance, comparison.new.provenance
        if new.revision is None:
            return lambda: comparison  # of what was held back; there are few
        sides = (old.edition, old.revision), (new.edition, new.revision)
        return partial(self.compared, new.report or "", *sides)

    def unconfirmed(self, report: str, label: str, quarantine: int) -> Comparison:
        """What is stored of an edition beside what was held back.

        Raises:
            NotFoundError: there is none of that number, or nothing is stored.
            InputError: what was held back cannot be read.
        """
        key = ("held", quarantine, self.latest_revision(report, label))
        return self._made(key, lambda: self._provisional(quarantine))

    def _provisional(self, quarantine: int) -> Comparison:
        from tracker.sources.deciding import provisional  # noqa: PLC0415 - most digests hold nothing unconfirmed

        held, comparison = provisional(self.workspace.config, self.workspace.store, quarantine)
        if comparison is None:
            raise NotFoundError(f"nothing is stored of {held.report}@{held.edition} to set it beside")
        return comparison

    def _stored(self, report: str, old: tuple[str, int | None], new: tuple[str, int | None]) -> Comparison:
        at = self.workspace.at_revision
        return self.workspace.compared(at(report, *old), at(report, *new))

    def _made(self, key: tuple[object, ...], make: Callable[[], Comparison]) -> Comparison:
        if key not in self._kept:
            try:
                self._kept[key] = make()
            except (TrackerError, sqlite3.Error):
                raise
            except Exception as error:
                # One that brings a defect to light must not keep anybody from being told of all the others.
                log.exception("a comparison for digests: %s", key)
                raise InputError(f"a defect in the program: {type(error).__name__}: {error}") from error
            while (
                len(self._kept) > 1 and sum(len(each.changes) for each in self._kept.values()) > KEPT_CHANGES
            ):
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return self._kept[key]

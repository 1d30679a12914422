"""The full report on a comparison: as a file beside the digest, and where people can open it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.channels import Attachment
from tracker.files import write_whole
from tracker.model import text_hash
from tracker.rendering.facts import ReportSettings, RunFacts
from tracker.rendering.html import render_html

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from tracker.digests.library import Library
    from tracker.model import Comparison, Provenance


MOST_ATTACHED = 7_000_000
"""Bytes of all reports attached to a message, which encoded are 9.6 MB: many servers refuse more (Postfix
more than 10,240,000 bytes unless told otherwise), and a digest that is refused tells nobody anything."""

REPORTS = "reports"
"""Folder in the workspace for full reports, where tracker.toml names no other."""


def report_name(comparison: Comparison) -> str:
    """File name of the full report on a comparison."""
    return report_file(comparison.old.provenance, comparison.new.provenance)


def report_file(old: Provenance, new: Provenance) -> str:
    """File name of the full report on two editions.

    Revisions are named, so that a link always leads to the same rows. Where labels have signs that a name is
    spared, it ends with a hash of them: `Весна` and `Осень` would be one file.
    """
    stem = f"{new.report or 'report'}-{edition_name(old)}-{edition_name(new)}"
    plain = written(stem)
    return (plain if plain == stem else f"{plain}-{text_hash(stem)[:8]}") + ".html"


def written(name: str) -> str:
    """`name` as far as every file system and address takes it."""
    return re.sub(r"[^0-9A-Za-z._-]+", "_", name)


def edition_name(provenance: Provenance) -> str:
    """An edition in the name of a file: with its revision, or the hash of what is held back."""
    if provenance.revision is None:
        return f"{provenance.edition}held{provenance.sha256[:8]}"
    return f"{provenance.edition}r{provenance.revision}"


class Publisher:
    """Remembers which full reports a digest points to, and makes them when it is known to be sent.

    Args:
        library: gives the comparisons.
        now: when the digest is made.
        sent: False where it is only shown and never sent: it points to what was published before.
    """

    def __init__(self, library: Library, *, now: datetime, sent: bool = True) -> None:
        self.library = library
        self.now = now
        self._sent = sent
        self._published: dict[str, Callable[[], Comparison]] = {}
        self._attached: dict[str, bytes] = {}
        self._is_full = False

    def link(self, comparison: Comparison) -> str | None:
        """Where the full report will be; None where no base address is set, or it will not be there."""
        base = self.library.workspace.config.base_address
        if base is None:
            return None
        name = report_name(comparison)
        if not self._sent and not (self._folder / name).exists():
            return None
        self._published[name] = self.library.giver_of(comparison)
        return f"{base.rstrip('/')}/{name}"

    def attached(self, comparison: Comparison) -> str | None:
        """Name of the file that the full report is attached as; None where it is not sent, or is too much."""
        if not self._sent:
            return None
        name = report_name(comparison)
        if name not in self._attached and not self._is_full:
            content = self._rendered(comparison)
            self._is_full = sum(map(len, self._attached.values())) + len(content) > MOST_ATTACHED
            if not self._is_full:
                self._attached[name] = content
        return name if name in self._attached else None

    @property
    def _folder(self) -> Path:
        config = self.library.workspace.config
        return config.reports_folder or config.root / REPORTS

    def publish(self) -> None:
        """Write the full reports that are linked to; one that is there already is left as it is.

        Raises:
            OSError: the folder cannot be written to.
        """
        folder = self._folder
        for name, given in self._published.items():
            if not (folder / name).exists():
                folder.mkdir(parents=True, exist_ok=True)
                write_whole(folder / name, self._attached.get(name) or self._rendered(given()))

    def attachments(self) -> tuple[Attachment, ...]:
        """The full reports that are attached."""
        return tuple(
            Attachment(name=name, media_type="text/html", content=content)
            for name, content in self._attached.items()
        )

    def _rendered(self, comparison: Comparison) -> bytes:
        report = self.library.workspace.config.reports.get(comparison.new.provenance.report or "")
        facts = RunFacts(made_at=self.now, between=self.library.between(comparison))
        return render_html(comparison, facts=facts, settings=ReportSettings.of(report)).encode()
